// Whose a resource is, by every way of saying it.
#include "core/record/fhir/reference.h"
#include "tests/core/record/made_fhir.h"

#include <gmock/gmock.h>

using namespace lantern;
using namespace lantern::record;
using namespace lantern::test;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

namespace {

const std::string own = "https://a.example/fhir/Patient/p1";
const std::string mrn = R"(,"identifier":[{"system":"http://hospital.example/mrn","value":"4711"}])";

// One patient with one glucose about `subject`; whether it counts.
bool counts(const std::string& subject, const std::string& url = own, const std::string& observationUrl = "")
{
    const auto record =
        read(bundle({entry(patient("p1", mrn), url), entry(glucose("o1", "95", subject), observationUrl)}));
    EXPECT_EQ(record.events.size() + record.skipped.size(), 1u) << "counted or said";
    return record.events.size() == 1;
}

}

TEST(FhirReference, LeavesVersionsOffAndKnowsEveryForm)
{
    using Form = Reference::Form;
    EXPECT_EQ(parseReference("Patient/p1"), (Reference{Form::Resource, "", "Patient", "p1"}));
    EXPECT_EQ(parseReference("Patient/p1/_history/3"), (Reference{Form::Resource, "", "Patient", "p1"}));
    EXPECT_EQ(parseReference("https://A.example:443/fhir/Patient/p1/_history/3"),
              (Reference{Form::Resource, "https://a.example/fhir", "Patient", "p1"}));
    EXPECT_EQ(parseReference("http://a.example/fhir/Patient/p1/").base, parseReference(own).base);
    EXPECT_EQ(parseReference("#p").form, Form::Contained);
    EXPECT_EQ(parseReference("urn:uuid:0A").id, "urn:uuid:0a");
    EXPECT_EQ(parseReference("Patient?identifier=a|b").form, Form::Search);
    EXPECT_EQ(parseReference("").form, Form::None);
    EXPECT_EQ(queryValue("active=true&identifier=http%3A%2F%2Fa%7C7", "identifier"), "http://a|7");
}

TEST(FhirPatients, EveryWayToNameThisPatientCounts)
{
    for (
        const auto& subject :
        {reference("Patient/p1"), reference("Patient/p1/_history/1"), reference(own), reference(own + "/_history/12"),
         reference("http://a.example/fhir/Patient/p1"), reference("https://A.EXAMPLE/fhir/Patient/p1"),
         reference("Patient?identifier=http://hospital.example/mrn|4711"),
         reference("Patient?identifier=http%3A%2F%2Fhospital.example%2Fmrn%7C4711"), reference("Patient?_id=p1"),
         std::string(R"({"identifier":{"system":"http://hospital.example/mrn","value":"4711"}})"),
         std::string(R"({"type":"Patient","identifier":{"value":"4711"}})"),
         std::string(
             R"({"reference":"https://elsewhere.example/Patient/77","identifier":{"system":"http://hospital.example/mrn","value":"4711"}})"),
         std::string(R"({"display":"Made, Up"})"), std::string()})
        EXPECT_TRUE(counts(subject)) << subject;
    EXPECT_TRUE(counts(reference("Patient/p1"), "", "")) << "no fullUrl";
    EXPECT_TRUE(counts(reference(own), "", "")) << "the only server on which anybody points to p1";
    EXPECT_TRUE(counts(reference("urn:uuid:11111111-2222-3333-4444-555555555555"),
                       "urn:uuid:11111111-2222-3333-4444-555555555555"));
    EXPECT_TRUE(counts(reference("Patient/p1"), "urn:uuid:11111111-2222-3333-4444-555555555555",
                       "urn:uuid:11111111-2222-3333-4444-666666666666"));
    EXPECT_TRUE(counts(reference("Patient/p1"), own, "https://a.example/fhir/Observation/o1"));
}

TEST(FhirPatients, EveryWayToNameAnotherIsLeftOutAndSaid)
{
    for (const auto& subject :
         {reference("Patient/p2"),
          reference("Patient/p2/_history/1"),
          reference("https://a.example/fhir/Patient/p2"),
          reference("https://b.example/fhir/Patient/p1"),
          reference("https://b.example/fhir/Patient/p1/_history/1"),
          reference("https://a.example/other/Patient/p1"),
          reference("urn:uuid:11111111-2222-3333-4444-555555555555"),
          reference("urn:oid:1.2.3"),
          reference("Group/p1"),
          reference("Device/p1"),
          reference("Location/p1"),
          reference("https://a.example/fhir/Group/p1"),
          reference("#nobody"),
          reference("Patient?identifier=http://hospital.example/mrn|4712"),
          reference("Patient?name=Made"),
          std::string(R"({"identifier":{"system":"http://hospital.example/mrn","value":"4712"}})"),
          std::string(R"({"identifier":{"system":"http://other.example/mrn","value":"4711"}})"),
          std::string(R"({"type":"Device","identifier":{"system":"http://hospital.example/mrn","value":"4711"}})"),
          std::string(
              R"({"reference":"Patient/p1","identifier":{"system":"http://hospital.example/mrn","value":"4712"}})"),
          std::string(R"({"display":"Baby of Made, Ann"})"),
          std::string(R"({"display":"Baby of Made, Up"})")})
        EXPECT_FALSE(counts(subject)) << subject;
    EXPECT_FALSE(counts(reference("Patient/p1"), own, "https://b.example/fhir/Observation/o1"))
        << "a relative reference is one on its own server";
}

// own-other-patient: an absolute reference and a urn that lead to others were this patient's.
TEST(FhirPatients, reported_own_other_patient_keepsOneGlucoseAndNamesTheOthers)
{
    const std::string base = "https://a.example/fhir/";
    const auto record =
        read(bundle({entry(patient("p1"), base + "Patient/p1"),
                     entry(glucose("o1", "95", reference(base + "Patient/p1")), base + "Observation/o1"),
                     entry(glucose("o2", "480", reference(base + "Patient/p2")), base + "Observation/o2"),
                     entry(glucose("o3", "481", reference("urn:uuid:11111111-2222-3333-4444-555555555555")),
                           base + "Observation/o3")}));
    EXPECT_THAT(values(record), ElementsAre("95"));
    EXPECT_THAT(leftOut(record), HasSubstr("Patient/p2"));
    EXPECT_THAT(leftOut(record), HasSubstr("urn:uuid:11111111"));
}

TEST(FhirPatients, reported_hapicore_1848_aVersionedReferenceIsThePatient)
{
    EXPECT_TRUE(counts(reference("Patient/p1/_history/1"), ""));
}

TEST(FhirPatients, CountsWhatIsOfOthersByWho)
{
    const auto record = read(bundle({entry(patient("p1")), entry(glucose("o1", "1", reference("Patient/p2"))),
                                     entry(glucose("o2", "2", reference("Patient/p2/_history/4"))),
                                     entry(glucose("o3", "3", reference("Patient/p3")))}));
    ASSERT_EQ(record.skipped.size(), 2u);
    EXPECT_EQ(inEnglish(record.skipped[0].reason), "2 resources are about another than this patient: Patient/p2.");
    EXPECT_EQ(record.skipped[0].where, "entry[1] Observation/o1");
    EXPECT_EQ(inEnglish(record.skipped[1].reason), "One resource is about another than this patient: Patient/p3.");
}

TEST(FhirPatients, TwoServersWithOneIdAreTwoPatients)
{
    const std::string a = "https://a.example/fhir/", b = "https://b.example/fhir/";
    const FhirText file{"two.json",
                        bundle({entry(patient("p1"), a + "Patient/p1"), entry(patient("p1"), b + "Patient/p1"),
                                entry(glucose("o1", "95", reference("Patient/p1")), a + "Observation/o1"),
                                entry(glucose("o1", "480", reference("Patient/p1")), b + "Observation/o1"),
                                entry(glucose("o2", "481", reference(b + "Patient/p1"))),
                                entry(glucose("o3", "77", reference("Patient/p1")))})};
    const auto records = readFhir(std::span(&file, 1));
    ASSERT_TRUE(records);
    ASSERT_EQ(records->size(), 2u);
    EXPECT_THAT(values(records->at(0)), ElementsAre("95"));
    EXPECT_THAT(values(records->at(1)), ElementsAre("480", "481"));
    EXPECT_EQ(records->at(0).patient.server, "https://a.example/fhir");
    EXPECT_THAT(leftOut(records->at(0)), HasSubstr("o3")) << "which server's p1 it means is not said";
}

// A mother's record holds what was measured on her fetus or her child.
TEST(FhirPatients, WhatIsObservedOnSomebodyElseIsNotThePatients)
{
    const auto mother = reference("Patient/p1");
    const auto final = R"(,"status":"final")";
    for (
        const auto& focus :
        {std::string(R"(,"focus":[{"reference":"RelatedPerson/fetus"}])"),
         std::string(R"(,"focus":[{"display":"Fetus"}])"), std::string(R"(,"focus":[{"reference":"Patient/child"}])"),
         std::string(R"(,"focus":[{"reference":"Group/g"}])"), std::string(R"(,"focus":[{"reference":"Device/pump"}])"),
         std::string(
             R"(,"extension":[{"url":"http://hl7.org/fhir/StructureDefinition/observation-focusCode","valueCodeableConcept":{"text":"Fetus"}}])")}) {
        const auto record = read(bundle({entry(patient("p1")), entry(glucose("o1", "95", mother, final + focus))}));
        EXPECT_THAT(values(record), IsEmpty()) << focus;
        EXPECT_EQ(record.skipped.size(), 1u) << focus;
    }
    for (const auto& focus : {std::string(R"(,"focus":[{"reference":"Patient/p1"}])"),
                              std::string(R"(,"focus":[{"reference":"Condition/diabetes"}])"), std::string()}) {
        const auto record = read(bundle({entry(patient("p1")), entry(glucose("o1", "95", mother, final + focus))}));
        EXPECT_THAT(values(record), ElementsAre("95")) << focus;
    }
}

TEST(FhirPatients, MotherAndChildInOneFileHaveARecordEach)
{
    const FhirText file{"birth.json",
                        bundle({entry(patient("mother")), entry(patient("child")),
                                entry(glucose("o1", "95", reference("Patient/mother"))),
                                entry(glucose("o2", "40", reference("Patient/child"))),
                                entry(glucose("o3", "41", reference("Patient/mother"),
                                              R"(,"status":"final","focus":[{"reference":"Patient/child"}])")),
                                entry(glucose("o4", "77", ""))})};
    const auto records = readFhir(std::span(&file, 1));
    ASSERT_TRUE(records);
    ASSERT_EQ(records->size(), 2u);
    EXPECT_THAT(values(records->at(0)), ElementsAre("95"));
    EXPECT_THAT(values(records->at(1)), ElementsAre("40", "41"));
    EXPECT_THAT(leftOut(records->at(0)), HasSubstr("It does not say whose it is"));
}

TEST(FhirPatients, AContainedPatientIsKnownByIdentifier)
{
    const auto contained = [](const std::string& number) {
        return glucose(
            "o1", "95", reference("#me"),
            R"(,"contained":[{"resourceType":"Patient","id":"me","identifier":[{"system":"http://hospital.example/mrn","value":")"
                + number + R"("}]}])");
    };
    EXPECT_THAT(values(read(bundle({entry(patient("p1", mrn)), entry(contained("4711"))}))), ElementsAre("95"));
    EXPECT_THAT(values(read(bundle({entry(patient("p1", mrn)), entry(contained("4712"))}))), IsEmpty());
    EXPECT_THAT(values(read(contained("4711"))), ElementsAre("95")) << "there is nobody else";
}

TEST(FhirPatients, WithoutAPatientTheFirstThatIsPointedAtIsTheRecords)
{
    const auto record =
        read(bundle({entry(glucose("o1", "95", reference("Patient/p1"))),
                     entry(glucose("o2", "96", reference("https://a.example/fhir/Patient/p1/_history/2"))),
                     entry(glucose("o3", "480", reference("Patient/p2")))}));
    EXPECT_EQ(record.patient.id, "p1");
    EXPECT_THAT(values(record), ElementsAre("95", "96"));
}

TEST(FhirPatients, AReplacedResourceOfThePersonIsTheSamePerson)
{
    const auto record =
        read(bundle({entry(patient("p1", R"(,"link":[{"type":"replaces","other":{"reference":"Patient/old"}}])")),
                     entry(patient("old")), entry(glucose("o1", "95", reference("Patient/p1"))),
                     entry(glucose("o2", "96", reference("Patient/old")))}));
    EXPECT_THAT(values(record), ElementsAre("95", "96"));
}

TEST(FhirPatients, KeepsIdentifiersNamesAndTheBirthDateAsADate)
{
    const auto record = read(
        R"({"resourceType":"Patient","id":"p1","birthDate":"2019-11-04T23:00:00.000Z","gender":"male",
        "identifier":[{"system":"urn:oid:1.2","value":"7"},{"value":"8"}],
        "name":[{"use":"old","text":"Old Name"},{"use":"official","family":"Made","given":["Up","So"]}]})");
    EXPECT_EQ(record.patient.birthDate, "2019-11-04");
    EXPECT_EQ(record.patient.name, "Made Up So");
    EXPECT_THAT(record.patient.names, ElementsAre("Made Up So", "Old Name"));
    EXPECT_THAT(record.patient.issued, ElementsAre(Identifier{"urn:oid:1.2", "7"}, Identifier{"", "8"}));
}
