#include "core/session/score_record.h"

#include "core/base/part_of_job.h"
#include "core/record/icu_stay.h"
#include "core/session/messages.h"
#include "core/session/risk_model.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lantern::session {

namespace {

using record::IcuFeatures;

// Changes under this are rounding to a reader; leaving them out keeps the answer readable.
constexpr double smallest = 0.0005;

record::Moment timeOf(const record::IcuStay& stay, int hour)
{
    auto time = stay.admission;
    time.seconds += std::int64_t(hour) * 3600;
    return time;
}

// "Heart rate of 0 /min cannot be true ..." once for each sentence, with how often.
Messages counted(const std::vector<record::LeftOutValue>& values)
{
    struct Reason {
        Message note;
        int times = 0;
    };
    std::map<std::string, Reason> reasons;    // by their English
    for (const auto& value : values) {
        auto& reason = reasons[inEnglish(value.reason)];
        reason.note = value.reason;
        ++reason.times;
    }
    Messages lines;
    for (const auto& [words, reason] : reasons)
        lines.push_back(reason.times == 1 ? reason.note : messages::SaidSeveralTimes(reason.note, reason.times));
    return lines;
}

// Scores the stay once without each of its measurements.
Result<std::vector<Contribution>> contributionsOf(const RiskModel& model, const record::IcuStay& stay,
                                                  const std::vector<Risk>& whole, Job& job)
{
    constexpr std::size_t together = 256;    // 17 MB of features at a time
    std::vector<Contribution> contributions;
    QuietJob quiet;
    for (std::size_t first = 0; first < stay.measurements.size(); first += together) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, messages::ScoringCancelled);
        const auto last = std::min(first + together, stay.measurements.size());
        std::vector<IcuFeatures> without;
        for (auto i = first; i < last; ++i)
            without.push_back(record::icuFeatures(stay, i));
        LANTERN_TRY(risks, model.risks(without, quiet));
        for (auto i = first; i < last; ++i) {
            const auto& measurement = stay.measurements[i];
            if (measurement.event == record::IcuMeasurement::noEvent)
                continue;
            for (int hour = int(std::ceil(measurement.hour)); hour <= stay.lastHour; ++hour) {
                const double change = whole[std::size_t(hour)].value - risks[i - first][std::size_t(hour)].value;
                // The last hour explains the final score and is complete.
                if (std::abs(change) >= smallest || hour == stay.lastHour)
                    contributions.push_back({hour, measurement.event, change});
            }
        }
        job.report(std::int64_t(last), std::int64_t(stay.measurements.size()));
    }
    std::stable_sort(contributions.begin(), contributions.end(), [](const auto& a, const auto& b) {
        return a.hour != b.hour ? a.hour < b.hour : std::abs(a.change) > std::abs(b.change);
    });
    return contributions;
}

}

Result<RiskCurve> scoreRecord(const record::Record& record, const nn::Package& package, nn::LoadedModels& models,
                              Explain explain, Job& job)
{
    RiskCurve curve;
    curve.model = package.identity();
    curve.threshold = package.manifest().threshold();

    const auto stay = record::icuStayOf(record);
    if (!stay) {
        curve.reason = stay.error().message;
        return curve;
    }
    LANTERN_TRY(model, RiskModel::load(package, models));
    const std::vector<IcuFeatures> features{record::icuFeatures(*stay)};
    // Each measurement is left out in turn, which takes most of the time.
    PartOfJob scoring(job, 0, explain == Explain::Yes ? 0.1 : 1), explaining(job, 0.1, 1);
    LANTERN_TRY(risks, model.risks(features, scoring));
    const auto& whole = risks.front();
    for (int hour = 0; hour <= stay->lastHour; ++hour) {
        const auto& risk = whole[std::size_t(hour)];
        curve.points.push_back({hour, timeOf(*stay, hour), risk.value, risk.low, risk.high});
    }
    if (explain == Explain::Yes) {
        LANTERN_TRY(contributions, contributionsOf(model, *stay, whole, explaining));
        curve.contributions = std::move(contributions);
        curve.omittedBelow = smallest;
    }
    curve.leftOut = stay->leftOut;
    curve.notes = counted(stay->leftOut);
    curve.state = RiskCurve::State::Scored;
    return curve;
}

}
