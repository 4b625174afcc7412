#include "core/nn/calibration.h"
#include "core/nn/marks.h"
#include "core/nn/metrics.h"
#include "core/tasks/anatomy/brain_slice.h"
#include "core/tasks/image_task.h"
#include "core/tasks/messages.h"
#include "core/tasks/pictures.h"
#include "core/tasks/suitability.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

// mri-brain-tumour: where on a T1 MR slice with contrast a tumour lies, and whether it is a glioma, a
// meningioma or a pituitary tumour. One network gives a map, trained on outlines, and a type.
//
// Training slices without a tumour come from another source than those with one, so "a tumour or not"
// is partly "which source"; place and type are what this model can be asked. What the map says is
// multiplied by the chance of any tumour at all, so that slices without one stay without a mask.
namespace lantern::tasks {

namespace {

constexpr int noTumour = 0;    // its index in the labels
constexpr double mostMasksWithout = 0.05;    // share of validation slices without a tumour that may get a mask
constexpr double smallestListed = 8;    // mm; of the training outlines one in twenty was smaller than 15 mm
constexpr std::array<double, 13> candidates{0.10, 0.15, 0.20, 0.25, 0.30, 0.35, 0.40,
                                            0.45, 0.50, 0.55, 0.60, 0.65, 0.70};

// What the networks say of one slice.
struct Answer {
    std::vector<double> logits;    // of the types
    nn::Plane map;    // probability of a tumour in each pixel, on the prepared slice's grid; may be empty
};

// The logits put in order of the manifest's labels -> probabilities as the network gives them.
double chanceOfAny(const std::vector<double>& logits) { return 1 - nn::probabilitiesOf(logits, {})[noTumour]; }

// Mean of all networks over the slice and, with turns 2, its mirror image. Training, evaluation and
// use all come through here.
Result<Answer> answerOf(std::span<nn::Network* const> networks, const nn::Manifest& manifest, const nn::Plane& slice)
{
    const int turns = manifest.parameter("turns", 1) >= 2 ? 2 : 1;
    const double share = 1.0 / (double(networks.size()) * turns);
    Answer answer;
    for (int position = 0; position < turns; ++position) {
        const nn::Plane seen = position == 0 ? slice : nn::turned(slice, position);
        const nn::Plane* pictures[] = {&seen};
        const nn::Tensors input{{"image", imageTensor(pictures)}};
        for (nn::Network* network : networks) {
            LANTERN_TRY(output, network->run(input));
            const auto logits = output.find("logits");
            if (logits == output.end() || logits->second.values.size() != manifest.labels.size())
                return fail(ErrorCode::Malformed,
                            messages::NetworkGivesOtherNumbers(manifest.id, manifest.labels.size()));
            answer.logits.resize(manifest.labels.size(), 0.0);
            for (std::size_t i = 0; i < answer.logits.size(); ++i)
                answer.logits[i] += share * double(logits->second.values[i]);

            const auto map = output.find("map");
            if (map == output.end())
                continue;
            if (map->second.values.size() != seen.values.size())
                return fail(ErrorCode::Malformed, messages::MapHasAnotherSize(manifest.id));
            nn::Plane plane = seen;
            plane.values = map->second.values;
            if (position != 0)
                plane = nn::turned(plane, position);    // a mirror undoes itself
            if (answer.map.values.empty()) {
                answer.map = slice;
                answer.map.values.assign(slice.values.size(), 0.0f);
            }
            for (std::size_t i = 0; i < plane.values.size(); ++i)
                answer.map.values[i] += static_cast<float>(share) * plane.values[i];
        }
    }
    const double any = chanceOfAny(answer.logits);
    for (float& value : answer.map.values)
        value = static_cast<float>(any / (1 + std::exp(-double(value))));
    return answer;
}

float highestOf(const nn::Plane& map) { return *std::max_element(map.values.begin(), map.values.end()); }

std::vector<float> above(const nn::Plane& map, double threshold)
{
    std::vector<float> mask;
    for (const float value : map.values)
        mask.push_back(double(value) >= threshold ? 1.0f : 0.0f);
    return mask;
}

nn::Prediction predictionOf(const Example& example, const Answer& answer, const nn::Manifest& manifest)
{
    nn::Prediction prediction;
    prediction.name = example.name;
    prediction.group = example.group;
    prediction.target = example.target;
    prediction.logits = answer.logits;
    prediction.probabilities = nn::probabilitiesOf(answer.logits, manifest.calibration);
    prediction.refusal = example.refusal;
    if (answer.map.values.empty())
        return prediction;

    prediction.highest = double(highestOf(answer.map));
    if (example.target == noTumour)
        prediction.further["masks_without_tumour"] = prediction.highest >= manifest.threshold() ? 1 : 0;
    if (example.mask.rows == 0)
        return prediction;
    const auto& truth = example.mask.values;
    if (const auto hit = nn::pointing(answer.map.values, truth)) {
        prediction.further["pointing"] = *hit ? 1 : 0;
        prediction.further["dice"] = nn::dice(above(answer.map, manifest.threshold()), truth).value_or(0);
        for (const double threshold : candidates)
            prediction.diceAt[threshold] = nn::dice(above(answer.map, threshold), truth).value_or(0);
    }
    return prediction;
}

// Mean AUROC of the three tumours, one against the other two, on the slices that show one: nothing in
// it comes from the other source.
std::optional<double> aurocOfTumours(std::span<const nn::Prediction> predictions, std::span<const std::size_t> cases,
                                     std::size_t labels)
{
    double sum = 0;
    for (std::size_t label = noTumour + 1; label < labels; ++label) {
        std::vector<double> scores;
        std::vector<std::uint8_t> truths;
        for (const std::size_t i : cases) {
            if (predictions[i].target <= noTumour)
                continue;
            scores.push_back(predictions[i].probabilities[label]);
            truths.push_back(predictions[i].target == int(label));
        }
        const auto value = nn::auroc(scores, truths);
        if (!value)
            return std::nullopt;
        sum += *value;
    }
    return sum / double(labels - 1);
}

std::vector<std::size_t> all(std::span<const nn::Prediction> predictions)
{
    std::vector<std::size_t> cases(predictions.size());
    std::iota(cases.begin(), cases.end(), std::size_t{0});
    return cases;
}

// The candidate with the highest mean Dice among those that leave nearly all slices without a tumour
// without a mask; the highest candidate where none does.
double chosenThreshold(std::span<const nn::Prediction> validation)
{
    double best = -1, chosen = candidates.back();
    for (const double threshold : candidates) {
        double sum = 0, drawn = 0, without = 0, masks = 0;
        for (const nn::Prediction& one : validation) {
            if (const auto found = one.diceAt.find(threshold); found != one.diceAt.end()) {
                sum += found->second;
                drawn += 1;
            }
            if (one.target == noTumour) {
                without += 1;
                masks += one.highest >= threshold ? 1 : 0;
            }
        }
        const double mean = drawn > 0 ? sum / drawn : 0;
        if (masks <= mostMasksWithout * without && mean > best) {
            best = mean;
            chosen = threshold;
        }
    }
    return chosen;
}

class MriBrainTumourTrainer final : public ImageTrainer {
public:
    std::vector<std::string> architectures() const override { return {"residual-map", "plain-cnn"}; }

    Result<Plan> plan(const std::string& architecture, const files::ImageSet&) const override
    {
        Plan plan;
        nn::Manifest& manifest = plan.manifest;
        manifest.id = "mri-brain-tumour";
        manifest.title = {{"en", "Brain tumours on contrast MR"}, {"zh", "增强 MR 脑肿瘤"}};
        manifest.labels = {{.id = "no_tumour", .texts = {{"en", "no tumour"}, {"zh", "无肿瘤"}}},
                           {.id = "glioma",
                            .code = nn::Code{"ICDO3", "9380/3", "Glioma, malignant"},
                            .texts = {{"en", "glioma"}, {"zh", "胶质瘤"}}},
                           {.id = "meningioma",
                            .code = nn::Code{"ICDO3", "9530/0", "Meningioma, NOS"},
                            .texts = {{"en", "meningioma"}, {"zh", "脑膜瘤"}}},
                           {.id = "pituitary", .texts = {{"en", "pituitary tumour"}, {"zh", "垂体瘤"}}}};
        manifest.series().modality = "MR";
        manifest.series().bodyPart = "HEAD";
        // T1 weighting needs a short echo (about 2 to 25 ms); T2 and FLAIR have 80 ms and more.
        manifest.series().mostEchoTime = 40;
        manifest.series().mostRepetitionTime = 1200;    // a spin echo's; gradient echoes have less
        manifest.series().orientation = "axial";    // in other planes the plane itself gives the type away
        manifest.series().bodyPartMustBeKnown = true;
        manifest.series().contrastMustBeStated = true;
        manifest.series().needsBrain = true;
        manifest.series().oneSlice = true;
        manifest.series().intensity = nn::InputRule::Intensity::Percentile;
        manifest.series().percentile = 99;
        if (architecture == "residual-map") {
            manifest.networks = {{{"residual-map", {{"channels", "16,32,64,96"}, {"types", "4"}}}, ""}};
            manifest.series().rows = manifest.series().columns = 256;
            manifest.parameters = {{"turns", 2}, {"augment", 1}};
            plan.recipe.loss = "map-and-type";
            plan.recipe.optimiser = "adamw";
            plan.recipe.learningRate = 2e-3;
            plan.recipe.weightDecay = 1e-2;
            plan.recipe.gradientClip = 5;
            plan.recipe.schedule = "cosine";
            plan.recipe.warmUp = 0.03;
            plan.recipe.epochs = 28;
            plan.recipe.batchSize = 16;
            return plan;
        }
        if (architecture == "plain-cnn") {
            manifest.id = "mri-brain-tumour-plain";
            manifest.networks = {{{"plain-cnn", {{"outputs", "4"}}}, ""}};
            manifest.series().rows = manifest.series().columns = 128;
            plan.recipe.loss = "cross-entropy";
            plan.recipe.optimiser = "adam";
            plan.recipe.learningRate = 1e-3;
            plan.recipe.schedule = "constant";
            plan.recipe.epochs = 10;
            plan.recipe.batchSize = 32;
            plan.keepBest = true;
            return plan;
        }
        return fail(ErrorCode::WrongUse,
                    messages::UnknownArchitecture("mri-brain-tumour", "residual-map", "plain-cnn", architecture));
    }

    Result<Example> example(const files::ImageSet& set, std::size_t row, const PictureReader& reader,
                            const nn::Manifest& manifest) const override
    {
        LANTERN_TRY(example, pictureExample(set, row, reader, manifest, greysOf));
        const auto [low, high] = std::minmax_element(example.image.values.begin(), example.image.values.end());
        if (*low == *high)
            example.refusal = messages::SliceHasOneGrey;
        return example;
    }

    nn::Tensors batch(std::span<const Example> examples, std::span<const std::size_t> which,
                      const nn::Manifest& manifest, std::optional<std::uint64_t> augmentation) const override
    {
        BatchRule rule;
        rule.singleOutput = false;
        rule.withMask = manifest.networks.front().architecture.name == "residual-map";
        rule.augmentation = {.mirror = true,
                             .turn = 20,
                             .leastScale = 0.8,
                             .mostScale = 1.25,
                             .shift = 0.12,
                             .shear = 0.1,
                             .gain = 0.15,
                             .offset = 0.05,
                             .noise = 0.04};
        return pictureBatch(examples, which, manifest, rule, augmentation);
    }

    Result<std::vector<nn::Prediction>> predict(std::span<nn::Network* const> networks, const nn::Manifest& manifest,
                                                std::span<const Example> examples, Job& job) const override
    {
        std::vector<nn::Prediction> predictions;
        for (const Example& example : examples) {
            if (job.cancelled())
                return fail(ErrorCode::Cancelled, messages::AnalysisCancelled);
            LANTERN_TRY(answer, answerOf(networks, manifest, example.image));
            predictions.push_back(predictionOf(example, answer, manifest));
            job.report(std::int64_t(predictions.size()), std::int64_t(examples.size()));
        }
        return predictions;
    }

    // Type and place count alike: AUROC of the tumours, and the mean Dice where there is a map.
    double score(std::span<const nn::Prediction> predictions, const nn::Manifest& manifest) const override
    {
        const double types = aurocOfTumours(predictions, all(predictions), manifest.labels.size()).value_or(0);
        const double threshold = chosenThreshold(predictions);
        double sum = 0, drawn = 0;
        for (const nn::Prediction& one : predictions) {
            if (const auto found = one.diceAt.find(threshold); found != one.diceAt.end()) {
                sum += found->second;
                drawn += 1;
            }
        }
        return drawn > 0 ? (types + sum / drawn) / 2 : types;
    }

    void fit(nn::Manifest& manifest, std::span<const nn::Prediction> validation) const override
    {
        const std::string fittedOn = fmt::format("split val, n {}", validation.size());
        manifest.calibration = nn::fittedCalibration(validation, fittedOn);
        nn::OperatingPoint point;
        point.name = "mask";
        point.threshold = chosenThreshold(validation);
        point.chosenOn =
            fmt::format("{}: highest mean Dice with a mask on at most {:.0f} % of the slices without a tumour",
                        fittedOn, 100 * mostMasksWithout);
        manifest.operatingPoints = {point};
    }

    std::map<std::string, nn::Interval> furtherFigures(std::span<const nn::Prediction> predictions,
                                                       const nn::Manifest& manifest) const override
    {
        std::vector<std::string> groups;
        for (const nn::Prediction& one : predictions)
            groups.push_back(one.group);
        std::map<std::string, nn::Interval> figures;
        if (const auto value = nn::bootstrapped(groups, [&](std::span<const std::size_t> cases) {
                return aurocOfTumours(predictions, cases, manifest.labels.size());
            }))
            figures["auroc_tumours"] = *value;
        return figures;
    }
};

class MriBrainTumourReader final : public ImageReader {
public:
    Result<nn::Outcome> read(const nn::Manifest& manifest, const LoadModel& load, const SeriesInput& series,
                             const MapReady& mapReady, Job& job) const override;
};

nn::MapSlice mapSliceFrom(const nn::Plane& map)
{
    nn::MapSlice slice;
    slice.rows = map.rows;
    slice.columns = map.columns;
    slice.originColumn = map.originColumn;
    slice.originRow = map.originRow;
    slice.cellColumns = map.stepColumns;
    slice.cellRows = map.stepRows;
    slice.probabilities = std::make_shared<const std::vector<float>>(map.values);
    return slice;
}

// "glioma": the likeliest tumour, for all that is marked on the slice.
std::string likeliestTumour(const std::vector<double>& logits, const nn::Manifest& manifest)
{
    const auto types = nn::probabilitiesOf(logits, manifest.calibration);
    const auto likeliest = std::max_element(types.begin() + noTumour + 1, types.end());
    return manifest.labels[std::size_t(likeliest - types.begin())].id;
}

nn::Outcome refusal(Message reason, const nn::Manifest& manifest)
{
    nn::Outcome outcome;
    outcome.state = nn::State::Refused;
    outcome.reason = std::move(reason);
    outcome.threshold = manifest.threshold();
    return outcome;
}

Result<nn::Outcome> MriBrainTumourReader::read(const nn::Manifest& manifest, const LoadModel& load,
                                               const SeriesInput& series, const MapReady& mapReady, Job& job) const
{
    nn::Outcome outcome;
    outcome.threshold = manifest.threshold();
    if (auto unsuitable = unsuitableSeries(series, manifest)) {
        outcome.state = unsuitable->state;
        outcome.reason = unsuitable->reason;
        return outcome;
    }

    if (!series.onlySlice)
        return refusal(messages::OneSliceIsWanted(manifest.id), manifest);
    const int slice = *series.onlySlice;
    if (slice < 0 || slice >= series.slices)
        return fail(ErrorCode::WrongUse, messages::NoSuchSlice(slice + 1, series.slices));
    LANTERN_TRY(picture, series.picture(slice));
    if (manifest.series().needsBrain && !showsBrain(picture))
        return refusal(messages::NoBrainOnSlice(slice + 1), manifest);
    if (job.cancelled())
        return fail(ErrorCode::Cancelled, messages::AnalysisCancelled);
    LANTERN_TRY(plane, nn::prepare(picture, manifest.series()));
    LANTERN_TRY(model, load());
    LANTERN_TRY(answer, answerOf(model->parts(), manifest, plane));
    if (answer.map.values.empty())
        return fail(ErrorCode::Unsupported, messages::NetworkGivesNoMap(manifest.id));

    nn::MapSlice map = mapSliceFrom(answer.map);
    map.plane = series.plane(slice);
    map.sopInstanceUid = series.sopInstanceUid(slice);
    if (mapReady)
        mapReady(slice, map);
    job.report(1, 1);
    outcome.maps.resize(static_cast<std::size_t>(series.slices));
    outcome.maps[std::size_t(slice)] = std::move(map);
    outcome.slicesCovered = 1;
    outcome.highest = double(highestOf(answer.map));
    outcome.rule = {.label = likeliestTumour(answer.logits, manifest), .smallest = smallestListed};
    outcome.state = nn::State::NothingAboveThreshold;
    const nn::Outcome marked = nn::atThreshold(outcome, outcome.threshold);
    outcome.state = marked.state;
    outcome.findings = marked.findings;

    outcome.notes.push_back(messages::OnlyChosenSliceLookedAt(slice + 1));
    outcome.notes.push_back(messages::TrainedOnTumourSlices);
    outcome.notes.push_back(messages::SmallRegionsLeftOut(smallestListed));
    if (series.isLossy)
        outcome.notes.push_back(messages::CompressedWithLoss);
    return outcome;
}

}

ImageTask make_mri_brain_tumour()
{
    return {std::make_unique<MriBrainTumourReader>(), std::make_unique<MriBrainTumourTrainer>()};
}

}
