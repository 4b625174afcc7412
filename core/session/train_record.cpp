#include "core/session/train_record.h"

#include "core/files/write_file.h"
#include "core/nn/calibration.h"
#include "core/nn/package.h"
#include "core/session/cross_validation.h"
#include "core/session/messages.h"
#include "core/session/record_card.h"
#include "core/session/risk_model.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>

namespace lantern::session {

namespace {

constexpr std::size_t lastHour = 48;

using Figures = std::map<std::string, nn::Interval>;

// Logits become probabilities and calls: fitted out of fold, used on other patients.
struct Reading {
    nn::Calibration calibration;
    double threshold = 0.5, prior = 0;

    double probability(double logit, bool isMeasured) const
    {
        return isMeasured ? 1 / (1 + std::exp(-(logit / calibration.temperature + calibration.bias))) : prior;
    }
};

std::vector<double> atLastHour(const std::vector<std::vector<float>>& logits)
{
    std::vector<double> last;
    for (const auto& hours : logits)
        last.push_back(hours[lastHour]);
    return last;
}

ForetoldRisks foretold(const PreparedCases& cases, const std::vector<double>& logits, const Reading& reading)
{
    ForetoldRisks risks;
    for (std::size_t i = 0; i < cases.size(); ++i)
        risks.add(reading.probability(logits[i], hasMeasurement(cases.features[i], int(lastHour))),
                  cases.cases[i].died);
    return risks;
}

Reading readingOf(const PreparedCases& cases, const std::vector<double>& outOfFold, const std::string& where)
{
    Reading reading;
    std::vector<nn::Prediction> predictions;
    double deaths = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        nn::Prediction prediction;
        prediction.target = cases.cases[i].died;
        prediction.logits = {outOfFold[i]};
        predictions.push_back(std::move(prediction));
        deaths += cases.cases[i].died;
    }
    reading.prior = deaths / double(cases.size());
    reading.calibration = nn::fittedCalibration(predictions, fmt::format("{}, out of fold, n {}", where, cases.size()));
    reading.threshold = bestThreshold(foretold(cases, outOfFold, reading));
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

Result<RiskCandidate> candidateNamed(const std::string& architecture, int epochs)
{
    auto candidate = gatedCandidate();
    if (architecture == "simple-rnn")
        candidate = simpleCandidate();
    else if (architecture == "simple-rnn-textbook")
        candidate = textbookCandidate();
    else if (!architecture.empty() && architecture != candidate.name)
        return fail(ErrorCode::WrongUse, messages::NoArchitectureForRecords(architecture));
    if (epochs > 0)
        candidate.recipe.epochs = epochs;
    return candidate;
}

class RecordTraining {
public:
    RecordTraining(const RecordTrainingOptions& options, const RecordTrainingObserver& observer, Job& job)
        : m_options(options)
        , m_observer(observer)
        , m_job(job)
    {
    }

    Result<RecordTrained> run()
    {
        LANTERN_TRY(candidate, candidateNamed(m_options.architecture, m_options.epochs));
        m_trained.workFolder = m_options.out.string() + ".training";
        std::vector<NamedSet> sets;
        for (const auto& table : m_options.outcomes) {
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
        LANTERN_TRY(outcomes, readOutcomes(table));
        LANTERN_TRY(read, readCases(m_options.data, outcomes, m_job));
        say(fmt::format("{}: {} stays, {} outcomes without a record", setNameOf(table), read.cases.size(),
                        read.withoutRecord.size()));
        return NamedSet{setNameOf(table), prepared(std::move(read.cases))};
    }

    Result<CrossValidated> crossValidated(const PreparedCases& cases, const RiskCandidate& candidate,
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
        return crossValidate(cases, candidate, options, *m_runtime, m_job);
    }

    // Out of fold in the first set, then once on the second.
    ForetoldRisks score(const std::string& name, const NamedSet& first, const std::vector<double>& outOfFold,
                        const NamedSet& second, const std::vector<double>& logits)
    {
        const auto reading = readingOf(first.cases, outOfFold, first.name);
        keep(fmt::format("{} out of fold, {}", first.name, name),
             riskFigures(foretold(first.cases, outOfFold, reading), reading.threshold));
        auto risks = foretold(second.cases, logits, reading);
        keep(fmt::format("{}, {}", second.name, name), riskFigures(risks, reading.threshold));
        return risks;
    }

    Result<void> compare(const NamedSet& first, const NamedSet& second)
    {
        const auto regressed = regress(first.cases, second.cases, CrossValidationOptions{}.folds, m_options.seed);
        const auto regression = score("logistic regression", first, regressed.outOfFold, second, regressed.others);

        const auto simple = simpleCandidate(), gated = gatedCandidate();
        LANTERN_TRY(simpleTrained, crossValidated(first.cases, simple, first.name));
        const auto simpleOutOfFold = atLastHour(simpleTrained.outOfFold);
        LANTERN_TRY(oneLogits, meanLogits(simpleTrained.whole, simple.inputs, second.cases, m_job));
        const auto one = score(simple.name, first, simpleOutOfFold, second, atLastHour(oneLogits));
        // So that nobody takes what averaging gains for what gates gain.
        LANTERN_TRY(manyLogits, meanLogits(simpleTrained.folds, simple.inputs, second.cases, m_job));
        const auto manyName = simple.name + ", mean of 5";
        const auto many = score(manyName, first, simpleOutOfFold, second, atLastHour(manyLogits));

        const auto textbook = textbookCandidate();
        LANTERN_TRY(textbookTrained, crossValidated(first.cases, textbook, first.name));
        LANTERN_TRY(textbookLogits, meanLogits(textbookTrained.whole, textbook.inputs, second.cases, m_job));
        const auto plain =
            score(textbook.name, first, atLastHour(textbookTrained.outOfFold), second, atLastHour(textbookLogits));

        LANTERN_TRY(gatedTrained, crossValidated(first.cases, gated, first.name));
        LANTERN_TRY(gatedLogits, meanLogits(gatedTrained.used(), gated.inputs, second.cases, m_job));
        const auto best = score(gated.name, first, atLastHour(gatedTrained.outOfFold), second, atLastHour(gatedLogits));
        keepHours(second, gatedLogits);

        const auto difference = [&](const std::string& name, const ForetoldRisks& other) {
            keep(fmt::format("{}, {} minus {}", second.name, gated.name, name), riskDifferences(best, other));
        };
        difference(textbook.name, plain);
        difference(simple.name, one);
        difference(manyName, many);
        difference("logistic regression", regression);
        return {};
    }

    void keepHours(const NamedSet& set, const std::vector<std::vector<float>>& logits)
    {
        for (const std::size_t hour : {std::size_t(6), std::size_t(12), std::size_t(24)}) {
            ForetoldRisks risks;
            for (std::size_t i = 0; i < set.cases.size(); ++i)
                risks.add(1 / (1 + std::exp(-double(logits[i][hour]))), set.cases.cases[i].died);
            auto figures = riskFigures(risks, 0.5);
            Figures ranking{{"auroc", figures["auroc"]}, {"auprc", figures["auprc"]}};
            keep(fmt::format("{}, gated-rnn at hour {:02}", set.name, hour), std::move(ranking));
        }
    }

    Result<void> ship(const std::string& name, const PreparedCases& cases, const RiskCandidate& candidate)
    {
        LANTERN_TRY(trained, crossValidated(cases, candidate, name));
        const auto outOfFold = atLastHour(trained.outOfFold);
        auto reading = readingOf(cases, outOfFold, name);
        const auto risks = foretold(cases, outOfFold, reading);
        m_trained.outOfFold = riskFigures(risks, reading.threshold);
        keep("shipped, out of fold", m_trained.outOfFold);
        reading.calibration.eceAfter = m_trained.outOfFold["ece"].value;

        nn::PackageDraft draft;
        auto& manifest = draft.manifest;
        manifest.id = m_options.id.empty() ? "icu-mortality" : m_options.id;
        manifest.version = "1.1.0";
        manifest.task = "icu-mortality";
        manifest.title = "Death in hospital, intensive care";
        manifest.titleChinese = "重症监护：院内死亡";
        for (const auto& network : trained.used().networks) {
            manifest.networks.push_back({trained.candidate.architecture, ""});
            draft.weights.push_back(network->weights());
        }
        manifest.labels = {"survives", "dies in hospital"};
        manifest.calibration = reading.calibration;
        manifest.operatingPoints = {operatingPoint(risks, reading)};
        manifest.parameters = {
            {"prior", reading.prior}, {"seed", double(m_options.seed)}, {"epochs", double(candidate.recipe.epochs)}};
        manifest.trainingData = {{"PhysioNet/Computing in Cardiology Challenge 2012", "ODC-By 1.0",
                                  "Silva et al., Comput Cardiol 2012;39:245-248",
                                  fmt::format("{}: {} stays, 5 folds", name, cases.size())}};
        manifest.metrics = m_metrics;
        manifest.weightsLicence = "Apache-2.0";
        manifest.details = nlohmann::json{{"inputs", candidate.inputs}}.dump();
        draft.furtherFiles[scalingFile] = scalingBytes(trained.used().scalings);
        draft.selfTestInput = {{"input", selfTestInput(std::int64_t(inputColumns(candidate.inputs).size()))}};
        draft.card = recordCard(manifest);
        draft.cardChinese = recordCardChinese(manifest);
        return nn::writePackage(m_options.out, draft, *m_runtime);
    }

    static nn::OperatingPoint operatingPoint(const ForetoldRisks& risks, const Reading& reading)
    {
        const std::vector<std::string> groups(risks.died.size());
        const auto measured = [&](auto measure) {
            return nn::bootstrapped(groups, [&](std::span<const std::size_t> cases) {
                ForetoldRisks some;
                for (const auto i : cases)
                    some.add(risks.probabilities[i], risks.died[i]);
                return measure(some.probabilities, some.died, reading.threshold);
            });
        };
        return {"event1", reading.threshold, measured(nn::sensitivity), measured(nn::specificity),
                reading.calibration.fittedOn};
    }

    // Every input at several values: a damaged weight anywhere shows.
    static nn::Tensor selfTestInput(std::int64_t columns)
    {
        constexpr std::int64_t rows = record::IcuFeatures::rows;
        nn::Tensor tensor{{1, rows, columns}, {}};
        for (std::int64_t i = 0; i < rows * columns; ++i)
            tensor.values.push_back(std::sin(0.37f * float(i % columns) + 0.11f * float(i / columns)));
        return tensor;
    }

    const RecordTrainingOptions& m_options;
    const RecordTrainingObserver& m_observer;
    Job& m_job;
    nn::Runtime* m_runtime = nullptr;
    RecordTrained m_trained;
    std::map<std::string, Figures> m_metrics;
};

}

Result<RecordTrained> trainRecordModel(const RecordTrainingOptions& options, const RecordTrainingObserver& observer,
                                       Job& job)
{
    return RecordTraining(options, observer, job).run();
}

}
