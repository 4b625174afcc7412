#pragma once

#include "core/nn/input_rule.h"

#include <string>
#include <vector>

namespace lantern::nn {

// One thing that a model reads, by the name under which its task asks for it: a model of two views has a slot for each.
struct Slot {
    enum class Kind {
        Series,    // of images: `series` says which, and how its pictures are made ready
        Record,    // of a patient
        Reading,    // what another model, `model`, said
    };

    std::string name;    // "series", "prior", "record"; unique in its model
    Kind kind = Kind::Series;
    InputRule series = {};
    std::string model = {};
};

}
