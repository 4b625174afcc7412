#include "core/geometry/orientation_letters.h"

#include <gtest/gtest.h>

namespace lantern::geometry {

TEST(OrientationLetters, NameTheSidesOfAStandingPatient)
{
    EXPECT_EQ(lettersTowards({1, 0, 0}), "L");
    EXPECT_EQ(lettersTowards({-1, 0, 0}), "R");
    EXPECT_EQ(lettersTowards({0, 1, 0}), "P");
    EXPECT_EQ(lettersTowards({0, -1, 0}), "A");
    EXPECT_EQ(lettersTowards({0, 0, 1}), "H");
    EXPECT_EQ(lettersTowards({0, 0, -1}), "F");
}

TEST(OrientationLetters, PutTheLargestComponentFirstAndLeaveTinyTiltsOut)
{
    EXPECT_EQ(lettersTowards({0.1, -0.9, 0.4}), "AHL");
    EXPECT_EQ(lettersTowards({1, 0.00002, -0.00005}), "L");
}

TEST(OrientationLetters, TurnRound)
{
    EXPECT_EQ(oppositeLetters("AHL"), "PFR");
    EXPECT_EQ(oppositeLetters("LE"), "RT");
    EXPECT_EQ(oppositeLetters("V"), "D");
    EXPECT_EQ(oppositeLetters(""), "");
}

// Trap: a DX whose Patient Orientation holds rubbish must open, and gets no letters.
TEST(OrientationLetters, AreEmptyForRubbish) { EXPECT_EQ(oppositeLetters("X9"), ""); }

}
