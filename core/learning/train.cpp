#include "core/learning/train.h"

#include "core/files/write_file.h"
#include "core/learning/labelled_examples.h"
#include "core/learning/messages.h"
#include "core/nn/augment.h"
#include "core/nn/package.h"
#include "core/tasks/image_task.h"
#include "core/tasks/model_card.h"
#include "core/tasks/pictures.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lantern::learning {

namespace {

class ExampleData final : public nn::TrainingData {
public:
    ExampleData(const tasks::ImageTrainer& trainer, const nn::Manifest& manifest,
                const std::vector<tasks::Example>& examples)
        : m_trainer(trainer)
        , m_manifest(manifest)
        , m_examples(examples)
    {
    }
    std::size_t size() const override { return m_examples.size(); }
    nn::Tensors batch(const std::vector<std::size_t>& which, std::uint64_t seed) const override
    {
        return m_trainer.batch(m_examples, which, m_manifest, seed);
    }

private:
    const tasks::ImageTrainer& m_trainer;
    const nn::Manifest& m_manifest;
    const std::vector<tasks::Example>& m_examples;
};

struct Parts {
    files::ImageSet train, val;
};

// The README of a data set says which rows are for what. Without that, whole groups go one way, by a
// hash of their name, so that the same data are always cut the same way.
Parts partsOf(files::ImageSet set)
{
    Parts parts;
    parts.train = set;
    parts.val = std::move(set);
    const auto& rows = parts.train.table.rows;
    bool isSplit = false;
    for (std::size_t row = 0; row < rows.size(); ++row)
        isSplit = isSplit || parts.train.cell(row, "split") == "train";
    std::vector<std::vector<std::string>> train, val;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (isSplit) {
            const std::string& split = parts.train.cell(row, "split");
            if (split == "train")
                train.push_back(rows[row]);
            else if (split == "val")
                val.push_back(rows[row]);
            continue;
        }
        std::string key = parts.train.cell(row, "group");
        if (key.empty())
            key = parts.train.cell(row, "file");
        std::uint64_t hash = 0;
        for (const char c : key)
            hash = nn::mixedSeed(hash, static_cast<unsigned char>(c));
        (hash % 7 == 0 ? val : train).push_back(rows[row]);
    }
    parts.train.table.rows = std::move(train);
    parts.val.table.rows = std::move(val);
    return parts;
}

void balanceClasses(nn::Recipe& recipe, const nn::Manifest& manifest, const std::vector<tasks::Example>& examples)
{
    std::vector<double> counts(manifest.labels.size(), 0.0);
    for (const auto& example : examples)
        counts[std::size_t(example.target)] += 1;
    if (recipe.loss == "bce" && counts.size() == 2 && counts[1] > 0) {
        recipe.lossParameters["positiveWeight"] = counts[0] / counts[1];
    } else if (recipe.loss == "cross-entropy") {
        for (std::size_t k = 0; k < counts.size(); ++k)
            recipe.lossParameters[fmt::format("weight{}", k)] =
                counts[k] > 0 ? double(examples.size()) / (double(counts.size()) * counts[k]) : 0.0;
    }
}

Result<std::vector<tasks::Example>> usable(LabelledExamples made, const std::string& split, const TrainingWatch& watch)
{
    for (const auto& row : made.unreadable)
        watch.say(fmt::format("Left out \"{}\": {}", row.name, inEnglish(row.refusal)));
    const auto unknown = std::erase_if(made.examples, [](const tasks::Example& example) { return example.target < 0; });
    if (unknown > 0)
        watch.say(fmt::format("Left out {} pictures of split {} whose label the task does not know.", unknown, split));
    if (made.examples.empty())
        return fail(ErrorCode::Refused, messages::NoUsablePictures(split));
    return std::move(made.examples);
}

std::string curvesText(const std::vector<nn::EpochReport>& curve)
{
    files::Table table{{"epoch", "training_loss", "learning_rate", "seconds"}, {}};
    if (!curve.empty()) {
        for (const auto& [name, value] : curve.front().scores)
            table.columns.push_back(name);
    }
    for (const auto& report : curve) {
        std::vector<std::string> row{std::to_string(report.epoch), fmt::format("{:.6g}", report.trainingLoss),
                                     fmt::format("{:.6g}", report.learningRate), fmt::format("{:.2f}", report.seconds)};
        for (std::size_t i = row.size(); i < table.columns.size(); ++i) {
            const auto found = report.scores.find(table.columns[i]);
            row.push_back(found == report.scores.end() ? "" : fmt::format("{:.6g}", found->second));
        }
        table.rows.push_back(std::move(row));
    }
    return files::csvText(table);
}

// Two pictures of noise with a disc, as large as they enter the network.
nn::Tensors selfTestInput(const std::vector<tasks::Example>& examples)
{
    // Made of numbers rather than of patients: a shipped package holds nobody's picture.
    nn::Plane plane = examples.front().image;
    std::vector<nn::Plane> planes(2, plane);
    nn::Random random(7);
    for (auto& one : planes) {
        const double x = random.uniform(0.4, 0.6) * one.columns, y = random.uniform(0.4, 0.6) * one.rows;
        for (int row = 0; row < one.rows; ++row) {
            for (int column = 0; column < one.columns; ++column) {
                const double square = (row - y) * (row - y) + (column - x) * (column - x);
                one.values[std::size_t(row) * std::size_t(one.columns) + std::size_t(column)] =
                    static_cast<float>(0.2 + random.uniform(0, 0.1) + (square < 30 ? 0.5 : 0));
            }
        }
    }
    const nn::Plane* pointers[] = {&planes[0], &planes[1]};
    return {{"image", tasks::imageTensor(pointers)}};
}

}

Result<Trained> train(const TrainRequest& request, const TrainingWatch& watch, Job& job)
{
    LANTERN_TRY(task, tasks::findImageTask(request.task));
    const tasks::ImageTrainer& trainer = *task->trainer;
    LANTERN_TRY(runtime, nn::openRuntime());
    runtime->setThreads(request.threads);

    LANTERN_TRY(set, files::loadImageSet(request.data, "", job));
    Parts parts = partsOf(std::move(set));
    const std::string architecture =
        request.architecture.empty() ? trainer.architectures().front() : request.architecture;
    LANTERN_TRY(plan, trainer.plan(architecture, parts.train));
    nn::Manifest& manifest = plan.manifest;
    if (!request.id.empty())
        manifest.id = request.id;
    manifest.version = "1.0.0";
    manifest.task = request.task;

    LANTERN_TRY(trainMade, labelledExamples(trainer, parts.train, {0, parts.train.size()}, manifest, job));
    LANTERN_TRY(valMade, labelledExamples(trainer, parts.val, {0, parts.val.size()}, manifest, job));
    LANTERN_TRY(trainExamples, usable(std::move(trainMade), "train", watch));
    LANTERN_TRY(valExamples, usable(std::move(valMade), "val", watch));
    watch.say(fmt::format("{} pictures for training, {} for validation, labels {}.", trainExamples.size(),
                          valExamples.size(), fmt::join(nn::idsOf(manifest.labels), ", ")));

    nn::Recipe& recipe = plan.recipe;
    recipe.epochs = request.epochs.value_or(recipe.epochs);
    recipe.patience = request.patience.value_or(recipe.patience);
    recipe.batchSize = request.batchSize.value_or(recipe.batchSize);
    recipe.learningRate = request.learningRate.value_or(recipe.learningRate);
    recipe.seed = request.seed;
    recipe.threads = request.threads;
    if (request.balanceClasses)
        balanceClasses(recipe, manifest, trainExamples);

    Trained trained;
    trained.workFolder = request.package;
    trained.workFolder += ".training";
    LANTERN_CHECK(files::makeFolder(trained.workFolder));

    // During training one look at each picture is enough, and no calibration yet.
    nn::Manifest quick = manifest;
    quick.parameters["turns"] = 1;
    QuietJob quiet;
    nn::TrainingObserver observer;
    observer.checkpoint = trained.workFolder / "checkpoint";
    observer.resume = request.resume;
    observer.keepBest = plan.keepBest;
    observer.validate = [&](nn::Network& network) {
        std::map<std::string, double> scores;
        nn::Network* networks[] = {&network};
        const auto predictions = trainer.predict(networks, quick, valExamples, quiet);
        if (!predictions) {
            watch.say(predictions.error().sentence());
            return scores;
        }
        scores["score"] = trainer.score(*predictions, quick);
        double loss = 0;
        for (const auto& one : *predictions) {
            const auto& p = one.probabilities;
            const double right = p.size() == 1 ? (one.target == 1 ? p[0] : 1 - p[0]) : p[std::size_t(one.target)];
            loss -= std::log(std::max(right, 1e-12));
        }
        scores["validation_loss"] = loss / double(predictions->size());
        std::map<std::string, std::pair<double, double>> further;
        for (const auto& one : *predictions) {
            for (const auto& [name, value] : one.further) {
                further[name].first += value;
                further[name].second += 1;
            }
        }
        for (const auto& [name, sum] : further)
            scores[name] = sum.first / sum.second;
        return scores;
    };
    observer.report = [&](const nn::EpochReport& report) {
        trained.curve.push_back(report);
        // A full disk is said once at the end, when the package itself is written.
        (void)files::writeFile(trained.workFolder / "curves.csv", std::string_view(curvesText(trained.curve)));
        watch.epoch(report, recipe.epochs);
    };

    const ExampleData data(trainer, manifest, trainExamples);
    LANTERN_TRY(network, runtime->train(manifest.networks.front().architecture, data, recipe, observer, job));

    nn::Network* networks[] = {network.get()};
    LANTERN_TRY(raw, trainer.predict(networks, manifest, valExamples, quiet));
    trainer.fit(manifest, raw);
    LANTERN_TRY(calibrated, trainer.predict(networks, manifest, valExamples, quiet));
    trained.validation = nn::evaluate(calibrated, nn::idsOf(manifest.labels));
    manifest.metrics["val"] = trained.validation.figures;
    manifest.parameters["epochs"] = double(trained.curve.size());
    manifest.parameters["seed"] = double(request.seed);
    manifest.trainingData = {{request.data.filename().string(), "", "",
                              fmt::format("train n {}, val n {}", trainExamples.size(), valExamples.size())}};

    nn::PackageDraft draft;
    draft.manifest = manifest;
    draft.weights = {network->weights()};
    draft.selfTestInput = selfTestInput(valExamples);
    draft.card = tasks::modelCard(manifest, tasks::Language::English);
    draft.cardChinese = tasks::modelCard(manifest, tasks::Language::Chinese);
    LANTERN_CHECK(nn::writePackage(request.package, draft, *runtime));
    return trained;
}

}
