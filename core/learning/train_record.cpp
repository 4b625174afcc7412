#include "core/learning/train_record.h"

#include "core/files/write_file.h"
#include "core/inference/risk_model.h"
#include "core/learning/cross_validation.h"
#include "core/learning/messages.h"
#include "core/nn/calibration.h"
#include "core/nn/package.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <numeric>
#include <optional>

namespace lantern::learning {

namespace {

using Figures = std::map<std::string, nn::Interval>;

// Logits become probabilities and calls: fitted out of fold, used on other patients.
struct Reading {
    nn::Calibration calibration;
    double threshold = 0.5, prior = 0;

    double probability(double logit, bool isMeasured) const
    {
        return isMeasured ? calibration.probability(logit) : prior;
    }
};

// `logits` at the judged rows of the cases.
tasks::PredictedRisks predicted(const tasks::RecordTask& task, const PreparedCases& cases,
                                const std::vector<double>& logits, const Reading& reading)
{
    tasks::PredictedRisks risks;
    auto logit = logits.begin();
    for (std::size_t stay = 0; stay < cases.size(); ++stay) {
        const auto& features = cases.features[stay];
        tasks::addJudged(risks, cases.cases[stay], stay, std::size_t(features.count()), [&](std::size_t row) {
            return reading.probability(*logit++, task.reader.hasBegun(features, int(row)));
        });
    }
    return risks;
}

// Two numbers are fitted: more rows than these say nothing new.
constexpr std::size_t enoughToCalibrate = 100'000;

Reading readingOf(const tasks::RecordTask& task, const PreparedCases& cases, const std::vector<double>& outOfFold,
                  const std::string& where)
{
    Reading reading;
    std::vector<nn::Prediction> predictions;
    const auto truths = predicted(task, cases, outOfFold, reading).happened;
    const auto every = std::max<std::size_t>(1, truths.size() / enoughToCalibrate);
    for (std::size_t i = 0; i < truths.size(); i += every) {
        nn::Prediction prediction;
        prediction.target = truths[i];
        prediction.logits = {outOfFold[i]};
        predictions.push_back(std::move(prediction));
    }
    reading.prior = std::accumulate(truths.begin(), truths.end(), 0.0) / double(truths.size());
    reading.calibration =
        nn::fittedCalibration(predictions, fmt::format("{}, out of fold, n {}", where, predictions.size()));
    reading.threshold = task.trainer.threshold(predicted(task, cases, outOfFold, reading));
    return reading;
}

std::string lineOf(const std::string& name, const Figures& figures)
{
    std::string line = name + ':';
    for (const auto& [figure, interval] : figures)
        line += fmt::format(" {} {:.4f} [{:.4f}, {:.4f}]", figure, interval.value, interval.low, interval.high);
    return line;
}

struct NamedSet {
    std::string name;    // "set-a"
    PreparedCases cases;
};

// The challenge calls the outcomes of set-a Outcomes-a.csv.
std::string setNameOf(const std::filesystem::path& outcomes)
{
    const auto stem = outcomes.stem().string();
    constexpr std::string_view start = "Outcomes-";
    return stem.starts_with(start) ? "set-" + stem.substr(start.size()) : stem;
}

Result<tasks::RiskCandidate> candidateNamed(const tasks::RecordTask& task, const std::string& name, int epochs)
{
    const auto found = std::ranges::find(task.trainer.candidates, name, &tasks::RiskCandidate::name);
    if (!name.empty() && found == task.trainer.candidates.end()) {
        std::vector<std::string> names;
        for (const auto& candidate : task.trainer.candidates)
            names.push_back(candidate.name);
        return fail(ErrorCode::WrongUse,
                    messages::NoArchitectureForRecords(name, fmt::format("{}", fmt::join(names, ", "))));
    }
    auto candidate = name.empty() ? task.trainer.candidates.back() : *found;
    if (epochs > 0)
        candidate.recipe.epochs = epochs;
    return candidate;
}

class RecordTraining {
public:
    RecordTraining(const tasks::RecordTask& task, const RecordTrainingOptions& options,
                   const RecordTrainingObserver& observer, Job& job)
        : m_task(task)
        , m_options(options)
        , m_observer(observer)
        , m_job(job)
    {
    }

    Result<RecordTrained> run()
    {
        LANTERN_TRY(candidate, candidateNamed(m_task, m_options.architecture, m_options.epochs));
        m_trained.workFolder = m_options.out.string() + ".training";
        std::vector<NamedSet> sets;
        auto tables = m_options.outcomes;
        if (m_task.trainer.labelsStandInRecords && !tables.empty())
            return fail(ErrorCode::WrongUse, messages::LabelsStandInRecords(std::string(m_task.id)));
        if (m_task.trainer.labelsStandInRecords)
            tables = {{}};
        for (const auto& table : tables) {
            LANTERN_TRY(set, readSet(table));
            sets.push_back(std::move(set));
        }
        if (sets.empty() || sets.size() > 2)
            return fail(ErrorCode::WrongUse, messages::NameTablesOfOutcomes);
        LANTERN_TRY(runtime, nn::openRuntime());
        m_runtime = runtime;
        auto name = sets[0].name;
        auto cases = std::move(sets[0].cases);
        if (sets.size() == 2) {
            LANTERN_CHECK(compare({name, cases}, sets[1]));
            name += " and " + sets[1].name;
            cases = joined(std::move(cases), sets[1].cases);
        }
        LANTERN_CHECK(ship(name, cases, candidate));
        return std::move(m_trained);
    }

private:
    void say(const std::string& line) const
    {
        if (m_observer.say)
            m_observer.say(line);
    }

    void keep(const std::string& name, Figures figures)
    {
        say(lineOf(name, figures));
        m_metrics[name] = std::move(figures);
    }

    Result<NamedSet> readSet(const std::filesystem::path& table)
    {
        LANTERN_TRY(read, m_task.trainer.cases(m_options.data, table, m_job));
        const auto name = setNameOf(table.empty() ? m_options.data : table);
        say(fmt::format("{}: {} stays, {} outcomes without a record", name, read.cases.size(),
                        read.withoutRecord.size()));
        return NamedSet{name, prepared(m_task, std::move(read.cases))};
    }

    Result<CrossValidated> crossValidated(const PreparedCases& cases, const tasks::RiskCandidate& candidate,
                                          const std::string& stage) const
    {
        CrossValidationOptions options;
        options.seed = m_options.seed;
        options.threads = m_options.threads;
        options.resume = m_options.resume;
        options.checkpoints = m_trained.workFolder / stage;
        LANTERN_CHECK(files::makeFolder(options.checkpoints));
        options.report = [&](const NetworkEpoch& epoch) {
            if (m_observer.epoch)
                m_observer.epoch(stage + ' ' + epoch.network, epoch.epoch);
        };
        return crossValidate(m_task, cases, candidate, options, *m_runtime, m_job);
    }

    // Out of fold in the first set, then once on the second.
    tasks::PredictedRisks score(const std::string& name, const NamedSet& first, const std::vector<double>& outOfFold,
                                const NamedSet& second, const std::vector<double>& logits)
    {
        const auto reading = readingOf(m_task, first.cases, outOfFold, first.name);
        keep(fmt::format("{} out of fold, {}", first.name, name),
             m_task.trainer.figures(predicted(m_task, first.cases, outOfFold, reading), reading.threshold));
        auto risks = predicted(m_task, second.cases, logits, reading);
        keep(fmt::format("{}, {}", second.name, name), m_task.trainer.figures(risks, reading.threshold));
        return risks;
    }

    // Every candidate and the regression; then the one that is shipped against each of the others.
    Result<void> compare(const NamedSet& first, const NamedSet& second)
    {
        std::vector<std::pair<std::string, tasks::PredictedRisks>> others;
        const auto regressed =
            regress(m_task, first.cases, second.cases, CrossValidationOptions{}.folds, m_options.seed);
        others.emplace_back("logistic regression",
                            score("logistic regression", first, regressed.outOfFold, second, regressed.others));
        for (const auto& candidate : m_task.trainer.candidates) {
            LANTERN_TRY(trained, crossValidated(first.cases, candidate, first.name));
            const auto outOfFold = atJudgedRows(first.cases, trained.outOfFold);
            LANTERN_TRY(logits, meanLogits(trained.used(), second.cases, m_job));
            others.emplace_back(candidate.name,
                                score(candidate.name, first, outOfFold, second, atJudgedRows(second.cases, logits)));
            if (candidate.isAveragedToo) {
                LANTERN_TRY(averaged, meanLogits(trained.folds, second.cases, m_job));
                const auto name = fmt::format("{}, mean of {}", candidate.name, trained.folds.networks.size());
                others.emplace_back(name, score(name, first, outOfFold, second, atJudgedRows(second.cases, averaged)));
            }
            if (candidate.name == m_task.trainer.candidates.back().name)
                keepHours(second, candidate.name, logits);
        }
        const auto best = std::move(others.back());
        others.pop_back();
        for (const auto& [name, risks] : others)
            keep(fmt::format("{}, {} minus {}", second.name, best.first, name),
                 tasks::riskDifferences(best.second, risks));
        return {};
    }

    void keepHours(const NamedSet& set, const std::string& name, const std::vector<std::vector<float>>& logits)
    {
        for (const int hour : m_task.trainer.earlierHours) {
            tasks::PredictedRisks risks;
            for (std::size_t i = 0; i < set.cases.size(); ++i)
                risks.add(nn::Calibration().probability(logits[i][hour]), set.cases.cases[i].target);
            auto figures = m_task.trainer.figures(risks, 0.5);
            Figures ranking{{"auroc", figures["auroc"]}, {"auprc", figures["auprc"]}};
            keep(fmt::format("{}, {} at hour {:02}", set.name, name, hour), std::move(ranking));
        }
    }

    Result<void> ship(const std::string& name, const PreparedCases& cases, const tasks::RiskCandidate& candidate)
    {
        LANTERN_TRY(trained, crossValidated(cases, candidate, name));
        const auto outOfFold = atJudgedRows(cases, trained.outOfFold);
        auto reading = readingOf(m_task, cases, outOfFold, name);
        const auto risks = predicted(m_task, cases, outOfFold, reading);
        m_trained.outOfFold = m_task.trainer.figures(risks, reading.threshold);
        keep("shipped, out of fold", m_trained.outOfFold);
        reading.calibration.eceAfter = m_trained.outOfFold["ece"].value;

        nn::PackageDraft draft;
        auto& manifest = draft.manifest;
        manifest = m_task.trainer.manifest;
        manifest.id = m_options.id.empty() ? std::string(m_task.id) : m_options.id;
        manifest.task = m_task.id;
        for (const auto& network : trained.used().networks) {
            manifest.networks.push_back({trained.candidate.architecture, ""});
            draft.weights.push_back(network->weights());
        }
        manifest.calibration = reading.calibration;
        manifest.operatingPoints = {operatingPoint(name, risks, reading)};
        manifest.parameters = {
            {"prior", reading.prior}, {"seed", double(m_options.seed)}, {"epochs", double(candidate.recipe.epochs)}};
        for (auto& source : manifest.trainingData)
            source.used = fmt::format("{}: {} stays, {} folds", name, cases.size(), CrossValidationOptions{}.folds);
        manifest.metrics = m_metrics;
        manifest.details = inference::detailsNaming(candidate.columns);
        draft.furtherFiles[inference::scalingFile] = inference::scalingBytes(trained.used().scalings);
        draft.selfTestInput = {{"input", selfTestInput(cases.features.front().count(), candidate.columns.size())}};
        draft.card = m_task.trainer.card(manifest, tasks::Language::English);
        draft.cardChinese = m_task.trainer.card(manifest, tasks::Language::Chinese);
        return nn::writePackage(m_options.out, draft, *m_runtime);
    }

    nn::OperatingPoint operatingPoint(const std::string& name, const tasks::PredictedRisks& risks,
                                      const Reading& reading) const
    {
        const auto groups = tasks::groupsOf(risks);
        const auto measured = [&](auto measure) {
            return nn::bootstrapped(groups, [&](std::span<const std::size_t> cases) {
                tasks::PredictedRisks some;
                for (const auto i : cases)
                    some.add(risks.probabilities[i], risks.happened[i]);
                return measure(some.probabilities, some.happened, reading.threshold);
            });
        };
        return {m_task.trainer.operatingPoint, reading.threshold, measured(nn::sensitivity), measured(nn::specificity),
                fmt::format("{}, out of fold, n {}", name, risks.happened.size())};
    }

    // Every input at several values: a damaged weight anywhere shows.
    static nn::Tensor selfTestInput(std::int64_t rows, std::size_t width)
    {
        const auto columns = std::int64_t(width);
        nn::Tensor tensor{{1, rows, columns}, {}};
        for (std::int64_t row = 0; row < rows; ++row)
            for (std::int64_t column = 0; column < columns; ++column)
                tensor.values.push_back(std::sin(0.37f * float(column) + 0.11f * float(row)));
        return tensor;
    }

    const tasks::RecordTask& m_task;
    const RecordTrainingOptions& m_options;
    const RecordTrainingObserver& m_observer;
    Job& m_job;
    nn::Runtime* m_runtime = nullptr;
    RecordTrained m_trained;
    std::map<std::string, Figures> m_metrics;
};

}

Result<RecordTrained> trainRecordModel(const tasks::RecordTask& task, const RecordTrainingOptions& options,
                                       const RecordTrainingObserver& observer, Job& job)
{
    return RecordTraining(task, options, observer, job).run();
}

}
