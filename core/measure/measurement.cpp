#include "core/measure/measurement.h"

#include <cmath>
#include <utility>

namespace lantern::measure {

namespace {

bool isNear(double a, double b, double within) { return std::abs(a - b) <= within; }

bool isNear(const geometry::PatientPoint& a, const geometry::PatientPoint& b)
{
    constexpr double within = 5e-4;    // mm
    return isNear(a.x, b.x, within) && isNear(a.y, b.y, within) && isNear(a.z, b.z, within);
}

bool isNear(geometry::Direction a, geometry::Direction b) { return geometry::dot(a, b) > 1 - 1e-9; }

}

OnImage placeOf(const dicom::FrameRef& frame)
{
    const auto& instance = *frame.instance;
    return {instance.sopInstanceUid.empty() ? "file:" + instance.path.string() : instance.sopInstanceUid, frame.frame};
}

bool isSamePlace(const Place& a, const Place& b)
{
    if (a.index() != b.index())
        return false;
    if (const auto* image = std::get_if<OnImage>(&a))
        return *image == std::get<OnImage>(b);
    const auto& one = std::get<OnPlane>(a);
    const auto& other = std::get<OnPlane>(b);
    constexpr double sameSpacing = 1e-6;    // mm
    return one.frameOfReferenceUid == other.frameOfReferenceUid && one.slab == other.slab
        && isNear(one.plane.topLeft(), other.plane.topLeft()) && isNear(one.plane.alongRow(), other.plane.alongRow())
        && isNear(one.plane.downColumn(), other.plane.downColumn())
        && isNear(one.plane.spacing().betweenRows, other.plane.spacing().betweenRows, sameSpacing)
        && isNear(one.plane.spacing().betweenColumns, other.plane.spacing().betweenColumns, sameSpacing);
}

}
