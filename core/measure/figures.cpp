#include "core/measure/figures.h"

#include "core/pixels/values.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <type_traits>

namespace lantern::measure {

namespace {

using geometry::PixelPoint;

struct Step {
    double across = 0, down = 0;    // in the scale's units
};

Step stepOf(const Scale& scale, PixelPoint from, PixelPoint to)
{
    return {(to.column - from.column) * scale.across.perPixel, (to.row - from.row) * scale.down.perPixel};
}

double lengthOf(Step step) { return std::hypot(step.across, step.down); }

int finestDecimals(const Scale& scale) { return std::min(decimalsOf(scale.across), decimalsOf(scale.down)); }

Quantity lengthQuantity(const Scale& scale, double length)
{
    return {length, scale.across.unit, finestDecimals(scale)};
}

// Where the two ways differ in kind, each is told by itself.
void tellDifferences(const Scale& scale, Step step, MeasurementValues& figures)
{
    figures.across = Quantity{std::abs(step.across), scale.across.unit, decimalsOf(scale.across)};
    figures.down = Quantity{std::abs(step.down), scale.down.unit, decimalsOf(scale.down)};
}

void measureLength(const Shape& shape, const Scale& scale, MeasurementValues& figures)
{
    const Step step = stepOf(scale, shape.points[0], shape.points[1]);
    if (scale.isIsometric())
        figures.length = lengthQuantity(scale, lengthOf(step));
    else
        tellDifferences(scale, step, figures);
}

void measureAngle(const Shape& shape, const Scale& scale, MeasurementValues& figures)
{
    if (!scale.isIsometric())
        return;
    const Step one = stepOf(scale, shape.points[1], shape.points[0]);
    const Step other = stepOf(scale, shape.points[1], shape.points[2]);
    if (!(lengthOf(one) > 0) || !(lengthOf(other) > 0))
        return;
    const double cross = one.across * other.down - one.down * other.across;
    const double dot = one.across * other.across + one.down * other.down;
    const double degrees = std::abs(std::atan2(cross, dot)) * 180 / std::numbers::pi;
    // An end that is half a pixel off turns a short arm by degrees.
    const auto pixelsOf = [](PixelPoint a, PixelPoint b) { return std::hypot(a.column - b.column, a.row - b.row); };
    const double shorter =
        std::min(pixelsOf(shape.points[0], shape.points[1]), pixelsOf(shape.points[2], shape.points[1]));
    constexpr double longArm = 30;    // pixels
    const int decimals = shorter >= longArm ? 1 : 0;
    figures.angle = Quantity{degrees, "°", decimals};
    figures.supplement = Quantity{180 - degrees, "°", decimals};
}

void measureArea(const Shape& shape, const Scale& scale, MeasurementValues& figures)
{
    const Step box = stepOf(scale, shape.points[0], shape.points[1]);
    if (!scale.isIsometric())
        return tellDifferences(scale, box, figures);
    const double share = shape.kind == Kind::Ellipse ? std::numbers::pi / 4 : 1;
    const double pixel = scale.across.perPixel * scale.down.perPixel;
    // As fine as a pixel's area, and never finer than the square of a length's last digit.
    const int decimals = scale.across.unit == "px" ? 0 : pixel >= 1 ? 0 : pixel >= 0.01 ? 1 : 2;
    figures.area = Quantity{std::abs(box.across * box.down) * share, scale.across.unit + "²", decimals};
}

// The step between two neighbouring stored values, in modality units; 0 for floats.
double stepOfValues(const pixels::GreyImage& image)
{
    const bool isFloat = std::holds_alternative<std::vector<float>>(image.samples);
    return isFloat ? 0 : std::abs(image.rescale.slope);
}

// At most five digits that count, whatever the step.
int decimalsOfValue(double step, double value, int finer)
{
    const double size = std::max(std::abs(value), 1e-12);
    const int bySize = std::clamp(4 - static_cast<int>(std::floor(std::log10(size))), 0, 9);
    if (!(step > 0))
        return bySize;
    const int byStep = std::max(0, static_cast<int>(std::ceil(-std::log10(step) - 1e-9))) + finer;
    return std::min(byStep, bySize);
}

// Rescale Type "US" is "unspecified" (PS3.3 C.11.1.1.2), not a unit.
std::string unitOf(const pixels::GreyImage& image)
{
    return image.rescale.unit == "US" ? std::string() : image.rescale.unit;
}

bool isStored(const pixels::GreyImage& image)
{
    return unitOf(image).empty() && image.rescale.slope == 1 && image.rescale.intercept == 0;
}

void measureValues(const Shape& shape, const pixels::GreyImage& image, MeasurementValues& figures)
{
    const auto statistics = statisticsOf(image, shape);
    if (!statistics)
        return;
    const double step = stepOfValues(image);
    const double largest = std::max(std::abs(statistics->least), std::abs(statistics->greatest));
    const auto quantity = [&](double value, int finer) {
        return Quantity{value, unitOf(image), decimalsOfValue(step, largest, finer)};
    };
    // A mean of many is finer than one of them, by a digit.
    figures.values = ValueFigures{*statistics, quantity(statistics->mean, 1), quantity(statistics->deviation, 1),
                                  quantity(statistics->least, 0), quantity(statistics->greatest, 0)};
    figures.isStoredValue = isStored(image);
}

void tellValue(const pixels::Image& image, int column, int row, MeasurementValues& figures)
{
    if (const auto* grey = std::get_if<pixels::GreyImage>(&image)) {
        if (const auto value = pixels::modalityValueAt(*grey, column, row))
            figures.value = Quantity{*value, unitOf(*grey), decimalsOfValue(stepOfValues(*grey), *value, 0)};
        figures.isStoredValue = isStored(*grey);
        return;
    }
    const auto& colour = std::get<pixels::ColourImage>(image);
    if (column < 0 || row < 0 || column >= colour.columns || row >= colour.rows)
        return;
    const auto at = 3
        * (static_cast<std::size_t>(row) * static_cast<std::size_t>(colour.columns) + static_cast<std::size_t>(column));
    figures.rgb = {colour.rgb[at], colour.rgb[at + 1], colour.rgb[at + 2]};
}

Quantity meant(double value, const pixels::Quantity& quantity, double largest)
{
    const double size = std::max(std::abs(largest), 1e-12);
    return {value, quantity.unit, std::clamp(3 - static_cast<int>(std::floor(std::log10(size))), 0, 9)};
}

// Every meaning is a line, so an area's mean means what the mean of its values does.
MeantFigures meantArea(const Statistics& statistics, const pixels::Quantity& quantity)
{
    MeantFigures figures{quantity.name};
    auto least = pixels::valueIn(quantity, statistics.least), greatest = pixels::valueIn(quantity, statistics.greatest);
    if (statistics.count == 0 || !least || !greatest)
        return figures;
    if (*least > *greatest)
        std::swap(least, greatest);
    const double largest = std::max(std::abs(*least), std::abs(*greatest));
    figures.mean = meant(statistics.mean * quantity.slope + quantity.intercept, quantity, largest);
    figures.deviation = meant(statistics.deviation * std::abs(quantity.slope), quantity, largest);
    figures.least = meant(*least, quantity, largest);
    figures.greatest = meant(*greatest, quantity, largest);
    return figures;
}

void tellMeanings(const pixels::Meanings& meanings, MeasurementValues& figures)
{
    if (!figures.value && (!figures.values || figures.values->statistics.count == 0))
        return;
    for (const auto& quantity : meanings.quantities) {
        if (figures.values) {
            figures.meant.push_back(meantArea(figures.values->statistics, quantity));
            continue;
        }
        MeantFigures one{quantity.name};
        if (const auto value = pixels::valueIn(quantity, figures.value->value))
            one.value = meant(*value, quantity, *value);
        figures.meant.push_back(std::move(one));
    }
    figures.suvUnavailableReason = meanings.suvUnavailableReason;
}

// In an ultrasound region whose reference pixel is known, the place itself has values: 0.42 s, 62 cm/s.
void tellPlace(const Scales& scales, const Shape& shape, MeasurementValues& figures)
{
    const dicom::UltrasoundRegion* region = scales.regionAt(shape.points);
    if (!region)
        return;
    const auto value = [](const std::optional<int>& reference, int origin, double at, double start, double perPixel,
                          const Axis& axis, dicom::UltrasoundRegion::Unit unit) -> std::optional<Quantity> {
        double factor = 1;
        unitName(unit, factor);
        if (!reference || axis.unit == "px" || axis.unit == "mm")    // a depth is no fact about a pixel
            return std::nullopt;
        return Quantity{(start + (at - origin - *reference) * perPixel) * factor, axis.unit, decimalsOf(axis)};
    };
    const PixelPoint place = *figures.pixel;
    figures.across = value(region->referenceColumn, region->left, place.column, region->valueAtReferenceColumn,
                           region->perColumn, figures.scale.across, region->unitAcross);
    figures.down = value(region->referenceRow, region->top, place.row, region->valueAtReferenceRow, region->perRow,
                         figures.scale.down, region->unitDown);
}

}

int decimalsOf(const Axis& axis)
{
    if (axis.unit == "px")
        return 0;
    if (axis.unit == "mm" && axis.perPixel >= 10)
        return 0;
    const int least = axis.unit == "mm" ? 1 : 0;
    return std::clamp(static_cast<int>(std::ceil(-std::log10(axis.perPixel) - 1e-9)), least, 6);
}

MeasurementValues figuresOf(const Shape& shape, const Scales& scales, const pixels::Image* image,
                            const pixels::Meanings& meanings)
{
    MeasurementValues figures;
    figures.kind = shape.kind;
    if (shape.points.size() != pointsOf(shape.kind))
        return figures;
    figures.scale = scales.at(handlesOf(shape));
    switch (shape.kind) {
    case Kind::Length: measureLength(shape, figures.scale, figures); break;
    case Kind::Angle: measureAngle(shape, figures.scale, figures); break;
    case Kind::Ellipse:
    case Kind::Rectangle:
        measureArea(shape, figures.scale, figures);
        if (const auto* grey = image ? std::get_if<pixels::GreyImage>(image) : nullptr)
            measureValues(shape, *grey, figures);
        else if (image)
            figures.colours = statisticsOf(std::get<pixels::ColourImage>(*image), shape);
        break;
    case Kind::Probe:
        figures.pixel = PixelPoint{std::floor(shape.points[0].column + 0.5), std::floor(shape.points[0].row + 0.5)};
        if (image)
            tellValue(*image, static_cast<int>(figures.pixel->column), static_cast<int>(figures.pixel->row), figures);
        tellPlace(scales, shape, figures);
        break;
    }
    tellMeanings(meanings, figures);
    return figures;
}

}
