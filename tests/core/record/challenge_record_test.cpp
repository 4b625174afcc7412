#include "core/record/challenge_record.h"
#include "core/record/icu_features.h"
#include "core/record/icu_stay.h"
#include "core/record/icu_variables.h"

#include <cmath>
#include <cstring>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

using namespace lantern::record;
using testing::HasSubstr;

namespace {

const std::string text = "Time,Parameter,Value\n00:00,RecordID,132539\n00:00,Age,54\n00:00,Gender,0\n00:00,Height,-1\n"
                         "00:00,ICUType,4\n00:00,Weight,-1\n00:07,HR,73\n01:00,HR,80\n01:01,HR,90\n03:08,HCT,33.70\n";

IcuStay stayOf(const std::string& lines)
{
    const auto record = readChallengeRecord(lines, "132539.txt");
    EXPECT_TRUE(record);
    const auto stay = icuStayOf(*record);
    EXPECT_TRUE(stay) << stay.error().sentence();
    return *stay;
}

float at(const FeatureRows& rows, int hour, std::string_view column)
{
    const auto index = icuFeatures().indexOf(column);
    EXPECT_TRUE(index) << column;
    return index ? rows.row(hour)[*index] : -1;
}

}

TEST(ChallengeRecord, ReadsLinesAsEventsWithLoincCodesAndTheirLine)
{
    const auto record = readChallengeRecord(text, "132539.txt");
    ASSERT_TRUE(record) << record.error().sentence();
    EXPECT_EQ(record->patient.id, "132539");
    EXPECT_EQ(record->patient.sex, "female");
    const auto& last = record->events.back();
    EXPECT_EQ(last.code, "4544-3");
    EXPECT_EQ(last.valueText, "33.70");
    EXPECT_EQ(last.unit, "%");
    EXPECT_EQ(last.source, "132539.txt:11");
    EXPECT_EQ(last.time.seconds, 3 * 3600 + 8 * 60);
}

TEST(ChallengeRecord, TakesMinusOneForNotKnown)
{
    const auto record = readChallengeRecord(text, "132539.txt");
    for (const auto& event : record->events)
        EXPECT_NE(event.text, "Body height");
    EXPECT_TRUE(record->skipped.empty());
}

TEST(ChallengeRecord, TellsABrokenLineAndKeepsTheRest)
{
    const auto record =
        readChallengeRecord(text + "04:00,HR,fast\n05:xx,HR,80\n06:00,Mood,3\nnonsense\n07:00,HR,81\n", "r");
    ASSERT_TRUE(record);
    EXPECT_EQ(record->skipped.size(), 4u);
    EXPECT_EQ(record->skipped[0].where, "r:12");
    EXPECT_THAT(inEnglish(record->skipped[0].reason), HasSubstr("\"fast\""));
    EXPECT_EQ(record->events.back().value, 81);
}

TEST(IcuVariables, ConvertsUnitsAndRefusesUnknownOnes)
{
    const int creatinine = icuVariableOfLoinc("2160-0");
    EXPECT_NEAR(*icuValue(creatinine, 88.4, "umol/L"), 1.0, 1e-3);
    EXPECT_NEAR(*icuValue(icuVariableNamed("Temp"), 98.6, "[degF]"), 37, 1e-3);
    EXPECT_DOUBLE_EQ(*icuValue(icuVariableNamed("FiO2"), 40, "%"), 0.4);
    EXPECT_DOUBLE_EQ(*icuValue(icuVariableNamed("HR"), 72, "{beats}/min"), 72);
    EXPECT_DOUBLE_EQ(*icuValue(icuVariableNamed("NISysABP"), 120, "mmHg"), 120);
    const auto unknown = icuValue(creatinine, 1, "furlong");
    ASSERT_FALSE(unknown);
    EXPECT_THAT(unknown.error().sentence(), HasSubstr("\"furlong\""));
}

TEST(IcuVariables, TakesAHundredfoldPhForWhatWasMeantAndDropsLooseCables)
{
    EXPECT_DOUBLE_EQ(*icuValue(icuVariableNamed("pH"), 735, "[pH]"), 7.35);
    EXPECT_FALSE(icuValue(icuVariableNamed("pH"), 95, "[pH]"));
    EXPECT_FALSE(icuValue(icuVariableNamed("HR"), 0, "/min"));
    EXPECT_FALSE(icuValue(icuVariableNamed("Temp"), 17.8, "Cel"));
    EXPECT_FALSE(icuValue(icuVariableNamed("Height"), 64, "cm"));
}

// A pressure without a method is a cuff's; an arterial line has codes of its own.
TEST(IcuVariables, KeepsCuffAndArterialLineApart)
{
    EXPECT_EQ(icuVariableOfLoinc("8480-6"), icuVariableNamed("NISysABP"));
    EXPECT_EQ(icuVariableOfLoinc("76215-3"), icuVariableNamed("SysABP"));
    EXPECT_EQ(icuVariableOfLoinc("4548-4"), -1);    // HbA1c has no counterpart
    EXPECT_EQ(icuVariables()[icuWeight].name, "Weight");
    EXPECT_EQ(icuVariables()[icuType].name, "ICUType");
}

TEST(IcuFeatures, PutsAValueInTheRowOfTheHourThatEndsAfterIt)
{
    const auto features = icuFeatures().rows(stayOf(text));
    EXPECT_TRUE(std::isnan(at(features, 0, "heart-rate.last")));
    EXPECT_EQ(at(features, 0, "heart-rate.measured"), 0);
    EXPECT_EQ(at(features, 1, "heart-rate.last"), 80);    // 00:07 and 01:00 are known after one hour, 01:01 is not
    EXPECT_EQ(at(features, 1, "heart-rate.mean"), 76.5f);
    EXPECT_EQ(at(features, 2, "heart-rate.last"), 90);
    EXPECT_EQ(at(features, 3, "heart-rate.last"), 90);
    EXPECT_EQ(at(features, 3, "heart-rate.measured"), 0);
    EXPECT_TRUE(std::isnan(at(features, 3, "heart-rate.mean")));
    EXPECT_NEAR(at(features, 3, "heart-rate.gap"), std::log1p(3 - (1 + 1 / 60.0)), 1e-6);
    EXPECT_EQ(at(features, 48, "heart-rate.lowest"), 73);
    EXPECT_EQ(at(features, 48, "heart-rate.highest"), 90);
    EXPECT_EQ(at(features, 48, "heart-rate.average"), 81);
    EXPECT_NEAR(at(features, 48, "heart-rate.count"), std::log(4), 1e-6);
    EXPECT_EQ(at(features, 48, "heart-rate.ever"), 1);
    EXPECT_EQ(at(features, 48, "lactate.ever"), 0);
    EXPECT_EQ(at(features, 48, "age"), 54);
    EXPECT_EQ(at(features, 48, "sex"), 0);
    EXPECT_EQ(at(features, 48, "height.unknown"), 1);
    EXPECT_EQ(at(features, 48, "unit.surgical"), 1);
    EXPECT_EQ(at(features, 24, "time"), 0.5f);
}

// A package names its columns, so no two may share a name and each says what it is made of.
TEST(IcuFeatures, EveryColumnHasANameOfItsOwn)
{
    const auto& columns = icuFeatures().columns();
    EXPECT_EQ(columns.size(), 346u);
    EXPECT_EQ(std::set<std::string>(columns.begin(), columns.end()).size(), columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i)
        EXPECT_EQ(icuFeatures().indexOf(columns[i]), int(i));
    EXPECT_FALSE(icuFeatures().indexOf("shoe-size.last"));
    EXPECT_EQ(icuFeatures().rows(stayOf(text)).columns, int(columns.size()));
    EXPECT_EQ(icuFeatures().rows(stayOf(text)).count(), 49);
}

TEST(IcuFeatures, NeverLetALaterValueChangeAnEarlierRow)
{
    const auto whole = text + "10:30,HR,200\n10:30,Weight,80\n11:00,Height,170\n20:00,Lactate,9\n47:59,pH,7.0\n";
    const auto all = icuFeatures().rows(stayOf(whole));
    for (int hour = 0; hour <= 48; ++hour) {
        auto cut = stayOf(whole);
        std::erase_if(cut.measurements, [&](const auto& m) { return m.hour > hour; });
        const auto early = icuFeatures().rows(cut);
        EXPECT_EQ(std::memcmp(all.values.data(), early.values.data(),
                              std::size_t(hour + 1) * std::size_t(all.columns) * sizeof(float)),
                  0)
            << hour;
    }
}

TEST(IcuFeatures, LeavingOneOutIsTheRecordWithoutThatLine)
{
    const auto stay = stayOf(text);
    for (std::size_t i = 0; i < stay.measurements.size(); ++i) {
        auto shorter = stay;
        shorter.measurements.erase(shorter.measurements.begin() + std::ptrdiff_t(i));
        const auto expected = icuFeatures().rows(shorter).values, got = icuFeatures().rows(stay, i).values;
        EXPECT_EQ(std::memcmp(expected.data(), got.data(), got.size() * sizeof(float)), 0) << i;
    }
}

TEST(IcuStay, DoesNotExistWithoutIntensiveCare)
{
    Record record;
    Event visit;
    visit.time = {1000, Precision::Second, 0};
    visit.kind = Kind::Encounter;
    visit.text = "Encounter for difficulty breathing";    // holds the letters i, c, u
    record.events.push_back(visit);
    const auto none = icuStayOf(record);
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().sentence(), "not applicable: no intensive-care stay");
}

TEST(IcuStay, OfAFhirRecordTakesAgeFromTheBirthDateAndOnlyItsOwnHours)
{
    Record record;
    record.patient.birthDate = "1950-06-01";
    record.patient.sex = "male";
    Event stay;
    stay.time = {1600000000, Precision::Second, 0};    // 2020-09-13
    stay.end = Moment{1600000000 + 30 * 3600, Precision::Second, 0};
    stay.kind = Kind::Encounter;
    stay.code = "305351004";
    const auto pulseAt = [](std::int64_t seconds) {
        Event pulse;
        pulse.time = {seconds, Precision::Second, 0};
        pulse.kind = Kind::Vital;
        pulse.code = "8867-4";
        pulse.value = 70;
        pulse.unit = "/min";
        return pulse;
    };
    record.events = {pulseAt(1600000000 - 3600), stay, pulseAt(1600000000 + 3600), pulseAt(1600000000 + 31 * 3600)};
    const auto read = icuStayOf(record);
    ASSERT_TRUE(read) << read.error().sentence();
    EXPECT_EQ(read->lastHour, 30);
    ASSERT_EQ(read->measurements.size(), 3u);
    EXPECT_EQ(read->measurements[0].variable, icuAge);
    EXPECT_EQ(read->measurements[0].value, 70);
    EXPECT_EQ(read->measurements[2].event, 2u);
    EXPECT_EQ(read->measurements[2].hour, 1);
}
