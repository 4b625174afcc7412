#include "core/record/scores/score.h"

#include "core/base/message.h"
#include "core/record/icu_variables.h"
#include "core/record/moment.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <string>

using namespace lantern;
using record::Event, record::Record;
using testing::HasSubstr;

namespace {

using Values = std::map<std::string, double>;    // by the 2012 challenge's names

// What the chart gives no point for.
const Values well{{"RespRate", 16}, {"SaO2", 98}, {"FiO2", 0.21}, {"SysABP", 120},
                  {"HR", 70},       {"GCS", 15},  {"Temp", 37.0}};

Event valueAt(double hour, const std::string& name, double value)
{
    Event event;
    event.time = {std::int64_t(hour * 3600), record::Precision::Minute, 0};
    event.kind = record::Kind::Vital;
    const auto& variable = record::icuVariables()[std::size_t(record::icuVariableNamed(name))];
    event.code = name;
    event.value = value;
    event.unit = variable.units.front().ucum;
    return event;
}

Record stayWith(const Values& values, double age = 60, double sex = 0)
{
    Record record;
    record.clock = record::Clock::SinceAdmission;
    record.events = {valueAt(0, "Age", age), valueAt(0, "Gender", sex)};
    for (const auto& [name, value] : values)
        record.events.push_back(valueAt(1, name, value));
    return record;
}

record::ScoreSeries scoreOf(const std::string& id, const Record& record)
{
    for (auto& score : record::scoresOf(record))
        if (score.id == id)
            return score;
    throw std::runtime_error("there is no score " + id);
}

double lastOf(const std::string& id, const Record& record)
{
    const auto score = scoreOf(id, record);
    EXPECT_FALSE(score.points.empty()) << inEnglish(score.reason);
    return score.points.empty() ? NAN : score.points.back().value;
}

Values with(Values values, const std::string& name, double value)
{
    values[name] = value;
    return values;
}

// Chart 1 of the Royal College of Physicians' report of 2017: the first and the last value of each box.
TEST(Scores, News2IsTheChartOfTheReport)
{
    const std::map<std::string, std::vector<std::pair<double, double>>> chart{
        {"RespRate", {{4, 3}, {8, 3}, {9, 1}, {11, 1}, {12, 0}, {20, 0}, {21, 2}, {24, 2}, {25, 3}, {40, 3}}},
        {"SaO2", {{80, 3}, {91, 3}, {92, 2}, {93, 2}, {94, 1}, {95, 1}, {96, 0}, {100, 0}}},
        {"FiO2", {{0.21, 0}, {0.24, 2}, {1, 2}}},
        {"SysABP", {{60, 3}, {90, 3}, {91, 2}, {100, 2}, {101, 1}, {110, 1}, {111, 0}, {219, 0}, {220, 3}, {250, 3}}},
        {"HR", {{30, 3}, {40, 3}, {41, 1}, {50, 1}, {51, 0}, {90, 0}, {91, 1}, {110, 1}, {111, 2}, {130, 2}, {131, 3}}},
        {"GCS", {{15, 0}, {14, 3}, {3, 3}}},
        {"Temp",
         {{34.0, 3}, {35.0, 3}, {35.1, 1}, {36.0, 1}, {36.1, 0}, {38.0, 0}, {38.1, 1}, {39.0, 1}, {39.1, 2}, {41, 2}}},
    };
    for (const auto& [name, boxes] : chart)
        for (const auto& [value, points] : boxes)
            EXPECT_EQ(lastOf("news2", stayWith(with(well, name, value))), points) << name << ' ' << value;
}

TEST(Scores, News2AddsUpAndNamesEachPart)
{
    const auto score = scoreOf(
        "news2",
        stayWith(
            {{"RespRate", 26}, {"SaO2", 90}, {"FiO2", 0.4}, {"SysABP", 88}, {"HR", 135}, {"GCS", 9}, {"Temp", 34}}));
    ASSERT_EQ(score.points.size(), 1u);
    const auto& point = score.points.front();
    EXPECT_EQ(point.value, 20) << "the most that there is";
    double sum = 0;
    for (const auto& part : point.parts)
        sum += part.change;
    EXPECT_EQ(sum, point.value);
    EXPECT_EQ(point.parts.size(), 7u);
}

TEST(Scores, OxygenThatNobodySpeaksOfIsAirAndSaid)
{
    auto values = well;
    values.erase("FiO2");
    const auto score = scoreOf("news2", stayWith(values));
    ASSERT_EQ(score.points.size(), 1u);
    EXPECT_EQ(score.points.front().value, 0);
    EXPECT_THAT(inEnglish(score.notes), HasSubstr("air is taken"));
    EXPECT_EQ(lastOf("news2", stayWith(with(values, "MechVent", 1))), 2) << "a ventilator gives oxygen";
}

TEST(Scores, ACuffServesWhereThereIsNoArterialLine)
{
    auto values = well;
    values.erase("SysABP");
    EXPECT_EQ(lastOf("news2", stayWith(with(values, "NISysABP", 95))), 2);
}

TEST(Scores, WithoutOneOfItsValuesThereIsNoneAndItSaysWhich)
{
    auto values = well;
    values.erase("Temp");
    values.erase("GCS");
    const auto score = scoreOf("news2", stayWith(values));
    EXPECT_TRUE(score.points.empty());
    const auto reason = inEnglish(score.reason);
    EXPECT_THAT(reason, HasSubstr("Body temperature"));
    EXPECT_THAT(reason, HasSubstr("Glasgow coma score"));
    EXPECT_EQ(reason.find("Heart rate"), std::string::npos);
}

TEST(Scores, ValuesOfAnotherDayAreNoneOfTheSameSet)
{
    auto record = stayWith(well);
    for (auto& event : record.events)
        if (event.code == "Temp")
            event.time.seconds = 14 * 3600;
    EXPECT_THAT(inEnglish(scoreOf("news2", record).reason), HasSubstr("within 12 hours"));
    for (auto& event : record.events)
        if (event.code == "Temp")
            event.time.seconds = 12 * 3600;
    const auto points = scoreOf("news2", record).points;
    ASSERT_EQ(points.size(), 1u);
    EXPECT_EQ(points.front().time.seconds, 12 * 3600) << "there is one as soon as the last is known";
}

TEST(Scores, APointStandsWhereverAValueIsNewAndRestsOnTheNewest)
{
    auto record = stayWith(well);
    record.events.push_back(valueAt(3, "HR", 95));
    record.events.push_back(valueAt(5, "HR", 140));
    const auto points = scoreOf("news2", record).points;
    ASSERT_EQ(points.size(), 3u);
    EXPECT_EQ(points[0].value, 0);
    EXPECT_EQ(points[1].value, 1);
    EXPECT_EQ(points[2].value, 3);
}

TEST(Scores, WhatIsNoFactOrCannotBeTrueDoesNotCount)
{
    auto record = stayWith(well);
    record.events.push_back(valueAt(2, "HR", 0));    // a loose cable
    auto refuted = valueAt(3, "HR", 140);
    refuted.marks = {Message()};
    record.events.push_back(refuted);
    const auto points = scoreOf("news2", record).points;
    ASSERT_EQ(points.size(), 1u);
    EXPECT_EQ(points.front().value, 0);
}

TEST(Scores, ChildrenHaveNone)
{
    EXPECT_THAT(inEnglish(scoreOf("news2", stayWith(well, 15)).reason), HasSubstr("from 16 years on; this one was 15"));
    EXPECT_EQ(lastOf("news2", stayWith(well, 16)), 0);
    EXPECT_FALSE(scoreOf("egfr", stayWith({{"Creatinine", 0.5}}, 17)).reason.empty());
}

// Singer et al. 2016, box 4: respiratory rate of 22 or more, altered mentation, systolic pressure of 100 or less.
TEST(Scores, QsofaCountsItsThreeSigns)
{
    const Values none{{"RespRate", 21}, {"GCS", 15}, {"SysABP", 101}};
    EXPECT_EQ(lastOf("qsofa", stayWith(none)), 0);
    EXPECT_EQ(lastOf("qsofa", stayWith(with(none, "RespRate", 22))), 1);
    EXPECT_EQ(lastOf("qsofa", stayWith(with(none, "GCS", 14))), 1);
    EXPECT_EQ(lastOf("qsofa", stayWith(with(none, "SysABP", 100))), 1);
    EXPECT_EQ(lastOf("qsofa", stayWith({{"RespRate", 30}, {"GCS", 10}, {"SysABP", 70}})), 3);
}

// The National Kidney Foundation's calculator gives 71 for a man of 55 with 1.2 mg/dL (kidney.org, CKD-EPI 2021).
TEST(Scores, EgfrAgreesWithTheFoundationsCalculator)
{
    EXPECT_EQ(std::round(lastOf("egfr", stayWith({{"Creatinine", 1.2}}, 55, 1))), 71);
}

// Inker et al. 2021, table 2: at the knot both powers are 1, so only the age and the sex are left.
TEST(Scores, EgfrHasTheConstantsOfThePaper)
{
    EXPECT_NEAR(lastOf("egfr", stayWith({{"Creatinine", 0.9}}, 40, 1)), 142 * std::pow(0.9938, 40), 1e-9);
    EXPECT_NEAR(lastOf("egfr", stayWith({{"Creatinine", 0.7}}, 40, 0)), 142 * std::pow(0.9938, 40) * 1.012, 1e-9);
    const double atKnot = lastOf("egfr", stayWith({{"Creatinine", 0.7}}, 40, 0));
    EXPECT_NEAR(lastOf("egfr", stayWith({{"Creatinine", 1.4}}, 40, 0)) / atKnot, std::pow(2, -1.2), 1e-9);
    EXPECT_NEAR(lastOf("egfr", stayWith({{"Creatinine", 0.35}}, 40, 0)) / atKnot, std::pow(0.5, -0.241), 1e-9);
    EXPECT_NEAR(lastOf("egfr", stayWith({{"Creatinine", 0.45}}, 40, 1)),
                142 * std::pow(0.5, -0.302) * std::pow(0.9938, 40), 1e-9);
}

Record calendarRecord(const std::string& birthDate, const std::string& sex)
{
    Record record;
    record.patient.birthDate = birthDate;
    record.patient.sex = sex;
    Event creatinine;
    creatinine.time = *record::parseMoment("2024-05-01");
    creatinine.kind = record::Kind::Lab;
    creatinine.code = "2160-0";
    creatinine.value = 1.2 * 88.4;
    creatinine.unit = "umol/L";
    record.events = {creatinine};
    return record;
}

TEST(Scores, EgfrReadsTheBirthDateAndMicromoles)
{
    EXPECT_EQ(std::round(lastOf("egfr", calendarRecord("1969-04-30", "male"))), 71);
    EXPECT_THAT(inEnglish(scoreOf("egfr", calendarRecord("", "male")).reason), HasSubstr("Age"));
    EXPECT_THAT(inEnglish(scoreOf("egfr", calendarRecord("1969-04-30", "")).reason), HasSubstr("Sex"));
}

TEST(Scores, EachHasAnIdASourceAndAScaleThatHoldsItsThreshold)
{
    std::map<std::string, int> ids;
    for (const auto& rule : record::scoreRules()) {
        ++ids[std::string(rule.id)];
        EXPECT_FALSE(rule.source.empty());
        EXPECT_LT(rule.lowest, rule.threshold);
        EXPECT_LT(rule.threshold, rule.highest);
    }
    EXPECT_EQ(ids.size(), record::scoreRules().size());
    for (const char* id : {"news2", "qsofa", "egfr"})
        EXPECT_EQ(ids[id], 1) << id;
}

}
