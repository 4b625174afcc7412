#include "app/lantern-cli/command.h"
#include "app/lantern-cli/offscreen_qt.h"
#include "app/lantern-cli/one_series.h"
#include "app/lantern-cli/opened.h"
#include "app/lantern-cli/shape_options.h"
#include "core/dicom/decode.h"
#include "core/dicom/presentation/presentation_state.h"
#include "core/dicom/scan.h"
#include "core/dicom/stacks/series_warnings.h"
#include "core/dicom/values/value_kinds.h"
#include "core/display/compose.h"
#include "core/display/quantities.h"
#include "core/display/show_slice.h"
#include "core/display/view_changes.h"
#include "core/files/write_file.h"
#include "core/objects/key_images.h"
#include "core/volume/gap_outlines.h"
#include "core/volume/patient_planes.h"
#include "ui/paint/picture.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <fmt/format.h>
#include <optional>

namespace lantern::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
    fs::path path, out, presentationState;
    std::string series, size, plane, mode;
    std::optional<double> position, slab;
    int frame = 0;
    std::optional<double> window, level;
    int turn = 0;    // degrees
    bool invert = false, flipHorizontal = false, flipVertical = false;
    bool plain = false, noOverlays = false;
    ShapeOptions shapes;
};

struct Size {
    int width = 0, height = 0;
};

constexpr int largestEdge = 16384;

Result<Size> parseSize(const std::string& text)
{
    Size size;
    int used = 0;
    if (std::sscanf(text.c_str(), "%6dx%6d%n", &size.width, &size.height, &used) != 2
        || static_cast<std::size_t>(used) != text.size() || size.width < 1 || size.height < 1
        || size.width > largestEdge || size.height > largestEdge)
        return fail(ErrorCode::WrongUse, said("\"{}\" is not a size such as 800x600, up to {}.", text, largestEdge));
    return size;
}

// A frame of the series, as it was taken.
Result<display::Sources> takenFrame(const dicom::Series& series, const Options& options)
{
    LANTERN_TRY(frame, oneFrame(series, options.frame));
    LANTERN_TRY(image, dicom::decodeFrame(*frame.instance, frame.frame));
    const int count = static_cast<int>(series.frames.size());
    return display::Sources{.picture = display::pictureOf(frame),
                            .image = image,
                            .meanings = display::SeriesMeanings(series).of(frame),
                            .place = {.index = options.frame,
                                      .count = count,
                                      .loaded = count,
                                      .spacing = series.spacingBetweenSlices,
                                      .isEvenlySpaced = dicom::isEvenlySpaced(series)}};
}

// --position counts along the patient's axis: to the head, to the back or to the left.
Result<int> indexOf(const volume::PlaneSet& planes, volume::Orientation orientation, std::optional<double> position)
{
    if (!position)
        return planes.count / 2;
    const auto coordinate = [orientation](geometry::PatientPoint point) {
        switch (orientation) {
        case volume::Orientation::Axial: return point.z;
        case volume::Orientation::Coronal: return point.y;
        case volume::Orientation::Sagittal: return point.x;
        }
        return 0.0;
    };
    auto [low, high] =
        std::minmax({coordinate(planes.first.topLeft()), coordinate(planes.plane(planes.count - 1).topLeft())});
    const double half = planes.step / 2;
    if (!(*position >= low - half && *position <= high + half))
        return fail(ErrorCode::WrongUse,
                    said("There is no {} plane at {:g} mm: they lie from {:.1f} to {:.1f} mm.",
                         volume::nameOf(orientation), *position, low, high));
    return planes.nearest({*position, *position, *position});
}

Result<display::Sources> reconstructedPlane(const dicom::Series& series, const Options& options)
{
    const auto orientation = volume::orientationNamed(options.plane);
    if (!orientation)
        return fail(ErrorCode::WrongUse, said("--plane knows axial, coronal and sagittal, not \"{}\".", options.plane));
    volume::Slab slab{.thickness = options.slab.value_or(0)};
    if (options.mode == "mean")
        slab.mode = volume::SlabMode::Mean;
    else if (options.mode == "minip")
        slab.mode = volume::SlabMode::Minimum;
    else if (!options.mode.empty() && options.mode != "mip")
        return fail(ErrorCode::WrongUse, said("--mode knows mip, mean and minip, not \"{}\".", options.mode));
    TerminalJob job("Loading slices");
    LANTERN_TRY(volume, volume::loadVolume(series, job));
    for (const auto& slice : volume->leftOut)
        fmt::print(stderr, "Slice {} is left out of the planes: {}\n", slice.frame + 1, slice.reason.sentence());
    for (const auto& reason : dicom::valueKindsOf(series.frames).reasons)
        fmt::print(stderr, "Left out of the planes: {}\n", inEnglish(reason));
    const auto planes = volume::planesThrough(*volume, *orientation);
    LANTERN_TRY(index, indexOf(planes, *orientation, options.position));
    const auto image = volume::reslice(*volume, planes.plane(index), planes.rows, planes.columns, slab);
    return display::Sources{
        .picture =
            display::pictureOf(display::headerOf(series), planes, index, display::cutOf(*volume, *orientation, slab)),
        .image = image,
        .meanings = display::SeriesMeanings(series).ofPlanes(),
        .place = {.index = index, .count = planes.count, .loaded = planes.count, .spacing = planes.step},
        .gaps = volume::gapOutlines(*volume, planes.plane(index), planes.rows, planes.columns, slab)};
}

// The state of the file, over the frame; refused where it does not name it.
Result<std::optional<display::PresentedFrame>> presentedBy(const fs::path& file, const display::Sources& sources)
{
    if (file.empty())
        return std::optional<display::PresentedFrame>();
    auto state = dicom::readPresentationState(file);
    if (!state && state.error().code == ErrorCode::Unsupported)
        return fail(ErrorCode::WrongUse, state.error().message);
    if (!state)
        return fail(state.error());
    const auto& frame = sources.picture.header;
    const display::OtherPixels others{
        .image =
            [&](int other) {
                auto decoded = dicom::decodeFrame(*frame.instance, other);
                return decoded ? *decoded : nullptr;
            },
        .stored = [&](int other) { return display::storedPicture(*frame.instance, other); }};
    // No image of the file is a plane that was cut through them.
    auto presented = sources.picture.cut
        ? std::nullopt
        : display::presented(*state, frame, *sources.image, sources.picture.shape.heightOverWidth, others);
    if (!presented)
        return fail(ErrorCode::Refused,
                    said("The presentation state \"{}\" does not name this image.", file.filename().string()));
    for (const auto& note : presented->notes)
        fmt::print(stderr, "{}\n", inEnglish(note));
    if (presented->area && presented->area->size == dicom::DisplayedArea::Size::TrueSize)
        fmt::print(stderr,
                   "The presentation state asks for true size, which a file has none of: its area fills the "
                   "picture.\n");
    return presented;
}

// What was asked to be measured, as the window would draw it.
std::vector<display::DrawnMeasurement> measured(const std::vector<measure::Shape>& shapes,
                                                const display::Sources& sources)
{
    std::vector<display::DrawnMeasurement> all;
    for (const auto& shape : shapes)
        all.push_back(
            {shape,
             measure::figuresOf(shape, display::scalesOf(sources.picture), sources.image.get(), sources.meanings),
             static_cast<int>(all.size()) + 1, display::HandleState::None});
    return all;
}

// The greys that were asked for instead of the file's or the state's.
display::Greys askedGreys(const Options& options)
{
    // LINEAR knows no width below 1; maps and concentrations need such.
    return {.voi = pixels::Window{.centre = *options.level,
                                  .width = *options.window,
                                  .function = *options.window < 1 ? pixels::WindowFunction::LinearExact
                                                                  : pixels::WindowFunction::Linear},
            .isOwn = true};
}

// Which layers are drawn: all of a picture that leaves the program, without words where it is plain.
display::LayerStates layersOf(const Options& options)
{
    using enum display::LayerId;
    display::LayerStates layers;
    layers[disclaimer].isOn = true;
    if (options.plain)
        for (const auto id : {disclaimer, corners, letters, scale_bar})
            layers[id].isOn = false;
    if (options.noOverlays)
        for (const auto id : {shutter, overlays, annotations})
            layers[id].isOn = false;
    return layers;
}

// Without a size of its own a plain picture is as large as the image.
Size sizeOf(const std::optional<Size>& asked, const Options& options, const display::Sources& sources)
{
    if (asked || !options.plain)
        return asked.value_or(Size{800, 800});
    const auto& picture = sources.picture;
    const double height = picture.rows * display::shapeOf(sources).heightOverWidth;
    return {std::clamp(picture.columns, 1, largestEdge),
            std::clamp(static_cast<int>(std::lround(height)), 1, largestEdge)};
}

// As the picture opens, then turned and flipped as was asked.
volume::View viewOf(const Options& options, const display::Sources& sources, Size size)
{
    constexpr int QuarterTurn = 90;
    auto view = display::turned(display::openingView(sources, {.width = size.width, .height = size.height}),
                                options.turn / QuarterTurn);
    view.flipHorizontal = view.flipHorizontal != options.flipHorizontal;
    view.flipVertical = view.flipVertical != options.flipVertical;
    return display::fittedView(sources, view);
}

Result<void> render(const Options& options)
{
    if (options.window.has_value() != options.level.has_value())
        return fail(ErrorCode::WrongUse, said("--window and --level belong together."));
    std::optional<Size> asked;
    if (options.plane.empty() && (options.position || options.slab || !options.mode.empty()))
        return fail(ErrorCode::WrongUse, said("--position, --slab and --mode belong to --plane."));
    if (!options.mode.empty() && !options.slab)
        return fail(ErrorCode::WrongUse, said("--mode belongs to --slab."));
    if (!options.size.empty()) {
        LANTERN_TRY(size, parseSize(options.size));
        asked = size;
    }
    LANTERN_TRY(shapes, shapesOf(options.shapes));
    TerminalJob job("Reading headers");
    const std::vector<fs::path> paths{options.path};
    LANTERN_TRY(catalogue, scanned(paths, job));
    LANTERN_TRY(series, oneSeries(catalogue, options.path, options.series));
    LANTERN_TRY(sources, options.plane.empty() ? takenFrame(series, options) : reconstructedPlane(series, options));
    LANTERN_TRY(presented, presentedBy(options.presentationState, sources));
    sources.presented = std::move(presented);
    sources.measurements = measured(shapes, sources);
    if (!sources.picture.cut)    // as the window does: no object names a plane
        sources.keyNotes = objects::KeyImages(catalogue).notesOf(sources.picture.header);

    display::ViewState state;
    state.view = viewOf(options, sources, sizeOf(asked, options, sources));
    state.greys = options.window ? askedGreys(options) : display::openingGreys(sources);
    state.greys.isInverted = state.greys.isInverted != options.invert;
    state.layers = layersOf(options);
    return writePng(paint::drawn(display::compose(state, sources)), options.out);
}

}

void add_render(CLI::App& app)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("render", "Draw one slice as the window would, by the CPU painter");
    command->add_option("PATH", options->path, "A DICOM file, or a folder")->required();
    command->add_option("--series", options->series, "Which series of a folder (the id that scan prints)");
    command->add_option("--frame", options->frame, "Counted from 0 in the series' order")
        ->check(CLI::NonNegativeNumber);
    command->add_option("--plane", options->plane, "axial, coronal or sagittal: cut through all slices of the series");
    command->add_option("--position", options->position,
                        "Where the plane lies, mm towards the head, the back or the left; without it in the middle");
    command->add_option("--slab", options->slab, "Thickness in mm of what the plane sums up")
        ->check(CLI::PositiveNumber);
    command->add_option("--mode", options->mode, "Of the slab: mip (without it), mean or minip");
    command->add_option("--window", options->window, "Window width in modality values")->check(CLI::PositiveNumber);
    command->add_option("--level", options->level, "Window level (centre) in modality values");
    command->add_flag("--invert", options->invert, "White for black");
    command->add_option("--turn", options->turn, "Degrees clockwise")->check(CLI::IsMember({0, 90, 180, 270}));
    command->add_flag("--flip-horizontal", options->flipHorizontal, "Left for right, after the turn");
    command->add_flag("--flip-vertical", options->flipVertical, "Top for bottom, after the turn");
    command->add_option("--size", options->size,
                        "WIDTHxHEIGHT of the picture; without it 800x800, with --plain the image's own");
    command->add_option("--presentation-state", options->presentationState,
                        "A DICOM presentation state to apply; it must name the image");
    command->add_flag("--plain", options->plain, "Without corner text, letters and scale bar");
    command->add_flag("--no-overlays", options->noOverlays, "Without the file's overlays, shutters and annotations");
    addShapeOptions(*command, options->shapes);
    command->add_option("-o,--out", options->out, "The PNG file to write")->required();
    command->callback([options] {
        const OffscreenQt fonts;
        valueOrLeave(render(*options));
    });
}

}
