#pragma once

#include "core/learning/evaluate_images.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace lantern::report {

// As `lantern-cli evaluate --json` prints it. Figures are [value, low, high]: 95 %, resampled by group.
nlohmann::json evaluationJson(const learning::ImageEvaluation& evaluation);

// The same for people: a table.
std::string evaluationText(const learning::ImageEvaluation& evaluation);

}
