#include "core/nn/calibration.h"
#include "core/nn/metrics.h"
#include "core/tasks/image_task.h"
#include "core/tasks/messages.h"
#include "core/tasks/pictures.h"
#include "core/tasks/suitability.h"

#include <algorithm>
#include <fmt/format.h>

// classify: whole pictures in folders named after their class (or a labels.csv with the column
// label). The first label in alphabetical order counts as the background: on a series every slice is
// scored by the highest of the other labels.
namespace lantern::tasks {

namespace {

constexpr int size = 128;    // px

class ClassifyTrainer final : public ImageTrainer {
public:
    std::vector<std::string> architectures() const override { return {"residual-patch", "plain-cnn"}; }

    Result<Plan> plan(const std::string& architecture, const files::ImageSet& set) const override
    {
        Plan plan;
        nn::Manifest& manifest = plan.manifest;
        manifest.id = "classify";
        manifest.title = {{"en", "Picture classes"}, {"zh", "图像分类"}};
        auto classes = set.distinct("label");
        std::erase(classes, "");
        manifest.labels = nn::labelsNamed(classes);
        if (manifest.labels.size() < 2)
            return fail(ErrorCode::Refused, messages::TooFewClasses(set.name, manifest.labels.size()));
        const std::string outputs = manifest.labels.size() == 2 ? "1" : std::to_string(manifest.labels.size());
        manifest.series().intensity = nn::InputRule::Intensity::Percentile;
        manifest.series().percentile = 99;
        manifest.series().rows = manifest.series().columns = size;
        plan.recipe.loss = outputs == "1" ? "bce" : "cross-entropy";
        plan.recipe.batchSize = 32;
        plan.recipe.patience = 8;
        plan.keepBest = true;
        if (architecture == "residual-patch") {
            manifest.networks = {
                {{"residual-patch", {{"channels", "16,32,64,96"}, {"outputs", outputs}, {"window", "3"}}}, ""}};
            manifest.parameters["augment"] = 1;
            plan.recipe.optimiser = "adamw";
            plan.recipe.learningRate = 2e-3;
            plan.recipe.weightDecay = 5e-2;
            plan.recipe.epochs = 30;
            return plan;
        }
        if (architecture == "plain-cnn") {
            manifest.id = "classify-plain";
            manifest.networks = {{{"plain-cnn", {{"outputs", outputs}}}, ""}};
            plan.recipe.optimiser = "adam";
            plan.recipe.learningRate = 1e-3;
            plan.recipe.schedule = "constant";
            plan.recipe.epochs = 10;
            return plan;
        }
        return fail(ErrorCode::WrongUse,
                    messages::UnknownArchitecture("classify", "residual-patch", "plain-cnn", architecture));
    }

    Result<Example> example(const files::ImageSet& set, std::size_t row, const PictureReader& reader,
                            const nn::Manifest& manifest) const override
    {
        LANTERN_TRY(example, pictureExample(set, row, reader, manifest, greysOf));
        return example;
    }

    nn::Tensors batch(std::span<const Example> all, std::span<const std::size_t> which, const nn::Manifest& manifest,
                      std::optional<std::uint64_t> augmentation) const override
    {
        BatchRule rule;
        rule.singleOutput = manifest.labels.size() == 2;
        rule.augmentation = {.mirror = true,
                             .turn = 10,
                             .leastScale = 0.9,
                             .mostScale = 1.15,
                             .shift = 0.05,
                             .gain = 0.1,
                             .offset = 0.05,
                             .noise = 0.03};
        return pictureBatch(all, which, manifest, rule, augmentation);
    }

    Result<std::vector<nn::Prediction>> predict(std::span<nn::Network* const> networks, const nn::Manifest& manifest,
                                                std::span<const Example> examples, Job& job) const override
    {
        return picturePredictions(networks, manifest, examples, job);
    }

    // Macro AUROC, one against rest, of the labels that occur.
    double score(std::span<const nn::Prediction> predictions, const nn::Manifest& manifest) const override
    {
        double sum = 0, count = 0;
        const bool single = manifest.labels.size() == 2;
        for (std::size_t label = single ? 1 : 0; label < manifest.labels.size(); ++label) {
            std::vector<double> scores;
            std::vector<std::uint8_t> truths;
            for (const nn::Prediction& one : predictions) {
                scores.push_back(single ? one.probabilities[0] : one.probabilities[label]);
                truths.push_back(one.target == int(label));
            }
            if (const auto value = nn::auroc(scores, truths)) {
                sum += *value;
                count += 1;
            }
        }
        return count > 0 ? sum / count : 0;
    }

    void fit(nn::Manifest& manifest, std::span<const nn::Prediction> validation) const override
    {
        manifest.calibration = nn::fittedCalibration(validation, fmt::format("split val, n {}", validation.size()));
        manifest.operatingPoints = {{"half", 0.5, {}, {}, "not chosen: where the class is likelier than not"}};
    }
};

class ClassifyReader final : public ImageReader {
public:
    Result<nn::Outcome> read(const nn::Manifest& manifest, const LoadModel& load, const SeriesInput& series,
                             const MapReady&, Job& job) const override
    {
        nn::Outcome outcome;
        outcome.threshold = manifest.threshold();
        if (auto unsuitable = unsuitableSeries(series, manifest)) {
            outcome.state = unsuitable->state;
            outcome.reason = unsuitable->reason;
            return outcome;
        }
        outcome.maps.resize(static_cast<std::size_t>(series.slices));
        LANTERN_TRY(model, load());
        const auto networks = model->parts();
        QuietJob quiet;
        nn::Finding highest;
        for (int slice = 0; slice < series.slices; ++slice) {
            if (job.cancelled())
                return fail(ErrorCode::Cancelled, messages::AnalysisCancelled);
            LANTERN_TRY(picture, series.picture(slice));
            LANTERN_TRY(plane, nn::prepare(picture, manifest.series()));
            const nn::Plane* planes[] = {&plane};
            LANTERN_TRY(logits, pictureLogits(networks, planes, 1, quiet));
            auto probabilities = nn::probabilitiesOf(logits[0], manifest.calibration);
            if (probabilities.size() == 1)
                probabilities.insert(probabilities.begin(), 1 - probabilities[0]);
            const auto top = std::max_element(probabilities.begin() + 1, probabilities.end());
            outcome.sliceScores.push_back(*top);
            if (*top > highest.probability) {
                highest.probability = *top;
                highest.label = manifest.labels[static_cast<std::size_t>(top - probabilities.begin())].id;
                highest.slice = slice;
                highest.pixel = {(picture.columns - 1) / 2.0, (picture.rows - 1) / 2.0};
            }
            job.report(slice + 1, series.slices);
        }
        outcome.slicesCovered = series.slices;
        outcome.highest = highest.probability;
        outcome.notes.push_back(messages::SliceScoresOnly);
        outcome.state = nn::State::NothingAboveThreshold;
        if (highest.probability >= outcome.threshold) {
            if (const auto plane = series.plane(highest.slice))
                highest.patient = plane->patientFromPixel(highest.pixel);
            highest.sopInstanceUid = series.sopInstanceUid(highest.slice);
            outcome.findings.push_back(highest);
            outcome.state = nn::State::Findings;
        }
        return outcome;
    }
};

}

ImageTask make_classify() { return {std::make_unique<ClassifyReader>(), std::make_unique<ClassifyTrainer>()}; }

}
