#pragma once

#include "core/base/message.h"

#include <map>
#include <string>
#include <vector>

namespace lantern::nn {

// What a model said about one labelled case.
struct Prediction {
    std::string name;    // the file
    std::string group;    // cases of one group are drawn together in the bootstrap; empty: its own
    int target = -1;    // index in the labels; -1 where the case has no label that the model knows
    std::vector<double> logits;    // one, or one a label
    std::vector<double> probabilities;    // calibrated; one (of the second label), or one a label
    Message refusal;    // why the model would have refused it in use; empty: accepted. Scored all the same
    std::map<std::string, double> further;    // "dice", "pointing": averaged over the cases that have them
    // Of tasks with masks, to choose an operating point by: Dice by threshold, the map's highest value.
    std::map<double, double> diceAt = {};
    double highest = 0;
};

}
