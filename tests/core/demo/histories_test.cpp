#include "core/demo/histories.h"

#include "core/record/icu_stay.h"
#include "core/record/icu_variables.h"
#include "core/record/read_record.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>

namespace lantern::demo {
namespace {

using nlohmann::json;

record::Record parsed(const std::string& text)
{
    auto record = record::parseRecord(text, "history.json");
    EXPECT_TRUE(record) << record.error().sentence();
    return record ? *record : record::Record{};
}

const record::Event* imagingOf(const record::Record& record, const std::string& studyUid)
{
    for (const record::Event& event : record.events)
        if (event.kind == record::Kind::Imaging && event.studyUid == studyUid)
            return &event;
    return nullptr;
}

TEST(Histories, EveryStudyOfThePlanIsInTheHistoryAndNoOther)
{
    for (const auto& [plan, text] : {std::pair{chestPatient(3), chestHistory(chestPatient(3), 3)},
                                     std::pair{headPatient(3), headHistory(headPatient(3), 3)}}) {
        const record::Record record = parsed(text);
        EXPECT_TRUE(record.skipped.empty());
        EXPECT_EQ(record.patient.id, plan.id);
        for (const StudyPlan& study : plan.studies)
            EXPECT_NE(imagingOf(record, study.uid), nullptr) << study.description;
        EXPECT_EQ(std::ranges::count(record.events, record::Kind::Imaging, &record::Event::kind),
                  static_cast<std::ptrdiff_t>(plan.studies.size()));
        const auto years = record.events.back().time.seconds / 31'557'600
            - std::ranges::find_if(record.events, [](const auto& e) { return e.time.seconds != 0; })->time.seconds
                / 31'557'600;
        EXPECT_GT(years, 5);
    }
}

TEST(Histories, ImagingStudiesCarryTheSeriesAndTheirCounts)
{
    const PatientPlan plan = chestPatient(3);
    const json bundle = json::parse(chestHistory(plan, 3));
    int found = 0;
    for (const json& entry : bundle.at("entry")) {
        const json& resource = entry.at("resource");
        if (resource.at("resourceType") != "ImagingStudy")
            continue;
        const std::string uid = resource.at("identifier").at(0).at("value");
        for (const StudyPlan& study : plan.studies) {
            if ("urn:oid:" + study.uid != uid)
                continue;
            ++found;
            ASSERT_EQ(resource.at("series").size(), study.series.size());
            for (std::size_t i = 0; i < study.series.size(); ++i) {
                EXPECT_EQ(resource.at("series").at(i).at("uid"), study.series[i].uid);
                EXPECT_EQ(resource.at("series").at(i).at("numberOfInstances"), study.series[i].instances);
                EXPECT_EQ(resource.at("series").at(i).at("modality").at("code"), study.series[i].modality);
            }
        }
    }
    EXPECT_EQ(found, 2);
}

TEST(Histories, ObservationsSpeakLoincAndUcum)
{
    const json bundle = json::parse(chestHistory(chestPatient(3), 3));
    int observations = 0;
    const auto check = [&](const json& node) {
        EXPECT_EQ(node.at("code").at("coding").at(0).at("system"), "http://loinc.org");
        if (node.contains("valueQuantity")) {
            EXPECT_EQ(node.at("valueQuantity").at("system"), "http://unitsofmeasure.org");
        }
    };
    for (const json& entry : bundle.at("entry")) {
        const json& resource = entry.at("resource");
        if (resource.at("resourceType") != "Observation")
            continue;
        ++observations;
        check(resource);
        for (const json& part : resource.value("component", json::array()))
            check(part);
    }
    EXPECT_GT(observations, 500);
}

TEST(Histories, TheIntensiveCareStayIsLongCompleteAndHoldsTheCt)
{
    const PatientPlan plan = chestPatient(3);
    const record::Record record = parsed(chestHistory(plan, 3));
    const auto stay = record::icuStayOf(record);
    ASSERT_TRUE(stay) << stay.error().sentence();
    EXPECT_EQ(stay->lastHour, 48);
    EXPECT_TRUE(stay->leftOut.empty()) << stay->leftOut.size() << " values are left out.";

    std::set<int> variables;
    double latest = 0;
    for (const auto& measurement : stay->measurements) {
        variables.insert(measurement.variable);
        latest = std::max(latest, measurement.hour);
    }
    EXPECT_GT(latest, 46);
    // Troponin I is measured where troponin T is not; cholesterol is not a test of intensive care.
    const std::set<std::string_view> absent{"TroponinI", "Cholesterol"};
    for (int variable = 0; variable < record::icuSeriesCount; ++variable) {
        const auto name = record::icuVariables()[static_cast<std::size_t>(variable)].name;
        EXPECT_TRUE(variables.contains(variable) || absent.contains(name)) << name;
    }

    const record::Event* ct = imagingOf(record, plan.studies[1].uid);
    ASSERT_NE(ct, nullptr);
    EXPECT_GT(ct->time.seconds, stay->admission.seconds);
    EXPECT_LT(ct->time.seconds, stay->admission.seconds + 48 * 3600);
}

TEST(Histories, TheOtherPatientNeverWasInIntensiveCare)
{
    const auto stay = record::icuStayOf(parsed(headHistory(headPatient(3), 3)));
    ASSERT_FALSE(stay);
    EXPECT_EQ(stay.error().code, ErrorCode::Refused);
}

}
}
