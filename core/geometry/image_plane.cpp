#include "core/geometry/image_plane.h"

#include "core/geometry/messages.h"

#include <cmath>

namespace lantern::geometry {

Direction cross(Direction a, Direction b)
{
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

double dot(Direction a, Direction b) { return a.x * b.x + a.y * b.y + a.z * b.z; }

namespace {

// Further off than this is not rounding: the file contradicts itself (READING trap 14).
constexpr double tolerance = 1e-2;

// A kilometre: numbers beyond it are damage, and differences of them would lose the millimetres.
constexpr double farthest = 1e6;

bool isPlace(PatientPoint p)
{
    const auto isNear = [](double coordinate) { return std::abs(coordinate) <= farthest; };
    return isNear(p.x) && isNear(p.y) && isNear(p.z);
}

double dot(PatientPoint p, Direction d) { return p.x * d.x + p.y * d.y + p.z * d.z; }

double length(Direction d) { return std::sqrt(geometry::dot(d, d)); }

Direction scaled(Direction d, double factor) { return {d.x * factor, d.y * factor, d.z * factor}; }

}

Result<ImagePlane> ImagePlane::make(PatientPoint topLeft, Direction alongRow, Direction downColumn,
                                    PixelSpacing spacing)
{
    if (!(spacing.betweenRows > 0) || !(spacing.betweenColumns > 0))
        return fail(ErrorCode::Malformed, messages::SpacingIsNoDistance(spacing.betweenRows, spacing.betweenColumns));
    if (!isPlace(topLeft))
        return fail(ErrorCode::Malformed, messages::PositionIsNoPlace(topLeft.x, topLeft.y, topLeft.z, farthest));
    const double skew = geometry::dot(alongRow, downColumn);
    if (!(std::abs(length(alongRow) - 1) <= tolerance) || !(std::abs(length(downColumn) - 1) <= tolerance)
        || !(std::abs(skew) <= tolerance))
        return fail(ErrorCode::Malformed,
                    messages::OrientationIsNoPair(alongRow.x, alongRow.y, alongRow.z, downColumn.x, downColumn.y,
                                                  downColumn.z));

    ImagePlane plane;
    plane.m_topLeft = topLeft;
    plane.m_spacing = spacing;
    plane.m_alongRow = scaled(alongRow, 1 / length(alongRow));
    // Gram-Schmidt: the row direction is believed, the column direction follows it.
    const double along = geometry::dot(plane.m_alongRow, downColumn);
    const Direction across{downColumn.x - along * plane.m_alongRow.x, downColumn.y - along * plane.m_alongRow.y,
                           downColumn.z - along * plane.m_alongRow.z};
    plane.m_downColumn = scaled(across, 1 / length(across));
    return plane;
}

ImagePlane ImagePlane::movedTo(PatientPoint topLeft) const
{
    ImagePlane plane = *this;
    plane.m_topLeft = topLeft;
    return plane;
}

PatientPoint ImagePlane::patientFromPixel(PixelPoint pixel) const
{
    const double right = pixel.column * m_spacing.betweenColumns;
    const double down = pixel.row * m_spacing.betweenRows;
    return {m_topLeft.x + right * m_alongRow.x + down * m_downColumn.x,
            m_topLeft.y + right * m_alongRow.y + down * m_downColumn.y,
            m_topLeft.z + right * m_alongRow.z + down * m_downColumn.z};
}

PixelPoint ImagePlane::pixelFromPatient(PatientPoint point) const
{
    const PatientPoint offset{point.x - m_topLeft.x, point.y - m_topLeft.y, point.z - m_topLeft.z};
    return {dot(offset, m_alongRow) / m_spacing.betweenColumns, dot(offset, m_downColumn) / m_spacing.betweenRows};
}

double ImagePlane::depth() const { return dot(m_topLeft, normal()); }

double ImagePlane::distanceTo(PatientPoint point) const { return dot(point, normal()) - depth(); }

}
