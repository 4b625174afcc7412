#include "core/geometry/orientation.h"

#include <cmath>
#include <gtest/gtest.h>

namespace lantern::geometry {
namespace {

TEST(Orientation, AxialShowsThePatientsRightAtTheLeft)
{
    EXPECT_EQ(edgeLetters({1, 0, 0}, {0, 1, 0}), (EdgeLetters{.top = "A", .bottom = "P", .left = "R", .right = "L"}));
}

TEST(Orientation, CoronalAndSagittalHaveTheHeadAtTheTop)
{
    EXPECT_EQ(edgeLetters({1, 0, 0}, {0, 0, -1}), (EdgeLetters{.top = "H", .bottom = "F", .left = "R", .right = "L"}));
    EXPECT_EQ(edgeLetters({0, 1, 0}, {0, 0, -1}), (EdgeLetters{.top = "H", .bottom = "F", .left = "A", .right = "P"}));
}

TEST(Orientation, TheStrongestLetterComesFirst)
{
    EXPECT_EQ(letters({0.2, -0.9, 0.4}), "AHL");
    EXPECT_EQ(letters({0.00005, 0.9999, -0.01}), "PF") << "a tiny tilt has no letter";
    EXPECT_EQ(oppositeLetters("AHL"), "PFR");
}

TEST(Traps, trap_16_a_radiograph_has_the_letters_of_its_patient_orientation)
{
    EXPECT_EQ(edgeLetters("L\\F"), (EdgeLetters{.top = "H", .bottom = "F", .left = "R", .right = "L"}));
    EXPECT_EQ(edgeLetters("PL \\F"), (EdgeLetters{.top = "H", .bottom = "F", .left = "AR", .right = "PL"}));
}

// Weasis#376: an invalid Patient Orientation must neither fail nor print nonsense.
TEST(Wishes, wish_26_an_invalid_patient_orientation_has_no_letters)
{
    for (const char* text : {"", "L", "\\", "L\\", "LE\\RT", "1\\0\\0\\0\\1\\0", "CR\\V"})
        EXPECT_FALSE(edgeLetters(text)) << text;
}

// PS3.3 C.7.6.1.1.1: a quadruped has a cranial end and a dorsal side, no head and no back.
TEST(Orientation, QuadrupedsHaveWordsOfTheirOwn)
{
    EXPECT_EQ(letters({0.2, -0.9, 0.4}, Anatomy::Quadruped), "V CR LE");
    EXPECT_EQ(edgeLetters({1, 0, 0}, {0, 1, 0}, Anatomy::Quadruped),
              (EdgeLetters{.top = "V", .bottom = "D", .left = "RT", .right = "LE"}));
    EXPECT_EQ(edgeLetters("LE\\V", Anatomy::Quadruped),
              (EdgeLetters{.top = "D", .bottom = "V", .left = "RT", .right = "LE"}));
    EXPECT_EQ(edgeLetters("CRLE\\DI", Anatomy::Quadruped),
              (EdgeLetters{.top = "PR", .bottom = "DI", .left = "CD RT", .right = "CR LE"}));
    // R is rostral and L lateral here: neither is a side of the body.
    EXPECT_EQ(edgeLetters("R\\L", Anatomy::Quadruped),
              (EdgeLetters{.top = "M", .bottom = "L", .left = "CD", .right = "R"}));
    for (const char* text : {"A\\F", "LE", "H\\LE", "LE\\"})
        EXPECT_FALSE(edgeLetters(text, Anatomy::Quadruped)) << text;
}

TEST(Orientation, ATiltedHeadIsStillAxial)
{
    const double tilt = 25 * 3.14159265 / 180;
    EXPECT_EQ(orientationName({0, std::sin(tilt), std::cos(tilt)}), "axial");
    EXPECT_EQ(orientationName({0, -1, 0}), "coronal");
    EXPECT_EQ(orientationName({-1, 0, 0}), "sagittal");
    EXPECT_EQ(orientationName({0.7, 0, 0.714}), "oblique");
}

}
}
