#pragma once

#include "core/base/message.h"
#include "core/measure/figures.h"

#include <string>
#include <vector>

// The one place where figures become words: the picture, the list, the clipboard and the CSV file
// all say the same.
namespace lantern::measure {

enum class LengthUnit { Millimetre, Centimetre };

struct Wording {
    LengthUnit unit = LengthUnit::Millimetre;
    Language language = {};    // English without one
};

std::string textOf(const Quantity& quantity, const Wording& wording = {});    // "23.4 mm", "3.9 cm²"

// "120.3 88.0 64.5", red first: an area's mean or deviation on a colour picture.
std::string channelsText(const std::array<Statistics, 3>& channels, double Statistics::*figure);

// On whose word: "detector", "est. magn. 1.10", "no spacing"; empty for the patient's own scale.
std::string sourceText(const Scale& scale, const Wording& wording = {});

// A line each: what is measured with its source, then the values.
std::vector<std::string> linesOf(const MeasurementValues& figures, const Wording& wording = {});
std::string lineOf(const MeasurementValues& figures, const Wording& wording = {});    // all in one

std::string titleOf(Kind kind, const Wording& wording = {});    // "Length"

}
