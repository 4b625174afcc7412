#include "core/session/train_record.h"

#include "core/nn/calibration.h"
#include "core/nn/package.h"
#include "core/session/cross_validation.h"
#include "core/session/record_card.h"
#include "core/session/risk_model.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
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

// The sets of the folder by their outcomes: Outcomes-a.csv, Outcomes-b.csv, ... in order.
Result<std::vector<PreparedCases>> readSets(const std::filesystem::path& data, Job& job)
{
    std::vector<std::filesystem::path> tables;
    std::error_code problem;
    for (const auto& entry : std::filesystem::directory_iterator(data, problem))
        if (entry.path().filename().string().starts_with("Outcomes-"))
            tables.push_back(entry.path());
    std::sort(tables.begin(), tables.end());
    if (tables.empty())
        return fail(ErrorCode::NotFound, fmt::format("\"{}\" holds no Outcomes-*.csv.", data.string()));
    std::vector<PreparedCases> sets;
    for (const auto& table : tables) {
        LANTERN_TRY(outcomes, readOutcomes(table));
        LANTERN_TRY(read, readCases(data, outcomes, job));
        sets.push_back(prepared(std::move(read.cases)));
    }
    return sets;
}

class RecordTraining {
public:
    RecordTraining(const RecordTrainingOptions& options, const RecordTrainingObserver& observer, Job& job)
        : m_options(options)
        , m_observer(observer)
        , m_job(job)
    {
    }

    Result<void> run()
    {
        LANTERN_TRY(sets, readSets(m_options.data, m_job));
        LANTERN_TRY(runtime, nn::openRuntime());
        m_runtime = runtime;
        say(fmt::format("{} stays in the first set{}", sets[0].size(),
                        sets.size() > 1 ? fmt::format(", {} in the second", sets[1].size()) : ""));
        if (sets.size() > 1)
            LANTERN_CHECK(compare(sets[0], sets[1]));
        return ship(sets.size() > 1 ? joined(std::move(sets[0]), sets[1]) : std::move(sets[0]));
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

    RiskCandidate chosen(RiskCandidate candidate) const
    {
        if (m_options.epochs > 0)
            candidate.recipe.epochs = m_options.epochs;
        if (m_options.networksPerFold > 0 && candidate.networksPerFold > 1)
            candidate.networksPerFold = m_options.networksPerFold;
        return candidate;
    }

    Result<CrossValidated> crossValidated(const PreparedCases& cases, const RiskCandidate& candidate,
                                          const std::string& stage) const
    {
        CrossValidationOptions options;
        options.seed = m_options.seed;
        options.threads = m_options.threads;
        options.resume = m_options.resume;
        options.checkpoints = m_options.out.string() + ".checkpoints/" + stage;
        std::error_code problem;
        std::filesystem::create_directories(options.checkpoints, problem);
        if (problem)
            return fail(
                ErrorCode::WriteFailed,
                fmt::format("The folder \"{}\" cannot be made: {}.", options.checkpoints.string(), problem.message()));
        options.report = [&](const NetworkEpoch& epoch) {
            if (m_observer.epoch)
                m_observer.epoch(stage + ' ' + epoch.network, epoch.epoch);
        };
        return crossValidate(cases, candidate, options, *m_runtime, m_job);
    }

    // Out of fold in the first set, then once on the second.
    ForetoldRisks score(const std::string& name, const PreparedCases& first, const std::vector<double>& outOfFold,
                        const PreparedCases& second, const std::vector<double>& logits)
    {
        const auto reading = readingOf(first, outOfFold, "set-a");
        keep("set-a out of fold, " + name, riskFigures(foretold(first, outOfFold, reading), reading.threshold));
        auto risks = foretold(second, logits, reading);
        keep("set-b, " + name, riskFigures(risks, reading.threshold));
        return risks;
    }

    Result<void> compare(const PreparedCases& first, const PreparedCases& second)
    {
        const auto regressed = regress(first, second, CrossValidationOptions{}.folds, m_options.seed);
        const auto regression = score("logistic regression", first, regressed.outOfFold, second, regressed.others);

        LANTERN_TRY(gated, crossValidated(first, chosen(gatedCandidate()), "set-a"));
        LANTERN_TRY(gatedLogits, ensembleLogits(gated, second, m_job));
        const auto gatedRisks = score("gated-rnn", first, atLastHour(gated.outOfFold), second, atLastHour(gatedLogits));
        keepHours(second, gatedLogits);

        LANTERN_TRY(simple, crossValidated(first, chosen(simpleCandidate()), "set-a"));
        LANTERN_TRY(simpleLogits, ensembleLogits(simple, second, m_job));
        const auto simpleRisks =
            score("simple-rnn", first, atLastHour(simple.outOfFold), second, atLastHour(simpleLogits));

        keep("set-b, gated-rnn minus simple-rnn", riskDifferences(gatedRisks, simpleRisks));
        keep("set-b, gated-rnn minus logistic regression", riskDifferences(gatedRisks, regression));
        return {};
    }

    void keepHours(const PreparedCases& cases, const std::vector<std::vector<float>>& logits)
    {
        for (const std::size_t hour : {std::size_t(6), std::size_t(12), std::size_t(24)}) {
            ForetoldRisks risks;
            for (std::size_t i = 0; i < cases.size(); ++i)
                risks.add(1 / (1 + std::exp(-double(logits[i][hour]))), cases.cases[i].died);
            auto figures = riskFigures(risks, 0.5);
            Figures ranking{{"auroc", figures["auroc"]}, {"auprc", figures["auprc"]}};
            keep(fmt::format("set-b, gated-rnn at hour {}", hour), std::move(ranking));
        }
    }

    Result<void> ship(const PreparedCases& cases)
    {
        LANTERN_TRY(trained, crossValidated(cases, chosen(gatedCandidate()), "all"));
        const auto outOfFold = atLastHour(trained.outOfFold);
        auto reading = readingOf(cases, outOfFold, "set-a and set-b");
        const auto risks = foretold(cases, outOfFold, reading);
        keep("shipped, out of fold", riskFigures(risks, reading.threshold));
        reading.calibration.eceAfter = m_metrics["shipped, out of fold"]["ece"].value;

        nn::PackageDraft draft;
        auto& manifest = draft.manifest;
        manifest.id = "icu-mortality";
        manifest.version = "1.0.0";
        manifest.task = "icu-mortality";
        manifest.title = "Death in hospital, intensive care";
        manifest.titleChinese = "重症监护：院内死亡";
        for (const auto& network : trained.networks) {
            manifest.networks.push_back({trained.candidate.architecture, ""});
            draft.weights.push_back(network->weights());
        }
        manifest.labels = {"survives", "dies in hospital"};
        manifest.calibration = reading.calibration;
        manifest.operatingPoints = {operatingPoint(risks, reading)};
        manifest.parameters["prior"] = reading.prior;
        manifest.trainingData = {{"PhysioNet/Computing in Cardiology Challenge 2012", "ODC-By 1.0",
                                  "Silva et al., Comput Cardiol 2012;39:245-248",
                                  fmt::format("{} stays, 5 folds", cases.size())}};
        manifest.metrics = m_metrics;
        manifest.weightsLicence = "Apache-2.0";
        manifest.details = scalingDetails(trained.scalings);
        draft.selfTestInput = {{"input", selfTestInput()}};
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
    static nn::Tensor selfTestInput()
    {
        constexpr auto rows = record::IcuFeatures::rows, columns = record::IcuFeatures::columns;
        nn::Tensor tensor{{1, rows, columns}, {}};
        for (int i = 0; i < rows * columns; ++i)
            tensor.values.push_back(std::sin(0.37f * float(i % columns) + 0.11f * float(i / columns)));
        return tensor;
    }

    const RecordTrainingOptions& m_options;
    const RecordTrainingObserver& m_observer;
    Job& m_job;
    nn::Runtime* m_runtime = nullptr;
    std::map<std::string, Figures> m_metrics;
};

}

Result<void> trainRecordModel(const RecordTrainingOptions& options, const RecordTrainingObserver& observer, Job& job)
{
    return RecordTraining(options, observer, job).run();
}

}
