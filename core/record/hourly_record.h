#pragma once

#include "core/base/result.h"
#include "core/record/event.h"

#include <string>
#include <string_view>
#include <vector>

namespace lantern::record {

// Does the text begin like a record of the PhysioNet/Computing in Cardiology Challenge 2019?
bool looksLikeHourlyRecord(std::string_view text);

// A line an hour of an intensive-care stay, columns parted by '|' with a header, NaN for what was not measured (Reyna
// et al., Crit Care Med 2020;48:210-217). ICULOS says how many hours after the admission a line was written; the stay
// becomes an Encounter of as many hours as there are. What does not change (age, sex, kind of unit) stands once, at the
// admission. The column SepsisLabel is the data set's own answer and no part of the record. A line that breaks the form
// is told in Record::skipped and the rest loads. Malformed where the header is missing or has no ICULOS.
Result<Record> readHourlyRecord(std::string_view text, const std::string& name);

// SepsisLabel of each hour that has one: 1 from six hours before the onset on.
struct LabelledHour {
    int hour = 0;    // since the admission
    int label = 0;    // 0 or 1
};
std::vector<LabelledHour> sepsisLabelsOf(std::string_view text);

}
