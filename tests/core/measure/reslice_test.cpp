// The same figures in the stack and in planes that are cut out of it: a sphere of known size and value,
// on pixels that are not square and slices that are apart by something else again.
#include "core/measure/measurement.h"
#include "core/measure/wording.h"
#include "core/volume/patient_planes.h"
#include "tests/support/phantom.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <numbers>

namespace lantern::measure {
namespace {

using geometry::PatientPoint;

// 50 inside of a ball of 9 mm about its centre, -100 outside.
constexpr PatientPoint centre{0, -4, 41};
constexpr double radius = 9;

double ball(PatientPoint point)
{
    return std::hypot(point.x - centre.x, point.y - centre.y, point.z - centre.z) <= radius ? 50 : -100;
}

struct Cutting {
    dicom::Series series = test::phantomSeries({});
    volume::Volume volume = test::phantomVolume(series, ball);

    struct Picture {
        geometry::ImagePlane plane;
        pixels::ImagePtr image;
        Scales scales;
        Place place;
    };
    Picture slice() const
    {
        const auto nearest = std::ranges::min_element(
            series.frames, {}, [](const auto& frame) { return std::abs(frame.facts().plane->distanceTo(centre)); });
        return {*nearest->facts().plane, test::phantomImage(*nearest, ball), scalesOf(*nearest), placeOf(*nearest)};
    }
    Picture plane(volume::Orientation orientation, const volume::Slab& slab = {}) const
    {
        const auto planes = volume::planesThrough(volume, orientation);
        const int index = planes.nearest(centre);
        const OnPlane place{series.facts.frameOfReferenceUid, planes.plane(index), slab.thickness > 0 ? "slab" : ""};
        return {planes.plane(index), volume::reslice(volume, planes.plane(index), planes.rows, planes.columns, slab),
                scalesOf(place.plane, place.cut()), place};
    }
};

MeasurementValues measured(const Cutting::Picture& picture, const Shape& shape)
{
    return figuresOf(shape, picture.scales, picture.image.get());
}

// Across the ball's middle, along the picture's rows or down its columns.
Shape lineThrough(const Cutting::Picture& picture, bool down)
{
    const auto middle = picture.plane.pixelFromPatient(centre);
    const auto spacing = picture.plane.spacing();
    const double columns = down ? 0 : radius / spacing.betweenColumns, rows = down ? radius / spacing.betweenRows : 0;
    return {Kind::Length, {{middle.column - columns, middle.row - rows}, {middle.column + columns, middle.row + rows}}};
}

Shape circleOf(const Cutting::Picture& picture, double size)
{
    const auto middle = picture.plane.pixelFromPatient(centre);
    const double columns = size / picture.plane.spacing().betweenColumns,
                 rows = size / picture.plane.spacing().betweenRows;
    return {Kind::Ellipse,
            {{middle.column - columns, middle.row - rows}, {middle.column + columns, middle.row + rows}}};
}

TEST(Wishes, wish_10_lengths_and_areas_on_reconstructions_are_in_millimetres)
{
    const Cutting cutting;
    for (const auto orientation : volume::orientations) {
        const auto picture = cutting.plane(orientation);
        for (const bool down : {false, true}) {
            const auto length = measured(picture, lineThrough(picture, down)).length;
            EXPECT_NEAR(length->value, 2 * radius, 1e-9) << volume::nameOf(orientation);
            EXPECT_EQ(length->unit, "mm");
        }
        const auto area = measured(picture, circleOf(picture, radius));
        EXPECT_NEAR(area.area->value, std::numbers::pi * radius * radius, 1e-9) << volume::nameOf(orientation);
        EXPECT_EQ(sourceText(area.scale), "reconstruction");
    }
    const auto slab = cutting.plane(volume::Orientation::Coronal, {.thickness = 10});
    EXPECT_EQ(sourceText(measured(slab, lineThrough(slab, true)).scale), "projection");
}

TEST(Wishes, wish_8_an_ellipse_on_an_oriented_view_has_the_values_of_the_stack)
{
    const Cutting cutting;
    const auto slice = cutting.slice();
    // The corners of the circle's box lie outside of the ball.
    const auto onSlice = measured(slice, circleOf(slice, 7.5)).values->statistics;
    EXPECT_DOUBLE_EQ(onSlice.mean, 50);
    EXPECT_DOUBLE_EQ(onSlice.deviation, 0);
    for (const auto orientation : volume::orientations) {
        const auto picture = cutting.plane(orientation);
        const auto values = measured(picture, circleOf(picture, 7.5)).values->statistics;
        EXPECT_NEAR(values.mean, 50, 1e-4) << volume::nameOf(orientation);
        EXPECT_NEAR(values.deviation, 0, 1e-4);
    }
}

// A field that rises linearly, which planes repeat exactly; the truth is counted pixel by pixel, in millimetres.
TEST(Wishes, wish_8_a_circle_on_an_oriented_view_holds_what_counting_in_the_patient_finds)
{
    Cutting cutting;
    cutting.volume = test::phantomVolume(cutting.series, test::ramp);
    constexpr double size = 6.3;
    for (const auto orientation : volume::orientations) {
        const auto picture = cutting.plane(orientation);
        const auto& plane = picture.plane;
        const PatientPoint middle = plane.patientFromPixel(plane.pixelFromPatient(centre));
        double sum = 0;
        std::size_t count = 0;
        const auto& grey = std::get<pixels::GreyImage>(*picture.image);
        for (int row = 0; row < grey.rows; ++row)
            for (int column = 0; column < grey.columns; ++column) {
                const auto point = plane.patientFromPixel({static_cast<double>(column), static_cast<double>(row)});
                if (std::hypot(point.x - middle.x, point.y - middle.y, point.z - middle.z) > size)
                    continue;
                ++count;
                sum += test::ramp(point);
            }
        const auto values = measured(picture, circleOf(picture, size)).values->statistics;
        EXPECT_EQ(values.count, count) << volume::nameOf(orientation);
        EXPECT_GT(count, 30U);
        EXPECT_NEAR(values.mean, sum / static_cast<double>(count), 1e-3) << volume::nameOf(orientation);
    }
}

TEST(Reslice, the_axial_plane_measures_as_the_slice_that_it_repeats)
{
    const Cutting cutting;
    const auto slice = cutting.slice(), plane = cutting.plane(volume::Orientation::Axial);
    ASSERT_NEAR(slice.plane.distanceTo(plane.plane.topLeft()), 0, 1e-9);
    for (const double size : {4.0, 7.5, 11.0}) {
        const auto one = measured(slice, circleOf(slice, size)), other = measured(plane, circleOf(plane, size));
        EXPECT_NEAR(one.area->value, other.area->value, 1e-9);
        EXPECT_EQ(one.values->statistics.count, other.values->statistics.count);
        EXPECT_NEAR(one.values->mean.value, other.values->mean.value, 1e-4);
        EXPECT_NEAR(one.values->deviation.value, other.values->deviation.value, 1e-4);
    }
    EXPECT_FALSE(isSamePlace(slice.place, plane.place));    // one says "reconstruction"
}

}
}
