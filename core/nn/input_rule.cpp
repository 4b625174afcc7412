#include "core/nn/input_rule.h"

#include "core/nn/messages.h"
#include "core/nn/resample.h"

#include <algorithm>
#include <cmath>

namespace lantern::nn {

namespace {

Plane planeOf(const ModalityImage& image)
{
    Plane plane;
    plane.rows = image.rows;
    plane.columns = image.columns;
    plane.values = image.values;
    return plane;
}

// Fits the plane into the rule's size. Outside the picture is black, so the pixels beyond its edge
// are cleared after the resampling has continued them.
Plane fitted(const Plane& plane, const ModalityImage& image, const InputRule& rule)
{
    if (rule.rows <= 0 || rule.columns <= 0)
        return plane;
    double shape = 1;    // height of a pixel over its width
    if (image.spacing && image.spacing->betweenColumns > 0)
        shape = image.spacing->betweenRows / image.spacing->betweenColumns;
    const double stepColumns = std::max(double(image.columns) / rule.columns, image.rows * shape / rule.rows);
    const double stepRows = stepColumns / shape;
    // Centre on centre, in coordinates whose whole numbers are pixel centres.
    const double originColumn = (image.columns - 1) / 2.0 - (rule.columns - 1) / 2.0 * stepColumns;
    const double originRow = (image.rows - 1) / 2.0 - (rule.rows - 1) / 2.0 * stepRows;
    Plane to = resample(plane, rule.rows, rule.columns, originColumn, originRow, stepColumns, stepRows);
    for (int row = 0; row < to.rows; ++row) {
        const double y = originRow + row * stepRows;
        for (int column = 0; column < to.columns; ++column) {
            const double x = originColumn + column * stepColumns;
            if (x < -0.5 || y < -0.5 || x > image.columns - 0.5 || y > image.rows - 0.5)
                to.values[std::size_t(row) * std::size_t(to.columns) + std::size_t(column)] = 0;
        }
    }
    return to;
}

}

double percentileOf(std::vector<float> values, double percent)
{
    if (values.empty())
        return 0;
    const double place = std::clamp(percent, 0.0, 100.0) / 100 * double(values.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(below);
    std::nth_element(values.begin(), at, values.end());
    const double low = *at;
    if (below + 1 == values.size())
        return low;
    const double high = *std::min_element(at + 1, values.end());
    return low + (high - low) * (place - double(below));
}

Result<Plane> prepare(const ModalityImage& image, const InputRule& rule)
{
    if (image.rows <= 0 || image.columns <= 0
        || image.values.size() != std::size_t(image.rows) * std::size_t(image.columns))
        return fail(ErrorCode::Refused, messages::PictureIsEmpty);
    if (!rule.unit.empty() && image.unit != rule.unit)
        return fail(ErrorCode::Refused,
                    image.unit.empty() ? messages::PictureInNoUnit(rule.unit)
                                       : messages::PictureInOtherUnit(image.unit, rule.unit));
    Plane plane = planeOf(image);
    for (float& value : plane.values) {
        if (!std::isfinite(value))
            value = 0;
    }
    if (image.isInverse && image.unit.empty()) {
        const float largest = *std::max_element(plane.values.begin(), plane.values.end());
        for (float& value : plane.values)
            value = largest - value;
    }
    if (rule.intensity == InputRule::Intensity::Window) {
        for (float& value : plane.values)
            value = static_cast<float>(std::clamp((value - rule.low) / (rule.high - rule.low), 0.0, 1.0));
    } else {
        const double top = percentileOf(plane.values, rule.percentile);
        for (float& value : plane.values)
            value = top > 0 ? static_cast<float>(std::clamp(value / top, 0.0, 1.5)) : 0.0f;
    }
    return fitted(plane, image, rule);
}

Plane prepareMask(const ModalityImage& mask, const InputRule& rule) { return fitted(planeOf(mask), mask, rule); }

}
