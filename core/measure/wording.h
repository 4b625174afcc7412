#pragma once

#include "core/measure/figures.h"

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The one place where figures become words: the picture, the list, the clipboard and the CSV file
// all say the same.
namespace lantern::measure {

enum class LengthUnit { Millimetre, Centimetre };

struct Wording {
    LengthUnit unit = LengthUnit::Millimetre;
    // From English to the reader's language; the words it may be asked for are those of vocabulary().
    std::function<std::string(std::string_view)> translate = {};
    // The same for a whole sentence of core: why there is no uptake value.
    std::function<std::string(const std::string&)> sentence = {};
};

std::span<const std::string_view> vocabulary();

std::string textOf(const Quantity& quantity, const Wording& wording = {});    // "23.4 mm", "3.9 cm²"

// "120.3 88.0 64.5", red first: an area's mean or deviation on a colour picture.
std::string channelsText(const std::array<Statistics, 3>& channels, double Statistics::*figure);

// On whose word: "detector", "est. magn. 1.10", "no spacing"; empty for the patient's own scale.
std::string sourceText(const Scale& scale, const Wording& wording = {});

// A line each: what is measured with its source, then the values.
std::vector<std::string> linesOf(const Figures& figures, const Wording& wording = {});
std::string lineOf(const Figures& figures, const Wording& wording = {});    // all in one

std::string titleOf(Kind kind, const Wording& wording = {});    // "Length"

}
