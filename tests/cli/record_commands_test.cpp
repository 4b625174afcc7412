#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

using lantern::test::runCli;
using testing::HasSubstr;

namespace {

const std::string header = "Time,Parameter,Value\n";
const std::string stay = header
    + "00:00,RecordID,7\n00:00,Age,71\n00:00,Gender,1\n00:00,ICUType,3\n00:00,Weight,80\n"
      "00:10,HR,104\n01:05,Lactate,4.5\n06:00,GCS,9\n20:00,HR,fast\n30:00,HR,88\n";

const std::string ward = R"({"resourceType":"Bundle","type":"collection","entry":[
{"resource":{"resourceType":"Patient","id":"p","gender":"female","birthDate":"1950-01-01"}},
{"resource":{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8867-4"}],
"text":"Heart rate"},"subject":{"reference":"Patient/p"},"effectiveDateTime":"2024-03-01T09:00:00Z",
"valueQuantity":{"value":6.30,"unit":"/min","code":"/min"}}},
{"resource":{"resourceType":"Claim","id":"c"}}]})";

class RecordCommands : public testing::Test {
protected:
    std::string file(const std::string& name, const std::string& text) const
    {
        const auto path = m_folder.path() / name;
        std::filesystem::create_directories(path.parent_path());
        std::ofstream(path, std::ios::binary) << text;
        return path.string();
    }
    std::string folder() const { return m_folder.path().string(); }

private:
    lantern::test::TemporaryFolder m_folder;
};

// One clear sentence: one line on stderr, nothing on stdout.
void expectOneSentence(const lantern::test::Finished& done, int status, const std::string& quoted)
{
    EXPECT_EQ(done.status, status) << done.err;
    EXPECT_TRUE(done.out.empty()) << done.out;
    EXPECT_THAT(done.err, HasSubstr(quoted));
    EXPECT_EQ(std::count(done.err.begin(), done.err.end(), '\n'), 1) << done.err;
}

}

TEST_F(RecordCommands, TimelinePrintsTheShapeThatScriptsRelyOn)
{
    const auto done = runCli({"timeline", file("ward.json", ward), "--json"});
    ASSERT_EQ(done.status, 0) << done.err;
    const auto json = nlohmann::json::parse(done.out);
    EXPECT_EQ(json.at("patient").at("id"), "p");
    ASSERT_EQ(json.at("events").size(), 1u);
    const auto& event = json.at("events").at(0);
    EXPECT_EQ(event.at("time"), "2024-03-01T09:00:00Z");
    EXPECT_EQ(event.at("precision"), "second");
    EXPECT_TRUE(event.at("kind") == "vital" || event.at("kind") == "lab") << event.at("kind");
    EXPECT_EQ(event.at("code"), "8867-4");
    EXPECT_EQ(event.at("text"), "Heart rate");
    EXPECT_EQ(event.at("value"), 6.3);
    EXPECT_EQ(event.at("valueText"), "6.30");    // FHIR decimals keep their digits
    EXPECT_EQ(event.at("unit"), "/min");
    EXPECT_THAT(event.at("source").get<std::string>(), HasSubstr("entry[1]"));
    ASSERT_EQ(json.at("skipped").size(), 1u);
    EXPECT_THAT(json.at("skipped").at(0).at("where").get<std::string>(), HasSubstr("Claim"));
    EXPECT_FALSE(json.at("skipped").at(0).at("reason").get<std::string>().empty());
}

TEST_F(RecordCommands, TextWhereANumberBelongsIsSkippedAndTheRestIsScored)
{
    const auto path = file("7.txt", stay);
    const auto timeline = runCli({"timeline", path, "--json"});
    EXPECT_EQ(timeline.status, 3);    // what was good is printed, what was not is said
    EXPECT_THAT(timeline.err, HasSubstr("\"fast\""));
    const auto skipped = nlohmann::json::parse(timeline.out).at("skipped");
    ASSERT_EQ(skipped.size(), 1u);
    EXPECT_EQ(skipped.at(0).at("where"), "7.txt:10");
    EXPECT_THAT(skipped.at(0).at("reason").get<std::string>(), HasSubstr("\"fast\""));
    const auto risk = runCli({"risk", path, "--model", "icu-mortality", "--json"});
    EXPECT_EQ(risk.status, 3);
    EXPECT_EQ(nlohmann::json::parse(risk.out).at("points").size(), 49u);
}

TEST_F(RecordCommands, WhatIsNoFactOrAnothersIsPrintedAsSuch)
{
    auto marked = ward;
    const std::string claim = R"({"resource":{"resourceType":"Claim","id":"c"}})";
    marked.replace(
        marked.find(claim), claim.size(),
        R"({"resource":{"resourceType":"Condition","code":{"text":"Pneumonia"},"verificationStatus":{"coding":[{"code":"refuted"}]}}},)"
        R"({"resource":{"resourceType":"Condition","code":{"text":"Gout"},"subject":{"reference":"Patient/q"}}})");
    const auto path = file("marked.json", marked);
    const auto table = runCli({"timeline", path});
    EXPECT_EQ(table.status, 0) << table.err;
    EXPECT_THAT(table.out, HasSubstr("refuted: Pneumonia"));
    EXPECT_THAT(table.out, HasSubstr("FHIR R4"));
    EXPECT_THAT(table.out, testing::Not(HasSubstr("Gout")));
    EXPECT_THAT(table.err, HasSubstr("about another than this patient: Patient/q"));
    const auto json = nlohmann::json::parse(runCli({"timeline", path, "--json"}).out);
    ASSERT_EQ(json.at("events").size(), 2u);
    EXPECT_EQ(json.at("events").at(0).at("mark"), "refuted");
    EXPECT_EQ(json.at("events").at(0).at("fact"), false);
    EXPECT_EQ(json.at("events").at(1).at("fact"), true);
    EXPECT_EQ(json.at("release"), "R4");
    const auto risk = nlohmann::json::parse(runCli({"risk", path, "--json"}).out);
    EXPECT_THAT(risk.at("skipped").dump(), HasSubstr("Patient/q"));
}

TEST_F(RecordCommands, OneOfSeveralPatientsIsChosenByIdOrIdentifier)
{
    file("both/Patient.ndjson",
         R"({"resourceType":"Patient","id":"a"})"
         "\n"
         R"({"resourceType":"Patient","id":"b","identifier":[{"value":"4711"}],"name":[{"text":"Bea"}]})"
         "\n");
    expectOneSentence(runCli({"timeline", folder() + "/both"}), 2, "2 records");
    const auto chosen = runCli({"timeline", folder() + "/both", "--patient", "4711", "--json"});
    ASSERT_EQ(chosen.status, 0) << chosen.err;
    EXPECT_EQ(nlohmann::json::parse(chosen.out).at("patient").at("id"), "b");
    expectOneSentence(runCli({"timeline", folder() + "/both", "--patient", "c"}), 1, "\"c\"");
}

TEST_F(RecordCommands, ABundleCutInHalfIsOneSentence)
{
    const auto path = file("half.json", ward.substr(0, ward.size() / 2));
    expectOneSentence(runCli({"timeline", path}), 1, "half.json");
    expectOneSentence(runCli({"risk", path, "--json"}), 1, "half.json");
}

TEST_F(RecordCommands, WhatIsNotThereIsOneSentence)
{
    expectOneSentence(runCli({"timeline", folder() + "/nothing.json"}), 1, "nothing.json");
    expectOneSentence(runCli({"risk", folder()}), 1, "holds no record");
    file("a.txt", stay);
    file("b.txt", stay);
    expectOneSentence(runCli({"risk", folder()}), 2, "2 records");
    expectOneSentence(runCli({"risk", folder() + "/a.txt", "--model", "no-such-model"}), 1, "no-such-model");
}

TEST_F(RecordCommands, RiskScoresHours0To48)
{
    auto whole = stay;
    whole.replace(whole.find("fast"), 4, "99");
    const auto done = runCli({"risk", file("7.txt", whole), "--model", "icu-mortality", "--json"});
    ASSERT_EQ(done.status, 0) << done.err;
    const auto json = nlohmann::json::parse(done.out);
    EXPECT_EQ(json.at("state"), "scored");
    ASSERT_EQ(json.at("points").size(), 49u);
    for (int hour = 0; hour <= 48; ++hour)
        EXPECT_EQ(json.at("points").at(std::size_t(hour)).at("hour"), hour);
    EXPECT_FALSE(json.at("contributions").empty());
}

// One question for all models: what reads records is asked as what reads series, and what only concerns pictures is
// refused.
TEST_F(RecordCommands, AnalyseAsksAModelOfRecordsAsRiskDoes)
{
    const auto path = file("7.txt", stay);
    const auto asked = runCli({"analyse", path, "--model", "icu-mortality", "--json"});
    ASSERT_EQ(asked.status, runCli({"risk", path, "--model", "icu-mortality", "--json"}).status);
    EXPECT_EQ(asked.out, runCli({"risk", path, "--model", "icu-mortality", "--json"}).out);
    expectOneSentence(runCli({"analyse", path, "--model", "icu-mortality", "--slice", "3"}), 2, "--slice");
    expectOneSentence(runCli({"analyse", path, "--model", "ct-nodule", "--patient", "7"}), 2, "--patient");
}

// A stay of any length, hour by hour, from a file of the 2019 challenge; the models of all records score it side by
// side.
TEST_F(RecordCommands, TheMonitorScoresEachHourOfALongStay)
{
    std::string text = "HR|O2Sat|Temp|SBP|MAP|DBP|Resp|Lactate|WBC|Age|Gender|ICULOS|SepsisLabel\n";
    for (int hour = 1; hour <= 70; ++hour)
        text += std::to_string(75 + hour / 2) + "|97|37.5|110|75|60|" + std::to_string(16 + hour / 8) + "|"
            + (hour % 12 == 0 ? "2.4|14" : "NaN|NaN") + "|61|1|" + std::to_string(hour) + "|0\n";
    const auto path = file("p100001.psv", text);
    const auto done = runCli({"risk", path, "--model", "sepsis-monitor", "--json"});
    ASSERT_EQ(done.status, 0) << done.err;
    const auto json = nlohmann::json::parse(done.out);
    ASSERT_EQ(json.at("points").size(), 71u);
    EXPECT_EQ(json.at("target"), "Risk of sepsis");
    EXPECT_EQ(json.at("points").at(70).at("hour"), 70);
    EXPECT_FALSE(json.at("contributions").empty());
    for (const auto& point : json.at("points"))
        EXPECT_TRUE(point.at("risk") > 0 && point.at("risk") < 1) << point;
    // Later hours change no earlier one.
    const auto cut = file("p100002.psv", text.substr(0, text.find("\n", text.size() / 2) + 1));
    const auto early = nlohmann::json::parse(runCli({"risk", cut, "--model", "sepsis-monitor", "--json"}).out);
    ASSERT_GT(early.at("points").size(), 20u);
    for (std::size_t i = 0; i < early.at("points").size(); ++i)
        EXPECT_NEAR(early.at("points").at(i).at("risk").get<double>(), json.at("points").at(i).at("risk").get<double>(),
                    1e-5)
            << i;
    const auto both = nlohmann::json::parse(runCli({"risk", path, "--json"}).out);
    EXPECT_EQ(both.at("curves").size(), 2u);
}

TEST_F(RecordCommands, RiskWithoutAnIntensiveCareStayIsNotApplicable)
{
    const auto done = runCli({"risk", file("ward.json", ward), "--json"});
    EXPECT_EQ(done.status, 3);
    const auto json = nlohmann::json::parse(done.out);
    EXPECT_EQ(json.at("state"), "not-applicable");
    EXPECT_EQ(json.at("reason"), "not applicable: no intensive-care stay");
    EXPECT_TRUE(json.at("points").empty());
}

TEST_F(RecordCommands, EvaluatePrintsFiguresWithIntervals)
{
    std::string outcomes = "RecordID,In-hospital_death\n";
    for (int i = 1; i <= 8; ++i) {
        file("set/" + std::to_string(i) + ".txt",
             stay + "40:00,Lactate," + std::to_string(i) + "\n41:00,GCS,"
                 + std::to_string(16 - 2 * i < 3 ? 3 : 16 - 2 * i) + "\n");
        outcomes += std::to_string(i) + (i > 4 ? ",1\n" : ",0\n");
    }
    outcomes += "99,0\n";
    const auto table = file("Outcomes.csv", outcomes);
    const auto done =
        runCli({"evaluate", "--model", "icu-mortality", "--data", folder() + "/set", "--outcomes", table, "--json"});
    ASSERT_EQ(done.status, 0) << done.err;
    const auto json = nlohmann::json::parse(done.out);
    EXPECT_EQ(json.at("n"), 8);
    EXPECT_EQ(json.at("withoutRecord"), 1);
    for (const auto* figure : {"auroc", "auprc", "brier", "ece", "event1"})
        EXPECT_EQ(json.at(figure).size(), 3u) << figure;
    EXPECT_GT(json.at("auroc").at(0).get<double>(), 0.5);    // lactate rises and consciousness falls with death
}

// Labels that stand in the records need no table, and one that is named all the same is a mistake.
TEST_F(RecordCommands, RecordsWithLabelsOfTheirOwnAreEvaluatedWithoutATable)
{
    for (int patient = 1; patient <= 6; ++patient) {
        std::string text = "HR|O2Sat|Temp|SBP|MAP|DBP|Resp|Age|Gender|ICULOS|SepsisLabel\n";
        for (int hour = 1; hour <= 30; ++hour)
            text += std::to_string(70 + patient * 5) + "|97|37|110|75|60|18|61|1|" + std::to_string(hour)
                + (patient > 4 && hour > 20 ? "|1\n" : "|0\n");
        file("hourly/p" + std::to_string(patient) + ".psv", text);
    }
    const auto data = folder() + "/hourly";
    const auto done = runCli({"evaluate", "--model", "sepsis-monitor", "--data", data, "--json"});
    ASSERT_EQ(done.status, 0) << done.err;
    const auto json = nlohmann::json::parse(done.out);
    EXPECT_EQ(json.at("n"), 6);
    for (const auto* figure : {"auroc", "auprc", "utility"})
        EXPECT_EQ(json.at(figure).size(), 3u) << figure;
    const auto table = file("Outcomes.csv", "RecordID,In-hospital_death\n1,0\n");
    expectOneSentence(
        runCli({"train", "sepsis-monitor", "--data", data, "--out", folder() + "/out", "--outcomes", table}), 2,
        "sepsis-monitor");
    file("others/1.txt", stay);
    expectOneSentence(runCli({"evaluate", "--model", "sepsis-monitor", "--data", folder() + "/others"}), 1,
                      "SepsisLabel");
}

TEST_F(RecordCommands, EvaluateAndTrainSayWhatIsMissing)
{
    file("set/1.txt", stay);
    expectOneSentence(runCli({"evaluate", "--model", "icu-mortality", "--data", folder() + "/set"}), 2, "--outcomes");
    expectOneSentence(runCli({"evaluate", "--model", "icu-mortality", "--data", folder() + "/set", "--outcomes",
                              folder() + "/none.csv"}),
                      1, "none.csv");
    expectOneSentence(runCli({"train", "icu-mortality", "--data", folder() + "/set", "--out", folder() + "/out"}), 2,
                      "--outcomes");
    expectOneSentence(
        runCli({"train", "icu-mortality", "--data", folder() + "/set", "--out", folder() + "/out", "--outcomes",
                file("Outcomes.csv", "RecordID,In-hospital_death\n1,0\n"), "--architecture", "plain-cnn"}),
        2, "plain-cnn");
}

TEST_F(RecordCommands, ScoresPrintsTheShapeThatScriptsRelyOn)
{
    const auto path = file("stay.txt",
                           header
                               + "00:00,RecordID,7\n00:00,Age,55\n00:00,Gender,1\n01:00,Creatinine,1.2\n"
                                 "02:00,RespRate,26\n02:00,GCS,15\n02:00,SysABP,90\n");
    const auto done = runCli({"scores", path, "--json"});
    ASSERT_EQ(done.status, 0) << done.err;
    std::map<std::string, nlohmann::json> scores;
    const auto all = nlohmann::json::parse(done.out);
    for (const auto& score : all.at("scores"))
        scores[score.at("id")] = score;
    EXPECT_EQ(std::round(scores["egfr"].at("points").at(0).at("value").get<double>()), 71);
    EXPECT_EQ(scores["egfr"].at("points").at(0).at("time"), "01:00");
    const auto& sepsis = scores["qsofa"].at("points").at(0);
    EXPECT_EQ(sepsis.at("value"), 2);
    EXPECT_EQ(sepsis.at("parts").size(), 3u);
    EXPECT_EQ(sepsis.at("parts").at(0).at("source"), "stay.txt:6");
    EXPECT_TRUE(scores["news2"].at("points").empty());
    EXPECT_THAT(scores["news2"].at("reason").get<std::string>(), HasSubstr("Body temperature"));
    EXPECT_TRUE(scores["qsofa"].at("reason").is_null());

    const auto table = runCli({"scores", path});
    EXPECT_THAT(table.out, HasSubstr("qSOFA, threshold from 2"));
    EXPECT_THAT(table.out, HasSubstr("+1 Respiratory rate"));
}
