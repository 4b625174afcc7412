// What is a fact, what is listed with a mark, what is left out and said.
#include "tests/core/record/made_fhir.h"

#include <gmock/gmock.h>

using namespace lantern;
using namespace lantern::record;
using namespace lantern::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

// What becomes of a resource of `type` with these members: "fact", its mark, or "left out".
std::string standing(const std::string& type, const std::string& members)
{
    const auto record =
        read(fmt::format(R"({{"resourceType":"{}","id":"x","code":{{"text":"Something"}},{}}})", type, members));
    EXPECT_EQ(record.events.size() + record.skipped.size(), 1u) << type << members << ": listed or said";
    if (record.events.empty())
        return "left out";
    return record.events[0].isFact() ? "fact" : inEnglish(record.events[0].marks);
}

std::string status(const std::string& code) { return fmt::format(R"("status":"{}")", code); }

std::string verified(const std::string& code)
{
    return fmt::format(
        R"("verificationStatus":{{"coding":[{{"system":"http://terminology.hl7.org/CodeSystem/condition-ver-status","code":"{}"}}]}})",
        code);
}

struct Row {
    std::string type, members, standing;
};

}

TEST(FhirStanding, HoldsForEveryStatusOfEveryRelease)
{
    std::vector<Row> rows;
    const auto add = [&](const std::string& type, std::initializer_list<const char*> codes, const std::string& wanted) {
        for (const auto* code : codes) {
            auto mark = std::string(code) == "unknown" ? "status unknown" : std::string(code);
            std::ranges::replace(mark, '-', ' ');
            rows.push_back({type, status(code), wanted.empty() ? mark : wanted});
        }
    };
    for (const auto* type : {"Observation", "DiagnosticReport"}) {
        add(type, {"final", "amended", "corrected", "appended"}, "fact");
        add(type, {"registered", "preliminary", "unknown"}, "");
        add(type, {"cancelled", "entered-in-error"}, "left out");
    }
    add("DiagnosticReport", {"partial"}, "");
    add("Encounter", {"arrived", "triaged", "in-progress", "onleave", "finished", "on-hold", "discharged", "completed"},
        "fact");
    add("Encounter", {"planned", "unknown"}, "");
    add("Encounter", {"cancelled", "entered-in-error"}, "left out");
    for (const auto* type : {"MedicationRequest", "MedicationOrder"}) {
        add(type, {"active", "completed", "stopped"}, "fact");
        add(type, {"draft", "on-hold", "unknown"}, "");
        add(type, {"cancelled", "entered-in-error"}, "left out");
    }
    add("Procedure", {"completed", "in-progress"}, "fact");
    add("Procedure", {"preparation", "on-hold", "stopped", "suspended", "aborted", "unknown"}, "");
    add("Procedure", {"not-done", "entered-in-error"}, "left out");
    add("Immunization", {"completed"}, "fact");
    add("Immunization", {"not-done", "entered-in-error"}, "left out");
    add("ImagingStudy", {"available", "inactive"}, "fact");
    add("ImagingStudy", {"registered", "unknown"}, "");
    add("ImagingStudy", {"cancelled", "entered-in-error"}, "left out");
    add("AllergyIntolerance", {"active", "confirmed", "inactive", "resolved"}, "fact");    // DSTU2
    add("AllergyIntolerance", {"unconfirmed", "refuted"}, "");
    for (const auto* type : {"Condition", "AllergyIntolerance"}) {
        rows.push_back({type, verified("confirmed"), "fact"});
        rows.push_back({type, R"("verificationStatus":"confirmed")", "fact"});    // STU3
        for (const auto* code : {"unconfirmed", "refuted"}) {
            rows.push_back({type, verified(code), code});
            rows.push_back({type, fmt::format(R"("verificationStatus":"{}")", code), code});
            rows.push_back({type, fmt::format(R"("verificationStatus":{{"text":"{}"}})", code), code});
        }
        rows.push_back({type, verified("entered-in-error"), "left out"});
        rows.push_back({type, R"("verificationStatus":"entered-in-error")", "left out"});
        rows.push_back({type, R"("clinicalStatus":{"coding":[{"code":"resolved"}]})", "fact"});
    }
    for (const auto* code : {"provisional", "differential"})
        rows.push_back({"Condition", verified(code), code});
    // The second coding says no.
    rows.push_back(
        {"Condition", R"("verificationStatus":{"coding":[{"code":"local"},{"code":"entered-in-error"}]})", "left out"});
    for (const auto* intent : {"order", "original-order", "reflex-order", "filler-order", "instance-order"})
        rows.push_back({"MedicationRequest", fmt::format(R"("status":"active","intent":"{}")", intent), "fact"});
    for (const auto* intent : {"proposal", "plan", "option"})
        rows.push_back({"MedicationRequest", fmt::format(R"("status":"active","intent":"{}")", intent), intent});
    rows.push_back({"MedicationRequest", R"("status":"draft","intent":"proposal")", "draft, proposal"});
    rows.push_back({"MedicationRequest", R"("status":"active","intent":"order","doNotPerform":true)", "do not give"});
    rows.push_back({"MedicationRequest", R"("status":"active","intent":"order","doNotPerform":false)", "fact"});
    for (const auto& [type, flag] : {std::pair{"Procedure", "notDone"},
                                     {"Procedure", "notPerformed"},
                                     {"Immunization", "notGiven"},
                                     {"Immunization", "wasNotGiven"}}) {
        rows.push_back({type, fmt::format(R"("status":"completed","{}":true)", flag), "left out"});
        rows.push_back({type, fmt::format(R"("status":"completed","{}":false)", flag), "fact"});
    }
    rows.push_back(
        {"Observation", R"("status":"final","modifierExtension":[{"url":"http://x.example/not"}])", "left out"});
    rows.push_back({"Observation", R"("status":"final","modifierExtension":[])", "fact"});
    rows.push_back({"Observation", R"("status":"final","implicitRules":"http://x.example/rules")", "left out"});
    rows.push_back({"Observation", R"("issued":"2024-05-01T08:00:00Z")", "fact"});    // no status at all
    rows.push_back({"Observation", R"("status":"done")", "done"});    // a code that no release knows
    for (const auto& row : rows)
        EXPECT_EQ(standing(row.type, row.members), row.standing) << row.type << ' ' << row.members;
}

TEST(FhirStanding, reported_medplum_10376_whatIsRefutedOrProposedIsNoFact)
{
    const auto condition = [](const std::string& text, const std::string& code) {
        return entry(
            fmt::format(R"({{"resourceType":"Condition","code":{{"text":"{}"}},"onsetDateTime":"2024-03-01",{}}})",
                        text, verified(code)));
    };
    const auto drug = [](const std::string& text, const std::string& more) {
        return entry(fmt::format(
            R"({{"resourceType":"MedicationRequest","authoredOn":"2024-04-01","medicationCodeableConcept":{{"text":"{}"}},{}}})",
            text, more));
    };
    const auto record = read(bundle(
        {entry(patient("p1")), condition("Pneumonia", "refuted"), condition("Pulmonary embolism", "differential"),
         condition("Hypertension", "confirmed"), condition("Gout", "entered-in-error"),
         entry(
             R"({"resourceType":"AllergyIntolerance","code":{"text":"Penicillin"},"verificationStatus":{"coding":[{"code":"refuted"}]}})"),
         drug("Warfarin", R"("status":"active","intent":"order","doNotPerform":true)"),
         drug("Metformin", R"("status":"active","intent":"proposal")"),
         drug("Amoxicillin", R"("status":"draft","intent":"order")"),
         drug("Digoxin", R"("status":"stopped","intent":"order")")}));
    std::vector<std::string> facts, others;
    for (const auto& event : record.events)
        (event.isFact() ? facts : others)
            .push_back(event.isFact() ? event.text : inEnglish(event.marks) + ": " + event.text);
    EXPECT_THAT(facts, testing::UnorderedElementsAre("Hypertension", "Digoxin"));
    EXPECT_THAT(others,
                testing::UnorderedElementsAre("refuted: Pneumonia", "differential: Pulmonary embolism",
                                              "refuted: Penicillin", "do not give: Warfarin", "proposal: Metformin",
                                              "draft: Amoxicillin"));
    EXPECT_THAT(leftOut(record), HasSubstr("entered in error"));
}

TEST(FhirStanding, APartWithAModifierExtensionIsLeftOutAndSaid)
{
    const auto record = read(
        R"({"resourceType":"Observation","status":"final","code":{"text":"Pressure"},"component":[
        {"code":{"text":"Systolic"},"valueQuantity":{"value":120}},
        {"code":{"text":"Not diastolic"},"valueQuantity":{"value":60},"modifierExtension":[{"url":"http://x.example/not"}]}]})");
    EXPECT_THAT(values(record), testing::Contains("120"));
    EXPECT_THAT(values(record), testing::Not(testing::Contains("60")));
    EXPECT_THAT(leftOut(record), HasSubstr("modifier extension"));
}

namespace {

std::string version(const std::string& value, const std::string& meta, const std::string& more = R"("status":"final")")
{
    return glucose("o1", value, "", "," + more + (meta.empty() ? "" : R"(,"meta":)" + meta));
}

}

TEST(FhirVersions, TheNewestCountsOnceWhateverTheOrder)
{
    const std::vector<std::pair<std::string, std::string>> newAndOld{
        {version("95", R"({"versionId":"10"})"), version("950", R"({"versionId":"9"})")},
        {version("95", R"({"lastUpdated":"2024-05-02T00:00:00Z"})"),
         version("950", R"({"lastUpdated":"2024-05-02T00:30:00+02:00"})")},
        {version("95", R"({"versionId":"1","lastUpdated":"2024-05-02T00:00:00.5Z"})"),
         version("950", R"({"versionId":"2","lastUpdated":"2024-05-02T00:00:00.25Z"})")},
        {version("95", "", R"("status":"final","issued":"2024-05-03T00:00:00Z")"),
         version("950", "", R"("status":"final","issued":"2024-05-02T00:00:00Z")")},
        {version("95", "", R"("status":"corrected")"), version("950", "", R"("status":"final")")},
        {version("95", "", R"("status":"final")"), version("950", "", R"("status":"preliminary")")},
    };
    for (const auto& [newer, older] : newAndOld)
        for (const auto& file : {bundle({entry(newer), entry(older)}), bundle({entry(older), entry(newer)}),
                                 newer + '\n' + older, older + '\n' + newer}) {
            const auto record = read(file);
            EXPECT_THAT(values(record), ElementsAre("95")) << file;
            EXPECT_THAT(leftOut(record), HasSubstr("an older version")) << file;
        }
}

TEST(FhirVersions, ARetractionTakesTheOlderVersionWithIt)
{
    const auto record = read(bundle({entry(version("950", R"({"versionId":"1"})")),
                                     entry(version("950", R"({"versionId":"2"})", R"("status":"entered-in-error")"))}));
    EXPECT_THAT(values(record), IsEmpty());
    EXPECT_THAT(leftOut(record), HasSubstr("entered in error"));
}

TEST(FhirVersions, TheSameTwiceCountsOnceWithOrWithoutAnId)
{
    const auto same = glucose("o1", "95", "");
    auto withoutId = same;
    withoutId.erase(
        withoutId.find(R"("id":"o1",)") == std::string::npos ? withoutId.size() : withoutId.find(R"("id":"o1",)"), 10);
    ASSERT_EQ(withoutId.find("\"o1\""), std::string::npos);
    for (const auto& one : {same, withoutId}) {
        const auto record = read(bundle({entry(one), entry(one)}));
        EXPECT_THAT(values(record), ElementsAre("95"));
        EXPECT_THAT(leftOut(record), HasSubstr("twice"));
    }
    const std::vector<FhirText> files{{"a.json", same},
                                      {"b.json", bundle({entry(same), entry(glucose("o2", "96", ""))})}};
    const auto records = readFhir(files);
    ASSERT_TRUE(records);
    EXPECT_THAT(values(records->at(0)), ElementsAre("95", "96"));
}

TEST(FhirVersions, reported_own_history_bundle_theNewestOnceAndNothingDeleted)
{
    const std::string url = "https://a.example/Observation/";
    const auto put = R"(,"request":{"method":"PUT","url":"Observation/o1"})";
    const auto post = R"(,"request":{"method":"POST","url":"Observation"})";
    const auto gone = [&](const std::string& id, const std::string& more) {
        return fmt::format(R"({{"fullUrl":"{}{}","request":{{"method":"DELETE","url":"Observation/{}"}}{}}})", url, id,
                           id, more);
    };
    const auto creatinine = [](const std::string& meta) {
        return glucose("o2", "9.9", "", R"(,"status":"final","meta":)" + meta);
    };
    const auto record =
        read(bundle({entry(version("95", R"({"versionId":"2"})", R"("status":"corrected")"), url + "o1", put),
                     entry(version("950", R"({"versionId":"1"})"), url + "o1", post), gone("o2", ""),
                     entry(creatinine(R"({"versionId":"1"})"), url + "o2", post), entry(patient("p1"))},
                    "history"));
    EXPECT_THAT(values(record), ElementsAre("95"));
    EXPECT_THAT(leftOut(record), HasSubstr("It was deleted later."));

    // A deletion by its own version or date, in whatever order the history was written.
    for (const auto* more : {R"(,"response":{"status":"204","etag":"W/\"2\""})",
                             R"(,"response":{"lastModified":"2024-06-01T00:00:00Z"})"}) {
        const auto old = entry(creatinine(R"({"versionId":"1","lastUpdated":"2024-05-01T00:00:00Z"})"), url + "o2");
        EXPECT_THAT(values(read(bundle({old, gone("o2", more)}, "history"))), IsEmpty()) << more;
        EXPECT_THAT(values(read(bundle({gone("o2", more), old}, "history"))), IsEmpty()) << more;
        const auto back = entry(creatinine(R"({"versionId":"3","lastUpdated":"2024-07-01T00:00:00Z"})"), url + "o2",
                                R"(,"request":{"method":"PUT","url":"Observation/o2"})");
        EXPECT_THAT(values(read(bundle({back, gone("o2", more), old}, "history"))), ElementsAre("9.9")) << more;
    }
}

// Nothing says which is right: one is listed, with a mark, and it is the same one in whatever order they stand.
TEST(FhirVersions, TwoContentsOfOneIdAreNoFact)
{
    const auto one = version("95", ""), other = version("950", "");
    const auto record = read(bundle({entry(one), entry(other)})), turned = read(bundle({entry(other), entry(one)}));
    ASSERT_EQ(record.events.size(), 1u);
    EXPECT_EQ(inEnglish(record.events[0].marks), "two versions");
    EXPECT_EQ(values(record), values(turned));
    EXPECT_THAT(leftOut(record), HasSubstr("nothing says which is newer"));
}

TEST(FhirVersions, PatientsWhoContradictEachOtherUnderOneIdAreTwo)
{
    auto other = patient("p1");
    other.replace(other.find("1951"), 4, "1960");
    const FhirText file{
        "two.json", bundle({entry(patient("p1")), entry(other), entry(glucose("o1", "95", reference("Patient/p1")))})};
    const auto records = readFhir(std::span(&file, 1));
    ASSERT_TRUE(records);
    ASSERT_EQ(records->size(), 2u);
    for (const auto& record : *records) {
        EXPECT_THAT(values(record), IsEmpty()) << "whose it is cannot be told";
        EXPECT_THAT(leftOut(record), HasSubstr("Patient/p1"));
    }
}

// R4 asks for the newest first; some servers begin at the beginning.
TEST(FhirVersions, AHistoryFromTheBeginningOnIsReadAsOne)
{
    const auto url = "https://a.example/Observation/o1";
    const auto first = entry(version("950", ""), url, R"(,"request":{"method":"POST","url":"Observation"})");
    const auto second = entry(version("95", ""), url, R"(,"request":{"method":"PUT","url":"Observation/o1"})");
    const std::string gone = R"({"request":{"method":"DELETE","url":"Observation/o1"}})";
    EXPECT_THAT(values(read(bundle({first, second}, "history"))), ElementsAre("95"));
    EXPECT_THAT(values(read(bundle({second, first}, "history"))), ElementsAre("95"));
    EXPECT_THAT(values(read(bundle({first, second, gone}, "history"))), IsEmpty());
    EXPECT_THAT(values(read(bundle({gone, second, first}, "history"))), IsEmpty());
    EXPECT_THAT(values(read(bundle({second, gone, first}, "history"))), ElementsAre("95")) << "it came back";
}

TEST(FhirVersions, ADeletionInATransactionDeletesWhatAnotherFileHolds)
{
    const std::vector<FhirText> files{
        {"Observation.ndjson", glucose("o1", "950", "") + '\n' + glucose("o2", "95", "")},
        {"deleted.ndjson", bundle({R"({"request":{"method":"DELETE","url":"Observation/o1"}})"}, "transaction")}};
    const auto records = readFhir(files);
    ASSERT_TRUE(records);
    EXPECT_THAT(values(records->at(0)), ElementsAre("95"));
}

TEST(FhirBundles, WhoWasAskedForComesBeforeWhoWasBroughtAlong)
{
    const auto mode = [](const char* word) { return fmt::format(R"(,"search":{{"mode":"{}"}})", word); };
    const auto record =
        read(bundle({entry(patient("mother"), "", mode("include")), entry(patient("child"), "", mode("match")),
                     entry(glucose("o1", "40", reference("Patient/child")), "", mode("match"))},
                    "searchset"));
    EXPECT_EQ(record.patient.id, "child");
    EXPECT_THAT(values(record), ElementsAre("40"));
}

TEST(FhirBundles, WhatAServerSaysIsNoFactAndIsTold)
{
    const auto record = read(bundle(
        {entry(patient("p1"), "", R"(,"search":{"mode":"match"})"),
         entry(glucose("o1", "95", ""), "", R"(,"search":{"mode":"include"})"),
         entry(
             R"({"resourceType":"OperationOutcome","issue":[{"severity":"warning","code":"incomplete","diagnostics":"Some results are withheld"}]})",
             "", R"(,"search":{"mode":"outcome"})"),
         R"({"response":{"status":"404 Not Found","outcome":{"resourceType":"OperationOutcome","issue":[{"code":"not-found","details":{"text":"No such patient"}}]}}})"},
        "searchset", R"(,"total":1200,"link":[{"relation":"next","url":"https://a.example/next"}])"));
    EXPECT_THAT(values(record), ElementsAre("95"));
    EXPECT_THAT(leftOut(record), HasSubstr("Some results are withheld"));
    EXPECT_THAT(leftOut(record), HasSubstr("No such patient"));
    ASSERT_EQ(record.notes.size(), 1u);
    EXPECT_THAT(inEnglish(record.notes[0]), HasSubstr("1200 results"));
}
