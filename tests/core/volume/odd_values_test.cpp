// Slices whose values are of another kind than the others': a gap on every plane, and nothing of them anywhere.
#include "core/volume/gap_outlines.h"
#include "core/volume/patient_planes.h"
#include "tests/support/phantom.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <set>

namespace lantern::volume {
namespace {

using geometry::PatientPoint;
using Odd = std::set<std::size_t>;

// Raw among slices in Hounsfield units.
dicom::Series seriesWith(const Odd& odd)
{
    return test::phantomSeries({}, [&](dicom::Instance& instance, std::size_t i) {
        auto& facts = instance.frames.front();
        facts.statesSlope = facts.statesIntercept = !odd.contains(i);
        if (odd.contains(i))
            facts.rescaleType.clear();
    });
}

constexpr double rawBy = 1e6;    // what no other slice holds

// The slices in order of their depth are those of the phantom, 2.5 mm apart from z = 30 on.
Volume volumeWith(const Odd& odd)
{
    return test::phantomVolume(seriesWith(odd), [&](PatientPoint point) {
        const auto slice = static_cast<std::size_t>(std::lround((point.z - 30) / 2.5));
        return test::ramp(point) + (odd.contains(slice) ? rawBy : 0);
    });
}

std::vector<float> cut(const Volume& volume, const PlaneSet& planes, int index, const Slab& slab = {})
{
    const auto image = reslice(volume, planes.plane(index), planes.rows, planes.columns, slab);
    return std::get<std::vector<float>>(std::get<pixels::GreyImage>(*image).samples);
}

const std::vector<Odd> patterns{{0}, {9}, {4}, {0, 9}, {3, 4}, {0, 1}, {1, 3, 5, 7}, {0, 2, 4, 6}};

}

TEST(OddValues, reported_dcm2niix_973_no_rescale)
{
    for (const auto& odd : patterns) {
        const auto volume = volumeWith(odd);
        EXPECT_EQ(volume.unit, "HU");
        for (const auto orientation : orientations) {
            const auto planes = planesThrough(volume, orientation);
            int with = 0, without = 0;
            for (int i = 0; i < planes.count; ++i) {
                const auto plane = planes.plane(i);
                const auto values = cut(volume, planes, i);
                for (int row = 0; row < planes.rows; ++row)
                    for (int column = 0; column < planes.columns; ++column) {
                        const auto at = plane.patientFromPixel({double(column), double(row)});
                        const auto value =
                            double(values[std::size_t(row) * std::size_t(planes.columns) + std::size_t(column)]);
                        const auto slice = static_cast<std::size_t>(std::lround((at.z - 30) / 2.5));
                        ASSERT_EQ(std::isnan(value), odd.contains(slice)) << nameOf(orientation) << at.z;
                        if (!std::isnan(value)) {
                            EXPECT_NEAR(value, test::ramp(at), 1e-2);
                        }
                        ++(std::isnan(value) ? without : with);
                    }
            }
            EXPECT_GT(with, 0);
            EXPECT_GT(without, 0);
        }
    }
}

// A slab reaches over the gap and takes nothing out of it.
TEST(OddValues, NoSlabHoldsAnyOfThem)
{
    for (const auto& odd : patterns)
        for (const auto mode : {SlabMode::Maximum, SlabMode::Mean, SlabMode::Minimum}) {
            const auto volume = volumeWith(odd);
            for (const auto orientation : orientations) {
                const auto planes = planesThrough(volume, orientation);
                for (int i = 0; i < planes.count; ++i)
                    for (const float value : cut(volume, planes, i, {6, mode}))
                        ASSERT_FALSE(value > 1e4F) << nameOf(orientation) << i;
            }
        }
}

TEST(OddValues, TheGapIsOutlinedAsWhatItIs)
{
    const auto volume = volumeWith({4});
    const auto planes = planesThrough(volume, Orientation::Coronal);
    const auto outlines = gapOutlines(volume, planes.plane(3), planes.rows, planes.columns);
    ASSERT_EQ(outlines.size(), 1U);
    EXPECT_TRUE(outlines.front().isOfOddSlices);
    test::SliceGrid grid;
    grid.places = {0, 1, 2, 4, 5};
    const auto missing = test::phantomVolume(test::phantomSeries(grid), test::ramp);
    const auto others = planesThrough(missing, Orientation::Coronal);
    EXPECT_FALSE(gapOutlines(missing, others.plane(3), others.rows, others.columns).at(0).isOfOddSlices);
    for (const Odd& ends : {Odd{0}, Odd{9}}) {
        const auto cutOff = volumeWith(ends);
        EXPECT_EQ(gapOutlines(cutOff, planes.plane(3), planes.rows, planes.columns).size(), 1U);
    }
}

TEST(OddValues, WithoutTwoSlicesOfOneKindThereIsNoVolume)
{
    const auto series = test::phantomSeries({}, [](dicom::Instance& instance, std::size_t i) {
        instance.frames.front().rescaleType = "unit " + std::to_string(i);
    });
    const auto refused = volumeOf(series);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().sentence(),
              "The series cannot be shown in three planes: no two of its images have values of one kind.");
}

}
