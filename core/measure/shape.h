#pragma once

#include "core/geometry/image_plane.h"
#include "core/pixels/image.h"

#include <array>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

// What is drawn over a picture, in its pixels: whole numbers are pixel centres.
namespace lantern::measure {

enum class Kind { Length, Angle, Ellipse, Rectangle, Probe };

std::string_view nameOf(Kind kind);    // "length", as files and the command line write it
std::optional<Kind> kindNamed(std::string_view name);

struct Shape {
    Kind kind = Kind::Length;
    // Length: its ends. Angle: end, vertex, end. Ellipse, Rectangle: opposite corners of the box that
    // it fills. Probe: a place in the pixel it asks.
    std::vector<geometry::PixelPoint> points = {};
    bool operator==(const Shape&) const = default;
};

std::size_t pointsOf(Kind kind);    // how many make it whole

// Where a hand takes hold: the points; of a rectangle its four corners, of an ellipse the ends of its axes.
std::vector<geometry::PixelPoint> handlesOf(const Shape& shape);
Shape reshaped(const Shape& shape, std::size_t handle, geometry::PixelPoint to);
Shape moved(const Shape& shape, double columns, double rows);

// As a line to be drawn; closed kinds end where they begin. A probe is its one point.
std::vector<geometry::PixelPoint> outlineOf(const Shape& shape);

// Modality values of the pixels whose centres lie inside or on the border. Padding and what is not a
// number is left out and counted.
struct Statistics {
    std::size_t count = 0, leftOut = 0;
    double mean = 0, deviation = 0;    // of all these pixels: divided by their count
    double least = 0, greatest = 0;
    bool operator==(const Statistics&) const = default;
};

// Nothing for shapes without an inside.
std::optional<Statistics> statisticsOf(const pixels::GreyImage& image, const Shape& shape);

// The same of red, green and blue, each by itself: shown values of 8 bits, which have no unit.
std::optional<std::array<Statistics, 3>> statisticsOf(const pixels::ColourImage& image, const Shape& shape);

}
