#pragma once

#include "core/base/message.h"
#include "core/base/result.h"
#include "core/record/feature_set.h"
#include "core/record/icu_stay.h"

#include <string>
#include <string_view>
#include <vector>

namespace lantern::tasks {

// How a network is applied to a record. Nothing here knows how one is trained.
struct RecordReader {
    // What is predicted, as a lane is called, and by when.
    Message target, horizon;
    const record::FeatureSet* features = nullptr;

    // The stay that is scored; Refused says in one sentence why this record has none.
    Result<record::IcuStay> (*stayOf)(const record::Record& record) = nullptr;
    // Is anything known by this hour that the networks should speak of? Before it the prior stands.
    bool (*hasBegun)(const record::FeatureRows& rows, int hour) = nullptr;
    // Of packages that were made before they named their columns: those that they scaled, and those of a named choice
    // (empty: no such choice). Null: there are no such packages.
    std::vector<std::string> (*unnamedColumns)() = nullptr;
    std::vector<std::string> (*columnsOfChoice)(std::string_view choice) = nullptr;
};

}
