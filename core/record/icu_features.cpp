#include "core/record/icu_features.h"

#include "core/record/icu_variables.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lantern::record {

namespace {

constexpr float unknown = std::numeric_limits<float>::quiet_NaN();
constexpr int width = icuSeriesCount;
constexpr int hours = 48;
constexpr int changeOver = 6;    // hours

// In the order in which fillSeries() and fillPatient() write them.
constexpr std::array<std::string_view, 9> seriesBlocks{"last",    "mean",    "measured", "gap", "lowest",
                                                       "highest", "average", "count",    "ever"};
constexpr std::array<std::string_view, 13> patientColumns{"age",
                                                          "sex",
                                                          "height",
                                                          "first-weight",
                                                          "age.unknown",
                                                          "sex.unknown",
                                                          "height.unknown",
                                                          "first-weight.unknown",
                                                          "unit.coronary",
                                                          "unit.cardiac-surgery",
                                                          "unit.medical",
                                                          "unit.surgical",
                                                          "time"};
constexpr int patientBlock = int(seriesBlocks.size()) * width;
constexpr int columnCount = patientBlock + int(patientColumns.size());
constexpr int hourlyColumnCount = columnCount + width;    // with the changes at the end

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
    block[12] = float(hour) / float(hours);
}

// Rows of `columns` numbers for the hours 0 to `lastHour`; the columns of icuFeatures() come first.
FeatureRows rowsOf(const IcuStay& stay, std::size_t without, int lastHour, int columns)
{
    FeatureRows rows{columns, {}};
    rows.values.resize(std::size_t(lastHour + 1) * std::size_t(columns));
    std::array<Series, width> series{};
    Patient patient;
    const auto variables = icuVariables();

    std::size_t next = 0;
    for (int hour = 0; hour <= lastHour; ++hour) {
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
        float* row = rows.values.data() + std::size_t(hour) * std::size_t(columns);
        fillSeries(row, hour, series, hourly);
        fillPatient(row, hour, patient);
    }
    return rows;
}

FeatureRows firstTwoDays(const IcuStay& stay, std::size_t without) { return rowsOf(stay, without, hours, columnCount); }

FeatureRows everyHour(const IcuStay& stay, std::size_t without)
{
    auto rows = rowsOf(stay, without, stay.lastHour, hourlyColumnCount);
    for (int hour = 0; hour < rows.count(); ++hour) {
        float* row = rows.values.data() + std::size_t(hour) * hourlyColumnCount;
        const float* before = rows.row(std::max(0, hour - changeOver));
        for (int i = 0; i < width; ++i)    // not known where either is not
            row[columnCount + i] = hour < changeOver ? unknown : row[i] - before[i];
    }
    return rows;
}

std::string columnOf(int variable, std::string_view block)
{
    return std::string(icuVariables()[std::size_t(variable)].column) + '.' + std::string(block);
}

std::vector<std::string> allColumns()
{
    std::vector<std::string> columns;
    for (const auto block : seriesBlocks)
        for (int variable = 0; variable < width; ++variable)
            columns.push_back(columnOf(variable, block));
    columns.insert(columns.end(), patientColumns.begin(), patientColumns.end());
    return columns;
}

}

const FeatureSet& icuFeatures()
{
    static const FeatureSet set(allColumns(), firstTwoDays);
    return set;
}

const FeatureSet& icuHourlyFeatures()
{
    static const FeatureSet set = [] {
        auto columns = allColumns();
        for (int variable = 0; variable < width; ++variable)
            columns.push_back(columnOf(variable, "change"));
        return FeatureSet(std::move(columns), everyHour);
    }();
    return set;
}

std::vector<std::string> icuSeriesColumns(std::initializer_list<std::string_view> blocks)
{
    std::vector<std::string> columns;
    for (const auto block : blocks)
        for (int variable = 0; variable < width; ++variable)
            columns.push_back(columnOf(variable, block));
    return columns;
}

std::vector<std::string> icuPatientColumns() { return {patientColumns.begin(), patientColumns.end()}; }

bool hasIcuMeasurement(const FeatureRows& rows, int hour)
{
    static const auto ever = [] {
        auto columns = icuSeriesColumns({"ever"});
        std::erase(columns, columnOf(icuWeight, "ever"));
        return icuFeatures().indicesOf(columns);
    }();
    const float* row = rows.row(hour);
    return std::ranges::any_of(ever, [&](int column) { return row[column] > 0; });
}

}
