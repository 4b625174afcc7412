#pragma once

#include "core/geometry/image_plane.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lantern::dicom {

// A part of an ultrasound picture that has scales of its own (PS3.3 C.8.5.5).
struct UltrasoundRegion {
    // What a step to the next pixel is worth (C.8.5.5.1.15); an unknown code is None.
    enum class Unit {
        None,
        Percent,
        Decibel,
        Centimetre,
        Second,
        Hertz,
        DecibelPerSecond,
        CentimetrePerSecond,
        SquareCentimetre,
        SquareCentimetrePerSecond,
        CubicCentimetre,
        CubicCentimetrePerSecond,
        Degree
    };

    int left = 0, top = 0, right = 0, bottom = 0;    // pixels, the last ones included
    bool isLowPriority = false;    // where regions overlap, the others' scales hold (Region Flags, bit 0)
    Unit unitAcross = Unit::None, unitDown = Unit::None;
    double perColumn = 0, perRow = 0;    // signed; in those units
    // The pixel whose value is known: counted from the region's top left one, and may lie outside.
    std::optional<int> referenceColumn = {}, referenceRow = {};
    double valueAtReferenceColumn = 0, valueAtReferenceRow = 0;
    bool operator==(const UltrasoundRegion&) const = default;
};

// All that a header says about how large its pixels are, before anybody decides what it means.
// Spacings that are no pair of positive distances, and factors that are not positive, are absent.
struct Calibration {
    std::optional<geometry::PixelSpacing> pixelSpacing;    // (0028,0030), mm
    std::optional<geometry::PixelSpacing> imagerPixelSpacing;    // (0018,1164), mm at the detector
    std::optional<geometry::PixelSpacing> nominalScannedPixelSpacing;    // (0018,2010), mm on the film
    std::optional<geometry::PixelSpacing> objectPixelSpacing;    // (0018,9404), mm in the centre of the beam
    std::string type, description;    // Pixel Spacing Calibration Type (0028,0A02), Description (0028,0A04)
    std::optional<double> magnification;    // Estimated Radiographic Magnification Factor (0018,1114)
    std::optional<double> distanceToDetector, distanceToPatient;    // from the source, mm (0018,1110), (0018,1111)
    std::vector<UltrasoundRegion> regions;
    bool operator==(const Calibration&) const = default;
};

}
