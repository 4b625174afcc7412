#include "core/record/messages.h"
#include "core/record/scores/score_points.h"

#include <array>

namespace lantern::record {

namespace {

// Singer et al., The Third International Consensus Definitions for Sepsis and Septic Shock, JAMA 2016;315(8):801, box
// 4: altered mentation is a Glasgow Coma Score below 15.
double ofRespiration(double rate) { return rate >= 22 ? 1 : 0; }
double ofConsciousness(double glasgow) { return glasgow < 15 ? 1 : 0; }
double ofSystolicPressure(double pressure) { return pressure <= 100 ? 1 : 0; }

ScoreAlongTime along(const Record& record)
{
    constexpr int hours = 12, fromAge = 18;    // the paper names no time; as for NEWS2
    const std::array<PointsInput, 3> inputs{{
        {{messages::RespiratoryRate, {"RespRate"}}, ofRespiration},
        {{messages::GlasgowComaScore, {"GCS"}}, ofConsciousness},
        {{messages::SystolicPressure, {"SysABP", "NISysABP"}}, ofSystolicPressure},
    }};
    return pointsAlong(record, messages::ScoreQsofa, inputs, hours, fromAge);
}

}

ScoreRule make_qsofa()
{
    return {.id = "qsofa",
            .title = messages::ScoreQsofa,
            .source = "Singer et al., JAMA 2016;315(8):801-810",
            .unit = "{score}",
            .lowest = 0,
            .highest = 3,
            .threshold = 2,
            .actsBelow = false,
            .along = along};
}

}
