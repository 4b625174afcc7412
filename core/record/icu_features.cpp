#include "core/record/icu_features.h"

#include "core/record/icu_variables.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lantern::record {

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
constexpr int width = icuSeriesCount;
constexpr int patientBlock = 9 * width;
static_assert(patientBlock + 13 == IcuFeatures::columns);

// What is known of one series up to some hour.
struct Series {
    double last = 0, lastHour = 0, lowest = 0, highest = 0, sum = 0;
    int count = 0;

    void add(double value, double hour)
    {
        lowest = count == 0 ? value : std::min(lowest, value);
        highest = count == 0 ? value : std::max(highest, value);
        last = value;
        lastHour = hour;
        sum += value;
        ++count;
    }
};

struct Hourly {
    double sum = 0;
    int count = 0;
};

// The first thing that was said about the patient holds; a later correction would change the past.
struct Patient {
    float age = unknown, sex = unknown, height = unknown, weight = unknown;
    int unit = 0;

    void add(int variable, double value)
    {
        const auto keepFirst = [&](float& field, double said) {
            if (std::isnan(field))
                field = float(said);
        };
        switch (variable) {
        case icuAge: keepFirst(age, std::min(value, 90.0)); break;
        case icuGender: keepFirst(sex, value); break;
        case icuHeight: keepFirst(height, value); break;
        case icuWeight: keepFirst(weight, value); break;
        case icuType: unit = unit == 0 ? int(value) : unit; break;
        default: break;
        }
    }
};

void fillSeries(float* row, int hour, const std::array<Series, width>& series, const std::array<Hourly, width>& hourly)
{
    for (int i = 0; i < width; ++i) {
        const auto& known = series[std::size_t(i)];
        const auto& now = hourly[std::size_t(i)];
        const bool ever = known.count > 0;
        row[i] = ever ? float(known.last) : unknown;
        row[width + i] = now.count > 0 ? float(now.sum / now.count) : unknown;
        row[2 * width + i] = now.count > 0 ? 1.0f : 0.0f;
        row[3 * width + i] = ever ? float(std::log1p(hour - known.lastHour)) : unknown;
        row[4 * width + i] = ever ? float(known.lowest) : unknown;
        row[5 * width + i] = ever ? float(known.highest) : unknown;
        row[6 * width + i] = ever ? float(known.sum / known.count) : unknown;
        row[7 * width + i] = float(std::log1p(known.count));
        row[8 * width + i] = ever ? 1.0f : 0.0f;
    }
}

void fillPatient(float* row, int hour, const Patient& patient)
{
    float* block = row + patientBlock;
    const std::array said{patient.age, patient.sex, patient.height, patient.weight};
    for (std::size_t i = 0; i < said.size(); ++i) {
        block[i] = said[i];
        block[4 + i] = std::isnan(said[i]) ? 1.0f : 0.0f;
    }
    for (int unit = 1; unit <= 4; ++unit)
        block[7 + unit] = patient.unit == unit ? 1.0f : 0.0f;
    block[12] = float(hour) / 48.0f;
}

}

IcuFeatures icuFeatures(const IcuStay& stay, std::size_t without)
{
    IcuFeatures features;
    features.values.resize(std::size_t(IcuFeatures::rows) * IcuFeatures::columns);
    std::array<Series, width> series{};
    Patient patient;
    const auto variables = icuVariables();

    std::size_t next = 0;
    for (int hour = 0; hour < IcuFeatures::rows; ++hour) {
        std::array<Hourly, width> hourly{};
        for (; next < stay.measurements.size() && stay.measurements[next].hour <= hour; ++next) {
            if (next == without)
                continue;
            const auto& measurement = stay.measurements[next];
            patient.add(measurement.variable, measurement.value);
            if (measurement.variable >= width)
                continue;
            const auto index = std::size_t(measurement.variable);
            const double value = variables[index].isSkewed ? std::log1p(measurement.value) : measurement.value;
            series[index].add(value, measurement.hour);
            hourly[index].sum += value;
            ++hourly[index].count;
        }
        float* row = features.values.data() + std::size_t(hour) * IcuFeatures::columns;
        fillSeries(row, hour, series, hourly);
        fillPatient(row, hour, patient);
    }
    return features;
}

void IcuScalingSums::add(const IcuFeatures& features)
{
    for (int hour = 0; hour < IcuFeatures::rows; ++hour)
        add(features, hour);
}

void IcuScalingSums::add(const IcuFeatures& features, int hour)
{
    const float* row = features.row(hour);
    for (std::size_t i = 0; i < m_sum.size(); ++i)
        if (!std::isnan(row[i])) {
            m_count[i] += 1;
            m_sum[i] += row[i];
            m_squares[i] += double(row[i]) * row[i];
        }
}

IcuScaling IcuScalingSums::scaling() const
{
    IcuScaling scaling;
    for (std::size_t i = 0; i < m_sum.size(); ++i) {
        const double count = std::max(1.0, m_count[i]);
        const double mean = m_sum[i] / count;
        const double variance = m_squares[i] / count - mean * mean;
        scaling.mean[i] = float(mean);
        scaling.spread[i] = variance > 1e-10 ? float(std::sqrt(variance)) : 1.0f;
    }
    return scaling;
}

float scaled(float value, float mean, float spread)
{
    return std::isnan(value) ? 0.0f : std::clamp((value - mean) / spread, -5.0f, 5.0f);
}

}
