#include "core/record/icu_variables.h"
#include "core/record/messages.h"
#include "core/record/scores/score.h"
#include "core/record/scores/score_values.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lantern::record {

namespace {

enum class Sex { Unknown, Female, Male };

Sex sexOf(const Record& record)
{
    if (record.clock == Clock::Calendar)
        return record.patient.sex == "female" ? Sex::Female : record.patient.sex == "male" ? Sex::Male : Sex::Unknown;
    const auto sex = lineOf(record, icuGender);
    return !sex ? Sex::Unknown : *sex == 0 ? Sex::Female : Sex::Male;
}

// Inker et al., New Creatinine- and Cystatin C-Based Equations to Estimate GFR without Race, NEJM 2021;385:1737, table
// 2: creatinine in mg/dL to mL/min/1.73 m2.
double filtration(double creatinine, double age, Sex sex)
{
    const bool isFemale = sex == Sex::Female;
    const double ratio = creatinine / (isFemale ? 0.7 : 0.9);
    return 142 * std::pow(std::min(ratio, 1.0), isFemale ? -0.241 : -0.302) * std::pow(std::max(ratio, 1.0), -1.200)
        * std::pow(0.9938, age) * (isFemale ? 1.012 : 1);
}

ScoreAlongTime along(const Record& record)
{
    constexpr int fromAge = 18;
    ScoreAlongTime score;
    const std::array<ScoreInput, 1> inputs{{{messages::Creatinine, {"Creatinine"}}}};
    const ScoreValues values(record, inputs, Precision::Day);
    const auto sex = sexOf(record);
    const PatientAge patient(record);
    const bool hasAge = !values.times().empty() && patient.at(values.times().back());
    Messages missing;
    if (!values.has(0))
        missing.push_back(messages::Creatinine);
    else if (!hasAge)
        missing.push_back(messages::Age);
    if (sex == Sex::Unknown)
        missing.push_back(messages::Sex);
    if (!missing.empty()) {
        score.reason = messages::ScoreLacksValues(messages::ScoreEgfr, std::move(missing));
        return score;
    }
    for (const auto& time : values.times()) {
        const auto age = patient.at(time);
        const auto* value = values.latest(0, time, 0);
        if (!age || !value)
            continue;
        if (*age < fromAge)
            score.reason = messages::ScoreIsForOlder(messages::ScoreEgfr, fromAge, int(*age));
        else
            score.points.push_back(
                pointAt(time, filtration(value->value, *age, sex), {{messages::Creatinine, 0, value->event}}));
    }
    if (!score.points.empty()) {
        score.reason = Message();
        score.notes.push_back(messages::EgfrNeedsSteadyState);
    }
    return score;
}

}

ScoreRule make_egfr()
{
    return {.id = "egfr",
            .title = messages::ScoreEgfr,
            .source = "Inker et al., NEJM 2021;385:1737-1749 (CKD-EPI creatinine 2021)",
            .unit = "mL/min/{1.73_m2}",
            .lowest = 0,
            .highest = 120,
            .threshold = 60,    // KDIGO: chronic kidney disease below it for three months
            .actsBelow = true,
            .along = along};
}

}
