#include "core/record/messages.h"
#include "core/record/scores/score_points.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lantern::record {

namespace {

// Royal College of Physicians, National Early Warning Score (NEWS) 2, London 2017, chart 1. The chart knows whole
// numbers, and tenths of a degree.
double ofRespiration(double value)
{
    const double rate = std::round(value);
    return rate <= 8 ? 3 : rate <= 11 ? 1 : rate <= 20 ? 0 : rate <= 24 ? 2 : 3;
}

double ofSaturation(double value)    // scale 1
{
    const double per100 = std::round(value);
    return per100 <= 91 ? 3 : per100 <= 93 ? 2 : per100 <= 95 ? 1 : 0;
}

double ofSystolicPressure(double value)
{
    const double pressure = std::round(value);
    return pressure <= 90 ? 3 : pressure <= 100 ? 2 : pressure <= 110 ? 1 : pressure <= 219 ? 0 : 3;
}

double ofPulse(double value)
{
    const double rate = std::round(value);
    return rate <= 40 ? 3 : rate <= 50 ? 1 : rate <= 90 ? 0 : rate <= 110 ? 1 : rate <= 130 ? 2 : 3;
}

double ofConsciousness(double glasgow) { return glasgow >= 15 ? 0 : 3; }

double ofTemperature(double value)
{
    const double tenths = std::round(value * 10);
    return tenths <= 350 ? 3 : tenths <= 360 ? 1 : tenths <= 380 ? 0 : tenths <= 390 ? 1 : 2;
}

// The share in what is inhaled, of which air has 0.21; or 1 for a ventilated patient, whose share nobody wrote down.
double ofOxygen(double share) { return share > 0.215 ? 2 : 0; }

ScoreAlongTime along(const Record& record)
{
    // The report asks for observations every 12 hours at the least, so older ones are none of the same set.
    constexpr int hours = 12, fromAge = 16;
    const std::array<PointsInput, 7> inputs{{
        {{messages::RespiratoryRate, {"RespRate"}}, ofRespiration},
        {{messages::OxygenSaturation, {"SaO2"}}, ofSaturation},
        {{messages::SystolicPressure, {"SysABP", "NISysABP"}}, ofSystolicPressure},
        {{messages::HeartRate, {"HR"}}, ofPulse},
        {{messages::GlasgowComaScore, {"GCS"}}, ofConsciousness},
        {{messages::BodyTemperature, {"Temp"}}, ofTemperature},
        {{messages::InhaledOxygen, {"FiO2", "MechVent"}}, ofOxygen, false},
    }};
    auto score = pointsAlong(record, messages::ScoreNews2, inputs, hours, fromAge);
    if (!score.points.empty())
        score.notes.push_back(messages::ScoreReadsGlasgow);
    if (std::ranges::any_of(score.points, [&](const auto& point) { return point.parts.size() < inputs.size(); }))
        score.notes.push_back(messages::ScoreTakesAir);
    return score;
}

}

ScoreRule make_news2()
{
    return {.id = "news2",
            .title = messages::ScoreNews2,
            .source = "Royal College of Physicians, National Early Warning Score (NEWS) 2, 2017; SpO2 scale 1",
            .unit = "{score}",
            .lowest = 0,
            .highest = 20,
            .threshold = 5,    // urgent response
            .actsBelow = false,
            .along = along};
}

}
