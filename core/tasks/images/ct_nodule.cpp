#include "core/base/numbers.h"
#include "core/base/part_of_job.h"
#include "core/nn/calibration.h"
#include "core/nn/evaluation.h"
#include "core/nn/marks.h"
#include "core/nn/metrics.h"
#include "core/tasks/anatomy/lung_mask.h"
#include "core/tasks/image_task.h"
#include "core/tasks/map_peaks.h"
#include "core/tasks/messages.h"
#include "core/tasks/nodule_scan.h"
#include "core/tasks/pictures.h"
#include "core/tasks/suitability.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

// ct-nodule: is there a lung nodule in the middle of a patch, and where on a chest CT are such places?
// Trained on 50 x 50 pixel patches at the scan's own spacing around nodules and around what detectors
// took for nodules (LUNA16). On a scan the same network runs fully convolutionally over the slices
// inside the lungs; its highest places are then looked at again as patches, exactly as in training,
// and that number is the finding's probability.
namespace lantern::tasks {

namespace {

using nodule::patchSize;
using nodule::windowHigh;
using nodule::windowLow;

constexpr std::int64_t candidatesInScan = 620;    // of LUNA16's detectors, on average

// This share of false positives among candidates is about 3 a scan.
constexpr double scanSpecificity = 0.995;
constexpr double patchSensitivity = 0.90;

// The patches were windowed to 0 ... 255 before they were saved; this gives back HU.
nn::ModalityImage hounsfieldOf(const files::PlainImage& plain)
{
    nn::ModalityImage image = greysOf(plain);
    const double most = plain.bits == 16 ? 65535 : 255;
    for (float& value : image.values)
        value = static_cast<float>(windowLow + value / most * (windowHigh - windowLow));
    image.unit = "HU";
    return image;
}

double positiveLogit(const nn::Prediction& prediction) { return prediction.logits.front(); }

// The probability that this share of the negatives stays under.
nn::OperatingPoint pointAt(const std::string& name, std::span<const nn::Prediction> validation, double share,
                           bool ofPositives)
{
    std::vector<double> scores, chosen;
    std::vector<std::uint8_t> truths;
    std::vector<std::string> groups;
    for (const nn::Prediction& one : validation) {
        if (one.target < 0)
            continue;
        scores.push_back(one.probabilities.back());
        truths.push_back(one.target == 1);
        groups.push_back(one.group);
        if ((one.target == 1) == ofPositives)
            chosen.push_back(scores.back());
    }
    nn::OperatingPoint point;
    point.name = name;
    if (chosen.empty())
        return point;
    std::sort(chosen.begin(), chosen.end());
    const double place = ofPositives ? 1 - share : share;
    point.threshold = chosen[static_cast<std::size_t>(std::lround(place * double(chosen.size() - 1)))];
    const auto of = [&](auto figure) {
        return nn::bootstrapped(groups, [&, figure](std::span<const std::size_t> cases) {
            std::vector<double> s;
            std::vector<std::uint8_t> t;
            for (const std::size_t i : cases) {
                s.push_back(scores[i]);
                t.push_back(truths[i]);
            }
            return figure(s, t, point.threshold);
        });
    };
    point.sensitivity =
        of([](nn::Scores s, nn::Truths t, double threshold) { return nn::sensitivity(s, t, threshold); });
    point.specificity =
        of([](nn::Scores s, nn::Truths t, double threshold) { return nn::specificity(s, t, threshold); });
    point.chosenOn = fmt::format("candidate patches of the validation split, n {}", scores.size());
    return point;
}

class CtNoduleTrainer final : public ImageTrainer {
public:
    std::vector<std::string> architectures() const override { return {"residual-patch", "plain-cnn"}; }

    Result<Plan> plan(const std::string& architecture, const files::ImageSet&) const override
    {
        Plan plan;
        nn::Manifest& manifest = plan.manifest;
        manifest.id = "ct-nodule";
        manifest.title = {{"en", "Lung nodules on chest CT"}, {"zh", "胸部 CT 肺结节"}};
        manifest.labels = {{.id = "non-nodule", .texts = {{"en", "no nodule"}, {"zh", "非结节"}}},
                           {.id = "nodule",
                            .code = nn::Code{"SCT", "27925004", "Nodule"},
                            .texts = {{"en", "nodule"}, {"zh", "结节"}}}};
        manifest.series().modality = "CT";
        manifest.series().bodyPart = "CHEST";
        manifest.series().orientation = "axial";
        manifest.series().mostBetweenSlices = 10;
        manifest.series().unit = "HU";
        manifest.series().low = windowLow;
        manifest.series().high = windowHigh;
        plan.recipe.loss = "bce";
        plan.recipe.batchSize = 64;
        if (architecture == "residual-patch") {
            manifest.networks = {
                {{"residual-patch", {{"channels", "32,64,128"}, {"outputs", "1"}, {"window", "3"}, {"pool", "middle"}}},
                 ""}};
            manifest.series().rows = manifest.series().columns = patchSize;
            manifest.parameters = {{"turns", 8}, {"augment", 1}, {"spacingLow", 0.3}, {"spacingHigh", 1.2}};
            plan.recipe.optimiser = "adamw";
            plan.recipe.learningRate = 2e-3;
            plan.recipe.weightDecay = 5e-2;
            plan.recipe.schedule = "cosine";
            plan.recipe.epochs = 50;
            return plan;
        }
        if (architecture == "plain-cnn") {
            manifest.id = "ct-nodule-plain";
            manifest.networks = {{{"plain-cnn", {{"outputs", "1"}}}, ""}};
            manifest.series().rows = manifest.series().columns = 128;
            plan.recipe.optimiser = "adam";
            plan.recipe.learningRate = 1e-3;
            plan.recipe.schedule = "constant";
            plan.recipe.epochs = 6;
            plan.keepBest = true;
            return plan;
        }
        return fail(ErrorCode::WrongUse,
                    messages::UnknownArchitecture("ct-nodule", "residual-patch", "plain-cnn", architecture));
    }

    Result<Example> example(const files::ImageSet& set, std::size_t row, const PictureReader& reader,
                            const nn::Manifest& manifest) const override
    {
        LANTERN_TRY(example, pictureExample(set, row, reader, manifest, hounsfieldOf));
        // LUNA16 numbers its candidates by scan, so neighbours in number mostly share one.
        if (const auto candidate = parseInteger(set.cell(row, "candidate")); candidate && example.group.empty())
            example.group = fmt::format("candidates {}", *candidate / candidatesInScan);
        const auto [low, high] = std::minmax_element(example.image.values.begin(), example.image.values.end());
        if (*low == *high)
            example.refusal = messages::PatchHasOneGrey;
        return example;
    }

    nn::Tensors batch(std::span<const Example> all, std::span<const std::size_t> which, const nn::Manifest& manifest,
                      std::optional<std::uint64_t> augmentation) const override
    {
        BatchRule rule;
        // Scale stands for the unknown spacing of the patches (about 0.5 to 0.98 mm).
        rule.augmentation = {.mirror = true,
                             .flip = true,
                             .quarterTurns = true,
                             .turn = 22.5,
                             .leastScale = 0.75,
                             .mostScale = 1.3,
                             .shift = 0.06,
                             .gain = 0.1,
                             .offset = 0.1,
                             .noise = 0.03};
        return pictureBatch(all, which, manifest, rule, augmentation);
    }

    Result<std::vector<nn::Prediction>> predict(std::span<nn::Network* const> networks, const nn::Manifest& manifest,
                                                std::span<const Example> examples, Job& job) const override
    {
        return picturePredictions(networks, manifest, examples, job);
    }

    double score(std::span<const nn::Prediction> predictions, const nn::Manifest&) const override
    {
        std::vector<double> scores;
        std::vector<std::uint8_t> truths;
        for (const nn::Prediction& one : predictions) {
            if (one.target < 0)
                continue;
            scores.push_back(positiveLogit(one));
            truths.push_back(one.target == 1);
        }
        return nn::auroc(scores, truths).value_or(0);
    }

    void fit(nn::Manifest& manifest, std::span<const nn::Prediction> validation) const override
    {
        manifest.calibration = nn::fittedCalibration(validation, fmt::format("split val, n {}", validation.size()));
        std::vector<nn::Prediction> calibrated(validation.begin(), validation.end());
        for (nn::Prediction& one : calibrated)
            one.probabilities = nn::probabilitiesOf(one.logits, manifest.calibration);
        manifest.operatingPoints = {pointAt("scan", calibrated, scanSpecificity, false),
                                    pointAt("patch", calibrated, patchSensitivity, true)};
    }
};

class CtNoduleReader final : public ImageReader {
public:
    Result<nn::Outcome> read(const nn::Manifest& manifest, const LoadModel& load, const SeriesInput& series,
                             const MapReady& mapReady, Job& job) const override;
};

// Slices from where the reader looks outwards, so that what is on screen comes first.
std::vector<int> outwards(int slices, int first)
{
    std::vector<int> order;
    first = std::clamp(first, 0, std::max(0, slices - 1));
    for (int step = 0; int(order.size()) < slices; ++step) {
        if (first + step < slices)
            order.push_back(first + step);
        if (step > 0 && first - step >= 0)
            order.push_back(first - step);
    }
    return order;
}

constexpr double lookAgainFrom = 0.02;    // of the map: places that are looked at again as patches
constexpr double oneNodule = 12;    // mm between places that are taken for one
constexpr double widestMass = 100;    // mm; what lies farther apart is not asked after
constexpr double mediastinum = 20;    // mm to each side of the middle
constexpr double smallestLungArea = 20;    // cm2 on the slice that shows most
constexpr std::size_t mostLooks = 300;

// Where the lungs part, mm along x: the middle of their boxes.
double middleOf(const LungMask& lungs, const SeriesInput& series)
{
    double sum = 0, count = 0;
    for (int slice = 0; slice < series.slices; ++slice)
        if (const auto box = lungs.box(slice); box.right > 0) {
            sum += series.plane(slice)->patientFromPixel({(box.left + box.right) / 2.0, box.top + 0.0}).x;
            count += 1;
        }
    return count > 0 ? sum / count : 0;
}

// Places that lie farther apart than any nodule is wide, with one solid thing between them: a mass is marked on its
// rim, here and there. Heart and great vessels are solid too, so what reaches the middle of the chest is none.
std::vector<std::pair<nn::MapCell, nn::MapCell>> onOneRim(std::span<const Peak> peaks, const SolidTissue& tissue,
                                                          double widest, double middle)
{
    std::vector<std::pair<nn::MapCell, nn::MapCell>> joined;
    if (widest <= 0)
        return joined;
    const auto place = [](const Peak& peak) { return SolidTissue::Place{peak.slice, peak.pixel, peak.patient}; };
    for (std::size_t i = 0; i < peaks.size(); ++i)
        for (std::size_t j = i + 1; j < peaks.size(); ++j) {
            const Peak &a = peaks[i], &b = peaks[j];
            const double besideA = a.patient.x - middle, besideB = b.patient.x - middle;
            if (besideA * besideB < 0 || std::min(std::abs(besideA), std::abs(besideB)) < mediastinum)
                continue;
            const double apart =
                std::hypot(a.patient.x - b.patient.x, a.patient.y - b.patient.y, a.patient.z - b.patient.z);
            if (apart > widest && apart <= widestMass && tissue.isOneThing(place(a), place(b)))
                joined.push_back({{a.slice, a.cell}, {b.slice, b.cell}});
        }
    return joined;
}

Result<nn::Outcome> CtNoduleReader::read(const nn::Manifest& manifest, const LoadModel& load, const SeriesInput& series,
                                         const MapReady& mapReady, Job& job) const
{
    nn::Outcome outcome;
    outcome.threshold = manifest.threshold();
    if (auto unsuitable = unsuitableSeries(series, manifest)) {
        outcome.state = unsuitable->state;
        outcome.reason = unsuitable->reason;
        return outcome;
    }
    for (int slice = 0; slice < series.slices; ++slice) {
        if (series.plane(slice))
            continue;
        outcome.state = nn::State::Refused;
        outcome.reason = messages::SliceHasNoPlace(slice + 1);
        return outcome;
    }
    PartOfJob masking(job, 0, 0.1), mapping(job, 0.1, 0.95), looking(job, 0.95, 1);
    int decoded = 0;
    const auto picture = [&](int slice) {
        masking.report(++decoded, series.slices);
        return series.picture(slice);
    };
    const auto lungs = lungMask(series.slices, picture, masking);
    if (!lungs && lungs.error().code == ErrorCode::Refused) {
        outcome.state = nn::State::Refused;
        outcome.reason = lungs.error().message;
        return outcome;
    }
    if (!lungs)
        return fail(lungs.error());
    if (lungs->largestArea() < smallestLungArea) {
        outcome.state = nn::State::Refused;
        outcome.reason = messages::TooLittleLung(lungs->largestArea(), smallestLungArea);
        return outcome;
    }

    LANTERN_TRY(model, load());
    nodule::ScanReading reading(*model, series, *lungs);
    outcome.maps.resize(static_cast<std::size_t>(series.slices));
    outcome.sliceScores.resize(static_cast<std::size_t>(series.slices), 0.0);
    std::vector<Peak> peaks;
    int done = 0;
    for (const int slice : outwards(series.slices, series.firstSlice)) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, messages::AnalysisCancelled);
        LANTERN_TRY(map, reading.mapOf(slice));
        if (map.probabilities) {
            ++outcome.slicesCovered;
            for (Peak peak : peaksOf(map, slice, lookAgainFrom)) {
                peak.patient = series.plane(slice)->patientFromPixel(peak.pixel);
                peaks.push_back(peak);
            }
            outcome.sliceScores[std::size_t(slice)] =
                double(*std::max_element(map.probabilities->begin(), map.probabilities->end()));
            if (mapReady)
                mapReady(slice, map);
        }
        outcome.maps[std::size_t(slice)] = std::move(map);
        mapping.report(++done, series.slices);
    }

    // The highest places, seen as patches, decide.
    std::sort(peaks.begin(), peaks.end(), [](const Peak& a, const Peak& b) { return a.height > b.height; });
    if (peaks.size() > mostLooks) {
        outcome.notes.push_back(messages::HighestPlacesLookedAtTwice(mostLooks, peaks[mostLooks].height));
        peaks.resize(mostLooks);
    }
    std::stable_sort(peaks.begin(), peaks.end(), [](const Peak& a, const Peak& b) { return a.slice < b.slice; });
    std::int64_t looked = 0;
    for (Peak& peak : peaks) {
        const double each = 1.0 / double(peaks.size()), from = each * double(looked++);
        PartOfJob look(looking, from, from + each);
        LANTERN_TRY(probability, reading.secondLook(peak, look));
        peak.height = probability;
        look.report(1, 1);
    }
    for (auto from = peaks.begin(); from != peaks.end();) {    // they are in the order of the slices
        const auto to = std::find_if(from, peaks.end(), [&](const Peak& peak) { return peak.slice != from->slice; });
        nn::MapSlice& map = outcome.maps[std::size_t(from->slice)];
        map = settled(map, {from, to});
        outcome.sliceScores[std::size_t(from->slice)] =
            double(*std::max_element(map.probabilities->begin(), map.probabilities->end()));
        from = to;
    }
    outcome.highest = *std::max_element(outcome.sliceScores.begin(), outcome.sliceScores.end());
    outcome.rule = {.label = manifest.labels.back().id,
                    .sameThing = oneNodule,
                    .largest = manifest.marks.largest,
                    .joined = onOneRim(peaks, reading.tissue(), manifest.marks.largest, middleOf(*lungs, series))};
    std::ranges::move(manifest.marks.sentences(), std::back_inserter(outcome.notes));
    outcome.state = nn::State::NothingAboveThreshold;
    const nn::Outcome marked = nn::atThreshold(outcome, outcome.threshold);
    outcome.state = marked.state;
    outcome.findings = marked.findings;

    if (outcome.slicesCovered < series.slices)
        outcome.notes.push_back(messages::SlicesWithoutLung(series.slices - outcome.slicesCovered, series.slices));
    if (series.betweenSlices > 2.5)
        outcome.notes.push_back(messages::SlicesFartherApartThanTrained(series.betweenSlices));
    if (series.isLossy)
        outcome.notes.push_back(messages::CompressedWithLoss);
    outcome.notes.push_back(messages::CalibratedOnCandidates);
    return outcome;
}

}

ImageTask make_ct_nodule() { return {std::make_unique<CtNoduleReader>(), std::make_unique<CtNoduleTrainer>()}; }

}
