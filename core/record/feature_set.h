#pragma once

#include "core/record/icu_stay.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::record {

// What networks read of a stay: one row an hour, the first being what is known at the admission itself. Row h knows
// what was measured up to and including hour h and nothing later, so a row never changes when later data come. A
// feature that is not known is a NaN.
struct FeatureRows {
    int columns = 0;
    std::vector<float> values;    // row-major

    int count() const { return columns == 0 ? 0 : int(values.size() / std::size_t(columns)); }
    const float* row(int hour) const { return values.data() + std::size_t(hour) * std::size_t(columns); }
    const float* last() const { return row(count() - 1); }
};

// `without` is the index in stay.measurements of one value to leave out, or noMeasurement.
inline constexpr std::size_t noMeasurement = std::size_t(-1);
using MakeRows = FeatureRows (*)(const IcuStay& stay, std::size_t without);

// Features by name. Networks are trained on some of the columns and packages list their names, so that a column that is
// added or moved here shifts nobody's input.
class FeatureSet {
public:
    FeatureSet(std::vector<std::string> columns, MakeRows make);

    const std::vector<std::string>& columns() const { return m_columns; }    // "heart-rate.last", "age", ...
    std::optional<int> indexOf(std::string_view column) const;
    // Of names that are known to be columns, such as a selection out of columns().
    std::vector<int> indicesOf(std::span<const std::string> columns) const;

    FeatureRows rows(const IcuStay& stay, std::size_t without = noMeasurement) const { return m_make(stay, without); }

private:
    std::vector<std::string> m_columns;
    std::map<std::string, int, std::less<>> m_indices;
    MakeRows m_make;
};

// Mean and standard deviation of every column over the rows of training patients.
struct FeatureScaling {
    std::vector<float> mean, standardDeviation;
};

class FeatureSums {
public:
    explicit FeatureSums(std::size_t columns);

    void add(const float* row);
    void add(const FeatureRows& rows);
    FeatureScaling scaling() const;    // a column that never varies gets the standard deviation 1

private:
    std::vector<double> m_count, m_sum, m_squares;
};

// (value - mean) / standard deviation, at most 5 away from 0; what is not known becomes 0.
float scaled(float value, float mean, float standardDeviation);

}
