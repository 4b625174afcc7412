// On whose word a millimetre is one: traps 20 to 25, and what users of other viewers met.
#include "core/measure/figures.h"
#include "core/measure/wording.h"
#include "tests/core/measure/made_pictures.h"

#include <gmock/gmock.h>

namespace lantern::measure {
namespace {

using enum ScaleSource;
using test::picture;
using test::region;
using test::scaleOf;
using testing::ElementsAre;

const std::string ultrasound = "1.2.840.10008.5.1.4.1.1.6.1";
const std::string secondaryCapture = "1.2.840.10008.5.1.4.1.1.7";

MeasurementValues lengthOn(const Scales& scales, geometry::PixelPoint from, geometry::PixelPoint to)
{
    return figuresOf({Kind::Length, {from, to}}, scales, nullptr);
}

std::string wordsOn(const dicom::DatasetDraft& draft, geometry::PixelPoint from = {0, 0},
                    geometry::PixelPoint to = {4, 3})
{
    return lineOf(lengthOn(scalesOf(test::frameOf(draft)), from, to));
}

TEST(Scale, of_a_slice_is_the_patients)
{
    // 0.8 mm from row to row, 0.4 mm from column to column.
    const auto scale = scaleOf(test::ctSlice());
    EXPECT_EQ(scale.source, Patient);
    EXPECT_EQ(scale.down, (Axis{0.8, "mm"}));
    EXPECT_EQ(scale.across, (Axis{0.4, "mm"}));
    EXPECT_EQ(wordsOn(test::ctSlice()), "2.9 mm");
}

TEST(Traps, trap_20_imager_spacing_is_divided_by_the_magnification_or_marked)
{
    auto dx = picture("DX").set("ImagerPixelSpacing", "0.4\\0.2");
    EXPECT_EQ(scaleOf(dx).source, Detector);
    EXPECT_EQ(wordsOn(dx), "1.4 mm (detector)");

    dx.set("EstimatedRadiographicMagnificationFactor", "1.25");
    const auto scale = scaleOf(dx);
    EXPECT_EQ(scale.source, Magnified);
    EXPECT_DOUBLE_EQ(scale.across.perPixel, 0.2 / 1.25);
    EXPECT_DOUBLE_EQ(scale.down.perPixel, 0.4 / 1.25);
    EXPECT_EQ(wordsOn(dx), "1.2 mm (est. magn. 1.25)");
}

TEST(Traps, trap_21_a_pixel_spacing_equal_to_the_imagers_is_not_calibrated)
{
    const auto dx = [](const std::string& spacing) {
        return picture("DX").set("ImagerPixelSpacing", "0.2\\0.2").set("PixelSpacing", spacing);
    };
    EXPECT_EQ(scaleOf(dx("0.20\\0.2000")).source, Detector);
    EXPECT_EQ(scaleOf(dx("0.2\\0.2").set("EstimatedRadiographicMagnificationFactor", "1.1")).source, Magnified);

    const auto calibrated = scaleOf(dx("0.16\\0.16")
                                        .set("PixelSpacingCalibrationType", "FIDUCIAL")
                                        .set("PixelSpacingCalibrationDescription", "25.4 mm coin"));
    EXPECT_EQ(calibrated.source, Calibrated);
    EXPECT_DOUBLE_EQ(calibrated.across.perPixel, 0.16);
    EXPECT_EQ(sourceText(calibrated), "calibrated: 25.4 mm coin");
    EXPECT_EQ(sourceText(scaleOf(dx("0.16\\0.16"))), "calibrated");
}

TEST(Traps, trap_22_a_scanned_film_is_measured_on_the_film)
{
    const auto scale = scaleOf(picture("OT", secondaryCapture).set("NominalScannedPixelSpacing", "0.17\\0.17"));
    EXPECT_EQ(scale.source, Film);
    EXPECT_EQ(sourceText(scale), "film");
    // Copied into Pixel Spacing it is still the film's; a capture's own says nothing about the patient.
    const auto copied = picture("CR").set("NominalScannedPixelSpacing", "0.17\\0.17").set("PixelSpacing", "0.17\\0.17");
    EXPECT_EQ(scaleOf(copied).source, Film);
    EXPECT_EQ(scaleOf(picture("OT", secondaryCapture).set("PixelSpacing", "0.3\\0.3")).source, Unstated);
}

TEST(Traps, trap_23_ultrasound_is_measured_by_its_regions_and_else_in_pixels)
{
    EXPECT_EQ(wordsOn(picture("US", ultrasound)), "5 px (no spacing)");

    // Left: 0.1 cm across, 0.2 cm down. Right: seconds across, cm/s down.
    auto two = picture("US", ultrasound);
    two.append("SequenceOfUltrasoundRegions", region(0, 0, 3, 5, 3, 3, "0.1", "0.2"))
        .append("SequenceOfUltrasoundRegions", region(4, 0, 7, 5, 4, 7, "0.01", "-2.5"));
    EXPECT_EQ(wordsOn(two, {0, 0}, {3, 4}), "8.5 mm (ultrasound region)");
    EXPECT_EQ(wordsOn(two, {4, 1}, {7, 3}), "across 0.03 s, down 5 cm/s (ultrasound region)");
    EXPECT_EQ(wordsOn(two, {3, 1}, {4, 1}), "1 px (outside the ultrasound regions)");
    EXPECT_FALSE(lengthOn(scalesOf(test::frameOf(two)), {4, 1}, {7, 3}).length);
}

TEST(Traps, trap_24_without_spacing_lengths_are_in_pixels_and_areas_in_square_pixels)
{
    const auto scales = scalesOf(test::frameOf(picture("OT", secondaryCapture)));
    EXPECT_EQ(scales.whole.source, None);
    EXPECT_EQ(lineOf(lengthOn(scales, {0, 0}, {5, 0})), "5 px (no spacing)");
    const auto area = figuresOf({Kind::Rectangle, {{0, 0}, {4, 5}}}, scales, nullptr);
    EXPECT_EQ(lineOf(area), "Area 20 px² (no spacing)");
}

TEST(Traps, trap_25_a_mammogram_takes_the_factor_or_the_sources_distances)
{
    auto mg = picture("MG", "1.2.840.10008.5.1.4.1.1.1.2").set("ImagerPixelSpacing", "0.1\\0.1");
    mg.set("DistanceSourceToDetector", "660").set("DistanceSourceToPatient", "366.6667");
    EXPECT_EQ(scaleOf(mg).source, Magnified);
    EXPECT_EQ(scaleOf(mg).detail, "1.80");    // a magnification view
    EXPECT_NEAR(scaleOf(mg).across.perPixel, 0.1 / 1.8, 1e-6);

    // A slice of a tomosynthesis lies in the patient, whatever the beam does.
    dicom::DatasetDraft position, orientation, measures, frame;
    position.set("ImagePositionPatient", "0\\0\\0");
    orientation.set("ImageOrientationPatient", "1\\0\\0\\0\\1\\0");
    measures.set("PixelSpacing", "0.09\\0.08");
    frame.append("PlanePositionSequence", position)
        .append("PlaneOrientationSequence", orientation)
        .append("PixelMeasuresSequence", measures);
    auto tomo = picture("MG", "1.2.840.10008.5.1.4.1.1.13.1.3")
                    .set("DistanceSourceToDetector", "660")
                    .set("DistanceSourceToPatient", "366.6667");
    tomo.append("PerFrameFunctionalGroupsSequence", frame);
    EXPECT_EQ(scaleOf(tomo).source, Patient);
    EXPECT_EQ(scaleOf(tomo).down, (Axis{0.09, "mm"}));
}

TEST(Scale, factors_that_disagree_are_not_to_be_trusted)
{
    auto dx =
        picture("DX").set("ImagerPixelSpacing", "0.2\\0.2").set("EstimatedRadiographicMagnificationFactor", "1.1");
    dx.set("DistanceSourceToDetector", "1500").set("DistanceSourceToPatient", "1000");
    EXPECT_EQ(scaleOf(dx).source, Doubtful);
    EXPECT_EQ(wordsOn(dx), "1.0 mm (do not trust: magnification 1.10 / 1.50)");
    dx.set("DistanceSourceToPatient", "1380");    // 1.087 against 1.1: rounding
    EXPECT_EQ(scaleOf(dx).source, Magnified);

    // Nothing is drawn smaller than it is.
    const auto behind = picture("DX")
                            .set("ImagerPixelSpacing", "0.2\\0.2")
                            .set("DistanceSourceToDetector", "1000")
                            .set("DistanceSourceToPatient", "1500");
    EXPECT_EQ(scaleOf(behind).source, Doubtful);

    // A spacing that was corrected by another factor than the header states; a coin in the picture knows better.
    auto geometric = picture("DX")
                         .set("ImagerPixelSpacing", "0.2\\0.2")
                         .set("PixelSpacing", "0.1\\0.1")
                         .set("EstimatedRadiographicMagnificationFactor", "1.1")
                         .set("PixelSpacingCalibrationType", "GEOMETRY");
    EXPECT_EQ(scaleOf(geometric).source, Doubtful);
    EXPECT_EQ(scaleOf(geometric.set("PixelSpacingCalibrationType", "FIDUCIAL")).source, Calibrated);
}

TEST(Scale, a_projection_with_a_pixel_spacing_alone_does_not_say_in_which_plane)
{
    EXPECT_EQ(wordsOn(picture("CR").set("PixelSpacing", "0.2\\0.2")), "1.0 mm (plane not stated)");
    EXPECT_EQ(
        scaleOf(picture("XA").set("PixelSpacing", "0.2\\0.2").set("PixelSpacingCalibrationType", "GEOMETRY")).source,
        Calibrated);
    // Factors that are no factors count as absent.
    EXPECT_EQ(
        scaleOf(
            picture("DX").set("ImagerPixelSpacing", "0.2\\0.2").set("EstimatedRadiographicMagnificationFactor", "0"))
            .source,
        Detector);
    EXPECT_EQ(scaleOf(picture("DX").set("ImagerPixelSpacing", "0\\0")).source, None);
}

TEST(Scale, of_the_region_that_is_drawn_over_the_others)
{
    // A colour box (high priority) within the grey one (low), and a legend beside.
    auto us = picture("US", ultrasound);
    us.append("SequenceOfUltrasoundRegions", region(0, 0, 7, 5, 3, 3, "0.1", "0.1", 1))
        .append("SequenceOfUltrasoundRegions", region(2, 2, 5, 5, 3, 3, "0.05", "0.05", 0));
    EXPECT_EQ(wordsOn(us, {2, 3}, {5, 3}), "1.5 mm (ultrasound region)");
    EXPECT_EQ(wordsOn(us, {1, 3}, {5, 3}), "4.0 mm (ultrasound region)");

    auto unitless = picture("US", ultrasound).set("PixelSpacing", "0.3\\0.3");
    unitless.append("SequenceOfUltrasoundRegions", region(0, 0, 7, 5, 0, 0, "0", "0"));
    EXPECT_EQ(wordsOn(unitless), "5 px (outside the ultrasound regions)");
}

TEST(Scale, of_each_frame_of_an_enhanced_object_is_its_own)
{
    auto enhanced = picture("MR", "1.2.840.10008.5.1.4.1.1.4.1");
    for (const char* spacing : {"0.8\\0.4", "1.6\\0.8"}) {
        dicom::DatasetDraft measures, frame;
        measures.set("PixelSpacing", spacing);
        frame.append("PixelMeasuresSequence", measures);
        enhanced.append("PerFrameFunctionalGroupsSequence", frame);
    }
    const std::vector<std::int16_t> values(96, 0);
    enhanced.pixels(6, 8, values, 2);
    const test::TemporaryFolder folder;
    const auto instance = test::written(folder.path() / "two.dcm", enhanced);
    EXPECT_EQ(scalesOf({instance, 0}).whole.across, (Axis{0.4, "mm"}));
    EXPECT_EQ(scalesOf({instance, 1}).whole.across, (Axis{0.8, "mm"}));
    EXPECT_EQ(scalesOf({instance, 1}).whole.down, (Axis{1.6, "mm"}));
}

TEST(Scale, of_a_cut_through_a_volume_says_so)
{
    const auto plane =
        *geometry::ImagePlane::make({}, {0, 1, 0}, {0, 0, -1}, {.betweenRows = 2, .betweenColumns = 0.5});
    EXPECT_EQ(lineOf(lengthOn(scalesOf(plane, Cut::Plane), {0, 0}, {8, 0})), "4.0 mm (reconstruction)");
    EXPECT_EQ(lineOf(lengthOn(scalesOf(plane, Cut::Slab), {0, 0}, {0, 2})), "4.0 mm (projection)");
}

TEST(Wishes, wish_1_an_angiogram_takes_the_imagers_spacing_and_its_magnification)
{
    // 3 mm that were shown as 15 mm: a pixel is not a millimetre.
    auto xa = picture("XA", "1.2.840.10008.5.1.4.1.1.12.1").set("ImagerPixelSpacing", "0.3\\0.3");
    EXPECT_EQ(wordsOn(xa, {0, 0}, {15, 0}), "4.5 mm (detector)");
    xa.set("DistanceSourceToDetector", "1200").set("DistanceSourceToPatient", "800");
    EXPECT_EQ(wordsOn(xa, {0, 0}, {15, 0}), "3.0 mm (est. magn. 1.50)");

    // Enhanced XA says it for the plane of the object.
    dicom::DatasetDraft calibration, frame;
    calibration.set("ObjectPixelSpacingInCenterOfBeam", "0.2\\0.2");
    frame.append("ProjectionPixelCalibrationSequence", calibration);
    auto enhanced = picture("XA", "1.2.840.10008.5.1.4.1.1.12.1.1");
    enhanced.append("PerFrameFunctionalGroupsSequence", frame);
    EXPECT_EQ(wordsOn(enhanced, {0, 0}, {15, 0}), "3.0 mm (calibrated: centre of the beam)");
}

TEST(Wishes, wish_3_a_study_with_a_magnification_factor_is_measured_in_millimetres)
{
    for (const char* modality : {"CR", "DX", "MG", "RF"}) {
        const auto draft = picture(modality)
                               .set("ImagerPixelSpacing", "0.15\\0.15")
                               .set("EstimatedRadiographicMagnificationFactor", "1.2");
        EXPECT_EQ(wordsOn(draft, {0, 0}, {80, 0}), "10.0 mm (est. magn. 1.20)") << modality;
    }
}

TEST(Wishes, wish_4_the_factor_of_a_mammogram_is_used)
{
    const auto mg = picture("MG")
                        .set("ImagerPixelSpacing", "0.07\\0.07")
                        .set("EstimatedRadiographicMagnificationFactor", "1.75")
                        .set("PixelSpacing", "0.04\\0.04")
                        .set("PixelSpacingCalibrationType", "GEOMETRY");
    EXPECT_EQ(wordsOn(mg, {0, 0}, {250, 0}), "10.00 mm (calibrated: GEOMETRY)");
    const auto alone =
        picture("MG").set("ImagerPixelSpacing", "0.07\\0.07").set("EstimatedRadiographicMagnificationFactor", "1.75");
    EXPECT_EQ(wordsOn(alone, {0, 0}, {250, 0}), "10.00 mm (est. magn. 1.75)");
}

TEST(Wishes, wish_5_each_ultrasound_image_has_its_own_deltas)
{
    std::vector<std::string> said;
    for (const char* delta : {"0.1", "0.03"}) {
        auto us = picture("US", ultrasound);
        us.append("SequenceOfUltrasoundRegions", region(0, 0, 7, 5, 3, 3, delta, delta));
        said.push_back(wordsOn(us, {0, 0}, {7, 0}));
    }
    EXPECT_THAT(said, ElementsAre("7.0 mm (ultrasound region)", "2.1 mm (ultrasound region)"));
}

TEST(Wishes, wish_9_rows_and_columns_are_not_exchanged)
{
    // Non-square in every way of saying it.
    EXPECT_EQ(wordsOn(test::ctSlice(), {0, 0}, {0, 5}), "4.0 mm");
    EXPECT_EQ(wordsOn(test::ctSlice(), {0, 0}, {5, 0}), "2.0 mm");
    const auto detector = picture("DX").set("ImagerPixelSpacing", "0.8\\0.4");
    EXPECT_EQ(wordsOn(detector, {0, 0}, {0, 5}), "4.0 mm (detector)");
    auto us = picture("US", ultrasound);
    us.append("SequenceOfUltrasoundRegions", region(0, 0, 7, 5, 3, 3, "0.04", "0.08"));
    EXPECT_EQ(wordsOn(us, {0, 0}, {0, 5}), "4.0 mm (ultrasound region)");
    EXPECT_EQ(wordsOn(us, {0, 0}, {5, 0}), "2.0 mm (ultrasound region)");
    // Pixel Aspect Ratio is vertical\horizontal; the unit is a pixel's width.
    EXPECT_EQ(wordsOn(picture("OT", secondaryCapture).set("PixelAspectRatio", "2\\1"), {0, 0}, {0, 5}),
              "10 px (no spacing)");
}

}
}
