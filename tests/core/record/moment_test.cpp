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
