#include "core/pixels/grey.h"
#include "core/pixels/values.h"
#include "core/pixels/voi.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <limits>
#include <random>

namespace lantern::pixels {

namespace {

Window window(double centre, double width, WindowFunction function = WindowFunction::Linear)
{
    return {.centre = centre, .width = width, .function = function};
}

}

// PS3.3 C.11.2.1.2.1 gives these four cases in its note, for output 0 to 255.
TEST(Traps, trap_38_the_default_window_has_its_half_and_its_one)
{
    // c=2048, w=4096: 0 is black, 4095 white, y = ((x - 2047.5) / 4095 + 0.5) between.
    EXPECT_DOUBLE_EQ(brightness(window(2048, 4096), 0), 0);
    EXPECT_DOUBLE_EQ(brightness(window(2048, 4096), 4095), 1);
    EXPECT_NEAR(brightness(window(2048, 4096), 1), 1 / 4095.0, 1e-15);
    // c=2048, w=1: a threshold between 2047 and 2048.
    EXPECT_DOUBLE_EQ(brightness(window(2048, 1), 2047), 0);
    EXPECT_DOUBLE_EQ(brightness(window(2048, 1), 2048), 1);
    // c=0, w=100: -50 is black, 49 white.
    EXPECT_DOUBLE_EQ(brightness(window(0, 100), -50), 0);
    EXPECT_NEAR(brightness(window(0, 100), -49), 1 / 99.0, 1e-15);
    EXPECT_DOUBLE_EQ(brightness(window(0, 100), 49), 1);
    // c=0, w=1: negative is black, 0 and above white.
    EXPECT_DOUBLE_EQ(brightness(window(0, 1), -1), 0);
    EXPECT_DOUBLE_EQ(brightness(window(0, 1), 0), 1);
    // The way that whole rows are drawn.
    const std::vector<float> values{-50, -49, -1, 0, 49};
    std::vector<std::uint8_t> grey(values.size());
    greyOf(window(0, 6), false, values, grey);
    EXPECT_EQ(grey, (std::vector<std::uint8_t>{0, 0, 102, 153, 255})) << "(-1 + 0.5) / 5 + 0.5 is 0.4";
}

TEST(Linear, IsHalfAStepBelowTheCentre)
{
    EXPECT_DOUBLE_EQ(brightness(window(40, 80), 39.5), 0.5);
    // (40 - 39.5) / 79 + 0.5 = 0.506329 -> 129.11
    EXPECT_EQ(grey8(brightness(window(40, 80), 40)), 129);
}

TEST(Traps, trap_38_a_width_of_one_is_a_threshold_and_divides_by_nothing)
{
    for (const double width : {1.0, 0.5, 0.0, -3.0}) {
        EXPECT_EQ(brightness(window(10, width), 9.4), 0) << width;
        EXPECT_EQ(brightness(window(10, width), 9.6), 1) << width;
    }
    EXPECT_EQ(brightness(window(10, 0, WindowFunction::LinearExact), 10), 0);
    EXPECT_EQ(brightness(window(10, 0, WindowFunction::LinearExact), 10.1), 1);
}

TEST(Traps, trap_39_LINEAR_EXACT_has_neither_the_half_nor_the_one)
{
    const auto exact = window(40, 80, WindowFunction::LinearExact);
    EXPECT_DOUBLE_EQ(brightness(exact, 0), 0);
    EXPECT_DOUBLE_EQ(brightness(exact, 40), 0.5);
    EXPECT_DOUBLE_EQ(brightness(exact, 60), 0.75);
    EXPECT_DOUBLE_EQ(brightness(exact, 80), 1);
}

TEST(Traps, trap_39_SIGMOID_is_the_logistic_function_of_the_standard)
{
    const auto sigmoid = window(100, 50, WindowFunction::Sigmoid);
    EXPECT_DOUBLE_EQ(brightness(sigmoid, 100), 0.5);
    EXPECT_NEAR(brightness(sigmoid, 125), 1 / (1 + std::exp(-2.0)), 1e-15);
    EXPECT_LT(brightness(sigmoid, -1e6), 1e-9);
    EXPECT_DOUBLE_EQ(brightness(sigmoid, 1e6), 1);
}

TEST(VoiLut, ClampsBelowAndAboveAndScalesByItsBits)
{
    const VoiLut lut{.firstMapped = -2, .entries = {0, 1023, 4095}, .bits = 12};
    EXPECT_DOUBLE_EQ(brightness(lut, -100), 0);
    EXPECT_DOUBLE_EQ(brightness(lut, -2), 0);
    EXPECT_DOUBLE_EQ(brightness(lut, -1), 1023 / 4095.0);
    EXPECT_DOUBLE_EQ(brightness(lut, 0), 1);
    EXPECT_DOUBLE_EQ(brightness(lut, 1e300), 1);
    EXPECT_EQ(brightness(VoiLut{}, 5), 0);
}

namespace {

std::vector<Voi> manyVois()
{
    std::vector<Voi> vois;
    for (const auto function : {WindowFunction::Linear, WindowFunction::LinearExact, WindowFunction::Sigmoid}) {
        for (const double width : {1.0, 2.0, 3.0, 80.0, 255.0, 256.0, 1500.0, 4096.0, 65536.0}) {
            for (const double centre : {-600.0, 0.0, 0.5, 40.0, 127.5, 2048.0})
                vois.push_back(window(centre, width, function));
        }
    }
    VoiLut lut{.firstMapped = -500, .entries = {}, .bits = 16};
    for (int i = 0; i < 3000; ++i)
        lut.entries.push_back(static_cast<std::uint16_t>(i * i % 65536));
    vois.push_back(lut);
    return vois;
}

template <class Sample>
GreyImage everyValue(double slope, double intercept)
{
    GreyImage image{.rows = 1, .columns = 0, .samples = {}, .rescale = {slope, intercept, "HU"}, .padding = {}};
    std::vector<Sample> samples;
    for (int value = std::numeric_limits<Sample>::min(); value <= std::numeric_limits<Sample>::max(); ++value)
        samples.push_back(static_cast<Sample>(value));
    image.columns = static_cast<int>(samples.size());
    image.samples = std::move(samples);
    return image;
}

void expectSameAsSlowWay(const GreyImage& image, const Voi& voi, bool invert)
{
    const auto fast = greyFrame(image, voi, invert);
    const auto values = modalityValues(image);
    std::vector<std::uint8_t> run(values.size());
    greyOf(voi, invert, values, run);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto slow = greyOf(voi, invert, static_cast<double>(values[i]));
        ASSERT_EQ(static_cast<int>(fast[i]), static_cast<int>(slow)) << "table, value " << values[i];
        ASSERT_EQ(static_cast<int>(run[i]), static_cast<int>(slow)) << "run, value " << values[i];
    }
}

}

// Over every value that can be stored, every function, both polarities.
TEST(FastWay, EqualsTheSlowWayForEveryStoredValue)
{
    const auto signed16 = everyValue<std::int16_t>(1, -1024), unsigned16 = everyValue<std::uint16_t>(0.37, -13.2);
    const auto signed8 = everyValue<std::int8_t>(-2, 3), unsigned8 = everyValue<std::uint8_t>(1, 0);
    bool invert = false;
    for (const auto& voi : manyVois()) {
        for (const auto* image : {&signed16, &unsigned16, &signed8, &unsigned8})
            expectSameAsSlowWay(*image, voi, invert);
        invert = !invert;
    }
}

TEST(FastWay, EqualsTheSlowWayBetweenStoredValues)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<float> anywhere(-1200, 3000);
    std::vector<float> values(20'000);
    for (auto& value : values)
        value = anywhere(random);
    std::vector<std::uint8_t> grey(values.size());
    for (const auto& voi : manyVois()) {
        greyOf(voi, true, values, grey);
        for (std::size_t i = 0; i < values.size(); ++i)
            ASSERT_EQ(grey[i], greyOf(voi, true, static_cast<double>(values[i]))) << values[i];
    }
}

TEST(Traps, trap_31_padding_is_black_in_either_polarity)
{
    const GreyImage image{.rows = 1,
                          .columns = 4,
                          .samples = std::vector<std::int16_t>{-2000, -1999, 0, 400},
                          .rescale = {1, 0, "HU"},
                          .padding = PaddingRange{-2000, -1999}};
    EXPECT_EQ(greyFrame(image, window(200, 401), false), (std::vector<std::uint8_t>{0, 0, 0, 255}));
    EXPECT_EQ(greyFrame(image, window(200, 401), true), (std::vector<std::uint8_t>{0, 0, 255, 0}));
    const GreyImage wide{.rows = 1,
                         .columns = 2,
                         .samples = std::vector<std::int32_t>{-2000, 0},
                         .rescale = {1, 0, "HU"},
                         .padding = PaddingRange{-2000, -2000}};
    EXPECT_EQ(greyFrame(wide, window(200, 401), true), (std::vector<std::uint8_t>{0, 255}));
}

TEST(GreyRun, DrawsWhatIsNotANumberBlack)
{
    const std::vector<float> values{std::nanf(""), 0, 1000, -std::numeric_limits<float>::infinity()};
    std::vector<std::uint8_t> grey(4, 7);
    const std::vector<Window> windows{window(500, 100), window(500, 1), window(500, 9, WindowFunction::Sigmoid)};
    for (const auto& each : windows) {
        greyOf(Voi(each), true, values, grey);
        EXPECT_EQ(grey, (std::vector<std::uint8_t>{0, 255, 0, 255}));
    }
}

// A window over 256 of 65536 values shows 256 greys: nothing was made 8 bits before it.
TEST(Traps, trap_33_nothing_is_quantised_before_the_window)
{
    const auto image = everyValue<std::uint16_t>(1, 0);
    const auto grey = greyFrame(image, window(30128, 256), false);
    for (int value = 30000; value < 30256; ++value)
        ASSERT_EQ(static_cast<int>(grey[static_cast<std::size_t>(value)]), value - 30000);
}

// CT writes -2000 outside of its field of view and 65535 where metal is: no wrap to the other end.
TEST(Traps, trap_32_values_outside_the_window_do_not_wrap)
{
    const auto low = everyValue<std::int16_t>(1, -1024);
    const auto grey = greyFrame(low, window(40, 400), false);
    EXPECT_EQ(grey.front(), 0) << "-32768 - 1024 does not fit 16 bits";
    EXPECT_EQ(grey.back(), 255);
    const auto steep = everyValue<std::uint16_t>(100, 30000);
    EXPECT_EQ(greyFrame(steep, window(40, 400), false).back(), 255) << "65535 * 100 does not fit 16 bits";
}

// What one table says after another: VOI first, then the presentation LUT, then polarity.
TEST(PresentationLut, StandsBetweenVoiAndPolarity)
{
    const PresentationLut lut{.entries = {0, 10, 200, 255}, .bits = 8};
    const auto voi = Voi(window(128, 256));
    EXPECT_EQ(greyOf(voi, false, 0, &lut), 0);
    EXPECT_EQ(greyOf(voi, false, 85, &lut), 10) << "a third of the VOI's range";
    EXPECT_EQ(greyOf(voi, false, 170, &lut), 200);
    EXPECT_EQ(greyOf(voi, true, 170, &lut), 55);
    EXPECT_EQ(greyOf(voi, false, 255, &lut), 255);
    const auto image = everyValue<std::uint8_t>(1, 0);
    for (const bool invert : {false, true}) {
        const auto grey = greyFrame(image, voi, invert, &lut);
        for (int value = 0; value < 256; ++value)
            ASSERT_EQ(grey[static_cast<std::size_t>(value)], greyOf(voi, invert, value, &lut)) << value;
    }
    EXPECT_EQ(greyOf(voi, false, 170, nullptr), 170);
}

TEST(Traps, trap_43_one_place_decides_polarity)
{
    const auto inverted = [](bool mono1, std::optional<PresentationShape> image, std::optional<PresentationShape> state,
                             bool reader) {
        return isInverted({mono1, image, state, reader});
    };
    using enum PresentationShape;
    EXPECT_FALSE(inverted(false, {}, {}, false));
    EXPECT_TRUE(inverted(true, {}, {}, false));
    EXPECT_TRUE(inverted(false, Inverse, {}, false));
    EXPECT_TRUE(inverted(true, Inverse, {}, false)) << "DX says one inversion twice";
    EXPECT_FALSE(inverted(true, Inverse, {}, true)) << "the reader turns what is shown";
    EXPECT_TRUE(inverted(false, {}, {}, true));
    EXPECT_FALSE(inverted(true, Inverse, Identity, false)) << "a presentation state overrides the image";
    EXPECT_TRUE(inverted(true, {}, Inverse, false)) << "and does not turn MONOCHROME1 twice";
    EXPECT_TRUE(inverted(false, {}, Inverse, false));
    EXPECT_FALSE(inverted(false, {}, Inverse, true));
}

// A radiograph whose table is steep between 1000 and 3000 of 65536 values stays as it is while the
// first pixel of a drag changes the window.
TEST(Wishes, wish_32_a_small_step_from_a_voi_lut_changes_little)
{
    VoiLut lut{.firstMapped = -100, .entries = {}, .bits = 12};
    for (int i = 0; i < 4096; ++i)
        lut.entries.push_back(static_cast<std::uint16_t>(std::clamp((i - 1000) * 2, 0, 4095)));
    const auto like = windowLike(lut);
    for (int value = -100; value < 3990; value += 7)
        EXPECT_NEAR(brightness(like, value), brightness(lut, value), 0.01) << value;
    // Rounded at both ends, as makers' tables are.
    for (int i = 0; i < 4096; ++i)
        lut.entries[static_cast<std::size_t>(i)] =
            static_cast<std::uint16_t>(4095 / (1 + std::exp((2000 - i) / 200.0)));
    for (int value = -100; value < 3990; value += 7)
        EXPECT_NEAR(brightness(windowLike(lut), value), brightness(lut, value), 0.11) << value;
    // A table that falls, or one without entries, gives at least a window over what it covers.
    EXPECT_EQ(windowLike({.firstMapped = 5, .entries = {9, 4, 0}, .bits = 4}).centre, 6);
    EXPECT_GE(windowLike({}).width, 1);
}

}
