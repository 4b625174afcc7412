#pragma once

#include "core/base/result.h"
#include "core/measure/measurement.h"
#include "core/measure/wording.h"

#include <nlohmann/json_fwd.hpp>
#include <span>
#include <string>
#include <vector>

namespace lantern::measure {

// Everything that figures say, numbers unrounded, and the words that go with them.
nlohmann::json figuresJson(const MeasurementValues& figures);

// The measurements of one study, as they are kept between two runs.
std::string fileText(const std::string& studyUid, std::span<const Measurement> measurements);

// Malformed where the text is no such file or is another study's, Unsupported where a newer version wrote it.
Result<std::vector<Measurement>> measurementsFrom(const std::string& text, const std::string& studyUid);

}
