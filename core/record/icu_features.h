#pragma once

#include "core/record/feature_set.h"

#include <initializer_list>

namespace lantern::record {

// The features of the first 48 hours of intensive care: 49 rows, for the hours 0 to 48. Skewed variables are
// log(1 + value).
//
// Of each series of icuVariables(), such as "heart-rate.last":
//     last        latest value so far, carried forward
//     mean        mean of the values of this hour
//     measured    1 where this hour has a value, else 0
//     gap         log(1 + hours since the latest value)
//     lowest, highest, average, count    of all values so far; the count as log(1 + number)
//     ever        1 once there was a value
// and of the patient: age (at most 90), sex, height, first-weight; age.unknown, ... of these four; the kind of unit,
// one of unit.coronary, unit.cardiac-surgery, unit.medical, unit.surgical; time, the hour / 48.
const FeatureSet& icuFeatures();

// The same columns and, of each series, "change": the latest value less the latest of six hours before. A row for each
// hour of the stay, however long; `time` goes on counting beyond 1.
const FeatureSet& icuHourlyFeatures();

// The names of these blocks, "last" before "mean" if they are asked for so, each with every series.
std::vector<std::string> icuSeriesColumns(std::initializer_list<std::string_view> blocks);
std::vector<std::string> icuPatientColumns();

// Has any series a value by this hour? The weight does not count: it is written down at every admission,
// and alone it says nothing of the stay.
bool hasIcuMeasurement(const FeatureRows& rows, int hour);

}
