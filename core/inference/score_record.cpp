#include "core/inference/score_record.h"

#include "core/base/part_of_job.h"
#include "core/inference/messages.h"
#include "core/inference/risk_model.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace lantern::inference {

namespace {

using record::FeatureRows;
using record::ScoreSeries;

// Changes under this are rounding to a reader; leaving them out keeps the answer readable.
constexpr double smallest = 0.0005;

record::ScorePoint pointOf(const record::IcuStay& stay, int hour, const Risk& risk)
{
    auto time = stay.admission;
    time.seconds += std::int64_t(hour) * 3600;
    return {time, risk.value, risk.low, risk.high, {}};
}

ScoreSeries seriesOf(const nn::Package& package, const tasks::RecordTask& task)
{
    ScoreSeries series;
    const auto identity = package.identity();
    series.id = identity.id;
    series.model = {identity.id, identity.version, identity.sha256};
    series.target = task.reader.target;
    series.horizon = task.reader.horizon;
    series.unit = "1";
    series.threshold = package.manifest().threshold();
    return series;
}

// The smallest of a few round scales that shows all points, and the threshold in its lower half: what is rare would lie
// flat on the ground of a scale that ends at 1.
double scaleOf(const ScoreSeries& series)
{
    double most = 2 * series.threshold;
    for (const auto& point : series.points)
        most = std::max(most, point.high);
    for (const double scale : {0.05, 0.1, 0.2, 0.5})
        if (most <= scale)
            return scale;
    return 1;
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

constexpr std::size_t numbersAtATime = 256 * 49 * 346;    // 17 MB of features
constexpr std::size_t rowsToExplain = 250'000;    // half a minute; a stay of 48 hours has not so many

// Scores the stay once without each of its measurements; of a very long one without the latest of them.
Result<void> explain(const RiskModel& model, const record::IcuStay& stay, ScoreSeries& series, Job& job)
{
    const auto& features = *model.task().reader.features;
    const int lastHour = int(series.points.size()) - 1;
    const auto rows = std::size_t(lastHour) + 1;
    const auto together =
        std::clamp<std::size_t>(numbersAtATime / (rows * features.columns().size()), 1, std::size_t(256));
    const auto explained = std::min(stay.measurements.size(), std::max(together, rowsToExplain / rows));
    if (explained < stay.measurements.size())
        series.notes.push_back(messages::LatestAreExplained(explained, stay.measurements.size()));
    QuietJob quiet;
    for (auto first = stay.measurements.size() - explained; first < stay.measurements.size(); first += together) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, messages::ScoringCancelled);
        const auto last = std::min(first + together, stay.measurements.size());
        std::vector<FeatureRows> without;
        for (auto i = first; i < last; ++i)
            without.push_back(features.rows(stay, i));
        LANTERN_TRY(risks, model.risks(without, quiet));
        for (auto i = first; i < last; ++i) {
            const auto& measurement = stay.measurements[i];
            if (measurement.event == record::IcuMeasurement::noEvent)
                continue;
            for (int hour = int(std::ceil(measurement.hour)); hour <= lastHour; ++hour) {
                auto& point = series.points[std::size_t(hour)];
                const double change = point.value - risks[i - first][std::size_t(hour)].value;
                // The last hour explains the final score and is complete.
                if (std::abs(change) >= smallest || hour == lastHour)
                    point.parts.push_back({{}, change, measurement.event});
            }
        }
        job.report(std::int64_t(last), std::int64_t(stay.measurements.size()));
    }
    for (auto& point : series.points)
        std::ranges::stable_sort(point.parts, std::ranges::greater(),
                                 [](const auto& part) { return std::abs(part.change); });
    series.omittedBelow = smallest;
    return {};
}

}

Result<ScoreSeries> scoreRecord(const record::Record& record, const nn::Package& package, nn::LoadedModels& models,
                                Explain explained, Job& job)
{
    const auto* task = tasks::findRecordTask(package.manifest().task);
    if (!task)
        return fail(ErrorCode::Refused, messages::ModelIsNotForRecords(package.manifest().id, package.manifest().task));
    auto series = seriesOf(package, *task);
    const auto stay = task->reader.stayOf(record);
    if (!stay) {
        series.reason = stay.error().message;
        return series;
    }
    LANTERN_TRY(model, RiskModel::load(package, models));
    const std::vector<FeatureRows> rows{task->reader.features->rows(*stay)};
    // Each measurement is left out in turn, which takes most of the time.
    PartOfJob scoring(job, 0, explained == Explain::Yes ? 0.1 : 1), explaining(job, 0.1, 1);
    LANTERN_TRY(risks, model.risks(rows, scoring));
    series.admission = stay->admission;
    for (int hour = 0; hour <= stay->lastHour && hour < rows.front().count(); ++hour)
        series.points.push_back(pointOf(*stay, hour, risks.front()[std::size_t(hour)]));
    series.highest = scaleOf(series);
    if (explained == Explain::Yes)
        LANTERN_CHECK(explain(model, *stay, series, explaining));
    series.leftOut = stay->leftOut;
    std::ranges::move(counted(stay->leftOut), std::back_inserter(series.notes));
    return series;
}

Result<std::vector<ScoreSeries>> scoreRecord(const record::Record& record, std::span<const nn::Package> packages,
                                             nn::LoadedModels& models, Explain explained, Job& job)
{
    std::vector<ScoreSeries> all;
    for (std::size_t i = 0; i < packages.size(); ++i) {
        const auto& package = packages[i];
        const auto* task = tasks::findRecordTask(package.manifest().task);
        if (!task)
            continue;
        const double whole = double(packages.size());
        PartOfJob part(job, double(i) / whole, double(i + 1) / whole);
        auto series = scoreRecord(record, package, models, explained, part);
        if (!series && series.error().code == ErrorCode::Cancelled)
            return fail(series.error());
        if (!series) {
            auto failed = seriesOf(package, *task);
            failed.reason = series.error().message;
            failed.hasFailed = true;
            all.push_back(std::move(failed));
        } else {
            all.push_back(std::move(*series));
        }
    }
    return all;
}

}
