#include "core/pixels/shutter.h"

#include <gtest/gtest.h>
#include <string>

namespace lantern::pixels {

namespace {

// One row after another: # where the shutter hides.
std::string hidden(const Shutter& shutter, int rows = 5, int columns = 6, double shape = 1)
{
    const auto mask = maskOf(shutter, rows, columns, shape);
    if (!mask)
        return "nothing";
    std::string text;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column)
            text += mask->hidden.at(row, column) ? '#' : '.';
        text += '\n';
    }
    return text;
}

}

TEST(Traps, trap_55_a_rectangle_shows_its_edges)
{
    EXPECT_EQ(hidden({.rectangle = Shutter::Rectangle{2, 4, 3, 5}}),
              "######\n"
              "######\n"
              "#...##\n"
              "#...##\n"
              "#...##\n");
    EXPECT_EQ(hidden({.rectangle = Shutter::Rectangle{-9, 99, -9, 99}}), "nothing");
}

TEST(Traps, trap_55_a_circle_is_round_on_tall_pixels_too)
{
    EXPECT_EQ(hidden({.circle = Shutter::Circle{3, 3, 2}}, 5, 5),
              "##.##\n"
              "#...#\n"
              ".....\n"
              "#...#\n"
              "##.##\n");
    EXPECT_EQ(hidden({.circle = Shutter::Circle{3, 3, 2}}, 5, 5, 2),
              "#####\n"
              "##.##\n"
              ".....\n"
              "##.##\n"
              "#####\n");
}

TEST(Traps, trap_55_a_polygon_shows_its_corners_and_may_be_hollow)
{
    EXPECT_EQ(hidden({.polygon = {{2, 2}, {2, 5}, {4, 5}, {4, 2}}}),
              "######\n"
              "#....#\n"
              "#....#\n"
              "#....#\n"
              "######\n");
    // A notch from below that is wider at its foot, given the other way round.
    EXPECT_EQ(hidden({.polygon = {{5, 1}, {5, 2}, {3, 3.5}, {5, 5}, {5, 6}, {1, 6}, {1, 1}}}),
              "......\n"
              "......\n"
              "......\n"
              "..##..\n"
              "..##..\n");
}

TEST(Traps, trap_55_several_shapes_show_what_lies_in_all_of_them)
{
    auto plane = std::make_shared<Overlay>();
    plane->originRow = 2;
    plane->originColumn = 3;
    plane->bits = Bitmap::blank(1, 1);
    plane->bits.set(0, 0);
    EXPECT_EQ(
        hidden({.rectangle = Shutter::Rectangle{2, 6, 1, 5}, .circle = Shutter::Circle{3, 3, 2}, .bitmap = plane}),
        "##.###\n"
        "#.#.##\n"
        "#....#\n"
        "#...##\n"
        "##.###\n")
        << "rectangle, circle and a bitmap of one pixel that hides";
}

TEST(Traps, trap_55_a_shutter_that_would_hide_everything_hides_nothing)
{
    EXPECT_EQ(hidden({.rectangle = Shutter::Rectangle{1, 2, 1, 5}, .circle = Shutter::Circle{3, 6, 1}}), "nothing");
    const auto result = usable({.rectangle = Shutter::Rectangle{5, 2, 1, 5},
                                .circle = Shutter::Circle{3, 60, 4},
                                .polygon = {{1, 1}, {2, 2}, {3, 3}}},
                               5, 6);
    EXPECT_TRUE(result.shutter.isEmpty());
    EXPECT_EQ(result.problems.size(), 3u);
    // Partly outside is still a shutter.
    EXPECT_TRUE(usable({.circle = Shutter::Circle{3, -1, 4}}, 5, 6).problems.empty());
}

}
