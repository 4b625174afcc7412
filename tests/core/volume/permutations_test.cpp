// All 48 ways in which rows, columns and slices can run along the patient's axes, tilted and oblique ones
// too: an asymmetric phantom is drawn with its letters and markers in the right place, as it was taken
// and in the patient's planes.
#include "core/geometry/orientation.h"
#include "core/volume/paint_slice.h"
#include "core/volume/patient_planes.h"
#include "core/volume/pixel_shape.h"
#include "tests/support/phantom.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <gtest/gtest.h>

namespace lantern::volume {
namespace {

using geometry::Direction;
using geometry::PatientPoint;
using test::SliceGrid;

constexpr PatientPoint middle{5, -7, 40};

PatientPoint moved(PatientPoint from, Direction way, double by)
{
    return {from.x + by * way.x, from.y + by * way.y, from.z + by * way.z};
}

// One ball on the patient's left, one at the back, one towards the head, each of its own brightness, all
// off the middle so that no mirror image equals the phantom.
struct Marker {
    PatientPoint place;
    double brightness;
    char letter;    // the way from the middle to it
};
const std::vector<Marker> markers{{{17, -7, 40}, 300, 'L'}, {{5, 5, 40}, 600, 'P'}, {{5, -7, 52}, 900, 'H'}};

double balls(PatientPoint point)
{
    double value = 0;
    for (const auto& marker : markers) {
        const double distance =
            std::hypot(point.x - marker.place.x, point.y - marker.place.y, point.z - marker.place.z);
        if (distance < 3)
            value = std::max(value, marker.brightness);
    }
    return value;
}

Direction axis(int index, int sign)
{
    return {index == 0 ? double(sign) : 0, index == 1 ? double(sign) : 0, index == 2 ? double(sign) : 0};
}

// A grid about the middle. Every spacing is another, so that an exchange shows.
SliceGrid gridOf(Direction row, Direction column, Direction way, double step = 1.5)
{
    SliceGrid grid;
    grid.alongRow = row;
    grid.downColumn = column;
    grid.step = {step * way.x, step * way.y, step * way.z};
    grid.spacing = {1.25, 1.0};
    grid.columns = 41;
    grid.rows = 33;
    grid.places.clear();
    for (int i = 0; i < 27; ++i)
        grid.places.push_back(i);
    grid.corner = moved(moved(moved(middle, row, -20 * 1.0), column, -16 * 1.25), way, -13 * step);
    return grid;
}

struct Named {
    std::string name;
    SliceGrid grid;
};

std::vector<Named> all48()
{
    std::vector<Named> list;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            for (int signs = 0; signs < 8 && column != row; ++signs) {
                const auto sign = [signs](int bit) { return signs >> bit & 1 ? -1 : 1; };
                list.push_back({fmt::format("row {}{}, column {}{}, slices {}{}", sign(0) < 0 ? '-' : '+', "xyz"[row],
                                            sign(1) < 0 ? '-' : '+', "xyz"[column], sign(2) < 0 ? '-' : '+',
                                            "xyz"[3 - row - column]),
                                gridOf(axis(row, sign(0)), axis(column, sign(1)), axis(3 - row - column, sign(2)))});
            }
    return list;
}

// Where a tile shows a picture and what stands at its edges.
struct Drawn {
    Picture picture;
    geometry::EdgeLetters letters;
    TileGeometry geometry;
};

Drawn drawn(const pixels::ImagePtr& image, const geometry::ImagePlane& plane, View view = {})
{
    const PixelShape shape{plane.spacing().betweenRows / plane.spacing().betweenColumns};
    const int rows = rowsOf(*image), columns = columnsOf(*image);
    view.width = 300;
    view.height = 260;
    view.zoom = fitZoom(rows, columns, shape, view);
    return {paintSlice(*image, shape, view, {.voi = pixels::Window{500, 1001}, .invert = false}),
            geometry::edgeLetters(plane.alongRow(), plane.downColumn()), TileGeometry(rows, columns, shape, view)};
}

int greyAt(const Picture& picture, double x, double y)
{
    const int column = static_cast<int>(x), row = static_cast<int>(y);
    if (column < 0 || row < 0 || column >= picture.width || row >= picture.height)
        return -1;
    return static_cast<int>(picture.pixels[static_cast<std::size_t>(row * picture.width + column)] & 255);
}

// Every marker that lies on this plane is seen on the side that carries its letter, at its brightness.
// Returns how many there were.
int checkMarkers(const Drawn& tile, const geometry::ImagePlane& plane, const std::string& what)
{
    int seen = 0;
    const auto [middleX, middleY] = tile.geometry.tileFromPixel(plane.pixelFromPatient(middle));
    for (const auto& marker : markers) {
        if (std::abs(plane.distanceTo(marker.place)) > 0.8)
            continue;
        // Where most of its brightness is: a brighter ball's rim passes through it too, but is thin.
        const int wanted = static_cast<int>(std::lround(marker.brightness / 1000 * 255));
        std::vector<double> xs, ys;
        for (int row = 0; row < tile.picture.height; ++row)
            for (int column = 0; column < tile.picture.width; ++column)
                if (std::abs(greyAt(tile.picture, column, row) - wanted) <= 2) {
                    xs.push_back(column + 0.5);
                    ys.push_back(row + 0.5);
                }
        EXPECT_GT(xs.size(), 50U) << what << ", marker " << marker.letter << " is not seen";
        if (xs.empty())
            continue;
        const auto middleOf = [](std::vector<double>& values) {
            std::ranges::sort(values);
            return values[values.size() / 2];
        };
        const double x = middleOf(xs), y = middleOf(ys);
        const auto [expectedX, expectedY] = tile.geometry.tileFromPixel(plane.pixelFromPatient(marker.place));
        EXPECT_NEAR(x, expectedX, 4) << what << ", marker " << marker.letter;
        EXPECT_NEAR(y, expectedY, 4) << what << ", marker " << marker.letter;
        ++seen;
        const bool isAcross = std::abs(x - middleX) > std::abs(y - middleY);
        if (std::abs(plane.distanceTo(middle)) > 4)
            continue;    // it lies before or behind the middle more than towards an edge
        const std::string& letter = isAcross ? (x > middleX ? tile.letters.right : tile.letters.left)
                                             : (y > middleY ? tile.letters.bottom : tile.letters.top);
        EXPECT_EQ(letter.substr(0, 1), std::string(1, marker.letter)) << what;
    }
    return seen;
}

void checkAsTaken(const dicom::Series& series, const std::string& what)
{
    int seen = 0;
    for (const auto& frame : series.frames) {
        const auto& plane = *frame.facts().plane;
        if (std::ranges::none_of(markers, [&](const Marker& m) { return std::abs(plane.distanceTo(m.place)) < 0.8; }))
            continue;
        seen += checkMarkers(drawn(test::phantomImage(frame, balls), plane), plane, what);
    }
    EXPECT_GE(seen, 3) << what;
}

void checkPlanes(const Volume& volume, const std::string& what)
{
    for (const auto orientation : orientations) {
        const auto planes = planesThrough(volume, orientation);
        const auto plane = planes.plane(planes.nearest(middle));
        const auto image = reslice(volume, plane, planes.rows, planes.columns);
        // As readers know them: seen from the feet, from the front and from the patient's left.
        const bool isAxial = orientation == Orientation::Axial, isSagittal = orientation == Orientation::Sagittal;
        EXPECT_EQ(geometry::edgeLetters(plane.alongRow(), plane.downColumn()),
                  (geometry::EdgeLetters{.top = isAxial ? "A" : "H",
                                         .bottom = isAxial ? "P" : "F",
                                         .left = isSagittal ? "A" : "R",
                                         .right = isSagittal ? "P" : "L"}))
            << what;
        // Two of the balls lie on each plane through the middle.
        EXPECT_EQ(checkMarkers(drawn(image, plane), plane, fmt::format("{}, {}", what, nameOf(orientation))), 2)
            << what << ", " << nameOf(orientation);
    }
}

TEST(Traps, trap_13_letters_and_markers_of_all_48_ways_stand_in_place)
{
    const auto list = all48();
    ASSERT_EQ(list.size(), 48U);
    for (const auto& [name, grid] : list)
        checkAsTaken(test::phantomSeries(grid), name);
}

TEST(Wishes, wish_25_none_of_the_48_ways_is_turned_or_mirrored_in_the_planes)
{
    for (const auto& [name, grid] : all48())
        checkPlanes(test::phantomVolume(test::phantomSeries(grid), balls), name);
}

TEST(Permutations, ObliqueAndTiltedStacksToo)
{
    const auto rotated = [](Direction d, double degrees, Direction about) {
        const double angle = degrees * M_PI / 180, c = std::cos(angle), s = std::sin(angle);
        const Direction across = geometry::cross(about, d);
        const double share = geometry::dot(about, d) * (1 - c);
        return Direction{d.x * c + across.x * s + about.x * share, d.y * c + across.y * s + about.y * share,
                         d.z * c + across.z * s + about.z * share};
    };
    const Direction askew{0.6, 0.64, 0.48};
    for (const double degrees : {-31.0, 12.0, 25.0}) {
        for (const auto& [name, grid] : all48()) {
            // The 48 are turned as they are: rows, columns and slices keep their handedness.
            const auto turned =
                gridOf(rotated(grid.alongRow, degrees, askew), rotated(grid.downColumn, degrees, askew),
                       rotated({grid.step.x / 1.5, grid.step.y / 1.5, grid.step.z / 1.5}, degrees, askew));
            const auto series = test::phantomSeries(turned);
            const auto what = fmt::format("{}, turned by {} degrees", name, degrees);
            checkAsTaken(series, what);
            if (degrees == 25.0)
                checkPlanes(test::phantomVolume(series, balls), what);
        }
        // A gantry tilted about the patient's left-right axis; the table moves along z.
        const double angle = degrees * M_PI / 180;
        const auto tilted = gridOf({1, 0, 0}, {0, std::cos(angle), std::sin(angle)}, {0, 0, 1});
        const auto series = test::phantomSeries(tilted);
        checkAsTaken(series, fmt::format("tilted by {} degrees", degrees));
        checkPlanes(test::phantomVolume(series, balls), fmt::format("tilted by {} degrees", degrees));
    }
}

}
}
