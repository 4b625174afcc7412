#include "core/inference/analyse.h"
#include "app/lantern-cli/command.h"
#include "app/lantern-cli/offscreen_qt.h"
#include "app/lantern-cli/opened.h"
#include "app/lantern-cli/risk_curves.h"
#include "core/dicom/decode.h"
#include "core/display/compose.h"
#include "core/files/write_file.h"
#include "core/inference/choose_series.h"
#include "core/nn/map_stack.h"
#include "core/nn/marks.h"
#include "core/nn/model_registry.h"
#include "core/report/outcome_json.h"
#include "core/tasks/messages.h"
#include "core/tasks/model_kind.h"
#include "ui/paint/picture.h"

#include <fmt/format.h>
#include <iostream>

namespace lantern::cli {

namespace {

struct Options {
    std::filesystem::path path, out;
    std::string model, series, patient;
    int threads = 1;
    std::optional<int> slice;    // from 1, as the window counts
    std::optional<double> threshold;
    bool json = false;
};

constexpr int shortestEdge = 512;    // px of a picture; small images are enlarged to it

// The slice with its map's tint and contour, the findings on it and the model's line.
Result<QImage> pictureOf(const dicom::Series& series, const nn::Manifest& manifest,
                         const std::shared_ptr<const nn::Outcome>& outcome, int slice)
{
    const auto& frame = series.frames[static_cast<std::size_t>(slice)];
    LANTERN_TRY(image, dicom::decodeFrame(*frame.instance, frame.frame));
    const display::Sources sources{.picture = display::pictureOf(frame),
                                   .image = image,
                                   .place = {.index = slice, .count = static_cast<int>(series.frames.size())},
                                   .outcomes = {outcome}};
    const auto& picture = sources.picture;
    display::ViewState state;
    state.view = display::openingView(
        sources,
        {.width = std::max(shortestEdge, picture.columns),
         .height = std::max(shortestEdge, static_cast<int>(picture.rows * picture.shape.heightOverWidth))});
    state.greys = display::openingGreys(sources);
    const nn::InputRule& rule = manifest.series();
    if (rule.intensity == nn::InputRule::Intensity::Window)    // what the network saw, not the file's own window
        state.greys.voi = pixels::Window{.centre = (rule.low + rule.high) / 2, .width = rule.high - rule.low};
    state.maps = {
        {.model = outcome->model.id, .showTint = true, .isCalibrated = !manifest.calibration.fittedOn.empty()}};
    state.layers.allOff();
    for (const auto id : {display::LayerId::contours, display::LayerId::marks, display::LayerId::legend})
        state.layers[id].isOn = true;
    return paint::drawn(display::compose(state, sources));
}

Result<void> writePictures(const Options& options, const dicom::Series& series, const nn::Manifest& manifest,
                           const nn::Outcome& outcome)
{
    const OffscreenQt fonts;
    const auto shown = std::make_shared<const nn::Outcome>(outcome);
    for (int slice = 0; slice < static_cast<int>(outcome.maps.size()); ++slice) {
        if (!outcome.maps[static_cast<std::size_t>(slice)].probabilities)
            continue;
        const auto file = options.out / fmt::format("slice-{:04}.png", slice);
        LANTERN_TRY(picture, pictureOf(series, manifest, shown, slice));
        LANTERN_CHECK(writePng(picture, file));
    }
    return {};
}

// map.f32 as the model made it (`whole`), one picture a scored slice at the asked threshold (`outcome`), and the
// answer itself; adds what was written to the answer.
Result<void> writeFiles(const Options& options, const dicom::Series& series, const nn::Manifest& manifest,
                        const nn::Outcome& whole, const nn::Outcome& outcome, nlohmann::json& answer)
{
    LANTERN_CHECK(files::makeFolder(options.out));
    if (const auto stack = nn::stackOf(whole.maps)) {
        const auto file = options.out / "map.f32";
        LANTERN_CHECK(files::writeFile(
            file, {reinterpret_cast<const std::uint8_t*>(stack->values.data()), stack->values.size() * sizeof(float)}));
        answer["map"] = {{"file", file.string()},
                         {"type", "float32, little endian, NaN where the network did not look"},
                         {"shape", {stack->slices, stack->rows, stack->columns}},
                         {"origin", {stack->originColumn, stack->originRow}},
                         {"cell", {stack->cellColumns, stack->cellRows}},
                         {"pictures", (options.out / "slice-NNNN.png").string()}};
        LANTERN_CHECK(writePictures(options, series, manifest, outcome));
    }
    return files::writeFile(options.out / "outcome.json",
                            answer.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
}

int sliceOf(int number, const dicom::Series& series)
{
    if (number < 1 || number > static_cast<int>(series.frames.size()))
        leave({ErrorCode::WrongUse, tasks::messages::NoSuchSlice(number, series.frames.size())});
    return number - 1;
}

// What a model of records says; how pictures are looked at means nothing to it.
void analyseRecord(const Options& options, const nn::Manifest& manifest)
{
    if (!options.series.empty() || options.slice || options.threshold || !options.out.empty())
        leave({ErrorCode::WrongUse,
               said("The model {} reads records; leave --series, --slice, --threshold and --out out.", manifest.id)});
    RecordOptions record;
    record.path = options.path.string();
    record.patient = options.patient;
    record.json = options.json;
    sayRisks(record, options.model);
}

void analyse(const Options& options)
{
    const auto package = valueOrLeave(nn::ModelRegistry().find(options.model));
    if (valueOrLeave(tasks::kindOf(package.manifest())) != tasks::ModelKind::Image)
        return analyseRecord(options, package.manifest());
    if (!options.patient.empty())
        leave({ErrorCode::WrongUse, said("The model {} reads series; leave --patient out.", package.manifest().id)});
    TerminalJob job("Analysing");
    const std::vector<std::filesystem::path> paths{options.path};
    const auto catalogue = valueOrLeave(scanned(paths, job));
    const auto chosen = valueOrLeave(inference::chooseSeries(catalogue, options.series, package.manifest()));
    if (options.slice && !package.manifest().series().oneSlice)
        leave({ErrorCode::WrongUse,
               said("The model {} looks at whole series; leave --slice out.", package.manifest().id)});
    inference::AnalyseOptions how;
    how.threads = options.threads;
    if (options.slice)
        how.onlySlice = sliceOf(*options.slice, chosen.series);
    nn::LoadedModels models;
    const auto whole = valueOrLeave(inference::Analyser(models).analyse(chosen.series, package, how, job));
    auto outcome = nn::atThreshold(whole, options.threshold.value_or(whole.threshold));
    if (!chosen.others.empty())
        outcome.notes.push_back(
            said("{} further series of this kind were not analysed; name one with --series, such as {}.",
                 chosen.others.size(), chosen.others.front()));

    auto answer = report::outcomeJson(outcome, package.manifest(), chosen.series);
    if (!options.out.empty())
        valueOrLeave(writeFiles(options, chosen.series, package.manifest(), whole, outcome, answer));
    if (options.json)
        printJson(answer);
    else
        std::cout << report::outcomeText(outcome, package.manifest());
    if (outcome.state == nn::State::Failed)
        leave({ErrorCode::Internal, outcome.reason});
    if (outcome.state == nn::State::Refused || outcome.state == nn::State::NotApplicable)
        leave({ErrorCode::Refused, outcome.reason});
}

}

void add_analyse(CLI::App& app)
{
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand(
        "analyse", "Run a model over a series or a record: its marks and a probability map, or its curve");
    command->add_option("PATH", options->path, "A DICOM file or a folder of them, or a record")->required();
    command->add_option("--model", options->model, "Id of a model or a package folder")->required();
    command->add_option("--series", options->series,
                        "Which series of a folder (the id that scan prints); without it the largest that the model "
                        "can read");
    command->add_option("--patient", options->patient, "Of a model that reads records: whose, where there are several");
    command->add_option("--out", options->out,
                        "Folder for map.f32, a picture of each slice with its map, and outcome.json");
    command->add_option("--slice", options->slice,
                        "Of a model that looks at one slice alone: which, counted from 1 as in the window");
    command
        ->add_option("--threshold", options->threshold,
                     "From which probability a place is marked; the model's own without it")
        ->check(CLI::Range(0.01, 0.99));
    command->add_option("--threads", options->threads, "Threads of the tensor library")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command->add_flag("--json", options->json, "Print one JSON document");
    command->callback([options] { analyse(*options); });
}

}
