#include "core/display/present.h"

#include "core/display/messages.h"
#include "core/geometry/corner_counted.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace lantern::display {

namespace {

// A state's VOI works on its own modality values; the picture is kept in the image's where it can be.
pixels::Voi inImagesValues(const pixels::Voi& voi, const StatePixels& line)
{
    if (line.slope == 1 && line.intercept == 0)
        return voi;
    if (const auto* lut = std::get_if<pixels::VoiLut>(&voi)) {    // its slope is 1: a table cannot be stretched
        auto moved = *lut;
        moved.firstMapped += line.intercept;
        return moved;
    }
    auto window = std::get<pixels::Window>(voi);
    // LINEAR counts whole values, so it cannot be stretched: the same line as LINEAR_EXACT can.
    if (window.function == pixels::WindowFunction::Linear && line.slope != 1) {
        window.function = pixels::WindowFunction::LinearExact;
        window.centre -= 0.5;
        window.width -= 1;
    }
    window.centre = window.centre * line.slope + line.intercept;
    window.width *= line.slope;
    return window;
}

// What the whole range of modality values means where there is no VOI (PS3.4 N.2: then it is the identity).
pixels::Window windowOverAll(const pixels::ValueRange& range)
{
    return {.centre = (range.low + range.high) / 2,
            .width = std::max(range.high - range.low, 1.0),
            .function = pixels::WindowFunction::LinearExact,
            .explanation = {}};
}

// Modality, mask, VOI and presentation LUT, in this order.
void presentGrey(const dicom::FrameRef& frame, const pixels::Image& image, const OtherPixels& others,
                 PresentedFrame& result)
{
    const auto& state = *result.state;
    const auto& uid = frame.instance->sopInstanceUid;
    const auto found = std::ranges::find_if(state.vois, [&](const dicom::SoftcopyVoi& voi) {
        return voi.references.empty() || dicom::names(voi.references, uid, frame.frame);
    });
    const auto* voi = found == state.vois.end() ? nullptr : &found->voi;
    auto own = statePixels(state, frame, image, others, voi && std::holds_alternative<pixels::VoiLut>(*voi));
    result.voi = inImagesValues(voi ? *voi : windowOverAll(own.possible), own);
    result.image = std::move(own.image);
    result.isSubtracted = own.isSubtracted;
    result.notes = std::move(own.notes);
    if (!voi && !(frame.facts().windows.empty() && frame.facts().voiLuts.empty()))
        result.notes.push_back(messages::StateHasNoWindow);
    result.shape = state.shape.value_or(pixels::PresentationShape::Identity);
    result.presentationLut = state.presentationLut;
}

const std::vector<pixels::OverlayPtr>& overlaysOf(const pixels::Image& image)
{
    return std::visit([](const auto& kind) -> const std::vector<pixels::OverlayPtr>& { return kind.overlays; }, image);
}

// Counted from 1, clipped to nothing: an area may lie outside of the image.
std::array<geometry::PixelPoint, 2> cornersOf(const std::optional<dicom::DisplayedArea>& area, int rows, int columns)
{
    if (!area)
        return {geometry::PixelPoint{-0.5, -0.5}, geometry::PixelPoint{columns - 0.5, rows - 0.5}};
    auto first = geometry::pixelFromOneCounted(area->topLeft[0], area->topLeft[1]);
    auto last = geometry::pixelFromOneCounted(area->bottomRight[0], area->bottomRight[1]);
    return {geometry::PixelPoint{first.column - 0.5, first.row - 0.5},
            geometry::PixelPoint{last.column + 0.5, last.row + 0.5}};
}

}

std::optional<PresentedFrame> presented(const dicom::PresentationStatePtr& state, const dicom::FrameRef& frame,
                                        const pixels::Image& image, double heightOverWidth, const OtherPixels& others)
{
    const auto& uid = frame.instance->sopInstanceUid;
    if (!state || !state->namesImage(uid, frame.frame))
        return std::nullopt;
    const auto isMeant = [&](const dicom::ImageReferences& references) {
        return references.empty() || dicom::names(references, uid, frame.frame);
    };
    PresentedFrame result;
    result.state = state;
    const bool isGrey = std::holds_alternative<pixels::GreyImage>(image);
    if (isGrey)
        presentGrey(frame, image, others, result);
    const int rows = volume::rowsOf(image), columns = volume::columnsOf(image);
    auto usable = pixels::usable(state->shutter, rows, columns);
    result.notes.insert(result.notes.end(), usable.problems.begin(), usable.problems.end());
    result.shutter = pixels::maskOf(usable.shutter, rows, columns, heightOverWidth);

    result.overlays = state->overlays;
    for (const auto& overlay : overlaysOf(image))
        if (std::ranges::find(state->activated, overlay->group, &dicom::PresentationState::ActivatedOverlay::group)
            != state->activated.end())
            result.overlays.push_back(overlay);
    for (const auto& area : state->areas)
        if (!result.area && isMeant(area.references))
            result.area = area;
    for (const auto& group : state->annotations)
        if (isMeant(group.references))
            result.annotations.push_back(&group);
    return result;
}

volume::View showingArea(const std::optional<dicom::DisplayedArea>& area, int rows, int columns,
                         volume::PixelShape shape, volume::View view, std::optional<double> dotsPerMillimetre)
{
    view.panX = view.panY = 0;
    const auto [first, last] = cornersOf(area, rows, columns);
    const double areaColumns = last.column - first.column, areaRows = last.row - first.row;
    double width = areaColumns, height = areaRows * shape.heightOverWidth;
    if (view.quarterTurns % 2 != 0)
        std::swap(width, height);
    if (!(width > 0) || !(height > 0) || view.width < 1 || view.height < 1)
        return view;
    view.zoom = std::min(view.width / width, view.height / height);
    if (area && area->size == dicom::DisplayedArea::Size::Magnify && area->magnification.value_or(0) > 0)
        view.zoom = *area->magnification;    // device pixels per pixel
    if (area && area->size == dicom::DisplayedArea::Size::TrueSize && area->millimetres && dotsPerMillimetre)
        view.zoom = *area->millimetres * *dotsPerMillimetre;
    view.zoom = std::clamp(view.zoom, 0.02, 64.0);
    const volume::TileGeometry centred(rows, columns, shape, view);
    const auto [x, y] = centred.tileFromPixel({(first.column + last.column) / 2, (first.row + last.row) / 2});
    view.panX = view.width / 2.0 - x;
    view.panY = view.height / 2.0 - y;
    return view;
}

std::array<double, 4> displayedOnTile(const std::optional<dicom::DisplayedArea>& area, int rows, int columns,
                                      const volume::TileGeometry& geometry)
{
    const auto [first, last] = cornersOf(area, rows, columns);
    const auto [x0, y0] = geometry.tileFromPixel(first);
    const auto [x1, y1] = geometry.tileFromPixel(last);
    return {std::min(x0, x1), std::min(y0, y1), std::max(x0, x1), std::max(y0, y1)};
}

}
