#pragma once

#include "core/base/result.h"

#include <span>
#include <string_view>
#include <vector>

// What the intensive-care model is fed: the variables of the PhysioNet 2012 challenge, and the one
// table that leads from a LOINC code and a UCUM unit to them.
//
// This material contains content from LOINC (http://loinc.org). LOINC is copyright Regenstrief
// Institute, Inc. and the Logical Observation Identifiers Names and Codes (LOINC) Committee and is
// available at no cost under the license at http://loinc.org/license.
namespace lantern::record {

struct IcuUnit {
    std::string_view ucum;
    double factor = 1, offset = 0;    // model value = value * factor + offset
};

struct IcuVariable {
    std::string_view name;    // the challenge's: "HCT"
    std::string_view column;    // how the columns of features begin that are made of it: "haematocrit"
    std::vector<std::string_view> loinc;    // the first is its own, the others are accepted too
    Message title;    // for people
    std::vector<IcuUnit> units;    // the first is the model's own; an empty one means without unit
    double lowest = 0, highest = 0;    // what can be true of a living patient; else a slip of the pen or a loose cable
    bool isSkewed = false;    // enters the model as log(1 + value)
};

// Series 0 to 36, in the model's order, then the descriptors Age, Gender, Height and ICUType.
// Weight is a series too: its first value serves as the descriptor.
std::span<const IcuVariable> icuVariables();
inline constexpr int icuSeriesCount = 37;
inline constexpr int icuWeight = 35, icuAge = 37, icuGender = 38, icuHeight = 39, icuType = 40;

// By the challenge's name; -1 where there is none.
int icuVariableNamed(std::string_view name);

// By LOINC code; -1 where the model does not know the code.
int icuVariableOfLoinc(std::string_view code);

// The value in the variable's own unit. Refused names a unit that cannot be converted, or a value
// that cannot be true. pH on a hundredfold scale (735) is taken for what was meant.
Result<double> icuValue(int variable, double value, std::string_view unit);

}
