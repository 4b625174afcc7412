#pragma once

#include "core/base/result.h"
#include "core/record/event.h"

#include <string>
#include <string_view>

namespace lantern::record {

// Does the text begin like a record of the PhysioNet/Computing in Cardiology Challenge 2012?
bool looksLikeChallengeRecord(std::string_view text);

// "Time,Parameter,Value" lines: hours and minutes since the admission, one of the challenge's
// parameters, a number; -1 means not known. The stay itself becomes an Encounter of 48 hours. A line
// that breaks the form is told in Record::skipped and the rest loads. Malformed where the header is missing.
Result<Record> readChallengeRecord(std::string_view text, const std::string& name);

}
