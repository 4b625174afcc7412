#include "core/demo/icu_course.h"

#include "core/demo/randomness.h"
#include "core/demo/shapes.h"

#include <array>
#include <cmath>
#include <functional>

namespace lantern::demo {

namespace {

// How ill the patient is, 0 to 1, at each hour; organs follow some hours behind.
double severity(double hour)
{
    static constexpr std::array<AtHeight, 9> course{
        {{0, 0.5F}, {5, 0.78F}, {12, 1}, {20, 0.94F}, {30, 0.68F}, {40, 0.42F}, {50, 0.27F}, {66, 0.14F}, {86, 0.06F}}};
    return static_cast<double>(between(course, static_cast<float>(hour)));
}

constexpr double intubated = 4.6, extubated = 47.2, arterialLine = 1.3, lineRemoved = 62;
constexpr double always = 1000;

bool isVentilated(double hour) { return hour >= intubated && hour < extubated; }

struct Variable {
    Concept what;
    const char* unit;
    bool isLaboratory;
    double from, until;    // hours in which it is charted
    double every, scatter;    // hours between entries, and their irregularity
    double deviation, step;    // random part, and the chart's resolution
    double lowest, highest;
    std::function<double(double)> level;    // of the hour
};

const std::vector<Variable>& variables()
{
    const auto& s = severity;
    // clang-format off
    static const std::vector<Variable> table{
        {{"8867-4", "Heart rate"}, "/min", false, 0.1, always, 1, 0.2, 3, 1, 45, 160,
         [&](double h) { return 76 + 46 * s(h); }},
        {{"9279-1", "Respiratory rate"}, "/min", false, 0.1, always, 1, 0.25, 1.6, 1, 8, 45,
         [&](double h) { return isVentilated(h) ? 18 + 4 * s(h) : 15 + 20 * s(h); }},
        {{"76215-3", "Systolic blood pressure, arterial line"}, "mm[Hg]", false, arterialLine, lineRemoved, 1, 0.15, 5, 1, 60, 190,
         [&](double h) { return 130 - 42 * s(h); }},
        {{"76213-8", "Diastolic blood pressure, arterial line"}, "mm[Hg]", false, arterialLine, lineRemoved, 1, 0.15, 3, 1, 30, 110,
         [&](double h) { return 68 - 21 * s(h); }},
        {{"76214-6", "Mean blood pressure, arterial line"}, "mm[Hg]", false, arterialLine, lineRemoved, 1, 0.15, 3, 1, 42, 130,
         [&](double h) { return 89 - 27 * s(h); }},
        {{"76534-7", "Systolic blood pressure, cuff"}, "mm[Hg]", false, 0.2, arterialLine + 1, 0.5, 0.1, 5, 1, 60, 190,
         [&](double h) { return 126 - 40 * s(h); }},
        {{"76535-4", "Diastolic blood pressure, cuff"}, "mm[Hg]", false, 0.2, arterialLine + 1, 0.5, 0.1, 3, 1, 30, 110,
         [&](double h) { return 70 - 22 * s(h); }},
        {{"76536-2", "Mean blood pressure, cuff"}, "mm[Hg]", false, 0.2, arterialLine + 1, 0.5, 0.1, 3, 1, 42, 130,
         [&](double h) { return 88 - 27 * s(h); }},
        {{"76534-7", "Systolic blood pressure, cuff"}, "mm[Hg]", false, lineRemoved, always, 2, 0.4, 5, 1, 60, 190,
         [&](double h) { return 132 - 40 * s(h); }},
        {{"76535-4", "Diastolic blood pressure, cuff"}, "mm[Hg]", false, lineRemoved, always, 2, 0.4, 3, 1, 30, 110,
         [&](double h) { return 72 - 22 * s(h); }},
        {{"8310-5", "Body temperature"}, "Cel", false, 0.3, always, 3.6, 1, 0.15, 0.1, 35, 41,
         [&](double h) { return 36.7 + 2.3 * s(h); }},
        {{"9187-6", "Urine output"}, "mL", false, 1, always, 1, 0.1, 12, 5, 0, 400,
         [&](double h) { return 95 - 82 * s(h - 1); }},
        {{"9269-2", "Glasgow coma score total"}, "{score}", false, 0.2, always, 4, 0.6, 0.3, 1, 3, 15,
         [](double h) { return h < intubated ? 14 : h < 44 ? 7 : h < 50 ? 11 : 15; }},
        {{"3150-0", "Inhaled oxygen concentration"}, "%", false, 0.2, 72, 3, 0.8, 1, 5, 21, 100,
         [&](double h) { return 25 + 48 * s(h); }},
        {{"20124-4", "Ventilation mode, mechanical"}, "1", false, intubated, extubated, 4, 0.8, 0, 1, 1, 1,
         [](double) { return 1; }},
        {{"29463-7", "Body weight"}, "kg", false, 0.6, always, 24, 1, 0.2, 0.1, 40, 160,
         [](double h) { return 81 + std::min(h, 36.0) * 0.11 - std::max(h - 48, 0.0) * 0.07; }},
        {{"8302-2", "Body height"}, "cm", false, 0.6, 2, always, 0, 0, 1, 174, 174,
         [](double) { return 174; }},
        {{"2708-6", "Oxygen saturation, arterial"}, "%", true, 1.5, lineRemoved, 4.5, 1.3, 0.8, 1, 80, 100,
         [&](double h) { return 97.5 - 5 * s(h) * (isVentilated(h) ? 0.5 : 1.4); }},
        {{"2703-7", "Oxygen, arterial"}, "mm[Hg]", true, 1.5, lineRemoved, 4.5, 1.3, 4, 1, 48, 180,
         [&](double h) { return 98 - 22 * s(h) * (isVentilated(h) ? 0.7 : 1.6); }},
        {{"2019-8", "Carbon dioxide, arterial"}, "mm[Hg]", true, 1.5, lineRemoved, 4.5, 1.3, 1.5, 1, 25, 80,
         [&](double h) { return 42 + 9 * s(h); }},
        {{"2744-1", "pH of arterial blood"}, "[pH]", true, 1.5, lineRemoved, 4.5, 1.3, 0.012, 0.01, 6.9, 7.6,
         [&](double h) { return 7.41 - 0.15 * s(h); }},
        {{"2524-7", "Lactate"}, "mmol/L", true, 1.5, lineRemoved, 5.5, 1.5, 0.15, 0.1, 0.5, 15,
         [&](double h) { return 0.9 + 4.1 * square(static_cast<float>(s(h))); }},
        {{"1963-8", "Bicarbonate"}, "mmol/L", true, 0.7, always, 8, 1.6, 0.6, 1, 10, 40,
         [&](double h) { return 25.5 - 8 * s(h - 2); }},
        {{"2160-0", "Creatinine"}, "mg/dL", true, 0.7, always, 8, 1.6, 0.05, 0.1, 0.4, 8,
         [&](double h) { return 0.95 + 1.6 * s(h - 9); }},
        {{"3094-0", "Urea nitrogen"}, "mg/dL", true, 0.7, always, 8, 1.6, 1, 1, 5, 120,
         [&](double h) { return 17 + 29 * s(h - 12); }},
        {{"2951-2", "Sodium"}, "mmol/L", true, 0.7, always, 8, 1.6, 0.8, 1, 120, 160,
         [&](double h) { return 139 - 3 * s(h); }},
        {{"2823-3", "Potassium"}, "mmol/L", true, 0.7, always, 8, 1.6, 0.12, 0.1, 2.5, 7,
         [&](double h) { return 4.1 + 0.7 * s(h - 3); }},
        {{"2345-7", "Glucose"}, "mg/dL", true, 0.7, always, 6, 1.8, 9, 1, 50, 400,
         [&](double h) { return 112 + 74 * s(h); }},
        {{"19123-9", "Magnesium"}, "mg/dL", true, 0.7, always, 16, 3, 0.08, 0.1, 1, 4,
         [](double) { return 1.9; }},
        {{"6690-2", "Leukocytes"}, "10*3/uL", true, 0.7, always, 12, 2, 0.7, 0.1, 1, 50,
         [&](double h) { return 9 + 13 * s(h - 4); }},
        {{"777-3", "Platelets"}, "10*3/uL", true, 0.7, always, 12, 2, 7, 1, 20, 600,
         [&](double h) { return 236 - 128 * s(h - 10); }},
        {{"4544-3", "Haematocrit"}, "%", true, 0.7, always, 12, 2, 0.5, 0.1, 18, 55,
         [&](double h) { return 40 - 9 * s(h - 6); }},
        {{"1975-2", "Bilirubin total"}, "mg/dL", true, 0.7, always, 23, 2, 0.06, 0.1, 0.2, 12,
         [&](double h) { return 0.6 + 1.5 * s(h - 12); }},
        {{"1742-6", "Alanine aminotransferase"}, "U/L", true, 0.7, always, 23, 2, 3, 1, 8, 900,
         [&](double h) { return 28 + 70 * s(h - 12); }},
        {{"1920-8", "Aspartate aminotransferase"}, "U/L", true, 0.7, always, 23, 2, 3, 1, 8, 900,
         [&](double h) { return 30 + 92 * s(h - 12); }},
        {{"6768-6", "Alkaline phosphatase"}, "U/L", true, 0.7, always, 23, 2, 3, 1, 30, 500,
         [&](double h) { return 84 + 22 * s(h - 14); }},
        {{"1751-7", "Albumin"}, "g/dL", true, 0.7, always, 23, 2, 0.06, 0.1, 1, 5,
         [&](double h) { return 3.7 - 1.1 * s(h - 8); }},
        {{"6598-7", "Troponin T"}, "ug/L", true, 0.7, 30, 9, 1, 0.004, 0.01, 0.01, 3,
         [&](double h) { return 0.03 + 0.06 * s(h - 3); }},
    };
    // clang-format on
    return table;
}

}

std::vector<ChartEntry> icuCourse(std::uint64_t seed, double hours)
{
    std::vector<ChartEntry> chart;
    Random random(seed, 0x494355);
    for (const Variable& variable : variables()) {
        // What is off now is still somewhat off at the next entry.
        double drift = 0;
        const double span = std::min(variable.until, hours) - variable.from;
        const int entries = std::max(0, static_cast<int>(std::ceil(span / variable.every)));
        for (int entry = 0; entry < entries; ++entry) {
            const double hour = variable.from + entry * variable.every;
            drift = 0.6 * drift + 0.8 * random.normal();
            const double when = hour + variable.scatter * random.between(-0.5, 0.5);
            const double level = variable.level(std::max(hour, 0.0)) + variable.deviation * drift;
            const double charted =
                std::clamp(std::round(level / variable.step) * variable.step, variable.lowest, variable.highest);
            // Steps such as 0.1 are not exact in binary: round once more for the file.
            chart.push_back({std::max(when, 0.02),
                             variable.what,
                             {std::round(charted * 1000) / 1000, variable.unit},
                             variable.isLaboratory});
        }
    }
    std::stable_sort(chart.begin(), chart.end(), [](const auto& a, const auto& b) { return a.hour < b.hour; });
    return chart;
}

}
