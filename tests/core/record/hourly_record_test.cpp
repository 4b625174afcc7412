#include "core/record/hourly_record.h"
#include "core/record/icu_features.h"
#include "core/record/icu_stay.h"
#include "core/record/icu_variables.h"
#include "core/record/read_record.h"

#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern::record {

namespace {

// Fewer columns than the challenge has; each is found by its name.
const std::string header = "HR|O2Sat|Temp|FiO2|Lactate|Age|Gender|Unit1|Unit2|HospAdmTime|ICULOS|SepsisLabel\n";
const std::string lines = "NaN|NaN|NaN|NaN|NaN|73.5|1|1|0|-2.5|1|0\n"
                          "93|92.5|NaN|0.5|NaN|73.5|1|1|0|-2.5|2|0\n"
                          "101|NaN|38.2|40|2.1|73.5|1|1|0|-2.5|3|1\n";

Record recordOf(const std::string& text)
{
    const auto record = readHourlyRecord(text, "p100001.psv");
    EXPECT_TRUE(record) << record.error().sentence();
    return record ? *record : Record();
}

const Event* eventOf(const Record& record, std::string_view code, int hour)
{
    const auto found = std::ranges::find_if(record.events, [&](const Event& event) {
        return event.code == code && event.time.seconds == std::int64_t(hour) * 3600;
    });
    return found == record.events.end() ? nullptr : &*found;
}

float at(const FeatureRows& rows, int hour, std::string_view column)
{
    const auto index = icuHourlyFeatures().indexOf(column);
    EXPECT_TRUE(index) << column;
    return index ? rows.row(hour)[*index] : -1;
}

// A stay of so many hours: a heart rate that rises by one an hour, now and then a lactate.
std::string stayOf(int hours)
{
    std::string text = header;
    for (int hour = 1; hour <= hours; ++hour)
        text += fmt::format("{}|NaN|NaN|NaN|{}|60|0|NaN|NaN|-1|{}|0\n", 60 + hour, hour % 7 == 0 ? "2.5" : "NaN", hour);
    return text;
}

}

TEST(HourlyRecord, ReadsEachValueWithItsCodeHourAndLine)
{
    const auto record = recordOf(header + lines);
    EXPECT_TRUE(looksLikeHourlyRecord(header));
    EXPECT_EQ(record.patient.id, "p100001");
    EXPECT_EQ(record.patient.sex, "male");
    EXPECT_EQ(record.clock, Clock::SinceAdmission);
    const auto* rate = eventOf(record, "8867-4", 2);
    ASSERT_TRUE(rate);
    EXPECT_EQ(rate->value, 93);
    EXPECT_EQ(rate->unit, "/min");
    EXPECT_EQ(rate->source, "p100001.psv:3");
    EXPECT_FALSE(eventOf(record, "8867-4", 1)) << "NaN is not measured";
    const auto* stay = eventOf(record, "309904001", 0);
    ASSERT_TRUE(stay && stay->end);
    EXPECT_EQ(stay->end->seconds, 3 * 3600);
    EXPECT_EQ(record.events.front().code, "32485007") << "the hospital came before the unit";
    EXPECT_EQ(record.events.front().time.seconds, -9000);
    EXPECT_EQ(std::ranges::count(record.events, std::string("30525-0"), &Event::code), 1) << "the age stands once";
}

// Trap: the share of oxygen stands as a fraction, as per cent, and as what nobody breathes.
TEST(HourlyRecord, TheShareOfOxygenIsAFractionOrPerCentOrLeftOut)
{
    const auto record = recordOf(header + lines + "90|NaN|NaN|4000|NaN|73.5|1|1|0|-2.5|4|0\n"
                                 + "90|NaN|NaN|-50|NaN|73.5|1|1|0|-2.5|5|0\n");
    EXPECT_EQ(eventOf(record, "19994-3", 2)->unit, "1");
    EXPECT_EQ(eventOf(record, "19994-3", 3)->unit, "%");
    const auto stay = wholeIcuStayOf(record);
    ASSERT_TRUE(stay);
    EXPECT_EQ(stay->leftOut.size(), 2u);
    const auto rows = icuHourlyFeatures().rows(*stay);
    EXPECT_FLOAT_EQ(at(rows, 2, "inhaled-oxygen.last"), 0.5f);
    EXPECT_FLOAT_EQ(at(rows, 5, "inhaled-oxygen.last"), 0.4f);
}

// The answer is no part of the question.
TEST(HourlyRecord, TheLabelIsReadAsALabelAlone)
{
    const auto record = recordOf(header + lines);
    for (const auto& event : record.events)
        EXPECT_EQ(event.text.find("epsis"), std::string::npos);
    ASSERT_EQ(record.notes.size(), 1u);
    EXPECT_THAT(inEnglish(record.notes), testing::HasSubstr("SepsisLabel"));
    const auto labels = sepsisLabelsOf(header + lines);
    ASSERT_EQ(labels.size(), 3u);
    EXPECT_EQ(labels[2].hour, 3);
    EXPECT_EQ(labels[2].label, 1);
    EXPECT_TRUE(sepsisLabelsOf("HR|O2Sat|Temp|ICULOS\n1|2|3|4\n").empty());
}

TEST(HourlyRecord, TellsABrokenLineAndKeepsTheRest)
{
    const auto record = recordOf(header + lines + "1|2|3\n" + "90|x|NaN|NaN|NaN|73.5|1|1|0|-2.5|5|0\n"
                                 + "90|NaN|NaN|NaN|NaN|73.5|1|1|0|-2.5|soon|0\n\n");
    ASSERT_EQ(record.skipped.size(), 3u);
    EXPECT_EQ(record.skipped[0].where, "p100001.psv:5");
    EXPECT_EQ(inEnglish(record.skipped[0].reason), "The line has 3 columns instead of 12.");
    EXPECT_THAT(inEnglish(record.skipped[1].reason), testing::HasSubstr("O2Sat"));
    EXPECT_EQ(inEnglish(record.skipped[2].reason), "\"soon\" is no number of hours since the admission.");
    EXPECT_TRUE(eventOf(record, "8867-4", 5)) << "the rest of that line is read";
    EXPECT_FALSE(checkWhole(record));
    EXPECT_FALSE(readHourlyRecord("HR|O2Sat|Temp|Age\n1|2|3|4\n", "a.psv"));
    EXPECT_FALSE(readHourlyRecord("", "a.psv"));
}

TEST(HourlyRecord, IsReadLikeAnyOtherHistory)
{
    const auto records = parseRecords("\xEF\xBB\xBF" + header + lines, "p1.psv");
    ASSERT_TRUE(records) << records.error().sentence();
    ASSERT_EQ(records->size(), 1u);
    EXPECT_TRUE(icuStayOf(records->front())) << "what reads the first 48 hours reads it too";
}

TEST(IcuHourlyFeatures, HaveARowForEachHourOfTheStay)
{
    for (const int hours : {1, 8, 60, 336}) {
        const auto stay = wholeIcuStayOf(recordOf(stayOf(hours)));
        ASSERT_TRUE(stay);
        EXPECT_EQ(icuHourlyFeatures().rows(*stay).count(), hours + 1);
    }
    const auto rows = icuHourlyFeatures().rows(*wholeIcuStayOf(recordOf(stayOf(20))));
    EXPECT_FLOAT_EQ(at(rows, 20, "heart-rate.last"), 80);
    EXPECT_FLOAT_EQ(at(rows, 20, "heart-rate.change"), 6);
    EXPECT_TRUE(std::isnan(at(rows, 5, "heart-rate.change")));
    EXPECT_TRUE(std::isnan(at(rows, 6, "heart-rate.change"))) << "at the admission nothing was known";
    EXPECT_FLOAT_EQ(at(rows, 7, "heart-rate.change"), 6);
}

// Whatever comes later, an hour's row stays what it was: rows of a stay that was cut are the first rows of the whole.
TEST(IcuHourlyFeatures, LaterDataChangeNoEarlierHour)
{
    const auto whole = icuHourlyFeatures().rows(*wholeIcuStayOf(recordOf(stayOf(70))));
    for (const int hours : {1, 6, 7, 13, 48, 49, 69}) {
        const auto early = icuHourlyFeatures().rows(*wholeIcuStayOf(recordOf(stayOf(hours))));
        ASSERT_EQ(early.count(), hours + 1);
        EXPECT_EQ(std::memcmp(early.values.data(), whole.values.data(), early.values.size() * sizeof(float)), 0)
            << hours;
    }
}

// The columns that both sets have say the same in the first 48 hours.
TEST(IcuHourlyFeatures, BeginAsThoseOfTheFirstTwoDays)
{
    const auto record = recordOf(stayOf(70));
    const auto hourly = icuHourlyFeatures().rows(*wholeIcuStayOf(record));
    const auto first = icuFeatures().rows(*icuStayOf(record));
    const auto columns = std::size_t(first.columns);
    for (int hour = 0; hour <= 48; ++hour)
        EXPECT_EQ(std::memcmp(hourly.row(hour), first.row(hour), columns * sizeof(float)), 0) << hour;
}

}
