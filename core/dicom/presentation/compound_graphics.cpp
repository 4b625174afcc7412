#include "core/dicom/dataset/compound_graphics_internal.h"

#include "core/dicom/messages.h"

#include <cmath>
#include <numbers>

namespace lantern::dicom {

namespace {

using Kind = GraphicAnnotation::Kind;
using Points = std::vector<AnnotationPoint>;

// Counterclockwise on the screen, whose y goes down (PS3.3 C.10.5.1.3.2).
void turn(Points& points, AnnotationPoint about, double degrees)
{
    const double angle = degrees * std::numbers::pi / 180, c = std::cos(angle), s = std::sin(angle);
    for (auto& point : points) {
        const double x = point.x - about.x, y = point.y - about.y;
        point = {about.x + c * x + s * y, about.y - s * x + c * y};
    }
}

AnnotationPoint between(AnnotationPoint a, AnnotationPoint b, double share)
{
    return {a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)};
}

// A line whose middle stays free to be seen.
std::vector<Points> cutLine(AnnotationPoint from, AnnotationPoint to, double gap)
{
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    if (!(gap > 0) || gap >= length)
        return {{from, to}};
    const double half = gap / length / 2;
    return {{from, between(from, to, 0.5 - half)}, {between(from, to, 0.5 + half), to}};
}

std::vector<Points> crosshair(AnnotationPoint at, double diameter, double gap)
{
    std::vector<Points> lines = cutLine({at.x - diameter / 2, at.y}, {at.x + diameter / 2, at.y}, gap);
    for (auto& line : cutLine({at.x, at.y - diameter / 2}, {at.x, at.y + diameter / 2}, gap))
        lines.push_back(std::move(line));
    return lines;
}

// The strokes of each type; none for those that have no simple shape.
std::vector<Points> strokesOf(const std::string& type, const Points& points, double gap, double diameter)
{
    if (type == "CROSSHAIR" && diameter > 0)
        return crosshair(points[0], diameter, gap);
    if (points.size() < 2)
        return {};
    if (type == "RECTANGLE")
        return {{points[0], {points[1].x, points[0].y}, points[1], {points[0].x, points[1].y}, points[0]}};
    if (type == "CUTLINE")
        return cutLine(points[0], points[1], gap);
    if (type == "RULER" || type == "ARROW" || type == "RANGELINE" || type == "AXIS")
        return {points};    // their ticks and heads are left out
    std::vector<Points> lines;
    if (type == "MULTILINE")    // two points a line
        for (std::size_t i = 0; i + 1 < points.size(); i += 2)
            lines.push_back({points[i], points[i + 1]});
    return lines;
}

}

std::vector<GraphicAnnotation> simpleGraphicsOf(DcmItem& item, Warnings& warnings)
{
    const auto type = codeOf(item, DCM_CompoundGraphicType), units = codeOf(item, DCM_CompoundGraphicUnits);
    const auto numbers = decimalsOf(item, DCM_GraphicData);
    Points points;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
        points.push_back({numbers[i], numbers[i + 1]});

    std::vector<GraphicAnnotation> graphics;
    GraphicAnnotation graphic{.units = units == "DISPLAY" ? AnnotationUnits::Display : AnnotationUnits::Pixel,
                              .points = {},
                              .isFilled = codeOf(item, DCM_GraphicFilled) == "Y"};
    if ((units == "PIXEL" || units == "DISPLAY") && type == "ELLIPSE" && points.size() == 2) {
        const auto [left, top] = points[0];
        const auto [right, bottom] = points[1];
        const double x = (left + right) / 2, y = (top + bottom) / 2;
        graphic.kind = Kind::Ellipse;
        graphic.points = {{left, y}, {right, y}, {x, top}, {x, bottom}};
        graphics.push_back(graphic);
    } else if ((units == "PIXEL" || units == "DISPLAY") && !points.empty()) {
        const double gap = decimalOf(item, DCM_GapLength).value_or(0);
        const double diameter = decimalOf(item, DCM_DiameterOfVisibility).value_or(0);
        for (auto& stroke : strokesOf(type, points, gap, diameter)) {
            graphic.points = std::move(stroke);
            graphics.push_back(graphic);
        }
    }
    if (graphics.empty())
        warn(warnings, WarningCode::StateNotDrawn, messages::CompoundGraphicNotDrawn(type));
    const auto about = decimalsOf(item, DCM_RotationPoint);
    const double degrees = decimalOf(item, DCM_RotationAngle).value_or(0);
    if (degrees != 0 && about.size() == 2)
        for (auto& one : graphics)
            turn(one.points, {about[0], about[1]}, degrees);
    return graphics;
}

}
