#pragma once

#include "core/inference/score_record.h"

#include <filesystem>
#include <fmt/format.h>
#include <random>
#include <string>
#include <vector>

namespace lantern::test {

inline std::filesystem::path icuMortality()
{
    return std::filesystem::path(LANTERN_SOURCE_DIR) / "resources/models/icu-mortality";
}

// By the shipped model, which is loaded once.
inline Result<record::ScoreSeries> scored(const record::Record& record, inference::Explain explain, Job& job)
{
    static const auto package = nn::Package::open(icuMortality());
    static nn::LoadedModels models;
    if (!package)
        return fail(package.error());
    return inference::scoreRecord(record, *package, models, explain, job);
}

// What each event contributes, hour by hour.
struct MadeContribution {
    int hour = 0;
    std::size_t event = 0;
    double change = 0;
};

inline std::vector<MadeContribution> contributionsOf(const record::ScoreSeries& curve)
{
    std::vector<MadeContribution> all;
    for (const auto& point : curve.points)
        for (const auto& part : point.parts)
            all.push_back({record::hourOf(curve, point), part.event, part.change});
    return all;
}

inline const std::string recordHeader = "Time,Parameter,Value\n";
inline const std::string recordPatient = "00:00,RecordID,1\n00:00,Age,71\n00:00,Gender,1\n00:00,Height,-1\n"
                                         "00:00,ICUType,3\n00:00,Weight,80\n";

// Lines of a made stay: something is measured every few minutes for 48 hours.
struct MadeLine {
    int minute = 0;
    std::string parameter;
    double value = 0;

    std::string text() const
    {
        return fmt::format("{:02}:{:02},{},{:.2f}\n", minute / 60, minute % 60, parameter, value);
    }
};

inline std::vector<MadeLine> madeLines(std::uint64_t seed)
{
    struct Range {
        const char* name;
        double low, high;
    };
    static const std::vector<Range> ranges{
        {"HR", 50, 130},        {"NISysABP", 80, 180}, {"Temp", 35, 39},      {"GCS", 3, 15}, {"Urine", 10, 300},
        {"Creatinine", 0.5, 4}, {"Lactate", 0.5, 9},   {"pH", 7.1, 7.5},      {"BUN", 8, 90}, {"WBC", 3, 25},
        {"Na", 125, 150},       {"PaO2", 50, 200},     {"Platelets", 30, 400}};
    std::mt19937_64 random(seed);
    std::vector<MadeLine> lines;
    for (int minute = int(random() % 40); minute <= 48 * 60; minute += 1 + int(random() % 40)) {
        const auto& range = ranges[random() % ranges.size()];
        lines.push_back({minute, range.name, range.low + (range.high - range.low) * double(random() % 1000) / 1000});
    }
    return lines;
}

inline std::string madeRecord(const std::vector<MadeLine>& lines)
{
    auto text = recordHeader + recordPatient;
    for (const auto& line : lines)
        text += line.text();
    return text;
}

}
