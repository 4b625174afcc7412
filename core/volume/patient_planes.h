#pragma once

#include "core/volume/reslice.h"

#include <optional>
#include <string_view>

// The planes of the patient through a volume: what multiplanar reconstruction scrolls through.
namespace lantern::volume {

// Shown as radiologists look at them: axial from below, the patient's right at the viewer's left;
// coronal from the front; sagittal from the left, the front at the viewer's left; the head up.
enum class Orientation { Axial, Coronal, Sagittal };

inline constexpr Orientation orientations[] = {Orientation::Axial, Orientation::Coronal, Orientation::Sagittal};

std::string_view nameOf(Orientation orientation);    // "axial"
std::optional<Orientation> orientationNamed(std::string_view name);

// Parallel planes of one size, `step` mm apart: axial from head to feet, coronal from front to back,
// sagittal from right to left.
struct PlaneSet {
    geometry::ImagePlane first;
    int rows = 0, columns = 0, count = 0;
    double step = 0;
    geometry::Direction way;    // from plane to plane

    geometry::ImagePlane plane(int index) const;
    int nearest(geometry::PatientPoint point) const;    // brought inside the set
};

// All that the volume covers. Axes of the patient that run along the volume's keep its samples, so that
// no value is interpolated needlessly; along others the planes are as fine as the finest of its spacings.
PlaneSet planesThrough(const Volume& volume, Orientation orientation);

}
