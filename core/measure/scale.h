#pragma once

#include "core/dicom/instance.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

// What a step from pixel to pixel is worth, and on whose word.
namespace lantern::measure {

// On whose word. Everything but Patient is said beside each length, since it is not one in the patient.
enum class ScaleSource {
    Patient,    // Pixel Spacing of a slice
    Reconstruction,    // of a plane that was cut out of a volume
    Projection,    // of a slab: lengths are seen from the front, never along it
    Detector,    // Imager Pixel Spacing: nobody corrected for the magnification
    Magnified,    // that, divided by the estimated magnification
    Calibrated,    // Pixel Spacing that somebody corrected (PS3.3 10.7.1.2)
    Unstated,    // Pixel Spacing of a projection that does not say in which plane
    Doubtful,    // two magnifications that disagree: not to be trusted
    Region,    // of an ultrasound region
    OutsideRegions,    // pixels: outside of all regions, or across their borders
    Film,    // Nominal Scanned Pixel Spacing: millimetres of a scanned film
    None,    // pixels: nothing is said
};

// One direction of the pixel grid.
struct Axis {
    double perPixel = 1;    // positive
    std::string unit = "px";    // "mm", "px"; of ultrasound also "s", "cm/s", "Hz", "dB", "%", "deg", ...
    bool operator==(const Axis&) const = default;
};

// The detail of a calibration that holds there.
inline constexpr const char* centreOfBeam = "centre of the beam";

struct Scale {
    ScaleSource source = ScaleSource::None;
    Axis across, down;    // to the next column, to the next row
    std::string detail;    // the factor, the description of the calibration, the factors that disagree
    bool operator==(const Scale&) const = default;

    // Both ways in one unit of length (or px): only then are there lengths, angles and areas.
    bool isIsometric() const { return across.unit == down.unit && (across.unit == "mm" || across.unit == "px"); }
};

// The scales of one picture. Ultrasound has several side by side, so it is asked with the places.
struct Scales {
    Scale whole;    // everywhere, or outside of the regions
    std::vector<dicom::UltrasoundRegion> regions;

    // That of the region which holds all of these; of several, the one that is drawn over the others
    // (PS3.3 C.8.5.5.1.3), then the smallest.
    Scale at(std::span<const geometry::PixelPoint> places) const;
    const dicom::UltrasoundRegion* regionAt(std::span<const geometry::PixelPoint> places) const;
};

// The one scale of lengths that a bar beside the whole picture can have: nothing where there are only
// pixels, or where regions with different ones lie side by side.
std::optional<Scale> lengthsOf(const Scales& scales);

// By PS3.3 10.7.1.2 and 10.7.1.3, and per frame. Factors within 5 % of one another agree.
Scales scalesOf(const dicom::FrameRef& frame);

// Of a plane through a volume.
enum class Cut { Plane, Slab };
Scales scalesOf(const geometry::ImagePlane& plane, Cut cut);

// "cm/s" for a unit's code; "px" for none. Centimetres are given in millimetres, like every length:
// `factor` says how many of them one is.
std::string unitName(dicom::UltrasoundRegion::Unit unit, double& factor);

}
