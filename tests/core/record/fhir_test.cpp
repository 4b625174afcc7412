#include "core/base/job.h"
#include "core/files/data_source.h"
#include "core/record/fhir/bundle.h"
#include "core/record/moment.h"
#include "core/record/read_record.h"
#include "tests/support/shared_data.h"

#include <algorithm>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>

using namespace lantern;
using namespace lantern::record;
using testing::HasSubstr;

namespace {

Record mustRead(const std::string& json)
{
    auto record = readFhir(json, "test.json");
    EXPECT_TRUE(record) << record.error().sentence();
    return record ? *record : Record{};
}

Record bundleOf(const std::string& resources)
{
    return mustRead(R"({"resourceType":"Bundle","entry":[)" + resources + "]}");
}

const std::string pulse = R"({"resourceType":"Observation","id":"p","status":"final",
    "category":[{"coding":[{"code":"vital-signs"}]}],
    "code":{"coding":[{"system":"urn:local","code":"HF"},{"system":"http://loinc.org","code":"8867-4","display":"Heart rate"}]},
    "effectiveDateTime":"2020-01-02T03:04:05Z","valueQuantity":{"value":6.30,"unit":"beats/min","code":"/min"},
    "referenceRange":[{"low":{"value":50},"high":{"value":90}}],
    "interpretation":[{"coding":[{"code":"L"}]}]})";

}

// FHIR: 6.30 says more than 6.3.
TEST(Fhir, KeepsTheDigitsOfADecimal)
{
    const auto record = mustRead(pulse);
    ASSERT_EQ(record.events.size(), 1u);
    EXPECT_EQ(record.events[0].valueText, "6.30");
    EXPECT_EQ(record.events[0].value, 6.3);
}

TEST(Fhir, PrefersTheLoincCodeUcumUnitAndFirstRange)
{
    const auto event = mustRead(pulse).events.at(0);
    EXPECT_EQ(event.code, "8867-4");
    EXPECT_EQ(event.system, "http://loinc.org");
    EXPECT_EQ(event.unit, "/min");
    EXPECT_EQ(event.kind, Kind::Vital);
    EXPECT_EQ(event.low, 50.0);
    EXPECT_EQ(event.high, 90.0);
    EXPECT_EQ(event.interpretation, "L");
    EXPECT_EQ(event.source, "Observation/p");
}

TEST(Fhir, MakesOneEventOfEachComponentOfABloodPressure)
{
    const auto record = mustRead(R"({"resourceType":"Observation","effectiveDateTime":"2020-01-02",
        "code":{"coding":[{"system":"http://loinc.org","code":"85354-9"}]},
        "component":[{"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},"valueQuantity":{"value":107}},
                     {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},"valueQuantity":{"value":60}}]})");
    ASSERT_EQ(record.events.size(), 2u);
    EXPECT_EQ(record.events[0].code, "8480-6");
    EXPECT_EQ(record.events[0].value, 107);
    EXPECT_EQ(record.events[1].code, "8462-4");
    EXPECT_THAT(record.events[1].source, HasSubstr("component[1]"));
}

TEST(Fhir, SkipsTextWhereANumberBelongsAndKeepsTheRest)
{
    auto broken = pulse;
    broken.replace(broken.find("6.30"), 4, "\"fast\"");
    broken.replace(broken.find("\"p\""), 3, "\"q\"");
    const auto record = bundleOf(R"({"resource":)" + broken + R"(},{"resource":)" + pulse + "}");
    EXPECT_EQ(record.events.size(), 1u);
    ASSERT_EQ(record.skipped.size(), 1u);
    EXPECT_EQ(record.skipped[0].where, "entry[0] Observation/q");
    EXPECT_THAT(inEnglish(record.skipped[0].reason), HasSubstr("\"fast\""));
}

TEST(Fhir, CountsTypesWithoutAPlaceOnTheTimeline)
{
    const auto record = bundleOf(R"({"resource":{"resourceType":"Claim","id":"1","item":[{"sequence":[1,{"a":[]}]}]}},
        {"resource":{"resourceType":"Claim"}},{"resource":{"resourceType":"Spaceship"}},{"request":{"method":"DELETE"}},)"
                                 R"({"resource":)"
                                 + pulse + "}");
    EXPECT_EQ(record.events.size(), 1u);
    ASSERT_EQ(record.skipped.size(), 3u);
    EXPECT_EQ(record.skipped[0].where, "entry[3]");
    EXPECT_THAT(inEnglish(record.skipped[1].reason), HasSubstr("2 resources of type Claim"));
    EXPECT_THAT(inEnglish(record.skipped[2].reason), HasSubstr("Spaceship"));
}

TEST(Fhir, LeavesOutAnotherPatientsResources)
{
    const auto record = bundleOf(R"({"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"a"}},
        {"fullUrl":"urn:uuid:2","resource":{"resourceType":"Patient","id":"b"}},
        {"resource":{"resourceType":"Condition","subject":{"reference":"urn:uuid:1"},"code":{"text":"mine"}}},
        {"resource":{"resourceType":"Condition","subject":{"reference":"Patient/a"},"code":{"text":"mine too"}}},
        {"resource":{"resourceType":"Condition","subject":{"reference":"urn:uuid:2"},"code":{"text":"not mine"}}})");
    EXPECT_EQ(record.patient.id, "a");
    ASSERT_EQ(record.events.size(), 2u);
    EXPECT_EQ(record.events[0].text, "mine");
    EXPECT_EQ(record.events[1].text, "mine too");
    ASSERT_EQ(record.skipped.size(), 1u);
    EXPECT_EQ(inEnglish(record.skipped[0].reason), "2 resources are about another than this patient: Patient/b.");
}

TEST(Fhir, TakesAStudyUidPlainOrAsUrnOid)
{
    for (const char* value : {"urn:oid:1.2.840.99.1", "1.2.840.99.1"}) {
        const auto record = mustRead(std::string(R"({"resourceType":"ImagingStudy","started":"2020-01-02T03:04:05Z",
            "identifier":[{"system":"urn:local","value":"ACC-12"},{"system":"urn:dicom:uid","value":")")
                                     + value + R"("}],"series":[{"modality":{"code":"CT"}}]})");
        ASSERT_EQ(record.events.size(), 1u);
        EXPECT_EQ(record.events[0].studyUid, "1.2.840.99.1");
        EXPECT_EQ(record.events[0].code, "CT");
    }
}

TEST(Fhir, NamesADrugThroughItsContainedMedication)
{
    const auto record = mustRead(R"({"resourceType":"MedicationRequest","authoredOn":"2020-01-02",
        "contained":[{"resourceType":"Medication","id":"m","code":{"text":"Heparin"}}],
        "medicationReference":{"reference":"#m"}})");
    ASSERT_EQ(record.events.size(), 1u);
    EXPECT_EQ(record.events[0].text, "Heparin");
}

TEST(Fhir, KeepsAFactWithoutADate)
{
    const auto record = bundleOf(R"({"resource":)" + pulse + R"(},{"resource":{"resourceType":"AllergyIntolerance",
        "code":{"text":"Peanut"},"reaction":[{"manifestation":[{"text":"Hives"}]},{"manifestation":[{"text":"Cough"}]}]}})");
    ASSERT_EQ(record.events.size(), 2u);
    EXPECT_EQ(record.events[0].text, "Peanut");
    EXPECT_EQ(record.events[0].time.precision, Precision::Unknown);
    EXPECT_EQ(record.events[0].valueText, "Hives, Cough");
}

TEST(Fhir, DoesNotShowWhatWasEnteredInError)
{
    auto retracted = pulse;
    retracted.replace(retracted.find("final"), 5, "entered-in-error");
    const auto record = mustRead(retracted);
    EXPECT_TRUE(record.events.empty());
    EXPECT_EQ(record.skipped.size(), 1u);
}

TEST(Fhir, SaysOneSentenceAboutABundleCutInHalf)
{
    const auto record =
        readFhir(R"({"resourceType":"Bundle","entry":[{"resource":)" + pulse.substr(0, 200), "half.json");
    ASSERT_FALSE(record);
    EXPECT_THAT(record.error().sentence(), HasSubstr("\"half.json\" is not whole JSON"));
    EXPECT_EQ(record.error().sentence().find('\n'), std::string::npos);
}

TEST(Fhir, RefusesNestingThatWouldOverflowTheStack)
{
    EXPECT_FALSE(readFhir("{\"resourceType\":\"Bundle\",\"entry\":" + std::string(1000000, '['), "deep.json"));
    EXPECT_FALSE(readFhir("[]", "list.json"));
    EXPECT_FALSE(readFhir("", "empty.json"));
}

namespace {

std::map<std::string, Result<Record>> readAll(const std::filesystem::path& archive)
{
    std::map<std::string, Result<Record>> records;
    QuietJob job;
    const auto source = files::DataSource::open(archive);
    EXPECT_TRUE(source);
    const auto walked = source->forEach(
        [](std::string_view name) { return name.ends_with(".json"); },
        [&](files::SourceFile file) -> Result<void> {
            const std::string_view bytes(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
            records.emplace(file.name, parseRecord(bytes, file.name));
            // Cut anywhere, it must answer with a sentence.
            for (const auto part : {2, 3, 5})
                EXPECT_FALSE(
                    parseRecord(bytes.substr(0, bytes.size() * std::size_t(part - 1) / std::size_t(part)), "cut"));
            return {};
        },
        job);
    EXPECT_TRUE(walked) << walked.error().sentence();
    return records;
}

}

// Truth that is not ours: the counts in the README of the data, made by its own script.
TEST(FhirSynthea, FindsEveryResourceThatTheDataSaysItHolds)
{
    LANTERN_NEEDS_DATA("ehr/synthea/synthea-r4.tar.xz");
    std::map<Kind, int> kinds;
    int withStudyUid = 0, died = 0;
    const auto records = readAll(test::sharedData("ehr/synthea/synthea-r4.tar.xz"));
    EXPECT_EQ(records.size(), 16u);
    for (const auto& [name, record] : records) {
        ASSERT_TRUE(record) << name << ": " << record.error().sentence();
        EXPECT_FALSE(record->patient.name.empty());
        EXPECT_TRUE(std::is_sorted(record->events.begin(), record->events.end(), [](const auto& a, const auto& b) {
            return a.time.seconds < b.time.seconds;
        })) << name;
        for (const auto& event : record->events) {
            ++kinds[event.kind];
            withStudyUid += event.kind == Kind::Imaging && !event.studyUid.empty();
            died += event.text == "Died";
            EXPECT_NE(event.time.precision, Precision::Unknown) << name << ' ' << event.source;
        }
    }
    EXPECT_EQ(kinds[Kind::Encounter], 462);
    EXPECT_EQ(kinds[Kind::Condition], 110);
    EXPECT_EQ(kinds[Kind::Drug], 102);
    EXPECT_EQ(kinds[Kind::Procedure], 237);
    EXPECT_EQ(kinds[Kind::Immunization], 196);
    EXPECT_EQ(kinds[Kind::Report], 161);
    EXPECT_EQ(kinds[Kind::Allergy], 25);
    EXPECT_EQ(kinds[Kind::Imaging], 7);
    EXPECT_EQ(withStudyUid, 7);
    EXPECT_EQ(died, 3);
}

TEST(FhirExamples, LoadsEveryOfficialExample)
{
    LANTERN_NEEDS_DATA("ehr/fhir-r4-examples/fhir-r4-examples.tar.xz");
    const auto records = readAll(test::sharedData("ehr/fhir-r4-examples/fhir-r4-examples.tar.xz"));
    EXPECT_EQ(records.size(), 356u);
    std::size_t events = 0;
    for (const auto& [name, record] : records) {
        ASSERT_TRUE(record) << name << ": " << record.error().sentence();
        events += record->events.size();
        // Nothing disappears in silence: a file is told about or on the timeline, unless it only carries names.
        const bool isSilent = record->events.empty() && record->skipped.empty();
        const bool onlyNames = name.find("Patient") != std::string::npos
            || name.find("Medication-") != std::string::npos || name.find("Bundle") != std::string::npos;
        EXPECT_TRUE(!isSilent || onlyNames) << name;
    }
    EXPECT_GT(events, 200u);
}
