#include "core/pixels/grey.h"
#include "core/pixels/values.h"
#include "core/volume/paint_slice.h"

#include <cmath>
#include <gtest/gtest.h>

namespace lantern::volume {

namespace {

pixels::GreyImage grey(int rows, int columns, std::vector<std::int16_t> samples)
{
    return {.rows = rows, .columns = columns, .samples = std::move(samples), .rescale = {1, 0, "HU"}, .padding = {}};
}

// No two pixels alike, so that a swap of axes cannot hide.
pixels::GreyImage ramp(int rows, int columns)
{
    std::vector<std::int16_t> samples;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            samples.push_back(static_cast<std::int16_t>(row * columns + column));
    }
    return grey(rows, columns, std::move(samples));
}

DisplaySettings identity() { return {.voi = pixels::Window{.centre = 128, .width = 256}}; }

int greyAt(const Picture& picture, int x, int y)
{
    const auto pixel = picture.pixels[static_cast<std::size_t>(y * picture.width + x)];
    EXPECT_EQ(pixel >> 24, 255U);
    EXPECT_EQ(pixel >> 16 & 255, pixel & 255);
    return static_cast<int>(pixel & 255);
}

}

TEST(PaintSlice, IsTheFrameItselfAtOneToOne)
{
    const auto picture = paintSlice(ramp(8, 12), {}, {.width = 12, .height = 8}, identity());
    for (int y = 0; y < 8; ++y) {
        for (int x = 0; x < 12; ++x)
            EXPECT_EQ(greyAt(picture, x, y), y * 12 + x);
    }
}

// The short cut at 1:1 and the way through VTK's filter are held to the same pixels, for every turn
// and flip: an aspect a hair off square takes the long way.
TEST(PaintSlice, ResamplesToTheSamePixelsThatItWouldCopy)
{
    auto image = ramp(8, 12);
    image.padding = pixels::PaddingRange{20, 22};
    for (int turns = 0; turns < 4; ++turns) {
        for (const bool flipH : {false, true}) {
            for (const bool flipV : {false, true}) {
                for (const bool smooth : {true, false}) {
                    const View view{.width = 14,
                                    .height = 15,
                                    .quarterTurns = turns,
                                    .flipHorizontal = flipH,
                                    .flipVertical = flipV,
                                    .smooth = smooth};
                    const auto copied = paintSlice(image, {}, view, identity());
                    const auto resampled = paintSlice(image, {1 - 1e-9}, view, identity());
                    EXPECT_EQ(copied.pixels, resampled.pixels) << turns << flipH << flipV << smooth;
                }
            }
        }
    }
}

TEST(PaintSlice, TurnsClockwise)
{
    const auto picture = paintSlice(ramp(2, 3), {}, {.width = 2, .height = 3, .quarterTurns = 1}, identity());
    // 0 1 2      3 0
    // 3 4 5  ->  4 1
    //            5 2
    const int expected[3][2] = {{3, 0}, {4, 1}, {5, 2}};
    for (int y = 0; y < 3; ++y) {
        for (int x = 0; x < 2; ++x)
            EXPECT_EQ(greyAt(picture, x, y), expected[y][x]);
    }
}

// Trap: windowing before resampling. Halfway between 0 and 1000 lies 500, which a narrow window
// around 500 shows as mid grey; a picture that was windowed first would show half of 0 and 255 for
// any window at all, and hide that 450 is black.
TEST(PaintSlice, ResamplesModalityValuesAndNotGreys)
{
    const auto image = grey(1, 2, {0, 1000});
    const DisplaySettings narrow{
        .voi = pixels::Window{.centre = 500, .width = 100, .function = pixels::WindowFunction::LinearExact}};
    const auto picture = paintSlice(image, {}, {.width = 200, .height = 10, .zoom = 100}, narrow);
    for (int x = 0; x < 200; ++x) {
        const double value = std::clamp((x + 0.5) / 100 - 0.5, 0.0, 1.0) * 1000;
        EXPECT_NEAR(greyAt(picture, x, 5), 255 * std::clamp((value - 450) / 100, 0.0, 1.0), 0.51) << x;
    }
}

TEST(PaintSlice, DrawsTruePixelsWhenAsked)
{
    const auto image = grey(1, 2, {0, 200});
    const auto picture = paintSlice(image, {}, {.width = 8, .height = 4, .zoom = 4, .smooth = false}, identity());
    for (int x = 0; x < 8; ++x)
        EXPECT_EQ(greyAt(picture, x, 1), x < 4 ? 0 : 200);
}

TEST(PaintSlice, IsBlackOutsideInEitherPolarity)
{
    auto look = identity();
    look.invert = true;
    const auto picture = paintSlice(grey(1, 1, {0}), {}, {.width = 3, .height = 3}, look);
    for (int y = 0; y < 3; ++y) {
        for (int x = 0; x < 3; ++x)
            EXPECT_EQ(greyAt(picture, x, y), x == 1 && y == 1 ? 255 : 0);
    }
}

// Trap: padding of -2000 beside tissue of 100 would draw a dark seam into the tissue.
TEST(PaintSlice, DoesNotLetPaddingBleed)
{
    auto image = grey(1, 2, {-2000, 100});
    image.padding = pixels::PaddingRange{-2000, -2000};
    for (const bool invert : {false, true}) {
        auto look = identity();
        look.invert = invert;
        const auto picture = paintSlice(image, {}, {.width = 20, .height = 10, .zoom = 10}, look);
        for (int x = 0; x < 20; ++x)
            EXPECT_EQ(greyAt(picture, x, 5), x < 10 ? 0 : (invert ? 155 : 100)) << x;
    }
}

TEST(Traps, trap_42_the_window_is_applied_to_modality_values)
{
    auto image = grey(1, 1, {50});
    image.rescale = {2, -10, "HU"};
    EXPECT_EQ(greyAt(paintSlice(image, {}, {.width = 1, .height = 1}, identity()), 0, 0), 90);
}

TEST(PaintSlice, AveragesWhatItLeavesOut)
{
    // A chequerboard of 0 and 200 drawn at a quarter is an even 100, not an accident of sampling.
    std::vector<std::int16_t> samples;
    for (int i = 0; i < 64 * 64; ++i)
        samples.push_back((i + i / 64) % 2 ? 200 : 0);
    const auto picture = paintSlice(grey(64, 64, samples), {}, {.width = 16, .height = 16, .zoom = 0.25}, identity());
    for (int y = 0; y < 16; ++y) {
        for (int x = 0; x < 16; ++x)
            EXPECT_EQ(greyAt(picture, x, y), 100);
    }
}

TEST(PaintSlice, KeepsItsPlaceWhenItAverages)
{
    // One bright column at 20..23 of 64, drawn at a quarter: it is column 5 and no other.
    std::vector<std::int16_t> samples(64 * 64, 0);
    for (int row = 0; row < 64; ++row) {
        for (int column = 20; column < 24; ++column)
            samples[static_cast<std::size_t>(row * 64 + column)] = 200;
    }
    const auto picture = paintSlice(grey(64, 64, samples), {}, {.width = 16, .height = 16, .zoom = 0.25}, identity());
    for (int x = 0; x < 16; ++x)
        EXPECT_EQ(greyAt(picture, x, 8), x == 5 ? 200 : 0) << x;
}

// Trap: the window tool applied to true colour.
TEST(Traps, trap_51_colour_passes_without_a_window)
{
    const pixels::ColourImage image{.rows = 1, .columns = 2, .rgb = {10, 20, 30, 200, 100, 50}};
    auto look = identity();
    std::get<pixels::Window>(look.voi).width = 3;
    const auto picture = paintSlice(image, {}, {.width = 4, .height = 1}, look);
    EXPECT_EQ(picture.pixels, (std::vector<std::uint32_t>{0xFF000000, 0xFF0A141E, 0xFFC86432, 0xFF000000}));
}

TEST(PaintSlice, SurvivesViewsThatShowNothing)
{
    for (const View& view : {View{.width = 4, .height = 4, .panX = 1e9}, View{.width = 4, .height = 4, .zoom = 0},
                             View{.width = 4, .height = 4, .zoom = 1e-9}, View{.width = 4, .height = 4, .zoom = 1e9},
                             View{.width = 0, .height = 4}}) {
        const auto picture = paintSlice(ramp(4, 4), {}, view, identity());
        EXPECT_EQ(picture.pixels.size(), static_cast<std::size_t>(view.width * view.height));
    }
    EXPECT_EQ(paintSlice(grey(0, 0, {}), {}, {.width = 2, .height = 1}, identity()).pixels.size(), 2U);
}

TEST(Thumbnail, HoldsTheWholeImage)
{
    const auto picture = thumbnail(grey(10, 20, std::vector<std::int16_t>(200, 77)), {}, identity(), 40);
    EXPECT_EQ(picture.width, 40);
    EXPECT_EQ(greyAt(picture, 0, 20), 77);
    EXPECT_EQ(greyAt(picture, 39, 29), 77);
    EXPECT_EQ(greyAt(picture, 20, 5), 0);
}

}
