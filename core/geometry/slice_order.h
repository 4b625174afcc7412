#pragma once

#include "core/geometry/image_plane.h"

#include <optional>
#include <span>
#include <vector>

namespace lantern::geometry {

// How parallel slices follow one another in space.
struct SliceOrder {
    std::vector<std::size_t> order;    // indices into what was given, by position along the normal
    double spacing = 0;    // mm, median distance of neighbours; 0 with fewer than two positions
    // Places in `order` after which slices are missing (the gap is a whole multiple of the spacing),
    // and after which the gap is uneven in another way, beyond 1 % and 0.01 mm.
    std::vector<std::size_t> missingAfter, unevenAfter;
    std::size_t missing = 0;    // slices that are not there
    std::vector<std::size_t> samePlaceAfter;    // two slices at one position
    double tilt = 0;    // degrees between the way the slices step and their normal
    bool isShifted = false;    // the slices do not lie on one line, in a way no tilt explains
};

// Orders by the projection of the positions onto the first slice's normal, never by number (numbers
// only say which end comes first: the one from which Instance Numbers mostly rise). Slices at one
// position stay in the order given. All planes must be parallel; areParallel() says so.
SliceOrder orderSlices(std::span<const ImagePlane> planes, std::span<const std::optional<int>> instanceNumbers);

// How far, in mm, a gap may be off the usual one and still count as even: 1 %, at least 0.01 mm.
double evenTolerance(double spacing);

// Rows and columns of both point the same ways, within half a degree.
bool areParallel(const ImagePlane& a, const ImagePlane& b);

// Pixels of one size, within 0.1 %: 0.9765625 and 0.976562 are one, and over 512 pixels the edges of both agree
// within half a pixel.
bool areAlike(PixelSpacing a, PixelSpacing b);

}
