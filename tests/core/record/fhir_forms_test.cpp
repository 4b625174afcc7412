// One record in every wrapping, encoding and release.
#include "core/record/moment.h"
#include "core/record/read_record.h"
#include "tests/core/record/gzipped.h"
#include "tests/core/record/made_fhir.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>

using namespace lantern;
using namespace lantern::record;
using namespace lantern::test;
using testing::ElementsAre;
using testing::HasSubstr;

namespace {

std::string utf16(const std::string& ascii, bool isBigEndian, bool hasMark)
{
    std::string wide;
    const auto add = [&](char high, char low) {
        wide += isBigEndian ? std::string{high, low} : std::string{low, high};
    };
    if (hasMark)
        add('\xFE', '\xFF');
    for (const char c : ascii)
        add('\0', c);
    return wide;
}

Record parsed(const std::string& bytes, const std::string& name = "made.json")
{
    auto record = parseRecord(bytes, name);
    EXPECT_TRUE(record) << record.error().sentence();
    return record ? *std::move(record) : Record{};
}

std::string sentenceOf(const std::string& bytes)
{
    const auto record = parseRecord(bytes, "made.json");
    return record ? "" : record.error().sentence();
}

void write(const std::filesystem::path& file, const std::string& text)
{
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
}

const std::string two =
    glucose("o1", "95", reference("Patient/p1")) + '\n' + glucose("o2", "96", reference("Patient/p1"));
const std::string whole = bundle({entry(patient("p1")), entry(glucose("o1", "95", reference("Patient/p1"))),
                                  entry(glucose("o2", "96", reference("Patient/p1")))});

}

TEST(FhirForms, ReadsOneRecordInEveryWrapping)
{
    const auto lines = patient("p1") + '\n' + two + '\n';
    auto windows = patient("p1") + "\r\n" + two + "\r\n\r\n";
    const std::string parameters =
        R"({"resourceType":"Parameters","parameter":[{"name":"return","resource":)" + whole + "}]}";
    for (const auto& form :
         {whole, lines, windows, "\n\n" + lines,
          '[' + patient("p1") + ',' + two.substr(0, two.find('\n')) + ',' + two.substr(two.find('\n') + 1) + ']',
          bundle({entry(whole)}), bundle({entry(bundle({entry(whole)}))}, "batch-response"), parameters, whole + '\n',
          bundle({entry(patient("p1"))}) + '\n' + bundle({entry(two.substr(0, two.find('\n')))}) + '\n'
              + two.substr(two.find('\n') + 1)}) {
        for (const auto& bytes :
             {form, "\xEF\xBB\xBF" + form, utf16(form, false, true), utf16(form, true, true), utf16(form, false, false),
              utf16(form, true, false), gzipped(form), gzipped(utf16(form, false, true))}) {
            const auto record = parsed(bytes);
            EXPECT_EQ(record.patient.id, "p1") << form;
            EXPECT_THAT(values(record), ElementsAre("95", "96")) << form;
            EXPECT_TRUE(record.skipped.empty()) << leftOut(record);
        }
    }
}

TEST(FhirForms, reported_synthea_1568_ndjsonIsReadLineByLine)
{
    const auto record = parsed(patient("p1") + '\n' + two + '\n', "made.ndjson");
    EXPECT_THAT(values(record), ElementsAre("95", "96"));
    EXPECT_EQ(record.events[1].source, "line 3 Observation/o2");
}

TEST(FhirForms, ADamagedLineCostsThatLineAlone)
{
    for (const auto* damaged : {"{\"resourceType\":\"Observation\",", "{oops}", "{\"resourceType\":\"Observation\"]}"})
        for (const auto& text :
             {patient("p1") + '\n' + damaged + '\n' + two, std::string(damaged) + '\n' + patient("p1") + '\n' + two,
              patient("p1") + '\n' + two + '\n' + damaged}) {
            const auto record = parsed(text, "made.ndjson");
            EXPECT_THAT(values(record), ElementsAre("95", "96")) << text;
            ASSERT_EQ(record.skipped.size(), 1u) << leftOut(record);
            EXPECT_TRUE(record.skipped[0].isDamaged);
            EXPECT_THAT(record.skipped[0].where, HasSubstr("line "));
            EXPECT_FALSE(checkWhole(record));
        }
}

// JSON has no order (RFC 8259 4): what a resource is may stand behind everything else.
TEST(FhirForms, reported_fhirresources_63_theTypeMayStandLast)
{
    const TemporaryFolder folder;
    const std::string narrative(20000, 'n');
    write(
        folder.path() / "last.json",
        R"({"entry":[{"resource":{"text":{"div":")" + narrative
            + R"("},"id":"p1","birthDate":"1951-03-01","resourceType":"Patient"}},{"resource":{"id":"o1","status":"final",)"
              R"("code":{"text":"Glucose"},"valueQuantity":{"value":95},"subject":{"reference":"Patient/p1"},"resourceType":"Observation"}},)"
              R"({"resource":{"id":"c","item":[{"a":1}],"resourceType":"Claim"}}],"type":"collection","resourceType":"Bundle"})");
    const auto record = readRecord(folder.path());
    ASSERT_TRUE(record) << record.error().sentence();
    EXPECT_EQ(record->patient.id, "p1");
    EXPECT_THAT(values(*record), ElementsAre("95"));
    EXPECT_THAT(leftOut(*record), HasSubstr("Claim/c"));
}

TEST(FhirForms, AFolderOfSingleResourcesIsOneRecord)
{
    const TemporaryFolder folder;
    write(folder.path() / "a/o1.json", glucose("o1", "95", reference("Patient/p1")));
    write(folder.path() / "a/o2.json", glucose("o2", "96", reference("Patient/p1/_history/2")));
    write(folder.path() / "b/p.json", patient("p1"));
    write(folder.path() / "b/notes.json", R"({"name":"a package","version":"1"})");
    const auto record = readRecord(folder.path());
    ASSERT_TRUE(record) << record.error().sentence();
    EXPECT_EQ(record->patient.name, "Made Up");
    EXPECT_THAT(values(*record), ElementsAre("95", "96"));
    EXPECT_EQ(record->events[0].source, "o1.json: Observation/o1");
}

TEST(FhirForms, ABulkExportHasARecordAPatient)
{
    const TemporaryFolder folder;
    write(folder.path() / "Observation.ndjson.gz",
          gzipped(two + '\n' + glucose("o3", "480", reference("Patient/p2")) + '\n'
                  + glucose("o9", "77", reference("Patient/nobody")) + '\n'));
    write(folder.path() / "Patient.ndjson", patient("p1") + '\n' + patient("p2") + '\n');
    write(folder.path() / "Organization.ndjson", R"({"resourceType":"Organization","id":"org"})");
    const auto several = readRecord(folder.path());
    ASSERT_FALSE(several);
    EXPECT_EQ(several.error().code, ErrorCode::WrongUse);
    EXPECT_THAT(several.error().sentence(), HasSubstr("holds 2 records"));
    EXPECT_THAT(several.error().sentence(), HasSubstr("p2"));
    const auto first = readRecord(folder.path(), "p1"), second = readRecord(folder.path(), "p2");
    ASSERT_TRUE(first && second);
    EXPECT_THAT(values(*first), ElementsAre("95", "96"));
    EXPECT_THAT(values(*second), ElementsAre("480"));
    EXPECT_THAT(leftOut(*first), HasSubstr("Patient/nobody"));
    EXPECT_FALSE(readRecord(folder.path(), "p3"));
}

// Nothing says that two exports mean one "p1", and the birth dates say that they do not.
TEST(FhirForms, FilesThatContradictEachOtherAreNotJoined)
{
    const TemporaryFolder folder;
    auto other = bundle({entry(patient("p1")), entry(glucose("o1", "480", reference("Patient/p1")))});
    other.replace(other.find("1951"), 4, "1960");
    write(folder.path() / "a.json", whole);
    write(folder.path() / "b.json", other);
    QuietJob job;
    const auto found = readRecords(findRecords(std::vector{folder.path()}, job));
    ASSERT_EQ(found.size(), 2u);
    ASSERT_TRUE(found[0].record && found[1].record);
    EXPECT_THAT(values(*found[0].record), ElementsAre("95", "96"));
    EXPECT_THAT(values(*found[1].record), ElementsAre("480"));
}

TEST(FhirForms, SaysTrulyWhatAFileIs)
{
    EXPECT_THAT(sentenceOf(""), HasSubstr("neither a FHIR bundle"));
    EXPECT_THAT(sentenceOf("[]"), HasSubstr("no FHIR resource"));
    EXPECT_THAT(sentenceOf("{}"), HasSubstr("no FHIR resource"));
    EXPECT_THAT(sentenceOf(R"({"a":1})"), HasSubstr("no FHIR resource"));
    EXPECT_THAT(sentenceOf(whole.substr(0, whole.size() / 2)),
                HasSubstr("is not whole JSON, perhaps it was cut short"));
    EXPECT_THAT(sentenceOf(R"({"resourceType":"Bundle" "entry":[]})"), HasSubstr("is not JSON: in line 1"));
    EXPECT_THAT(sentenceOf(R"({"resourceType":Bundle})"), HasSubstr("\"Bundle\" is no value"));
    EXPECT_THAT(sentenceOf(R"(<Bundle xmlns="http://hl7.org/fhir"/>)"), HasSubstr("FHIR in XML"));
    const auto packed = gzipped(whole);
    EXPECT_THAT(sentenceOf(packed.substr(0, packed.size() / 2)), HasSubstr(".gz"));
}

TEST(FhirForms, ANameThatIsNotUtf8IsReadAndSaid)
{
    auto latin = patient("p1");
    latin.replace(latin.find("Made"), 4, "M\xFCller");
    const auto record = parsed(latin);
    EXPECT_EQ(record.patient.name, "Müller Up");
    ASSERT_EQ(record.notes.size(), 1u);
    EXPECT_THAT(inEnglish(record.notes[0]), HasSubstr("Latin-1"));
    EXPECT_EQ(parsed(R"({"resourceType":"Patient","name":[{"text":"\ud83d\ude00 \ud83d"}]})").patient.name,
              "😀 \xEF\xBF\xBD");
}

// A number that no computer holds costs its entry, as text where a number belongs does.
TEST(FhirForms, reported_own_huge_number_refusesThatValueAlone)
{
    for (const auto* number : {"1e400", "-1E400", "1e-400", "NaN", "Infinity", "-Infinity", "007", "+5", "\"95\""}) {
        const auto record =
            parsed(bundle({entry(patient("p1")), entry(glucose("o1", number, "")), entry(glucose("o2", "1.1", ""))}));
        EXPECT_THAT(values(record), ElementsAre("1.1")) << number;
        ASSERT_EQ(record.skipped.size(), 1u) << number;
        EXPECT_TRUE(record.skipped[0].isDamaged);
        EXPECT_EQ(record.skipped[0].where, "entry[1] Observation/o1");
        EXPECT_THAT(inEnglish(record.skipped[0].reason), HasSubstr("valueQuantity.value is "));
    }
    for (const auto& [number, value] : {std::pair{"1e2", 100.0}, {"1.50E+1", 15.0}, {"-0.5", -0.5}, {"95.00", 95.0}})
        EXPECT_EQ(parsed(glucose("o", number, "")).events.at(0).value, value) << number;
}

namespace {

// One history, in the words of four releases.
std::string history(const std::string& release)
{
    const std::string concept_ = R"({"text":"T"})", coded = R"({"coding":[{"code":"IMP"}]})";
    const bool r5 = release == "R5", dstu2 = release == "DSTU2", old = dstu2 || release == "STU3";
    const std::string encounter = r5
        ? R"("status":"completed","class":[)" + coded + R"(],"actualPeriod":{"start":"2024-02-01","end":"2024-02-05"})"
        : std::string(R"("status":"finished","class":)") + (dstu2 ? R"("inpatient")" : R"({"code":"IMP"})")
            + R"(,"period":{"start":"2024-02-01","end":"2024-02-05"})";
    const std::string drug = r5 ? R"("authoredOn":"2024-02-02","medication":{"concept":{"text":"Lisinopril"}})"
                                : (dstu2 ? R"("dateWritten":"2024-02-02",)" : R"("authoredOn":"2024-02-02",)")
            + std::string(R"("medicationCodeableConcept":{"text":"Lisinopril"})");
    const std::string condition = old
        ? std::string(R"("verificationStatus":"confirmed","clinicalStatus":"active",)")
            + (dstu2 ? R"("dateRecorded":"2024-02-04","patient":{"reference":"Patient/p1"})"
                     : R"("assertedDate":"2024-02-04","subject":{"reference":"Patient/p1"})")
        : R"("verificationStatus":{"coding":[{"code":"confirmed"}]},"recordedDate":"2024-02-04","subject":{"reference":"Patient/p1"})";
    const std::string about = R"(,"subject":{"reference":"Patient/p1"})";
    const std::string allergy = dstu2 ? R"("substance":{"text":"Peanut"},"recordedDate":"2024-02-06")"
                                      : std::string(R"("code":{"text":"Peanut"},)")
            + (old ? R"("assertedDate":"2024-02-06")" : R"("recordedDate":"2024-02-06")");
    const std::string manifestation = r5 ? R"({"concept":{"text":"Hives"}})" : R"({"text":"Hives"})";
    const std::string category =
        dstu2 ? R"({"coding":[{"code":"laboratory"}]})" : R"([{"coding":[{"code":"laboratory"}]}])";
    const std::string high = old ? R"({"coding":[{"code":"H"}]})" : R"([{"coding":[{"code":"H"}]}])";
    const std::string modality = r5 ? R"({"coding":[{"code":"CT"}]})" : R"({"code":"CT"})";
    return bundle(
        {entry(patient("p1")),
         entry(R"({"resourceType":"Encounter",)" + encounter
               + (dstu2 ? R"(,"patient":{"reference":"Patient/p1"})" : about) + "}"),
         entry(std::string(R"({"resourceType":")") + (dstu2 ? "MedicationOrder" : "MedicationRequest") + R"(",)" + drug
               + (dstu2 ? R"(,"patient":{"reference":"Patient/p1"})" : about) + "}"),
         entry(R"({"resourceType":"Procedure","status":"completed","code":{"text":"Appendectomy"},")"
               + std::string(r5 ? "occurrenceDateTime" : "performedDateTime") + R"(":"2024-02-03")" + about + "}"),
         entry(R"({"resourceType":"Condition","code":{"text":"Appendicitis"},)" + condition + "}"),
         entry(R"({"resourceType":"ImagingStudy","started":"2024-02-05",)"
               + std::string(
                   old ? R"("uid":"urn:oid:1.2.3.4",)"
                       : R"("status":"available","identifier":[{"system":"urn:dicom:uid","value":"urn:oid:1.2.3.4"}],)")
               + R"("series":[{"modality":)" + modality + R"(}],")" + (old ? "patient" : "subject")
               + R"(":{"reference":"Patient/p1"}})"),
         entry(R"({"resourceType":"AllergyIntolerance",)" + allergy + R"(,"reaction":[{"manifestation":[)"
               + manifestation + R"(]}],"patient":{"reference":"Patient/p1"}})"),
         entry(R"({"resourceType":"Immunization","status":"completed","vaccineCode":{"text":"Influenza"},")"
               + std::string(old ? "date" : "occurrenceDateTime")
               + R"(":"2024-02-07","patient":{"reference":"Patient/p1"}})"),
         entry(
             R"({"resourceType":"Observation","status":"final","category":)" + category
             + R"(,"code":{"text":"Glucose"},"effectiveDateTime":"2024-02-08","valueQuantity":{"value":95},"interpretation":)"
             + high + about + "}")});
}

}

TEST(FhirReleases, TheSameHistoryComesOutOfEachAndSaysWhich)
{
    for (const auto* release : {"DSTU2", "STU3", "R4", "R5"}) {
        const auto record = parsed(history(release));
        EXPECT_EQ(record.release, release);
        EXPECT_TRUE(record.skipped.empty()) << release << leftOut(record);
        std::vector<std::string> told;
        for (const auto& event : record.events)
            told.push_back(textOf(event.time, Clock::Calendar) + ' ' + event.text + ' ' + event.valueText);
        ASSERT_EQ(told.size(), 8u) << release;
        EXPECT_THAT(told[0], testing::StartsWith("2024-02-01 ")) << release;
        ASSERT_TRUE(record.events[0].end);
        EXPECT_EQ(textOf(*record.events[0].end, Clock::Calendar), "2024-02-05");
        EXPECT_EQ(told[1], "2024-02-02 Lisinopril ") << release;
        EXPECT_EQ(told[2], "2024-02-03 Appendectomy ") << release;
        EXPECT_EQ(told[3], "2024-02-04 Appendicitis ") << release;
        EXPECT_EQ(told[4], "2024-02-05 CT ") << release;
        EXPECT_EQ(record.events[4].studyUid, "1.2.3.4") << release;
        EXPECT_EQ(told[5], "2024-02-06 Peanut Hives") << release;
        EXPECT_EQ(told[6], "2024-02-07 Influenza ") << release;
        EXPECT_EQ(told[7], "2024-02-08 Glucose 95") << release;
        EXPECT_EQ(record.events[7].kind, Kind::Lab) << release;
        EXPECT_EQ(record.events[7].interpretation, "H") << release;
        for (const auto& event : record.events)
            EXPECT_TRUE(event.isFact()) << release << event.text << inEnglish(event.marks);
    }
}

TEST(FhirReleases, reported_own_r5_isReadByItsOwnNames)
{
    const auto record = parsed(history("R5"));
    EXPECT_EQ(record.release, "R5");
    EXPECT_EQ(textOf(record.events.at(0).time, Clock::Calendar), "2024-02-01");
}

// A time without a zone stays as it is, and its place among the others is said to be unknown.
TEST(FhirTimes, reported_blaze_284_aTimeWithoutAZoneGetsNone)
{
    const auto encounter = entry(
        R"({"resourceType":"Encounter","status":"finished","class":{"code":"IMP"},"period":{"start":"2019-11-17T00:00:00","end":"2019-11-20T09:30:00"}})");
    auto lab = glucose("o1", "95", "");
    lab.replace(lab.find("2024-05-01T08:00:00Z"), 20, "2019-11-17T08:00:00+01:00");
    const auto record = parsed(bundle({entry(patient("p1")), encounter, entry(lab)}));
    ASSERT_EQ(record.events.size(), 2u);
    EXPECT_EQ(textOf(record.events[0].time, Clock::Calendar), "2019-11-17T00:00:00");
    EXPECT_EQ(textOf(*record.events[0].end, Clock::Calendar), "2019-11-20T09:30:00");
    EXPECT_EQ(record.events[1].time.seconds - record.events[0].time.seconds, 8 * 3600) << "by the clock of the others";
    ASSERT_EQ(record.notes.size(), 1u);
    EXPECT_THAT(inEnglish(record.notes[0]), HasSubstr("without a time zone"));
    EXPECT_TRUE(parsed(bundle({entry(patient("p1")), encounter})).notes.empty())
        << "among themselves the order is known";
}
