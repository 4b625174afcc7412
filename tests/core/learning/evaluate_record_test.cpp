#include "core/learning/evaluate_record.h"
#include "core/nn/package.h"
#include "core/report/record_json.h"
#include "tests/support/made_record.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace lantern {
namespace {

using testing::HasSubstr;

class EvaluateRecord : public testing::Test {
protected:
    // Ten made stays; the ones in front died.
    void write(int deaths)
    {
        std::ofstream outcomes(table());
        outcomes << "RecordID,SAPS-I,SOFA,Length_of_stay,Survival,In-hospital_death\n";
        for (int i = 0; i < 10; ++i) {
            outcomes << 100 + i << ",1,1,5,-1," << (i < deaths) << '\n';
            put(100 + i, test::madeRecord(test::madeLines(std::uint64_t(i))));
        }
    }
    void put(int id, const std::string& text) const { std::ofstream(data() / (std::to_string(id) + ".txt")) << text; }

    Result<learning::RecordEvaluation> evaluated() const
    {
        QuietJob job;
        return learning::evaluateRecordModel(*nn::Package::open(test::icuMortality()), data(), table(), job);
    }
    std::filesystem::path data() const
    {
        std::filesystem::create_directories(m_folder.path() / "records");
        return m_folder.path() / "records";
    }
    std::filesystem::path table() const { return m_folder.path() / "Outcomes.csv"; }

private:
    test::TemporaryFolder m_folder;
};

}

TEST_F(EvaluateRecord, EmptyAndUnreadableRecordsStayInNWithThePrior)
{
    write(4);
    put(100, test::recordHeader);
    put(101, "");
    put(102, "no record at all\n");
    const auto result = evaluated();
    ASSERT_TRUE(result) << result.error().sentence();
    EXPECT_EQ(result->n, 10u);
    EXPECT_EQ(result->events, 4u);
    EXPECT_EQ(result->notes.at("record without a measurement, scored with the prior"), 1);
    EXPECT_EQ(result->refused.at("unreadable record"), 2);
    EXPECT_EQ(result->accepted, 8u);
    // Refusing must not be a way to a better figure: both are there.
    EXPECT_NE(result->figures.at("brier").value, result->acceptedFigures.at("brier").value);
}

// Three of three have no measurement: Brier is the prior's own.
TEST_F(EvaluateRecord, TheEmptyOnesAreScoredWithThePriorItself)
{
    std::ofstream(table()) << "RecordID,In-hospital_death\n1,1\n2,0\n3,0\n";
    for (const int id : {1, 2, 3})
        put(id, test::recordHeader);
    const auto result = evaluated();
    ASSERT_TRUE(result) << result.error().sentence();
    const double prior = nn::Package::open(test::icuMortality())->manifest().parameter("prior", -1);
    EXPECT_NEAR(result->figures.at("brier").value, ((1 - prior) * (1 - prior) + 2 * prior * prior) / 3, 1e-12);
    EXPECT_DOUBLE_EQ(result->figures.at("auroc").value, 0.5);
}

TEST_F(EvaluateRecord, TellsRecordsWithoutOutcomeAndOutcomesWithoutRecord)
{
    write(4);
    put(777, test::madeRecord(test::madeLines(1)));
    std::ofstream(data() / "README.txt") << "not a record\n";
    std::filesystem::remove(data() / "109.txt");
    const auto result = evaluated();
    ASSERT_TRUE(result) << result.error().sentence();
    EXPECT_EQ(result->n, 9u);
    EXPECT_EQ(result->withoutOutcome, std::vector<std::string>{"777"});
    EXPECT_EQ(result->withoutRecord, std::vector<std::string>{"109"});
}

TEST_F(EvaluateRecord, TextWhereANumberBelongsCostsThatLineAlone)
{
    write(4);
    put(100, test::madeRecord(test::madeLines(0)) + "40:00,HR,fast\n");
    const auto result = evaluated();
    ASSERT_TRUE(result) << result.error().sentence();
    EXPECT_EQ(result->n, 10u);
    EXPECT_EQ(result->accepted, 10u);
    EXPECT_EQ(result->notes.at("record with broken lines, scored by the others"), 1);
}

TEST_F(EvaluateRecord, WithoutADeathTheRankingFiguresAreUndefined)
{
    write(0);
    const auto result = evaluated();
    ASSERT_TRUE(result) << result.error().sentence();
    EXPECT_TRUE(result->undefined.contains("auroc"));
    EXPECT_TRUE(result->undefined.contains("event1"));
    const auto json = report::evaluationJson(*result);
    EXPECT_FALSE(json.contains("auroc"));
    EXPECT_THAT(json.at("undefined").get<std::vector<std::string>>(), testing::Contains("auroc"));
    EXPECT_TRUE(json.contains("brier"));
}

TEST_F(EvaluateRecord, JsonHasTheShapeThatScriptsRelyOn)
{
    write(5);
    put(100, "");
    const auto json = report::evaluationJson(*evaluated());
    EXPECT_EQ(json.at("model").at("id"), "icu-mortality");
    EXPECT_EQ(json.at("n"), 10);
    for (const auto* figure : {"auroc", "auprc", "accuracy", "brier", "ece", "event1"}) {
        const auto& interval = json.at(figure);
        ASSERT_EQ(interval.size(), 3u) << figure;
        EXPECT_LE(interval[1], interval[0]) << figure;
        EXPECT_LE(interval[0], interval[2]) << figure;
    }
    EXPECT_EQ(json.at("accepted").at("n"), 9);
    EXPECT_TRUE(json.at("accepted").contains("auroc"));
    EXPECT_EQ(json.at("refused").at("unreadable record"), 1);
    EXPECT_TRUE(json.at("per_label").at("dies in hospital").contains("auroc"));
    EXPECT_TRUE(json.at("undefined").empty());
    EXPECT_TRUE(json.at("seconds").is_number());
}

TEST_F(EvaluateRecord, WrongTablesAreOneSentence)
{
    write(4);
    std::ofstream(table()) << "RecordID,Died\n100,1\n";
    EXPECT_THAT(evaluated().error().sentence(), HasSubstr("In-hospital_death"));
    std::ofstream(table()) << "RecordID,In-hospital_death\n100,maybe\n";
    EXPECT_THAT(evaluated().error().sentence(), HasSubstr("\"maybe\""));
    std::ofstream(table()) << "RecordID,In-hospital_death\n55,1\n";
    EXPECT_THAT(evaluated().error().sentence(), HasSubstr("no record"));
}

}
