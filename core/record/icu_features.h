#pragma once

#include "core/record/icu_stay.h"

#include <array>
#include <vector>

namespace lantern::record {

// The rows that the networks read, one an hour: row h knows what was measured up to and including
// hour h and nothing later, so a row never changes when later data come. Row 0 holds what is known at the
// admission itself. A feature that is not known is a NaN; skewed variables are log(1 + value).
//
// Columns, each block 37 wide in the order of icuVariables():
//     0  last        latest value so far, carried forward
//    37  mean        mean of the values of this hour
//    74  measured    1 where this hour has a value, else 0
//   111  gap         log(1 + hours since the latest value)
//   148  lowest, 185 highest, 222 average, 259 log(1 + number) of all values so far
//   296  ever        1 once there was a value
// and then 13 about the patient: 333 age (at most 90), sex, height, first weight; 337 the same four
// being unknown; 341 the kind of unit, one of four; 345 the hour / 48.
struct IcuFeatures {
    static constexpr int rows = 49;
    static constexpr int columns = 346;
    std::vector<float> values;    // row-major

    const float* row(int hour) const { return values.data() + std::size_t(hour) * columns; }
};

// `without` is the index in stay.measurements of one value to leave out, or noMeasurement.
inline constexpr std::size_t noMeasurement = std::size_t(-1);
IcuFeatures icuFeatures(const IcuStay& stay, std::size_t without = noMeasurement);

// Mean and spread of every column over the rows of training patients.
struct IcuScaling {
    std::array<float, IcuFeatures::columns> mean{}, spread{};
};

class IcuScalingSums {
public:
    void add(const IcuFeatures& features);
    void add(const IcuFeatures& features, int hour);
    IcuScaling scaling() const;    // a column that never varies gets spread 1

private:
    std::array<double, IcuFeatures::columns> m_count{}, m_sum{}, m_squares{};
};

// (value - mean) / spread, at most 5 away from 0; what is not known becomes 0.
float scaled(float value, float mean, float spread);

}
