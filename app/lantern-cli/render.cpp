#include "app/lantern-cli/command.h"
#include "app/lantern-cli/offscreen_qt.h"
#include "app/lantern-cli/one_series.h"
#include "app/lantern-cli/shape_options.h"
#include "core/dicom/decode.h"
#include "core/dicom/read_header.h"
#include "core/dicom/scan.h"
#include "core/dicom/value_kinds.h"
#include "core/display/present.h"
#include "core/display/quantities.h"
#include "core/display/show_slice.h"
#include "core/files/write_file.h"
#include "core/measure/measurement.h"
#include "core/volume/gap_outlines.h"
#include "core/volume/patient_planes.h"
#include "core/volume/pixel_shape.h"
#include "ui/paint/annotations.h"
#include "ui/paint/bitmap_layer.h"
#include "ui/paint/corner_text.h"
#include "ui/paint/facts_text.h"
#include "ui/paint/gaps.h"
#include "ui/paint/legend.h"
#include "ui/paint/measurements.h"
#include "ui/paint/orientation.h"
#include "ui/paint/scale_bar.h"
#include "ui/theme/tones.h"
#include "ui/theme/type.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>
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

// What is drawn: a frame as it was taken, or a plane cut through all of them, with a header of its own.
struct Shown {
    dicom::FrameRef frame;
    pixels::ImagePtr image;
    int index = 0, count = 1;
    double spacing = 0;
    QString kind;
    std::vector<volume::GapOutline> gaps = {};    // of a plane
};

Result<Shown> takenFrame(const dicom::Series& series, const Options& options)
{
    LANTERN_TRY(frame, oneFrame(series, options.frame));
    LANTERN_TRY(image, dicom::decodeFrame(*frame.instance, frame.frame));
    const int count = static_cast<int>(series.frames.size());
    return Shown{frame, image, options.frame, count, series.spacingBetweenSlices, {}};
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

Result<Shown> reconstructedPlane(const dicom::Series& series, const Options& options)
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
    QString kind = paint::reconstructionText(*orientation, slab);
    if (const QString gaps = paint::gapsText(*volume); !gaps.isEmpty())
        kind += QStringLiteral(" · ") + gaps;
    return Shown{{volume::headerOf(series, planes, *orientation), index},
                 image,
                 index,
                 planes.count,
                 planes.step,
                 kind,
                 volume::gapOutlines(*volume, planes.plane(index), planes.rows, planes.columns, slab)};
}

// Words in the picture's corners and at its edges, as the window writes them.
void paintFacts(QImage& picture, const dicom::FrameRef& frame, const paint::DisplayState& state,
                const measure::Scales& scales, const volume::TileGeometry& geometry)
{
    QPainter painter(&picture);
    const QFont font = theme::tileFont();
    const QFontMetricsF metrics(font);
    // The disclaimer stands below everything else; a picture too narrow for it in the middle carries
    // it over its width.
    const QString words = paint::disclaimer();
    const double left = std::max((picture.width() - metrics.horizontalAdvance(words)) / 2, 1.0);
    paint::paintOutlinedText(painter, {left, picture.height() - metrics.descent() - 2}, words, font,
                             theme::tone::secondText);

    const paint::Tile tile{.size = QSizeF(picture.width(), picture.height() - metrics.height())};
    paint::paintCornerText(painter, tile, paint::cornerText(frame, state, paint::TextLevel::Full, tile.size));
    paint::paintEdgeLetters(painter, tile, paint::edgeLetters(frame, state.view));
    if (const auto bar = paint::scaleBar(scales, geometry, tile))
        paint::paintScaleBar(painter, tile, *bar);
}

// What the file lays over its picture or hides of it, or what the presentation state wants instead.
void paintLayers(QImage& picture, const pixels::Image& image, const dicom::FrameRef& frame,
                 const std::optional<display::PresentedFrame>& presented, const volume::TileGeometry& geometry)
{
    QPainter painter(&picture);
    const paint::Tile tile{.size = QSizeF(picture.size())};
    const auto own = std::visit([](const auto& kind) { return kind.shutter; }, image);
    if (const auto shutter = presented ? presented->shutter : own)
        paint::paintShutter(painter, tile, geometry, *shutter);
    const auto overlays = std::visit([](const auto& kind) { return kind.overlays; }, image);
    paint::paintOverlays(painter, tile, geometry, presented ? presented->overlays : overlays, theme::tone::filesOwn);
    if (!presented)
        return;
    const auto& format = frame.instance->pixels;
    const paint::AnnotationPlace place{
        tile, geometry, display::displayedOnTile(presented->area, format.rows, format.columns, geometry)};
    paint::paintAnnotations(painter, place, presented->annotations, presented->state->layers, theme::tone::filesOwn);
}

// The state of the file, over the frame; refused where it does not name it.
Result<std::optional<display::PresentedFrame>> presentedBy(const fs::path& file, const dicom::FrameRef& frame,
                                                           const pixels::Image& image)
{
    if (file.empty())
        return std::optional<display::PresentedFrame>();
    LANTERN_TRY(object, dicom::readHeader(file));
    if (!object->presentationState)
        return fail(ErrorCode::WrongUse,
                    said("\"{}\" is no presentation state that can be applied.", file.filename().string()));
    const display::OtherPixels others{
        .image =
            [&](int other) {
                auto decoded = dicom::decodeFrame(*frame.instance, other);
                return decoded ? *decoded : nullptr;
            },
        .stored = [&](int other) { return display::storedPicture(*frame.instance, other); }};
    auto presented = display::presented(object->presentationState, frame, image,
                                        volume::pixelShapeOf(frame).heightOverWidth, others);
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
void paintShapes(QImage& picture, const measure::Scales& scales, const pixels::Image& image,
                 const volume::TileGeometry& geometry, const std::vector<measure::Shape>& shapes,
                 const pixels::Meanings& meanings)
{
    std::vector<paint::DrawnMeasurement> all;
    for (const auto& shape : shapes)
        all.push_back({shape, measure::figuresOf(shape, scales, &image, meanings), static_cast<int>(all.size()) + 1,
                       paint::Grip::None});
    QPainter painter(&picture);
    paint::paintMeasurements(painter, {.size = QSizeF(picture.width(), picture.height())}, geometry, all,
                             paint::wording());
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
    LANTERN_TRY(series, oneSeries(options.path, options.series));
    LANTERN_TRY(shown, options.plane.empty() ? takenFrame(series, options) : reconstructedPlane(series, options));
    const auto& frame = shown.frame;
    const auto& image = shown.image;

    const display::SeriesMeanings ofSeries(series);
    const auto meanings = options.plane.empty() ? ofSeries.of(frame) : ofSeries.ofPlanes();
    LANTERN_TRY(presented, presentedBy(options.presentationState, frame, *image));
    const std::vector<pixels::ImagePtr> seen{image};
    auto look = display::defaultLook(frame, seen, meanings.quantities);
    if (presented) {
        look.voi = presented->voi.value_or(look.voi);
        look.invert = display::isShownInverted(*frame.instance, false, presented->shape);
        look.presentation = presented->presentationLut;
    }
    if (options.window) {
        // LINEAR knows no width below 1; maps and concentrations need such.
        look.voi = pixels::Window{.centre = *options.level,
                                  .width = *options.window,
                                  .function = *options.window < 1 ? pixels::WindowFunction::LinearExact
                                                                  : pixels::WindowFunction::Linear};
        if (!presented)
            look.invert = display::isShownInverted(*frame.instance, false);
    }

    auto shape = volume::pixelShapeOf(frame);
    if (presented && presented->area && presented->area->heightOverWidth)
        shape.heightOverWidth = *presented->area->heightOverWidth;
    const int rows = volume::rowsOf(*image), columns = volume::columnsOf(*image);
    if (!asked && options.plain)
        asked = Size{std::clamp(columns, 1, largestEdge),
                     std::clamp(static_cast<int>(std::lround(rows * shape.heightOverWidth)), 1, largestEdge)};
    const Size size = asked.value_or(Size{800, 800});
    volume::View view{.width = size.width, .height = size.height};
    view.zoom = volume::fitZoom(rows, columns, shape, view);
    if (presented) {
        view.quarterTurns = presented->state->quarterTurns;
        view.flipHorizontal = presented->state->flipHorizontal;
        view = display::showingArea(presented->area, rows, columns, shape, view);
    }
    const auto& drawnImage = presented && presented->image ? presented->image : image;
    const auto picture = volume::paintSlice(*drawnImage, shape, view, look);

    QImage drawn(reinterpret_cast<const uchar*>(picture.pixels.data()), picture.width, picture.height,
                 picture.width * 4, QImage::Format_RGB32);
    drawn = drawn.copy();
    const volume::TileGeometry geometry(rows, columns, shape, view);
    if (!options.noOverlays)
        paintLayers(drawn, *image, frame, presented, geometry);
    if (!shown.gaps.empty()) {
        QPainter painter(&drawn);
        paint::paintGaps(painter, {.size = QSizeF(drawn.size())}, geometry, shown.gaps);
    }
    const auto plane = options.plane.empty() ? std::nullopt : measure::planeOf(frame, options.slab ? "slab" : "");
    const auto scales = plane ? measure::scalesOf(plane->plane, plane->cut()) : measure::scalesOf(frame);
    if (!shapes.empty())
        paintShapes(drawn, scales, *image, geometry, shapes, meanings);
    if (!options.plain) {
        const auto* grey = std::get_if<pixels::GreyImage>(image.get());
        paintFacts(drawn, frame,
                   {.slice = shown.index,
                    .slices = shown.count,
                    .loaded = shown.count,
                    .kind = shown.kind,
                    .view = view,
                    .look = look,
                    .windowName = {},
                    .spacingBetweenSlices = shown.spacing,
                    .unit = grey ? grey->rescale.unit : std::string(),
                    .quantities = meanings.quantities,
                    .presentationState = presented ? paint::stateName(*presented->state) : QString()},
                   scales, geometry);
    }
    return writePng(drawn, options.out);
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
