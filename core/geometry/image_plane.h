#pragma once

#include "core/base/result.h"

namespace lantern::geometry {

// A point in the patient, in millimetres. Axes are DICOM's LPS: +x to the patient's left, +y to
// the back, +z to the head (PS3.3 C.7.6.2.1.1).
struct PatientPoint {
    double x = 0, y = 0, z = 0;
    bool operator==(const PatientPoint&) const = default;
};

// A unit vector in the same axes.
struct Direction {
    double x = 0, y = 0, z = 0;
    bool operator==(const Direction&) const = default;
};

Direction cross(Direction a, Direction b);
double dot(Direction a, Direction b);

// A place in the pixel grid; whole numbers are voxel centres, (0, 0) the top left one.
struct PixelPoint {
    double column = 0, row = 0;
    bool operator==(const PixelPoint&) const = default;
};

// Distances between voxel centres in millimetres. DICOM writes betweenRows first (PS3.3 10.7.1.3).
struct PixelSpacing {
    double betweenRows = 1, betweenColumns = 1;
    bool operator==(const PixelSpacing&) const = default;
};

// Where one image lies in the patient.
class ImagePlane {
public:
    // Directions that are a little off (text rounded to three digits) are made orthonormal; more
    // than 1e-2 off is Malformed, as is a spacing that is not positive.
    static Result<ImagePlane> make(PatientPoint topLeft, Direction alongRow, Direction downColumn,
                                   PixelSpacing spacing);

    ImagePlane movedTo(PatientPoint topLeft) const;    // the same directions and spacing elsewhere
    PatientPoint patientFromPixel(PixelPoint pixel) const;
    PixelPoint pixelFromPatient(PatientPoint point) const;    // of the nearest point on the plane
    double depth() const;    // mm along the normal; orders the slices of a stack
    double distanceTo(PatientPoint point) const;    // mm along the normal, signed

    PatientPoint topLeft() const { return m_topLeft; }
    Direction alongRow() const { return m_alongRow; }
    Direction downColumn() const { return m_downColumn; }
    Direction normal() const { return cross(m_alongRow, m_downColumn); }
    PixelSpacing spacing() const { return m_spacing; }

private:
    PatientPoint m_topLeft;    // centre of the first voxel, (0020,0032)
    Direction m_alongRow{1, 0, 0};    // first half of (0020,0037)
    Direction m_downColumn{0, 1, 0};
    PixelSpacing m_spacing;
};

}
