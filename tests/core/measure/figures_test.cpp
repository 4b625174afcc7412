// Exact on phantoms: lengths, angles, areas and values whose truth is arithmetic.
#include "core/dicom/decode.h"
#include "core/measure/figures.h"
#include "core/measure/measurement_json.h"
#include "core/measure/table.h"
#include "core/measure/wording.h"
#include "tests/core/measure/made_pictures.h"

#include <cmath>
#include <gmock/gmock.h>
#include <numbers>
#include <random>

namespace lantern::measure {
namespace {

using geometry::PixelPoint;
using testing::ElementsAre;

// 0.8 mm from row to row, 0.4 mm from column to column.
const Scales tall{{ScaleSource::Patient, {0.4, "mm"}, {0.8, "mm"}, {}}, {}};

pixels::Image rampOf(int rows, int columns)
{
    pixels::GreyImage image{.rows = rows, .columns = columns};
    std::vector<std::int16_t> samples;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            samples.push_back(static_cast<std::int16_t>(100 * row + column));
    image.samples = samples;
    image.rescale = {2, -1000, "HU"};
    return image;
}

TEST(MeasurementValues, a_length_is_measured_in_millimetres_on_tall_pixels)
{
    const auto length = [](PixelPoint a, PixelPoint b) {
        return figuresOf({Kind::Length, {a, b}}, tall, nullptr).length->value;
    };
    EXPECT_DOUBLE_EQ(length({0, 0}, {10, 0}), 4);
    EXPECT_DOUBLE_EQ(length({0, 0}, {0, 10}), 8);
    EXPECT_NEAR(length({3, 7}, {3 + 30, 7 + 20}), 20, 1e-12);    // 12 and 16
    EXPECT_NEAR(length({10.5, 2.25}, {2, 9}), std::hypot(8.5 * 0.4, 6.75 * 0.8), 1e-12);
}

TEST(MeasurementValues, an_angle_is_that_of_the_patient_not_of_the_grid)
{
    const auto angle = [](PixelPoint a, PixelPoint vertex, PixelPoint b) {
        return figuresOf({Kind::Angle, {a, vertex, b}}, tall, nullptr).angle->value;
    };
    // 40 columns and 20 rows are both 16 mm: 45 degrees, where square pixels would say 27.
    EXPECT_NEAR(angle({40, 0}, {0, 0}, {40, 20}), 45, 1e-9);
    EXPECT_NEAR(angle({40, 20}, {0, 0}, {40, 0}), 45, 1e-9);
    EXPECT_NEAR(angle({40, 0}, {0, 0}, {0, 20}), 90, 1e-9);
    EXPECT_NEAR(angle({40, 0}, {0, 0}, {-40, 20}), 135, 1e-9);
    EXPECT_NEAR(angle({-1, 0}, {0, 0}, {1, 0}), 180, 1e-9);
    EXPECT_THAT(linesOf(figuresOf({Kind::Angle, {{40, 0}, {0, 0}, {-40, 20}}}, tall, nullptr)),
                ElementsAre("135.0° (45.0°)"));
    EXPECT_FALSE(figuresOf({Kind::Angle, {{0, 0}, {0, 0}, {1, 0}}}, tall, nullptr).angle);
}

TEST(MeasurementValues, an_area_is_that_of_the_outline)
{
    const Shape box{Kind::Rectangle, {{10, 5}, {30, 15}}};
    EXPECT_NEAR(figuresOf(box, tall, nullptr).area->value, 8 * 8, 1e-12);
    const Shape round{Kind::Ellipse, {{30, 15}, {10, 5}}};    // from any corner to the other
    EXPECT_NEAR(figuresOf(round, tall, nullptr).area->value, std::numbers::pi * 16, 1e-9);
}

TEST(MeasurementValues, values_are_those_of_the_pixels_whose_centres_lie_inside)
{
    const auto image = rampOf(20, 30);
    // Rows 2 to 4, columns 3 to 7, centres on the border included.
    const auto figures = figuresOf({Kind::Rectangle, {{3, 2}, {7, 4}}}, tall, &image);
    const Statistics& values = figures.values->statistics;
    EXPECT_EQ(values.count, 15U);
    EXPECT_DOUBLE_EQ(values.mean, 2 * (300 + 5) - 1000);
    EXPECT_DOUBLE_EQ(values.least, 2 * 203 - 1000);
    EXPECT_DOUBLE_EQ(values.greatest, 2 * 407 - 1000);
    // Variance of rows (100 * {-1, 0, 1}) and of columns ({-2 ... 2}).
    EXPECT_NEAR(values.deviation, 2 * std::sqrt(10000 * 2.0 / 3 + 2), 1e-9);
    // Just inside of the border's centres.
    EXPECT_EQ(figuresOf({Kind::Rectangle, {{3.01, 2.01}, {6.99, 3.99}}}, tall, &image).values->statistics.count, 3U);
    EXPECT_EQ(figuresOf({Kind::Rectangle, {{3.2, 2.2}, {3.8, 2.8}}}, tall, &image).values->statistics.count, 0U);
}

TEST(MeasurementValues, an_ellipse_holds_the_pixels_that_counting_one_by_one_finds)
{
    const auto image = rampOf(64, 48);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> place(-5, 60);
    for (int i = 0; i < 200; ++i) {
        const PixelPoint a{place(random), place(random)}, b{place(random), place(random)};
        double sum = 0;
        std::size_t count = 0;
        for (int row = 0; row < 64; ++row)
            for (int column = 0; column < 48; ++column) {
                const double x = (column - (a.column + b.column) / 2) / ((b.column - a.column) / 2);
                const double y = (row - (a.row + b.row) / 2) / ((b.row - a.row) / 2);
                if (x * x + y * y <= 1) {
                    ++count;
                    sum += 2.0 * (100 * row + column) - 1000;
                }
            }
        const auto values = figuresOf({Kind::Ellipse, {a, b}}, tall, &image).values->statistics;
        ASSERT_EQ(values.count, count);
        if (count > 0) {
            ASSERT_NEAR(values.mean, sum / static_cast<double>(count), 1e-9);
        }
    }
}

TEST(Traps, trap_31_padding_is_left_out_of_the_statistics_and_counted)
{
    auto draft = test::ctSlice().set("PixelPaddingValue", "22").set("PixelPaddingRangeLimit", "23");
    draft.set("RescaleSlope", "2").set("RescaleIntercept", "-100");
    const auto frame = [&] {
        const test::TemporaryFolder folder;
        const auto instance = test::written(folder.path() / "one.dcm", test::withPixels(draft));
        return std::pair(*dicom::decodeFrame(*instance, 0), scalesOf({instance, 0}));
    }();
    const auto figures = figuresOf({Kind::Rectangle, {{1, 2}, {4, 2}}}, frame.second, frame.first.get());
    EXPECT_EQ(figures.values->statistics.count, 2U);    // 21 and 24
    EXPECT_EQ(figures.values->statistics.leftOut, 2U);
    EXPECT_DOUBLE_EQ(figures.values->statistics.mean, 2 * 22.5 - 100);
    EXPECT_THAT(linesOf(figures),
                ElementsAre("Area 0.0 mm²", "Mean -55.0 HU, SD 3.0", "Min -58, max -52", "2 pixels, 2 left out"));
}

TEST(Wishes, wish_6_an_ellipse_on_a_phantom_shows_its_true_hounsfield_units)
{
    // A disc of 120 HU in -1000 HU of air, with the deviation that was put into it.
    pixels::GreyImage image{.rows = 100, .columns = 100};
    std::vector<std::uint16_t> samples;
    for (int row = 0; row < 100; ++row)
        for (int column = 0; column < 100; ++column) {
            const bool isInside = std::hypot((column - 50) * 0.4, (row - 50) * 0.8) <= 12;
            samples.push_back(static_cast<std::uint16_t>(isInside ? 1144 + ((row + column) % 2 == 0 ? 10 : -10) : 24));
        }
    image.samples = samples;
    image.rescale = {1, -1024, "HU"};
    const pixels::Image whole = image;
    // A circle of 10 mm radius: 25 columns, 12.5 rows.
    const auto figures = figuresOf({Kind::Ellipse, {{25, 37.5}, {75, 62.5}}}, tall, &whole);
    EXPECT_NEAR(figures.values->statistics.mean, 120, 0.2);
    EXPECT_NEAR(figures.values->statistics.deviation, 10, 0.01);
    EXPECT_EQ(figures.values->statistics.least, 110);
    EXPECT_EQ(figures.values->statistics.greatest, 130);
    EXPECT_NEAR(figures.area->value, std::numbers::pi * 100, 1e-9);
    // As many pixels as the area has room for.
    EXPECT_NEAR(static_cast<double>(figures.values->statistics.count) * 0.32, figures.area->value, 3);
    EXPECT_EQ(figures.values->mean.unit, "HU");
}

TEST(Wishes, wish_7_the_unit_is_the_files_own_and_never_invented)
{
    pixels::GreyImage pet{.rows = 2, .columns = 2, .samples = std::vector<std::uint16_t>{1000, 2000, 3000, 4000}};
    pet.rescale = {2.5, 0, "BQML"};
    const Shape all{Kind::Rectangle, {{0, 0}, {1, 1}}};
    const auto said = [&](const pixels::GreyImage& grey) {
        const pixels::Image image = grey;
        return linesOf(figuresOf(all, tall, &image))[1];
    };
    EXPECT_EQ(said(pet), "Mean 6250 BQML, SD 2795");
    pet.rescale = {2.5, 0, ""};
    EXPECT_EQ(said(pet), "Mean 6250 (unit not stated), SD 2795");
    pet.rescale = {2.5, 0, "US"};    // "unspecified"
    EXPECT_EQ(said(pet), "Mean 6250 (unit not stated), SD 2795");
    pet.rescale = {};
    EXPECT_EQ(said(pet), "Mean 2500.0 (stored value), SD 1118.0");
    // ADC in 10^-6 mm²/s.
    pixels::GreyImage adc{.rows = 2, .columns = 2, .samples = std::vector<std::uint16_t>{700, 800, 900, 1000}};
    adc.rescale = {1, 0, "10^-6 mm²/s"};
    EXPECT_EQ(said(adc), "Mean 850.0 10^-6 mm²/s, SD 111.8");
}

TEST(MeasurementValues, a_probe_tells_the_pixel_under_it)
{
    const auto image = rampOf(20, 30);
    const auto probe = [&](PixelPoint at) { return linesOf(figuresOf({Kind::Probe, {at}}, tall, &image)); };
    EXPECT_THAT(probe({7.4, 2.6}), ElementsAre("-386 HU", "Column 7, row 3"));
    EXPECT_THAT(probe({-0.6, 2}), ElementsAre("No value here", "Column -1, row 2"));
    const pixels::Image colour = pixels::ColourImage{1, 2, {1, 2, 3, 4, 5, 6}};
    EXPECT_THAT(linesOf(figuresOf({Kind::Probe, {{1, 0}}}, tall, &colour)),
                ElementsAre("RGB 4 5 6", "Column 1, row 0"));
}

// Colours have no unit and no mean of their own: each channel has, as it is shown.
TEST(MeasurementValues, an_area_on_colours_tells_each_channel)
{
    pixels::ColourImage colour{.rows = 3, .columns = 4, .rgb = std::vector<std::uint8_t>(36, 9)};
    const auto set = [&](int row, int column, std::array<std::uint8_t, 3> rgb) {
        std::ranges::copy(rgb, colour.rgb.begin() + 3 * (4 * row + column));
    };
    set(1, 1, {10, 200, 0});
    set(1, 2, {30, 100, 255});
    const pixels::Image image = colour;
    Measurement measured;
    measured.number = 1;
    measured.place = OnImage{"1.3", 0};
    measured.shape = {Kind::Rectangle, {{1, 1}, {2, 1.4}}};
    measured.figures = figuresOf(measured.shape, tall, &image);
    EXPECT_THAT(linesOf(measured.figures),
                ElementsAre("Area 0.1 mm²", "Mean RGB 20.0 150.0 127.5", "SD RGB 10.0 50.0 127.5", "2 pixels"));
    EXPECT_EQ(figuresOf({Kind::Ellipse, {{0, 0}, {3, 2}}}, tall, &image).colours->at(0).count, 4U);
    EXPECT_THAT(linesOf(figuresOf({Kind::Rectangle, {{1.2, 0.2}, {1.8, 0.8}}}, tall, &image)),
                testing::Contains("No pixel inside"));

    const auto rows = tableOf(std::vector{measured}, LengthUnit::Millimetre, [](const auto&) { return ""; });
    ASSERT_EQ(rows[0].size(), rows[1].size());
    EXPECT_THAT(rows[1], testing::IsSupersetOf({"20.0 150.0 127.5", "10.0 50.0 127.5", "10.0 100.0 0.0", "RGB", "2"}));
    const auto back = measurementsFrom(fileText("1.2", std::vector{measured}), "1.2");
    ASSERT_TRUE(back) << back.error().sentence();
    EXPECT_EQ(back->front().figures, measured.figures);
}

TEST(MeasurementValues, a_probe_in_a_spectrum_tells_time_and_velocity)
{
    auto item = test::region(2, 1, 7, 5, 4, 7, "0.01", "-2.5");
    item.set("ReferencePixelX0", "0")
        .set("ReferencePixelY0", "2")
        .set("ReferencePixelPhysicalValueX", "1.5")
        .set("ReferencePixelPhysicalValueY", "0");
    auto us = test::picture("US", "1.2.840.10008.5.1.4.1.1.6.1");
    us.append("SequenceOfUltrasoundRegions", item);
    // The base line lies two pixels below the region's top, in row 3.
    const auto figures = figuresOf({Kind::Probe, {{4, 1}}}, scalesOf(test::frameOf(us)), nullptr);
    EXPECT_NEAR(figures.across->value, 1.52, 1e-12);
    EXPECT_NEAR(figures.down->value, 5, 1e-12);
    EXPECT_EQ(linesOf(figures)[1], "across 1.52 s, down 5 cm/s (ultrasound region)");
}

TEST(Wishes, wish_11_a_chosen_unit_holds_for_lengths_and_areas)
{
    const Wording centimetres{LengthUnit::Centimetre, {}};
    const auto length = figuresOf({Kind::Length, {{0, 0}, {50, 0}}}, tall, nullptr);
    EXPECT_EQ(lineOf(length), "20.0 mm");
    EXPECT_EQ(lineOf(length, centimetres), "2.00 cm");
    const auto area = figuresOf({Kind::Rectangle, {{0, 0}, {50, 50}}}, tall, nullptr);
    EXPECT_EQ(lineOf(area), "Area 800.0 mm²");
    EXPECT_EQ(lineOf(area, centimetres), "Area 8.000 cm²");
    // What is no length stays what it is.
    const Scales pixels{{}, {}};
    EXPECT_EQ(lineOf(figuresOf({Kind::Length, {{0, 0}, {50, 0}}}, pixels, nullptr), centimetres), "50 px (no spacing)");
}

TEST(MeasurementValues, shows_no_more_digits_than_the_data_carry)
{
    const auto decimals = [](double spacing) { return decimalsOf(Axis{spacing, "mm"}); };
    EXPECT_EQ(decimals(12), 0);
    EXPECT_EQ(decimals(0.7), 1);
    EXPECT_EQ(decimals(0.1), 1);
    EXPECT_EQ(decimals(0.07), 2);
    EXPECT_EQ(decimals(0.005), 3);
    EXPECT_EQ(decimalsOf(Axis{1, "px"}), 0);
    // The coarser way decides.
    const Scales uneven{{ScaleSource::Patient, {0.05, "mm"}, {2, "mm"}, {}}, {}};
    EXPECT_EQ(figuresOf({Kind::Length, {{0, 0}, {1, 1}}}, uneven, nullptr).length->decimals, 1);
}

TEST(Shape, is_reshaped_by_its_handles_and_moved_whole)
{
    const Shape box{Kind::Rectangle, {{1, 2}, {5, 6}}};
    EXPECT_EQ(handlesOf(box)[0], (PixelPoint{1, 2}));
    const auto pulled = handlesOf(reshaped(box, 0, {0, 0}));
    EXPECT_EQ(pulled[0], (PixelPoint{0, 0}));
    EXPECT_EQ(pulled[2], (PixelPoint{5, 6}));    // the opposite corner stays

    const Shape round{Kind::Ellipse, {{0, 0}, {10, 4}}};
    EXPECT_EQ(handlesOf(round)[1], (PixelPoint{10, 2}));
    EXPECT_EQ(handlesOf(reshaped(round, 1, {20, 99}))[1], (PixelPoint{20, 2}));
    EXPECT_EQ(handlesOf(reshaped(round, 1, {20, 99}))[3], (PixelPoint{0, 2}));
    EXPECT_EQ(handlesOf(reshaped(round, 0, {5, -4}))[0], (PixelPoint{5, -4}));

    const Shape line{Kind::Length, {{0, 0}, {1, 1}}};
    EXPECT_EQ(moved(line, 2, 3).points, (std::vector<PixelPoint>{{2, 3}, {3, 4}}));
    EXPECT_EQ(reshaped(line, 1, {9, 9}).points[1], (PixelPoint{9, 9}));
}

}
}
