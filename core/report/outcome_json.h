#pragma once

#include "core/dicom/series.h"
#include "core/nn/manifest.h"
#include "core/nn/outcome.h"

#include <nlohmann/json_fwd.hpp>
#include <string>

namespace lantern::report {

// What a model said of a series, as `lantern-cli analyse --json` prints it. Places in the patient are
// millimetres in DICOM's LPS axes, null where the slice does not say where it lies.
nlohmann::json outcomeJson(const nn::Outcome& outcome, const nn::Manifest& manifest, const dicom::Series& series);

// The same for people.
std::string outcomeText(const nn::Outcome& outcome, const nn::Manifest& manifest);

}
