#pragma once

#include "core/measure/figures.h"

#include <optional>
#include <string>
#include <variant>

namespace lantern::measure {

// A frame as it was taken.
struct OnImage {
    std::string sopInstanceUid;
    int frame = 0;
    bool operator==(const OnImage&) const = default;
};

// A plane that was cut out of a volume; the shape's pixels are this plane's.
struct OnPlane {
    std::string frameOfReferenceUid;
    geometry::ImagePlane plane;
    std::string slab = {};    // "MAXIMUM 10": how a slab was made and its thickness in mm; empty for the plane alone
    Cut cut() const { return slab.empty() ? Cut::Plane : Cut::Slab; }
};

// Where something was measured: it belongs to the picture, not to the tile that shows it.
using Place = std::variant<OnImage, OnPlane>;

// A file that names no instance is known by where it lies.
OnImage placeOf(const dicom::FrameRef& frame);

// The same picture: of planes, one within half a micrometre of the other, of the same way and grid.
bool isSamePlace(const Place& a, const Place& b);

// What a person measured.
struct Measurement {
    int id = 0;    // in its book; 0 before it is there
    std::string uid = {};    // the same in every window and every run; empty before it is in a book
    int number = 0;    // in its study, from 1, and never given twice: the name it has for people
    std::string studyUid, seriesId;
    Place place;
    Shape shape;
    MeasurementValues figures;
};

}
