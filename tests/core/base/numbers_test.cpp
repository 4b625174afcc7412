#include "core/base/numbers.h"

#include <gtest/gtest.h>

using lantern::parseDecimal;
using lantern::parseInteger;

TEST(ParseDecimal, TakesSpacesAndAPlusSignAsDicomWritesThem)
{
    EXPECT_EQ(parseDecimal(" 0.70 "), 0.7);
    EXPECT_EQ(parseDecimal("+1.5e2"), 150.0);
    EXPECT_EQ(parseDecimal("-1024"), -1024.0);
}

TEST(ParseDecimal, RefusesACommaAndWhatIsNotANumber)
{
    for (const char* text : {"", " ", "0,7", "1.5mm", "nan", "inf", "--1", "+-1", "1e999"})
        EXPECT_FALSE(parseDecimal(text)) << text;
}

TEST(ParseInteger, RefusesAFraction)
{
    EXPECT_EQ(parseInteger(" 12 "), 12);
    EXPECT_FALSE(parseInteger("12.5"));
}
