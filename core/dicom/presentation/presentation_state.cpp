#include "core/dicom/presentation/presentation_state.h"

#include "core/dicom/dataset/compound_graphics_internal.h"
#include "core/dicom/dataset/display_internal.h"
#include "core/dicom/dataset/masks_internal.h"
#include "core/dicom/dataset/overlays_internal.h"
#include "core/dicom/dataset/presentation_internal.h"
#include "core/dicom/messages.h"
#include "core/dicom/part10/dicom_file_internal.h"
#include "core/dicom/read_header.h"
#include "core/files/file_bytes.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <set>

namespace lantern::dicom {

namespace {

using Colour = std::array<std::uint8_t, 3>;

void forEachItem(DcmItem& item, const DcmTagKey& sequence, const auto& work)
{
    for (unsigned long i = 0; i < itemCount(item, sequence); ++i)
        work(*itemOf(item, sequence, i));
}

std::uint8_t toByte(double fraction)
{
    return static_cast<std::uint8_t>(std::lround(std::clamp(fraction, 0.0, 1.0) * 255));
}

// CIELab as DICOM scales it to 16 bits (PS3.3 C.10.7.1.1), D50, to sRGB.
Colour rgbFromLab(double l16, double a16, double b16)
{
    const double lightness = l16 / 65535 * 100, a = a16 / 65535 * 255 - 128, b = b16 / 65535 * 255 - 128;
    const auto cubed = [](double t) { return t > 6.0 / 29 ? t * t * t : 3 * (6.0 / 29) * (6.0 / 29) * (t - 4.0 / 29); };
    const double fy = (lightness + 16) / 116;
    const double x = 0.96422 * cubed(fy + a / 500), y = cubed(fy), z = 0.82521 * cubed(fy - b / 200);
    // XYZ under D50 to linear sRGB, Bradford-adapted (IEC 61966-2-1; matrix by Lindbloom).
    const std::array linear{3.1338561 * x - 1.6168667 * y - 0.4906146 * z,
                            -0.9787684 * x + 1.9161415 * y + 0.0334540 * z,
                            0.0719453 * x - 0.2289914 * y + 1.4052427 * z};
    const auto encoded = [](double v) { return v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055; };
    return {toByte(encoded(linear[0])), toByte(encoded(linear[1])), toByte(encoded(linear[2]))};
}

std::vector<GraphicLayer> layersOf(DcmItem& dataset, TextReader& text)
{
    std::vector<GraphicLayer> layers;
    forEachItem(dataset, DCM_GraphicLayerSequence, [&](DcmItem& item) {
        GraphicLayer layer{codeOf(item, DCM_GraphicLayer), text.textOf(item, DCM_GraphicLayerDescription),
                           integerOf(item, DCM_GraphicLayerOrder).value_or(0)};
        const auto lab = [&](unsigned long i) {
            return wordOf(item, DCM_GraphicLayerRecommendedDisplayCIELabValue, i);
        };
        if (lab(0) && lab(1) && lab(2))
            layer.colour = rgbFromLab(*lab(0), *lab(1), *lab(2));
        else if (const auto grey = wordOf(item, DCM_GraphicLayerRecommendedDisplayGrayscaleValue))
            layer.colour = Colour{toByte(*grey / 65535.0), toByte(*grey / 65535.0), toByte(*grey / 65535.0)};
        layers.push_back(std::move(layer));
    });
    std::ranges::stable_sort(layers, {}, &GraphicLayer::order);
    return layers;
}

// Nothing for units that only slide images have.
std::optional<AnnotationUnits> unitsOf(DcmItem& item, const DcmTagKey& tag)
{
    const auto units = codeOf(item, tag);
    if (units == "PIXEL")
        return AnnotationUnits::Pixel;
    return units == "DISPLAY" ? std::optional(AnnotationUnits::Display) : std::nullopt;
}

std::vector<AnnotationPoint> pointsOf(DcmItem& item, const DcmTagKey& tag)
{
    const auto numbers = decimalsOf(item, tag);
    std::vector<AnnotationPoint> points;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
        points.push_back({numbers[i], numbers[i + 1]});
    return points;
}

std::optional<TextAnnotation> textOf(DcmItem& item, TextReader& reader)
{
    TextAnnotation annotation{.text = reader.textOf(item, DCM_UnformattedTextValue)};
    std::erase(annotation.text, '\r');
    const auto justification = codeOf(item, DCM_BoundingBoxTextHorizontalJustification);
    if (justification == "CENTER")
        annotation.justification = TextAnnotation::Justification::Centre;
    else if (justification == "RIGHT")
        annotation.justification = TextAnnotation::Justification::Right;
    const auto topLeft = pointsOf(item, DCM_BoundingBoxTopLeftHandCorner);
    const auto bottomRight = pointsOf(item, DCM_BoundingBoxBottomRightHandCorner);
    if (const auto units = unitsOf(item, DCM_BoundingBoxAnnotationUnits);
        units && !topLeft.empty() && !bottomRight.empty()) {
        annotation.boxUnits = *units;
        annotation.box = std::array{topLeft.front(), bottomRight.front()};
    }
    if (const auto units = unitsOf(item, DCM_AnchorPointAnnotationUnits)) {
        annotation.anchorUnits = *units;
        if (const auto anchor = pointsOf(item, DCM_AnchorPoint); !anchor.empty())
            annotation.anchor = anchor.front();
        annotation.anchorIsVisible = codeOf(item, DCM_AnchorPointVisibility) == "Y";
    }
    if (annotation.text.empty() || (!annotation.box && !annotation.anchor))
        return std::nullopt;
    return annotation;
}

std::optional<GraphicAnnotation> graphicOf(DcmItem& item)
{
    using Kind = GraphicAnnotation::Kind;
    const auto units = unitsOf(item, DCM_GraphicAnnotationUnits);
    const auto type = codeOf(item, DCM_GraphicType);
    GraphicAnnotation graphic{.points = pointsOf(item, DCM_GraphicData)};
    std::size_t needed = 2;
    if (type == "POINT")
        graphic.kind = Kind::Point, needed = 1;
    else if (type == "POLYLINE")
        graphic.kind = Kind::Polyline;
    else if (type == "INTERPOLATED")
        graphic.kind = Kind::Interpolated;
    else if (type == "CIRCLE")
        graphic.kind = Kind::Circle;
    else if (type == "ELLIPSE")
        graphic.kind = Kind::Ellipse, needed = 4;
    else
        return std::nullopt;
    if (!units || graphic.points.size() < needed)
        return std::nullopt;
    graphic.units = *units;
    graphic.isFilled = codeOf(item, DCM_GraphicFilled) == "Y";
    return graphic;
}

// Counts what is left out, so that one sentence tells it.
struct LeftOut {
    std::size_t others = 0, ofSlides = 0;    // units of tiled slide images (PS3.3 C.10.5.1.2)

    void add(DcmItem& item)
    {
        const auto isMatrix = [&](const DcmTagKey& tag) { return codeOf(item, tag) == "MATRIX"; };
        if (isMatrix(DCM_GraphicAnnotationUnits) || isMatrix(DCM_BoundingBoxAnnotationUnits)
            || isMatrix(DCM_AnchorPointAnnotationUnits))
            ++ofSlides;
        else
            ++others;
    }

    void tell(Warnings& warnings) const
    {
        if (others > 0)
            warn(warnings, WarningCode::StateNotDrawn, messages::AnnotationsNotDrawn(others));
        if (ofSlides > 0)
            warn(warnings, WarningCode::StateNotDrawn, messages::AnnotationsOfSlidesNotDrawn(ofSlides));
    }
};

void readAnnotations(DcmItem& dataset, TextReader& text, PresentationState& state)
{
    LeftOut left;
    forEachItem(dataset, DCM_GraphicAnnotationSequence, [&](DcmItem& item) {
        AnnotationGroup group{.references = imageReferencesOf(item),
                              .layer = codeOf(item, DCM_GraphicLayer),
                              .texts = {},
                              .graphics = {}};
        std::set<Uint32> instead;    // compound graphics that simple ones stand for
        const auto note = [&](DcmItem& object) {
            if (Uint32 id = 0; object.findAndGetUint32(DCM_CompoundGraphicInstanceID, id).good())
                instead.insert(id);
        };
        forEachItem(item, DCM_TextObjectSequence, [&](DcmItem& object) {
            auto annotation = textOf(object, text);
            if (!annotation)
                return left.add(object);
            note(object);
            group.texts.push_back(std::move(*annotation));
        });
        forEachItem(item, DCM_GraphicObjectSequence, [&](DcmItem& object) {
            auto graphic = graphicOf(object);
            if (!graphic)
                return left.add(object);
            note(object);
            group.graphics.push_back(std::move(*graphic));
        });
        forEachItem(item, DCM_CompoundGraphicSequence, [&](DcmItem& object) {
            Uint32 id = 0;
            if (object.findAndGetUint32(DCM_CompoundGraphicInstanceID, id).good() && instead.contains(id))
                return;
            auto simple = simpleGraphicsOf(object, state.warnings);
            std::ranges::move(simple, std::back_inserter(group.graphics));
        });
        state.annotations.push_back(std::move(group));
    });
    left.tell(state.warnings);
    // In the order of their layers; within a layer as they stand.
    const auto place = [&](const AnnotationGroup& group) {
        return std::ranges::find(state.layers, group.layer, &GraphicLayer::name) - state.layers.begin();
    };
    std::ranges::stable_sort(state.annotations, {}, place);
}

std::vector<DisplayedArea> areasOf(DcmItem& dataset)
{
    std::vector<DisplayedArea> areas;
    forEachItem(dataset, DCM_DisplayedAreaSelectionSequence, [&](DcmItem& item) {
        DisplayedArea area{.references = imageReferencesOf(item)};
        const auto one = decimalsOf(item, DCM_DisplayedAreaTopLeftHandCorner);
        const auto other = decimalsOf(item, DCM_DisplayedAreaBottomRightHandCorner);
        if (one.size() != 2 || other.size() != 2)
            return;
        // Named as they stand on the screen, after the turn: here sorted as they lie in the image.
        area.topLeft = {std::min(one[0], other[0]), std::min(one[1], other[1])};
        area.bottomRight = {std::max(one[0], other[0]), std::max(one[1], other[1])};
        const auto mode = codeOf(item, DCM_PresentationSizeMode);
        if (mode == "TRUE SIZE")
            area.size = DisplayedArea::Size::TrueSize;
        else if (mode == "MAGNIFY")
            area.size = DisplayedArea::Size::Magnify;
        area.magnification = decimalOf(item, DCM_PresentationPixelMagnificationRatio);
        const auto spacing = decimalsOf(item, DCM_PresentationPixelSpacing);
        if (spacing.size() == 2 && spacing[0] > 0 && spacing[1] > 0)
            area.millimetres = spacing[1];
        const auto ratioOf = [](const std::vector<double>& pair) -> std::optional<double> {
            const bool isPair = pair.size() == 2 && pair[0] > 0 && pair[1] > 0;
            return isPair ? std::optional(pair[0] / pair[1]) : std::nullopt;
        };
        area.heightOverWidth = ratioOf(spacing);
        if (!area.heightOverWidth)
            area.heightOverWidth = ratioOf(decimalsOf(item, DCM_PresentationPixelAspectRatio));
        areas.push_back(std::move(area));
    });
    return areas;
}

void readGreyscale(DcmDataset& dataset, TextReader& text, PresentationState& state)
{
    state.rescale = rescaleOf(dataset, state.warnings);
    // Whether the stored values are signed is known where it is applied.
    if (auto lut = modalityLutOf(dataset, false, &state.warnings))
        state.modalityLut = std::make_shared<const pixels::VoiLut>(std::move(*lut));
    state.masks = maskOperationsOf(dataset, state.warnings);
    const bool isSigned = !state.modalityLut && state.rescale.intercept < 0;
    forEachItem(dataset, DCM_SoftcopyVOILUTSequence, [&](DcmItem& item) {
        auto references = imageReferencesOf(item);
        if (const auto luts = voiLutsOf(item, text, isSigned, state.warnings); !luts.empty())
            state.vois.push_back({std::move(references), *luts.front()});
        else if (auto windows = windowsOf(item, text, state.warnings); !windows.empty())
            state.vois.push_back({std::move(references), std::move(windows.front())});
    });
    const auto shape = codeOf(dataset, DCM_PresentationLUTShape);
    if (shape == "INVERSE")
        state.shape = pixels::PresentationShape::Inverse;
    else if (shape == "IDENTITY")
        state.shape = pixels::PresentationShape::Identity;
    if (DcmItem* item = itemOf(dataset, DCM_PresentationLUTSequence)) {
        Message problem;
        if (auto lut = lookupTableOf(*item, false, problem)) {
            state.presentationLut = std::make_shared<const pixels::PresentationLut>(
                pixels::PresentationLut{std::move(lut->entries), lut->bits});
            state.shape = pixels::PresentationShape::Identity;    // the table says all
        }
        if (!problem.empty())
            warn(state.warnings, WarningCode::BadVoiLut, messages::PresentationLutFlaw(std::move(problem)));
    }
}

void readOverlays(DcmDataset& dataset, PresentationState& state)
{
    state.shutter = shutterOf(dataset, state.warnings);
    const auto shapes = codesOf(dataset, DCM_ShutterShape);
    const auto shutterGroup =
        std::ranges::find(shapes, "BITMAP") == shapes.end() ? std::nullopt : wordOf(dataset, DCM_ShutterOverlayGroup);
    const auto groups = overlayGroupsOf(dataset, nullptr, state.warnings);
    for (const auto group : groups) {
        auto overlay = overlayOf(dataset, group, 0, nullptr);
        if (!overlay)
            continue;
        if (shutterGroup == group)
            state.shutter.bitmap = overlay;
        else if (!overlay->layer.empty())    // without a layer it is not to be shown (PS3.3 C.11.7)
            state.overlays.push_back(overlay);
    }
    if (shutterGroup && !state.shutter.bitmap)
        warn(state.warnings, WarningCode::BadShutter,
             messages::BitmapShutterMissing(fmt::format("{:04X}", *shutterGroup)));
    for (Uint16 group = 0x6000; group <= 0x601e; group = static_cast<Uint16>(group + 2))
        if (auto layer = codeOf(dataset, {group, 0x1001});
            !layer.empty() && std::ranges::find(groups, group) == groups.end() && !dataset.tagExists({group, 0x0010}))
            state.activated.push_back({group, std::move(layer)});
}

}

ImageReferences imageReferencesOf(DcmItem& item)
{
    ImageReferences references;
    forEachItem(item, DCM_ReferencedImageSequence, [&](DcmItem& image) {
        ImageReference reference{codeOf(image, DCM_ReferencedSOPInstanceUID), {}};
        for (const double frame : decimalsOf(image, DCM_ReferencedFrameNumber))
            reference.frames.push_back(static_cast<int>(frame));
        if (!reference.sopInstanceUid.empty())
            references.push_back(std::move(reference));
    });
    return references;
}

bool names(const ImageReferences& references, std::string_view sopInstanceUid, int frame)
{
    return std::ranges::any_of(references, [&](const ImageReference& reference) {
        return reference.sopInstanceUid == sopInstanceUid
            && (reference.frames.empty() || std::ranges::find(reference.frames, frame + 1) != reference.frames.end());
    });
}

bool PresentationState::namesImage(std::string_view uid, int frame) const { return names(references, uid, frame); }

bool isPresentationState(std::string_view sopClassUid)
{
    // Greyscale, colour, and those of angiography, which add a mask.
    return sopClassUid == "1.2.840.10008.5.1.4.1.1.11.1" || sopClassUid == "1.2.840.10008.5.1.4.1.1.11.2"
        || sopClassUid == "1.2.840.10008.5.1.4.1.1.11.5";
}

PresentationStatePtr presentationStateOf(DcmDataset& dataset)
{
    auto state = std::make_shared<PresentationState>();
    TextReader text(dataset);
    state->sopInstanceUid = codeOf(dataset, DCM_SOPInstanceUID);
    state->sopClassUid = codeOf(dataset, DCM_SOPClassUID);
    state->label = text.textOf(DCM_ContentLabel);
    state->description = text.textOf(DCM_ContentDescription);
    state->creator = text.personNameOf(DCM_ContentCreatorName).alphabetic;
    state->date = canonicalDate(codeOf(dataset, DCM_PresentationCreationDate)).value_or("");
    state->time = canonicalTime(codeOf(dataset, DCM_PresentationCreationTime)).value_or("");
    forEachItem(dataset, DCM_ReferencedSeriesSequence, [&](DcmItem& series) {
        auto references = imageReferencesOf(series);
        state->references.insert(state->references.end(), references.begin(), references.end());
        state->seriesUids.push_back(codeOf(series, DCM_SeriesInstanceUID));
    });
    readGreyscale(dataset, text, *state);
    readOverlays(dataset, *state);
    // Other turns than whole quarters are not allowed (PS3.3 C.10.6).
    const int degrees = static_cast<int>(wordOf(dataset, DCM_ImageRotation).value_or(0));
    state->quarterTurns = degrees % 90 == 0 ? degrees / 90 % 4 : 0;
    if (degrees % 90 != 0)
        warn(state->warnings, WarningCode::StateNotDrawn, messages::RotationIgnored(degrees));
    state->flipHorizontal = codeOf(dataset, DCM_ImageHorizontalFlip) == "Y";
    state->areas = areasOf(dataset);
    state->layers = layersOf(dataset, text);
    readAnnotations(dataset, text, *state);
    return state;
}

Result<PresentationStatePtr> readPresentationState(const std::filesystem::path& path)
{
    LANTERN_TRY(header, readHeader(path));    // whatever may be wrong with the file is said there
    if (!isPresentationState(header->sopClassUid))
        return fail(ErrorCode::Unsupported, messages::NoDrawnPresentationState(path.filename().string()));
    files::FileBytes bytes(path);
    DicomFile file;
    if (file.load(bytes, DCM_FloatPixelData).bad())
        return fail(ErrorCode::Malformed, messages::FileIsDamaged(path.filename().string(), file.problem()));
    return presentationStateOf(file.dataset());
}

}
