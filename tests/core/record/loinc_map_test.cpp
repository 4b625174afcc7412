#include "core/base/numbers.h"
#include "core/files/csv.h"
#include "core/files/write_file.h"
#include "core/record/icu_variables.h"
#include "tests/support/shared_data.h"

#include <cmath>
#include <gtest/gtest.h>
#include <set>

namespace lantern {
namespace {

files::Table loincMap()
{
    const auto text = files::readText(test::sharedData("ehr/codes") / "loinc_map.csv");
    EXPECT_TRUE(text) << text.error().sentence();
    const auto table = files::parseCsv(text.value_or(""), "loinc_map.csv");
    EXPECT_TRUE(table) << table.error().sentence();
    return table.value_or(files::Table{});
}

// A value that can be true, in the variable's own unit.
double likely(const record::IcuVariable& variable) { return (variable.lowest + variable.highest) / 2; }

}

// The table was written by others: code, unit, factor and offset of every variable.
TEST(LoincMap, EveryCodeAndUnitLeadsToItsVariableAndValue)
{
    LANTERN_NEEDS_DATA("ehr/codes");
    const auto map = loincMap();
    std::set<std::string> seen;
    for (std::size_t row = 0; row < map.rows.size(); ++row) {
        if (map.cell(row, "dataset").find("2012") == std::string::npos)
            continue;
        const auto& name = map.cell(row, "variable");
        SCOPED_TRACE(name + " in " + map.cell(row, "from_ucum"));
        const int variable = record::icuVariableNamed(name);
        ASSERT_GE(variable, 0);
        seen.insert(name);
        if (const auto& loinc = map.cell(row, "loinc"); !loinc.empty()) {
            EXPECT_EQ(record::icuVariableOfLoinc(loinc), variable);
        }
        const auto& known = record::icuVariables()[std::size_t(variable)];
        if (const auto& other = map.cell(row, "loinc_alternative"); !other.empty()) {
            // A pressure without a method is a cuff's, never an arterial line's.
            const std::string wanted = name == "SysABP" ? "NISysABP"
                : name == "DiasABP"                     ? "NIDiasABP"
                : name == "MAP"                         ? "NIMAP"
                                                        : name;
            EXPECT_EQ(record::icuVariableOfLoinc(other), record::icuVariableNamed(wanted)) << other;
        }
        const auto factor = parseDecimal(map.cell(row, "factor")), offset = parseDecimal(map.cell(row, "offset"));
        ASSERT_TRUE(factor && offset);
        const double stored = likely(known);
        const auto value = record::icuValue(variable, (stored - *offset) / *factor, map.cell(row, "from_ucum"));
        ASSERT_TRUE(value) << value.error().sentence();
        EXPECT_NEAR(*value, stored, 1e-6 * std::abs(stored));
    }
    // The kind of unit has no code.
    EXPECT_EQ(seen.size(), record::icuVariables().size() - 1) << "a variable of the model is not in the map";
}

TEST(LoincMap, WhatHasNoCounterpartIsNotTakenForTheNearest)
{
    LANTERN_NEEDS_DATA("ehr/codes");
    const auto map = loincMap();
    int others = 0;
    for (std::size_t row = 0; row < map.rows.size(); ++row)
        if (map.cell(row, "dataset") == "2019" && record::icuVariableNamed(map.cell(row, "variable")) < 0) {
            const int variable = record::icuVariableOfLoinc(map.cell(row, "loinc"));
            if (variable < 0)
                ++others;
        }
    EXPECT_GT(others, 5);
    EXPECT_EQ(record::icuVariableOfLoinc("4548-4"), -1);
    EXPECT_EQ(record::icuVariableOfLoinc(""), -1);
}

// Urea nitrogen in mmol/L, and urea itself in mg/dL: not the same substance.
TEST(LoincMap, UreaIsNotUreaNitrogen)
{
    const int bun = record::icuVariableNamed("BUN");
    EXPECT_NEAR(*record::icuValue(bun, 10, "mmol/L"), 28.006, 1e-9);
    EXPECT_EQ(record::icuVariableOfLoinc("3091-6"), -1);    // urea, mass per volume
}

}
