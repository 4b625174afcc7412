// Planes cut through phantoms whose every value is known from the place in the patient.
#include "core/volume/patient_planes.h"
#include "tests/support/phantom.h"

#include <cmath>
#include <cstring>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern::volume {
namespace {

using geometry::Direction;
using geometry::PatientPoint;
using test::SliceGrid;
using testing::HasSubstr;

const std::vector<float>& valuesOf(const pixels::ImagePtr& image)
{
    return std::get<std::vector<float>>(std::get<pixels::GreyImage>(*image).samples);
}

struct Agreement {
    double worst = 0;    // the largest difference from the field where there is data
    double covered = 0;    // the share of pixels that have data
};

// Every plane of the set held against the field.
Agreement agreement(const Volume& volume, Orientation orientation, const test::PatientField& field,
                    const std::function<bool(PatientPoint)>& isInside)
{
    const auto planes = planesThrough(volume, orientation);
    Agreement result;
    std::size_t inside = 0, withData = 0;
    for (int i = 0; i < planes.count; ++i) {
        const auto plane = planes.plane(i);
        const auto image = reslice(volume, plane, planes.rows, planes.columns);
        const auto& values = valuesOf(image);
        for (int row = 0; row < planes.rows; ++row)
            for (int column = 0; column < planes.columns; ++column) {
                const auto point = plane.patientFromPixel({static_cast<double>(column), static_cast<double>(row)});
                if (!isInside(point))
                    continue;
                ++inside;
                const float value = values[static_cast<std::size_t>(row * planes.columns + column)];
                if (std::isnan(value))
                    continue;
                ++withData;
                result.worst = std::max(result.worst, std::abs(static_cast<double>(value) - field(point)));
            }
    }
    result.covered = static_cast<double>(withData) / static_cast<double>(std::max<std::size_t>(inside, 1));
    return result;
}

// Inside the centres of the outermost voxels of both slices beside the point, where values are
// interpolated and a linear field must come out exactly.
std::function<bool(PatientPoint)> between(const Volume& volume)
{
    return [&volume](PatientPoint point) {
        const double depth = volume.slices.front().plane.distanceTo(point);
        if (depth < 1e-6 || depth > volume.slices.back().depth - 1e-6)
            return false;
        for (std::size_t i = 0; i + 1 < volume.slices.size(); ++i) {
            if (depth < volume.slices[i].depth || depth > volume.slices[i + 1].depth)
                continue;
            for (const auto& slice : {volume.slices[i], volume.slices[i + 1]}) {
                const auto pixel = slice.plane.pixelFromPatient(point);
                if (pixel.column < 0 || pixel.row < 0 || pixel.column > volume.columns - 1
                    || pixel.row > volume.rows - 1)
                    return false;
            }
        }
        return true;
    };
}

void expectExact(const Volume& volume, const std::string& what)
{
    for (const auto orientation : orientations) {
        const auto found = agreement(volume, orientation, test::ramp, between(volume));
        EXPECT_LT(found.worst, 0.01) << what << ", " << nameOf(orientation);
        EXPECT_EQ(found.covered, 1) << what << ", " << nameOf(orientation);
    }
}

// No voxel's centre lies outside of the pictures or further from a plane than half a step.
void expectHolds(const PlaneSet& planes, const Volume& volume, const std::string& what)
{
    for (const auto& slice : volume.slices)
        for (const double column : {0.0, volume.columns - 1.0})
            for (const double row : {0.0, volume.rows - 1.0}) {
                const auto corner = slice.plane.patientFromPixel({column, row});
                const auto plane = planes.plane(planes.nearest(corner));
                const auto pixel = plane.pixelFromPatient(corner);
                EXPECT_TRUE(pixel.column > -0.51 && pixel.column < planes.columns - 0.49 && pixel.row > -0.51
                            && pixel.row < planes.rows - 0.49)
                    << what << ": column " << pixel.column << ", row " << pixel.row;
                EXPECT_LT(std::abs(plane.distanceTo(corner)), 0.51 * planes.step) << what;
            }
}

Direction turnedAbout(Direction axis, Direction d, double degrees)
{
    const double angle = degrees * M_PI / 180, c = std::cos(angle), s = std::sin(angle);
    const Direction across = geometry::cross(axis, d);
    const double along = geometry::dot(axis, d) * (1 - c);
    return {d.x * c + across.x * s + axis.x * along, d.y * c + across.y * s + axis.y * along,
            d.z * c + across.z * s + axis.z * along};
}

TEST(Reslice, ShowsEachVoxelOfAnAxialVolumeAsItIs)
{
    const auto volume = test::phantomVolume(test::phantomSeries({}), test::ramp);
    expectExact(volume, "axial");
    // The grid is the volume's own, so nothing was interpolated at all.
    const auto coronal = planesThrough(volume, Orientation::Coronal);
    EXPECT_EQ(coronal.columns, 22);
    EXPECT_EQ(coronal.rows, 10);
    EXPECT_EQ(coronal.count, 30);
    EXPECT_DOUBLE_EQ(coronal.step, 0.8);
    EXPECT_DOUBLE_EQ(coronal.first.spacing().betweenRows, 2.5);
    EXPECT_DOUBLE_EQ(coronal.first.spacing().betweenColumns, 1.25);
    // From the head down and from the front back.
    EXPECT_DOUBLE_EQ(coronal.first.topLeft().z, 30 + 9 * 2.5);
    EXPECT_DOUBLE_EQ(coronal.first.topLeft().y, -20);
}

// Trap: a gantry that was tilted makes slices that do not step along their normal; stacked as they are,
// sagittal pictures lean (cornerstone3D#227, Slicer#4409).
TEST(Traps, trap_5_a_tilted_gantry_is_sheared_upright)
{
    for (const double tilt : {-20.0, 7.5, 22.0}) {
        SliceGrid grid;
        grid.downColumn = {0, std::cos(tilt * M_PI / 180), std::sin(tilt * M_PI / 180)};
        const auto volume = test::phantomVolume(test::phantomSeries(grid), test::ramp);
        EXPECT_NEAR(volume.tilt, std::abs(tilt), 1e-6);
        expectExact(volume, std::to_string(tilt) + " degrees");
    }
}

TEST(Wishes, wish_15_sagittal_planes_of_a_tilted_gantry_do_not_lean)
{
    for (const double tilt : {-20.0, 7.5, 22.0}) {
        SliceGrid grid;
        grid.downColumn = {0, std::cos(tilt * M_PI / 180), std::sin(tilt * M_PI / 180)};
        // A rod along the table stands upright: it has one place along the rows in every row of the
        // sagittal picture that shows it.
        const auto rod = [](PatientPoint p) { return 1000 * std::exp(-(p.y + 8) * (p.y + 8) / 2); };
        const auto withRod = test::phantomVolume(test::phantomSeries(grid), rod);
        const auto planes = planesThrough(withRod, Orientation::Sagittal);
        const auto picture = reslice(withRod, planes.plane(planes.count / 2), planes.rows, planes.columns);
        const auto& values = valuesOf(picture);
        int rowsWithRod = 0;
        for (int row = 0; row < planes.rows; ++row) {
            double sum = 0, moment = 0;
            for (int column = 0; column < planes.columns; ++column) {
                const double value =
                    static_cast<double>(values[static_cast<std::size_t>(row * planes.columns + column)]);
                if (value > 100) {
                    sum += value;
                    moment += value * planes.first.patientFromPixel({static_cast<double>(column), 0}).y;
                }
            }
            if (sum < 1500)    // the slanted ends show a part of it
                continue;
            ++rowsWithRod;
            EXPECT_NEAR(moment / sum, -8, 0.4) << "row " << row << " at " << tilt << " degrees";
        }
        EXPECT_GT(rowsWithRod, planes.rows / 3);
    }
}

// Trap: 2.5 mm slices that become 4 mm ones are put on one grid and everything below is too long.
TEST(Traps, trap_4_uneven_slices_stand_at_their_own_places)
{
    SliceGrid grid;
    grid.places = {0, 1, 2, 3.2, 4.4, 5.5, 6, 6.6, 7.7};
    const auto volume = test::phantomVolume(test::phantomSeries(grid), test::ramp);
    EXPECT_FALSE(volume.isEven);
    EXPECT_TRUE(volume.gaps.empty());
    expectExact(volume, "uneven");
}

// Trap: a missing slice interpolated over looks like anatomy that nobody imaged.
TEST(Traps, trap_4_a_missing_slice_is_a_gap_without_data)
{
    SliceGrid grid;
    grid.places = {0, 1, 2, 4, 5, 6, 9};    // 3, 7 and 8 are missing
    const auto volume = test::phantomVolume(test::phantomSeries(grid), test::ramp);
    ASSERT_EQ(volume.gaps.size(), 2U);
    EXPECT_EQ(volume.gaps[0].after, 2U);
    EXPECT_DOUBLE_EQ(volume.gaps[0].from, 2.5 * 2.5);
    EXPECT_DOUBLE_EQ(volume.gaps[0].to, 3.5 * 2.5);
    const auto planes = planesThrough(volume, Orientation::Coronal);
    ASSERT_EQ(planes.rows, 10);
    const auto picture = reslice(volume, planes.plane(3), planes.rows, planes.columns);
    const auto& values = valuesOf(picture);
    for (int row = 0; row < 10; ++row) {
        const int place = 9 - row;
        const bool isMissing = place == 3 || place == 7 || place == 8;
        EXPECT_EQ(std::isnan(values[static_cast<std::size_t>(row * planes.columns)]), isMissing) << place;
    }
    // A slab across the gap does not fill it either.
    const auto slab = reslice(volume, planes.plane(3), planes.rows, planes.columns, {8, SlabMode::Mean});
    EXPECT_TRUE(std::isnan(valuesOf(slab)[static_cast<std::size_t>(6 * planes.columns)]));
}

// Thin slices below and thick ones above are two parts of one protocol; nothing is missing between
// thick slices that touch.
TEST(Reslice, ThickerSlicesAfterThinOnesAreNoGap)
{
    SliceGrid grid;
    grid.places = {0, 1, 2, 3, 4, 6, 8, 10};
    const auto thick = [](dicom::Instance& instance, std::size_t i) { instance.sliceThickness = i < 4 ? 2.5 : 5.0; };
    EXPECT_TRUE(test::phantomVolume(test::phantomSeries(grid, thick), test::ramp).gaps.empty());
    const auto thin = [](dicom::Instance& instance, std::size_t) { instance.sliceThickness = 2.5; };
    EXPECT_EQ(test::phantomVolume(test::phantomSeries(grid, thin), test::ramp).gaps.size(), 3U);
}

TEST(Reslice, KeepsPlacesOfSlicesThatWereShiftedSideways)
{
    const auto series = test::phantomSeries({}, [](dicom::Instance& instance, std::size_t i) {
        const auto& plane = *instance.frames[0].plane;
        auto corner = plane.topLeft();
        corner.x += i % 2 ? 3.1 : 0;
        instance.frames[0].plane =
            *geometry::ImagePlane::make(corner, plane.alongRow(), plane.downColumn(), plane.spacing());
    });
    const auto volume = test::phantomVolume(series, test::ramp);
    EXPECT_FALSE(volume.isAligned);
    expectExact(volume, "shifted");
}

TEST(Wishes, wish_19_oblique_volumes_are_cut_along_the_patients_axes)
{
    const Direction axis{1 / std::sqrt(3), 1 / std::sqrt(3), 1 / std::sqrt(3)};
    for (const double degrees : {3.0, 25.0, 44.0, 130.0}) {
        SliceGrid grid;
        grid.alongRow = turnedAbout(axis, grid.alongRow, degrees);
        grid.downColumn = turnedAbout(axis, grid.downColumn, degrees);
        grid.step = turnedAbout(axis, grid.step, degrees);
        const auto volume = test::phantomVolume(test::phantomSeries(grid), test::ramp);
        expectExact(volume, std::to_string(degrees));
        for (const auto orientation : orientations)
            expectHolds(planesThrough(volume, orientation), volume, std::to_string(degrees));
    }
}

// Each slice's own rescale, as PET has it, and padding that must not bleed into the data beside it.
TEST(Reslice, KeepsEachSlicesScaleAndLeavesPaddingOut)
{
    const auto series = test::phantomSeries({.places = {0, 1, 2}}, [](dicom::Instance& instance, std::size_t) {
        instance.frames.front().rescaleType = "BQML";
    });
    auto made = volumeOf(series);
    ASSERT_TRUE(made);
    for (std::size_t i = 0; i < 3; ++i) {
        std::vector<std::int16_t> samples(30 * 22, static_cast<std::int16_t>(60 / (i + 1)));
        samples[5 * 22 + 7] = -2000;
        ASSERT_TRUE(setImage(*made, i,
                             std::make_shared<const pixels::Image>(
                                 pixels::GreyImage{.rows = 30,
                                                   .columns = 22,
                                                   .samples = std::move(samples),
                                                   .rescale = {static_cast<double>(i + 1), -10, "BQML"},
                                                   .padding = pixels::PaddingRange{-2000, -2000}})));
    }
    EXPECT_EQ(made->unit, "Bq/ml");
    // Between voxels and between slices: everywhere 50, and nothing where all four neighbours' weight is padding.
    const auto& first = made->slices.front().plane;
    auto corner = first.patientFromPixel({6.75, 5});
    corner.z += 1.0;
    const auto plane = *geometry::ImagePlane::make(corner, {1, 0, 0}, {0, 1, 0}, {0.8, 1.25});
    const auto image = reslice(*made, plane, 1, 3);
    const auto& values = valuesOf(image);
    EXPECT_TRUE(std::isnan(values[0]));    // three quarters of it is padding
    EXPECT_FLOAT_EQ(values[1], 50);    // three quarters of it is data
    EXPECT_FLOAT_EQ(values[2], 50);
}

TEST(Reslice, MakesSlabsOfTheVoxelsThemselves)
{
    // One bright and one dark voxel, 3 planes apart from back to front.
    const auto field = [](PatientPoint p) {
        const auto isAt = [&](double x, double y, double z) {
            return std::abs(p.x - x) < 0.1 && std::abs(p.y - y) < 0.1 && std::abs(p.z - z) < 0.1;
        };
        return isAt(-12 + 4 * 1.25, -20 + 10 * 0.8, 30 + 5 * 2.5) ? 900.0
            : isAt(-12 + 4 * 1.25, -20 + 13 * 0.8, 30 + 5 * 2.5)  ? -900.0
                                                                  : 0.0;
    };
    const auto volume = test::phantomVolume(test::phantomSeries({}), field);
    const auto planes = planesThrough(volume, Orientation::Coronal);
    const auto at = [&](double thickness, SlabMode mode, int index) {
        const auto image = reslice(volume, planes.plane(index), planes.rows, planes.columns, {thickness, mode});
        return valuesOf(image)[static_cast<std::size_t>(4 * planes.columns + 4)];
    };
    EXPECT_FLOAT_EQ(at(0, SlabMode::Maximum, 10), 900);
    EXPECT_FLOAT_EQ(at(0, SlabMode::Maximum, 12), 0);
    // 4 mm of planes 0.8 mm apart: two on each side.
    EXPECT_FLOAT_EQ(at(4, SlabMode::Maximum, 12), 900);
    EXPECT_FLOAT_EQ(at(4, SlabMode::Minimum, 12), -900);
    EXPECT_FLOAT_EQ(at(4, SlabMode::Mean, 12), 0);
    EXPECT_FLOAT_EQ(at(4, SlabMode::Mean, 9), 180);
    EXPECT_FLOAT_EQ(at(4, SlabMode::Maximum, 13), 0);
    EXPECT_FLOAT_EQ(at(4, SlabMode::Minimum, 13), -900);
}

// However thick a slab is asked for, beyond the volume's corners there is nothing to sum up: it is the slab through all
// of it, to the bit, and made of no more layers. A tilted gantry and uneven slices reach as far as their corners do.
TEST(Reslice, ASlabThickerThanTheVolumeIsTheVolume)
{
    const auto field = [](PatientPoint p) { return 3 * p.x - 2 * p.y + p.z + 40 * std::sin(p.x * p.y); };
    SliceGrid tilted, uneven;
    tilted.downColumn = {0, std::cos(0.35), std::sin(0.35)};
    uneven.places = {0, 1, 2, 5, 6, 7, 9};
    for (const auto& grid : {SliceGrid{}, tilted, uneven}) {
        const auto volume = test::phantomVolume(test::phantomSeries(grid), field);
        for (const auto orientation : orientations) {
            const auto planes = planesThrough(volume, orientation);
            for (const int index : {0, planes.count / 2, planes.count - 1}) {
                const auto plane = planes.plane(index);
                for (const auto mode : {SlabMode::Maximum, SlabMode::Minimum, SlabMode::Mean}) {
                    const auto all = reslice(volume, plane, planes.rows, planes.columns, {1000, mode});
                    const auto beyond = reslice(volume, plane, planes.rows, planes.columns, {1e12, mode});
                    const auto &expected = valuesOf(all), &got = valuesOf(beyond);
                    ASSERT_EQ(std::memcmp(expected.data(), got.data(), got.size() * sizeof(float)), 0);
                }
                EXPECT_EQ(layersOf(volume, plane, {1e12}), layersOf(volume, plane, {1000}));
                EXPECT_LT(layersOf(volume, plane, {1e12}), 400);
            }
        }
    }
}

// A slice that is not loaded yet is no anatomy: nothing is made up of its neighbours.
TEST(Reslice, ShowsNothingWhereASliceIsNotLoaded)
{
    const auto series = test::phantomSeries({});
    auto made = volumeOf(series);
    ASSERT_TRUE(made);
    for (const std::size_t slice : {0U, 1U, 2U, 4U})
        ASSERT_TRUE(setImage(*made, slice, test::phantomImage(series.frames[made->slices[slice].frame], test::ramp)));
    EXPECT_EQ(made->loaded(), 4U);
    const auto planes = planesThrough(*made, Orientation::Sagittal);
    const auto picture = reslice(*made, planes.plane(2), planes.rows, planes.columns);
    for (int place = 0; place < 10; ++place)
        EXPECT_EQ(std::isnan(valuesOf(picture)[static_cast<std::size_t>((9 - place) * planes.columns)]),
                  place == 3 || place > 4)
            << place;
}

std::string refusal(const dicom::Series& series)
{
    const auto made = volumeOf(series);
    EXPECT_FALSE(made);
    EXPECT_TRUE(made || made.error().code == ErrorCode::Refused);
    return made ? "" : made.error().sentence();
}

TEST(Reslice, RefusesWhatIsNoVolumeInOneSentence)
{
    using Instance = dicom::Instance;
    EXPECT_THAT(refusal(test::phantomSeries({.places = {0}})),
                HasSubstr("The series cannot be shown in three planes: it has one image only."));
    EXPECT_THAT(refusal(test::phantomSeries({},
                                            [](Instance& i, std::size_t) {
                                                i.imageType = {"ORIGINAL", "PRIMARY", "LOCALIZER"};
                                            })),
                HasSubstr("localiser"));
    EXPECT_THAT(refusal(test::phantomSeries({}, [](Instance& i, std::size_t) { i.frames[0].plane.reset(); })),
                HasSubstr("do not say where they lie"));
    EXPECT_THAT(refusal(test::phantomSeries({.places = {0, 1, 2, 2, 3}})), HasSubstr("at one place"));
    EXPECT_THAT(refusal(test::phantomSeries({}, [](Instance& i, std::size_t) { i.pixels.samples = 3; })),
                HasSubstr("in colour"));
}

// Trap: images of another examination in the same series lie somewhere else altogether.
TEST(Traps, trap_19_another_frame_of_reference_is_never_in_the_volume)
{
    auto series = test::phantomSeries({});
    auto stranger = *series.frames[4].instance;
    stranger.series.frameOfReferenceUid = "1.8";
    series.frames[4].instance = std::make_shared<const dicom::Instance>(std::move(stranger));
    EXPECT_THAT(refusal(series), HasSubstr("its images lie in 2 frames of reference"));
}

// Whoever stacked the slices must not be trusted blindly.
TEST(Reslice, RefusesASliceThatDoesNotBelong)
{
    const auto withSliceChanged = [](const std::function<void(dicom::Instance&)>& change) {
        auto series = test::phantomSeries({});
        auto stranger = *series.frames[4].instance;
        change(stranger);
        series.frames[4].instance = std::make_shared<const dicom::Instance>(std::move(stranger));
        return refusal(series);
    };
    EXPECT_THAT(withSliceChanged([](auto& instance) { instance.patient.id = "P2"; }),
                HasSubstr("its images belong to 2 patients"));
    EXPECT_THAT(withSliceChanged([](auto& instance) { instance.pixels.rows = 31; }),
                HasSubstr("different sizes, 22 x 30 and 22 x 31 pixels"));
}

// A name in two spellings, and what one slice leaves out, make no other patient.
TEST(Reslice, TakesASliceThatOnlyStatesLess)
{
    const auto withSliceChanged = [](const std::function<void(dicom::Instance&)>& change) {
        auto series = test::phantomSeries({}, [](dicom::Instance& each, std::size_t) {
            each.patient.issuer = "HOSPITAL";
            each.patient.birthDate = "19570502";
        });
        auto other = *series.frames[4].instance;
        change(other);
        series.frames[4].instance = std::make_shared<const dicom::Instance>(std::move(other));
        return volumeOf(series).has_value();
    };
    EXPECT_TRUE(withSliceChanged([](auto& instance) { instance.patient.name = {"PHANTOM^RAMP", "PHANTOM RAMP", ""}; }));
    EXPECT_TRUE(withSliceChanged([](auto& instance) { instance.patient.issuer.clear(); }));
    EXPECT_TRUE(withSliceChanged([](auto& instance) { instance.patient.id = "ANON"; }));
    EXPECT_FALSE(withSliceChanged([](auto& instance) { instance.patient.issuer = "CLINIC"; }));
    EXPECT_FALSE(withSliceChanged([](auto& instance) { instance.patient.birthDate = "19570503"; }));
}

}
}
