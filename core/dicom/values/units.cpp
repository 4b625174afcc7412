#include "core/dicom/values/units.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace lantern::dicom {

namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 24> terms{{
    {"US", ""},    // unspecified
    {"BQML", "Bq/ml"},
    {"CNTS", "counts"},
    {"CPS", "counts/s"},
    {"PROPCNTS", "proportional to counts"},
    {"PROPCPS", "proportional to counts/s"},
    {"NONE", ""},
    {"CM2", "cm2"},
    {"CM2ML", "cm2/ml"},
    {"PCNT", "%"},
    {"MGMINML", "mg/min/ml"},
    {"UMOLMINML", "umol/min/ml"},
    {"MLMING", "ml/min/g"},
    {"MLMINML", "ml/min/ml"},
    {"MLG", "ml/g"},
    {"MLML", "ml/ml"},
    {"GML", "g/ml"},
    {"1CM", "1/cm"},
    {"UMOLML", "umol/ml"},
    {"STDDEV", "standard deviations"},
    {"GY", "Gy"},
    {"RELATIVE", "relative"},
    {"MGML", "mg/ml"},
    {"Z_EFF", "effective atomic number"},
}};

}

std::string unitNamed(const std::string& term)
{
    const auto* found = std::ranges::find(terms, std::string_view(term), [](const auto& entry) { return entry.first; });
    return found == terms.end() ? term : std::string(found->second);
}

std::string unitOf(const FrameFacts& frame) { return unitNamed(frame.rescaleType); }

std::string unitOf(const FrameRef& frame) { return unitOf(frame.facts()); }

}
