#include "core/measure/scale.h"

#include "core/dicom/stacks/projection.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace lantern::measure {

namespace {

using dicom::Calibration;
using dicom::UltrasoundRegion;
using geometry::PixelSpacing;
using enum ScaleSource;

// Spacings written twice with different roundings are still the same spacing.
constexpr double sameSpacing = 1e-3;
// Factors come from distances rounded to millimetres; further apart than this one of them is wrong.
constexpr double sameFactor = 0.05;

bool areEqual(const PixelSpacing& a, const PixelSpacing& b)
{
    return std::abs(a.betweenRows / b.betweenRows - 1) < sameSpacing
        && std::abs(a.betweenColumns / b.betweenColumns - 1) < sameSpacing;
}

bool agree(double a, double b) { return std::abs(a / b - 1) <= sameFactor; }

Scale millimetres(ScaleSource source, const PixelSpacing& spacing, std::string detail = {}, double dividedBy = 1)
{
    return {
        source, {spacing.betweenColumns / dividedBy, "mm"}, {spacing.betweenRows / dividedBy, "mm"}, std::move(detail)};
}

// Nothing but the pixel's shape is known: one is a pixel's width.
Scale pixelsOnly(ScaleSource source, const dicom::Instance& instance)
{
    const double shape = instance.aspect[0] / instance.aspect[1];
    return {source, {}, {std::isfinite(shape) && shape > 0 ? shape : 1, "px"}, {}};
}

// From the source's distances, where the header does not state it. A patient behind the detector has none.
std::optional<double> factorOfDistances(const Calibration& calibration)
{
    if (!calibration.distanceToDetector || !calibration.distanceToPatient)
        return std::nullopt;
    return *calibration.distanceToDetector / *calibration.distanceToPatient;
}

std::string twoFactors(double a, double b) { return fmt::format("{:.2f} / {:.2f}", a, b); }

// Imager Pixel Spacing is at the detector; the patient is nearer to the source and so drawn larger.
Scale atDetector(const Calibration& calibration, const PixelSpacing& imager)
{
    const auto stated = calibration.magnification, ofDistances = factorOfDistances(calibration);
    if (stated && ofDistances && !agree(*stated, *ofDistances))
        return millimetres(Doubtful, imager, twoFactors(*stated, *ofDistances));
    const auto factor = stated ? stated : ofDistances;
    if (!factor)
        return millimetres(Detector, imager);
    if (*factor < 1 - sameFactor)    // nothing is drawn smaller than it is
        return millimetres(Doubtful, imager, fmt::format("{:.2f}", *factor));
    return millimetres(Magnified, imager, fmt::format("{:.2f}", *factor), *factor);
}

std::string wordsOf(const Calibration& calibration)
{
    if (calibration.description.empty())
        return calibration.type;
    return calibration.description;
}

Scale corrected(const Calibration& calibration, const PixelSpacing& spacing)
{
    if (calibration.imagerPixelSpacing && calibration.type != "FIDUCIAL") {
        const double implied = calibration.imagerPixelSpacing->betweenColumns / spacing.betweenColumns;
        const auto stated = calibration.magnification ? calibration.magnification : factorOfDistances(calibration);
        if (stated && !agree(implied, *stated))
            return millimetres(Doubtful, spacing, twoFactors(implied, *stated));
    }
    return millimetres(Calibrated, spacing, wordsOf(calibration));
}

Scale ofProjection(const Calibration& calibration, const dicom::Instance& instance)
{
    const auto& spacing = calibration.pixelSpacing;
    const auto& imager = calibration.imagerPixelSpacing;
    const auto& film = calibration.nominalScannedPixelSpacing;
    if (calibration.objectPixelSpacing)
        return millimetres(Calibrated, *calibration.objectPixelSpacing, centreOfBeam);
    // Equal values mean that nobody corrected anything (PS3.3 10.7.1.2).
    if (spacing && imager && !areEqual(*spacing, *imager))
        return corrected(calibration, *spacing);
    if (imager)
        return atDetector(calibration, *imager);
    if (film && (!spacing || areEqual(*spacing, *film)))
        return millimetres(Film, *film);
    if (spacing)
        return calibration.type.empty() ? millimetres(Unstated, *spacing)
                                        : millimetres(Calibrated, *spacing, wordsOf(calibration));
    return pixelsOnly(None, instance);
}

// Or may be one: nothing else says in which plane its spacings are.
bool isLikeProjection(const dicom::Instance& instance, const Calibration& calibration)
{
    constexpr std::string_view secondaryCapture = "1.2.840.10008.5.1.4.1.1.7";
    return dicom::isProjection(instance) || calibration.imagerPixelSpacing
        || instance.sopClassUid.starts_with(secondaryCapture);
}

bool holds(const UltrasoundRegion& region, geometry::PixelPoint place)
{
    // To the outer edges of its outermost pixels.
    return place.column >= region.left - 0.5 && place.column <= region.right + 0.5 && place.row >= region.top - 0.5
        && place.row <= region.bottom + 0.5;
}

double areaOf(const UltrasoundRegion& region)
{
    return (region.right - region.left + 1.0) * (region.bottom - region.top + 1.0);
}

Scale ofRegion(const UltrasoundRegion& region)
{
    const auto axis = [](UltrasoundRegion::Unit unit, double perPixel) {
        double factor = 1;
        const std::string name = unitName(unit, factor);
        const double size = std::abs(perPixel) * factor;
        return size > 0 && std::isfinite(size) && name != "px" ? Axis{size, name} : Axis{};
    };
    return {Region, axis(region.unitAcross, region.perColumn), axis(region.unitDown, region.perRow), {}};
}

bool isOfLengths(const Scale& scale) { return scale.across.unit == "mm" && scale.down.unit == "mm"; }

}

std::string unitName(UltrasoundRegion::Unit unit, double& factor)
{
    using enum UltrasoundRegion::Unit;
    factor = unit == Centimetre ? 10 : 1;
    switch (unit) {
    case None: return "px";
    case Percent: return "%";
    case Decibel: return "dB";
    case Centimetre: return "mm";
    case Second: return "s";
    case Hertz: return "Hz";
    case DecibelPerSecond: return "dB/s";
    case CentimetrePerSecond: return "cm/s";
    case SquareCentimetre: return "cm²";
    case SquareCentimetrePerSecond: return "cm²/s";
    case CubicCentimetre: return "cm³";
    case CubicCentimetrePerSecond: return "cm³/s";
    case Degree: return "°";
    }
    return "px";
}

const UltrasoundRegion* Scales::regionAt(std::span<const geometry::PixelPoint> places) const
{
    const UltrasoundRegion* best = nullptr;
    for (const auto& region : regions) {
        if (places.empty() || !std::ranges::all_of(places, [&](const auto& place) { return holds(region, place); }))
            continue;
        const auto rank = [](const UltrasoundRegion& one) { return std::pair(one.isLowPriority, areaOf(one)); };
        if (!best || rank(region) < rank(*best))
            best = &region;
    }
    return best;
}

Scale Scales::at(std::span<const geometry::PixelPoint> places) const
{
    const UltrasoundRegion* region = regionAt(places);
    if (!region)
        return whole;
    Scale scale = ofRegion(*region);
    if (scale.across.unit == "px" && scale.down.unit == "px")
        scale.source = OutsideRegions;    // a region that scales nothing
    return scale;
}

std::optional<Scale> lengthsOf(const Scales& scales)
{
    if (scales.regions.empty())
        return isOfLengths(scales.whole) ? std::optional(scales.whole) : std::nullopt;
    std::optional<Scale> one;
    for (const auto& region : scales.regions) {
        const Scale scale = ofRegion(region);
        if (!isOfLengths(scale))
            continue;    // of flow or of time: a bar says nothing about them
        if (one && !areEqual({one->down.perPixel, one->across.perPixel}, {scale.down.perPixel, scale.across.perPixel}))
            return std::nullopt;
        one = scale;
    }
    return one;
}

Scales scalesOf(const dicom::FrameRef& frame)
{
    const dicom::Instance& instance = *frame.instance;
    const Calibration calibration = frame.calibration();
    // Beside regions a Pixel Spacing would be that of one of them at best.
    if (!calibration.regions.empty())
        return {pixelsOnly(OutsideRegions, instance), calibration.regions};
    const auto index = static_cast<std::size_t>(frame.frame);
    if (index < instance.frames.size() && instance.frames[index].plane)
        return {millimetres(Patient, instance.frames[index].plane->spacing()), {}};
    if (isLikeProjection(instance, calibration))
        return {ofProjection(calibration, instance), {}};
    if (calibration.pixelSpacing)
        return {calibration.type.empty() ? millimetres(Patient, *calibration.pixelSpacing)
                                         : millimetres(Calibrated, *calibration.pixelSpacing, wordsOf(calibration)),
                {}};
    if (calibration.nominalScannedPixelSpacing)
        return {millimetres(Film, *calibration.nominalScannedPixelSpacing), {}};
    return {pixelsOnly(None, instance), {}};
}

Scales scalesOf(const geometry::ImagePlane& plane, Cut cut)
{
    return {millimetres(cut == Cut::Slab ? Projection : Reconstruction, plane.spacing()), {}};
}

}
