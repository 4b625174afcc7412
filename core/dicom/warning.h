#pragma once

#include "core/base/message.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

// What is unusual about a series: every anomaly that Lantern can meet has a line in warnings.def,
// which says what kind it is and which section of the standard speaks of it.
namespace lantern::dicom {

enum class WarningKind { Geometry, Rescale, Voi, Encoding, Identity, Loading };

enum class WarningCode {
#define LANTERN_WARNING(name, code, kind, section) name,
#include "core/dicom/warnings.def"
#undef LANTERN_WARNING
};

// One anomaly that was met, with the sentence a person reads. Sentences carry values, so two of one
// code may differ.
struct Warning {
    Warning() = default;
    Warning(WarningCode which, Message what)
        : code(which)
        , message(std::move(what))
    {
    }

    WarningCode code{};
    Message message;

    std::string text() const { return inEnglish(message); }
    bool operator==(const Warning&) const = default;
};

using Warnings = std::vector<Warning>;

std::string_view codeOf(WarningCode code);    // "missing-slice": what scripts rely on
WarningKind kindOf(WarningCode code);
std::string_view sectionOf(WarningCode code);    // "PS3.3 C.7.6.2.1.1"
std::string_view codeOf(WarningKind kind);    // "geometry"

// Adds it unless the same was said already, as happens where every frame repeats it.
void warn(Warnings& warnings, WarningCode code, Message message);

}
