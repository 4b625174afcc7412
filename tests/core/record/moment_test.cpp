#include "core/record/moment.h"

#include <gtest/gtest.h>

using namespace lantern::record;

TEST(Moment, KeepsHowExactADateIs)
{
    for (const auto& [text, precision] :
         {std::pair{"2012", Precision::Year}, std::pair{"2012-05", Precision::Month},
          std::pair{"2012-05-07", Precision::Day}, std::pair{"2012-05-07T09:30:10Z", Precision::Second}}) {
        const auto moment = parseMoment(text);
        ASSERT_TRUE(moment) << text;
        EXPECT_EQ(moment->precision, precision);
        EXPECT_EQ(textOf(*moment, Clock::Calendar), text);
    }
}

TEST(Moment, SubtractsTheZoneAndKeepsItForDisplay)
{
    // 2015-02-07T13:28:17+02:00 is 11:28:17 UTC; `date -d ... +%s` says 1423308497.
    const auto moment = parseMoment("2015-02-07T13:28:17.239+02:00");
    ASSERT_TRUE(moment);
    EXPECT_EQ(moment->seconds, 1423308497);
    EXPECT_EQ(textOf(*moment, Clock::Calendar), "2015-02-07T13:28:17+02:00");
}

TEST(Moment, KnowsDaysBefore1970AndLeapYears)
{
    EXPECT_EQ(parseMoment("1969-12-31")->seconds, -86400);
    EXPECT_EQ(textOf(*parseMoment("1930-02-28T23:59:59Z"), Clock::Calendar), "1930-02-28T23:59:59Z");
    EXPECT_TRUE(parseMoment("2000-02-29"));
    EXPECT_FALSE(parseMoment("1900-02-29"));
}

TEST(Moment, RefusesWhatIsNoDate)
{
    for (const char* text : {"", "soon", "12-05-2012", "2012-13", "2012-05-07T", "2012-05-07T09", "2012-05-07 09:30",
                             "2012-05-07T09:30:10+2", "2012T09:30", "20120507"})
        EXPECT_FALSE(parseMoment(text)) << text;
}

TEST(Moment, WritesBackWhatWasWritten)
{
    for (const char* text :
         {"2019-11-17T00:00:00", "2019-11-17T08:30", "2016-12-31T23:59:60Z", "2017-01-01T00:59:60+01:00",
          "2019-11-17T08:00:00-03:30", "0999-01-01T00:00:00Z", "2019-11-17T00:00:00Z"}) {
        const auto moment = parseMoment(text);
        ASSERT_TRUE(moment) << text;
        EXPECT_EQ(textOf(*moment, Clock::Calendar), text);
        EXPECT_EQ(moment->hasZone,
                  std::string(text).find_first_of("Z+", 10) != std::string::npos
                      || std::string(text).find('-', 10) != std::string::npos);
    }
}

TEST(Moment, ALeapSecondLiesBetweenItsNeighbours)
{
    EXPECT_EQ(parseMoment("2016-12-31T23:59:60Z")->seconds, parseMoment("2017-01-01T00:00:00Z")->seconds);
    EXPECT_TRUE(isBefore(*parseMoment("2016-12-31T23:59:59.9Z"), *parseMoment("2016-12-31T23:59:60Z")));
    EXPECT_FALSE(parseMoment("2016-12-31T23:59:61Z"));
}

TEST(Moment, OrdersByFractionsAndPutsTheUndatedFirst)
{
    EXPECT_TRUE(isBefore(*parseMoment("2024-05-01T08:00:00.2Z"), *parseMoment("2024-05-01T08:00:00.25Z")));
    EXPECT_FALSE(isBefore(*parseMoment("2024-05-01T08:00:00.5Z"), *parseMoment("2024-05-01T10:00:00.50+02:00")));
    EXPECT_TRUE(isBefore(Moment{0, Precision::Unknown, 0}, *parseMoment("1900")));
    EXPECT_TRUE(parseMoment("2024-05-01T24:00:00Z"));
    EXPECT_FALSE(parseMoment("2024-05-01T24:00:01Z"));
}
