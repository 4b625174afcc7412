#include "core/inference/score_record.h"
#include "core/nn/package.h"
#include "core/record/read_record.h"
#include "core/report/record_json.h"
#include "tests/support/made_record.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace lantern {
namespace {

using inference::Explain;
using testing::HasSubstr;

record::ScoreSeries curveOf(const record::Record& record, Explain explain = Explain::No)
{
    QuietJob job;
    const auto curve = test::scored(record, explain, job);
    EXPECT_TRUE(curve) << curve.error().sentence();
    return curve.value_or(record::ScoreSeries{});
}

record::Record recordOf(const std::string& text, const std::string& name = "1.txt")
{
    const auto record = record::parseRecord(text, name);
    EXPECT_TRUE(record) << record.error().sentence();
    return record.value_or(record::Record{});
}

double prior() { return nn::Package::open(test::icuMortality())->manifest().parameter("prior", -1); }

// 1990-01-01 born, admitted 2024-03-01 08:00, there for `hours`.
std::string bundle(const std::string& code, int hours, const std::string& observations)
{
    return R"({"resourceType":"Bundle","type":"collection","entry":[
{"resource":{"resourceType":"Patient","id":"p","gender":"female","birthDate":"1950-01-01"}},
{"resource":{"resourceType":"Encounter","id":"e","status":"finished","class":{"code":"IMP"},"subject":{"reference":"Patient/p"},
"type":[{"coding":[{"system":"http://snomed.info/sct","code":")"
        + code + R"("}],"text":")" + (code == "305351004" ? "Admission to intensive care unit" : "Check up")
        + R"("}],"period":{"start":"2024-03-01T08:00:00Z","end":")"
        + fmt::format("2024-03-{:02}T{:02}:00:00Z", 1 + (8 + hours) / 24, (8 + hours) % 24) + R"("}}})" + observations
        + "]}";
}

std::string heartRate(const std::string& time, int value)
{
    return R"(,{"resource":{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",
"code":"8867-4"}],"text":"Heart rate"},"subject":{"reference":"Patient/p"},"effectiveDateTime":")"
        + time
        + fmt::format(
               R"(","valueQuantity":{{"value":{},"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}}}}}})",
               value);
}

}

// The shipped networks, not features alone: whatever is written after an hour, that hour keeps its very bits.
TEST(ScoreRecord, CuttingOrChangingTheFutureLeavesEveryEarlierHourBitEqual)
{
    for (const std::uint64_t seed : {1u, 2u, 3u}) {
        const auto lines = test::madeLines(seed);
        const auto whole = curveOf(recordOf(test::madeRecord(lines)));
        ASSERT_EQ(whole.points.size(), 49u);
        for (const int hour : {0, 1, 6, 23, 24, 47}) {
            auto cut = lines, changed = lines;
            std::erase_if(cut, [&](const auto& line) { return line.minute > hour * 60; });
            for (auto& line : changed)
                if (line.minute > hour * 60)
                    line = {line.minute, "Lactate", 30};
            ASSERT_LT(cut.size(), lines.size());
            const auto past = curveOf(recordOf(test::madeRecord(cut)));
            const auto other = curveOf(recordOf(test::madeRecord(changed)));
            for (int h = 0; h <= hour; ++h) {
                const auto i = std::size_t(h);
                EXPECT_EQ(past.points[i].value, whole.points[i].value)
                    << "seed " << seed << ", cut " << hour << ", at " << h;
                EXPECT_EQ(other.points[i].value, whole.points[i].value)
                    << "seed " << seed << ", changed " << hour << ", at " << h;
                EXPECT_EQ(past.points[i].low, whole.points[i].low);
                EXPECT_EQ(other.points[i].high, whole.points[i].high);
            }
            // The change must have been one: the last hour moves.
            EXPECT_NE(other.points.back().value, whole.points.back().value);
        }
    }
}

TEST(ScoreRecord, AnEmptyRecordHasThePriorAtEveryHour)
{
    const auto curve = curveOf(recordOf(test::recordHeader));
    ASSERT_EQ(curve.points.size(), 49u);
    for (const auto& point : curve.points) {
        EXPECT_EQ(point.value, prior());
        EXPECT_EQ(point.low, point.high);
    }
    EXPECT_GT(prior(), 0.1);
    EXPECT_LT(prior(), 0.2);
}

TEST(ScoreRecord, TheFirstMeasurementEndsThePrior)
{
    const auto curve = curveOf(recordOf(test::recordHeader + test::recordPatient + "03:30,Lactate,9\n"));
    for (const std::size_t hour : {0u, 1u, 2u, 3u})
        EXPECT_EQ(curve.points[hour].value, prior()) << "age, sex, unit and weight alone are no stay; hour " << hour;
    EXPECT_NE(curve.points[4].value, prior());
}

TEST(ScoreRecord, AContributionIsTheScoreLessTheScoreWithoutThatLine)
{
    const auto lines = test::madeLines(4);
    const auto record = recordOf(test::madeRecord(lines));
    const auto curve = curveOf(record, Explain::Yes);
    const auto contributions = test::contributionsOf(curve);
    ASSERT_FALSE(contributions.empty());
    int checked = 0;
    for (const auto& contribution : contributions) {
        if (contribution.hour != 48 || checked == 3)
            continue;
        auto without = record;
        without.events.erase(without.events.begin() + std::ptrdiff_t(contribution.event));
        EXPECT_NEAR(contribution.change, curve.points[48].value - curveOf(without).points[48].value, 1e-6);
        ++checked;
    }
    EXPECT_EQ(checked, 3);
    // Largest first within an hour, and never before the event itself.
    for (std::size_t i = 1; i < contributions.size(); ++i) {
        const auto &a = contributions[i - 1], &b = contributions[i];
        EXPECT_TRUE(a.hour < b.hour || std::abs(a.change) >= std::abs(b.change));
        EXPECT_GE(b.hour * 3600, record.events[b.event].time.seconds);
    }
}

TEST(ScoreRecord, WithoutAnIntensiveCareStayThereIsNoCurve)
{
    const auto curve = curveOf(recordOf(bundle("185349003", 48, heartRate("2024-03-01T09:00:00Z", 90)), "ward.json"));
    EXPECT_FALSE(curve.isScored());
    EXPECT_EQ(inEnglish(curve.reason), "not applicable: no intensive-care stay");
    EXPECT_TRUE(curve.points.empty());
    EXPECT_TRUE(test::contributionsOf(curve).empty());
}

// The networks' part ended at 100 % before the long part, the explaining, began again at 0 %.
TEST(ScoreRecord, ItsProgressNeverFallsBack)
{
    struct Noting final : Job {
        bool cancelled() const override { return false; }
        void report(std::int64_t done, std::int64_t total) override { shares.push_back(double(done) / double(total)); }
        std::vector<double> shares;
    } job;
    const auto record =
        recordOf(bundle("305351004", 30, heartRate("2024-03-01T10:00:00Z", 90) + heartRate("2024-03-01T12:00:00Z", 95)),
                 "history.json");
    ASSERT_TRUE(test::scored(record, Explain::Yes, job));
    ASSERT_GT(job.shares.size(), 2U);
    EXPECT_TRUE(std::ranges::is_sorted(job.shares));
    EXPECT_LT(job.shares.front(), 0.2);
    EXPECT_DOUBLE_EQ(job.shares.back(), 1.0);
}

TEST(ScoreRecord, ScoresOnlyTheHoursOfTheStay)
{
    const auto observations = heartRate("2024-03-01T09:00:00Z", 90) + heartRate("2024-03-01T18:00:00Z", 110);
    const auto curve = curveOf(recordOf(bundle("305351004", 6, observations), "short.json"), Explain::Yes);
    ASSERT_TRUE(curve.isScored());
    ASSERT_EQ(curve.points.size(), 7u);    // hours 0 to 6
    EXPECT_EQ(curve.points.front().time.seconds, 1709280000);    // 2024-03-01T08:00:00Z
    EXPECT_EQ(curve.points.back().time.seconds, 1709280000 + 6 * 3600);
    for (const auto& contribution : test::contributionsOf(curve))
        EXPECT_LE(contribution.hour, 6);
}

TEST(RiskJson, HasTheShapeThatScriptsRelyOn)
{
    const auto record = recordOf(test::madeRecord(test::madeLines(5)));
    const auto json = report::riskJson(curveOf(record, Explain::Yes), record);
    EXPECT_EQ(json.at("state"), "scored");
    EXPECT_EQ(json.at("reason"), "");
    EXPECT_EQ(json.at("model").at("id"), "icu-mortality");
    EXPECT_EQ(json.at("model").at("sha256").get<std::string>().size(), 64u);
    EXPECT_GT(json.at("threshold").get<double>(), 0);
    ASSERT_EQ(json.at("points").size(), 49u);
    for (const auto* field : {"hour", "time", "risk", "low", "high"})
        EXPECT_TRUE(json.at("points").at(48).contains(field)) << field;
    ASSERT_FALSE(json.at("contributions").empty());
    const auto& contribution = json.at("contributions").at(0);
    EXPECT_TRUE(contribution.at("hour").is_number_integer());
    EXPECT_TRUE(contribution.at("change").is_number());
    EXPECT_LT(contribution.at("event").get<std::size_t>(), record.events.size());

    const auto none = report::riskJson(curveOf(recordOf(bundle("185349003", 6, ""), "ward.json")), record);
    EXPECT_EQ(none.at("state"), "not-applicable");
    EXPECT_EQ(none.at("reason"), "not applicable: no intensive-care stay");
    EXPECT_TRUE(none.at("points").empty());
}

}
