// Where planes cross missing slices, held against the pixels that have no data.
#include "core/volume/gap_outlines.h"

#include "core/volume/patient_planes.h"
#include "tests/support/phantom.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>

namespace lantern::volume {
namespace {

using geometry::PixelPoint;
using test::SliceGrid;

// Inside of a convex outline, whichever way it runs.
bool holds(const GapOutline& gap, PixelPoint at)
{
    const auto& outline = gap.corners;
    int left = 0, right = 0;
    for (std::size_t i = 0; i < outline.size(); ++i) {
        const PixelPoint a = outline[i], b = outline[(i + 1) % outline.size()];
        const double side = (b.column - a.column) * (at.row - a.row) - (b.row - a.row) * (at.column - a.column);
        (side > 0 ? left : right) += side != 0;
    }
    return left == 0 || right == 0;
}

// Between two slices, and within what both of them show: a tilted gantry shifts them against one another.
bool isInsideOf(const Volume& volume, geometry::PatientPoint point)
{
    const double depth = volume.slices.front().plane.distanceTo(point);
    const auto shows = [&](const Slice& slice) {
        const auto pixel = slice.plane.pixelFromPatient(point);
        return pixel.column > 0 && pixel.row > 0 && pixel.column < volume.columns - 1 && pixel.row < volume.rows - 1;
    };
    for (std::size_t i = 0; i + 1 < volume.slices.size(); ++i)
        if (depth > volume.slices[i].depth && depth < volume.slices[i + 1].depth)
            return shows(volume.slices[i]) && shows(volume.slices[i + 1]);
    return false;
}

int notANumber(const pixels::ImagePtr& image, std::size_t index)
{
    return std::isnan(std::get<std::vector<float>>(std::get<pixels::GreyImage>(*image).samples)[index]);
}

// Pixel by pixel: without data inside of an outline, and with data beside them. Counts those inside.
int expectOutlines(const Volume& volume, Orientation orientation, const Slab& slab)
{
    int inside = 0;
    const auto planes = planesThrough(volume, orientation);
    for (int i = 0; i < planes.count; ++i) {
        const auto plane = planes.plane(i);
        const auto image = reslice(volume, plane, planes.rows, planes.columns, slab);
        const auto outlines = gapOutlines(volume, plane, planes.rows, planes.columns, slab);
        for (int row = 0; row < planes.rows; ++row)
            for (int column = 0; column < planes.columns; ++column) {
                const PixelPoint at{static_cast<double>(column), static_cast<double>(row)};
                const bool isEmpty = notANumber(image, static_cast<std::size_t>(row * planes.columns + column));
                const bool isOutlined =
                    std::ranges::any_of(outlines, [&](const auto& outline) { return holds(outline, at); });
                if (isOutlined) {
                    EXPECT_TRUE(isEmpty) << nameOf(orientation) << i << ": " << column << ", " << row;
                } else if (isInsideOf(volume, plane.patientFromPixel(at))) {
                    EXPECT_FALSE(isEmpty) << nameOf(orientation) << i << ": " << column << ", " << row;
                }
                inside += isOutlined;
            }
    }
    return inside;
}

}

TEST(Traps, trap_4_the_outline_of_a_gap_holds_what_has_no_data)
{
    SliceGrid grid;
    grid.places = {0, 1, 2, 4, 5, 6, 9};    // 3, 7 and 8 are missing
    const auto upright = test::phantomVolume(test::phantomSeries(grid), test::ramp);
    EXPECT_EQ(expectOutlines(upright, Orientation::Coronal, {}), 30 * 22 * 3);
    EXPECT_EQ(expectOutlines(upright, Orientation::Sagittal, {}), 22 * 30 * 3);
    EXPECT_EQ(expectOutlines(upright, Orientation::Axial, {}), 3 * 22 * 30);
    grid.downColumn = {0, std::cos(0.3), std::sin(0.3)};
    const auto tilted = test::phantomVolume(test::phantomSeries(grid), test::ramp);
    for (const auto orientation : orientations)
        EXPECT_GT(expectOutlines(tilted, orientation, {}), 0) << nameOf(orientation);

    const auto whole = test::phantomVolume(test::phantomSeries({}), test::ramp);
    const auto planes = planesThrough(whole, Orientation::Coronal);
    EXPECT_TRUE(gapOutlines(whole, planes.plane(3), planes.rows, planes.columns).empty());
}

TEST(GapOutlines, ASlabFillsAGapAsFarAsItReachesOut)
{
    SliceGrid grid;
    grid.places = {0, 1, 2, 4, 5, 6, 9};
    const auto volume = test::phantomVolume(test::phantomSeries(grid), test::ramp);
    EXPECT_EQ(expectOutlines(volume, Orientation::Coronal, {8, SlabMode::Mean}), 30 * 22 * 3) << "along the gap";
    const auto planes = planesThrough(volume, Orientation::Axial);
    const auto at = planes.nearest(volume.slices[2].plane.topLeft()) - 1;    // where the fourth slice is missing
    EXPECT_EQ(gapOutlines(volume, planes.plane(at), planes.rows, planes.columns).size(), 1U);
    EXPECT_TRUE(gapOutlines(volume, planes.plane(at), planes.rows, planes.columns, {6}).empty());
}

TEST(Reslice, TakesEachSoManyThSampleOfASlab)
{
    const auto volume = test::phantomVolume(test::phantomSeries({}), test::ramp);
    const auto planes = planesThrough(volume, Orientation::Coronal);    // 0.8 mm apart
    const auto plane = planes.plane(15);
    EXPECT_EQ(layersOf(volume, plane, {}), 1);
    EXPECT_EQ(layersOf(volume, plane, {.thickness = 8}), 11);
    // A ramp rises along the slab: the maximum is that of the farthest sample taken.
    const auto valueAt = [&](int every, SlabMode mode) {
        const auto image = reslice(volume, plane, planes.rows, planes.columns, {8, mode}, every);
        return std::get<std::vector<float>>(std::get<pixels::GreyImage>(*image).samples)[5 * 22 + 7];
    };
    const auto fieldAt = [&](int layer) {
        return static_cast<float>(test::ramp(planes.plane(15 + layer).patientFromPixel({7, 5})));
    };
    const auto far = [&](int layer) { return std::max(fieldAt(layer), fieldAt(-layer)); };
    EXPECT_NEAR(valueAt(1, SlabMode::Maximum), far(5), 0.01);
    EXPECT_NEAR(valueAt(2, SlabMode::Maximum), far(4), 0.01);
    EXPECT_NEAR(valueAt(100, SlabMode::Maximum), fieldAt(0), 0.01) << "the plane itself is always among them";
    EXPECT_NEAR(valueAt(2, SlabMode::Mean), fieldAt(0), 0.01);
}

TEST(Reslice, StopsWhenNobodyWaits)
{
    class Cancelled final : public Job {
    public:
        bool cancelled() const override { return true; }
        void report(std::int64_t, std::int64_t) override { }
    } job;
    const auto volume = test::phantomVolume(test::phantomSeries({}), test::ramp);
    const auto planes = planesThrough(volume, Orientation::Coronal);
    EXPECT_FALSE(reslice(volume, planes.plane(3), planes.rows, planes.columns, {8}, 1, &job));
}

}
