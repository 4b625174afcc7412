// Who is one patient: the rule by itself, and what a scan makes of files.
#include "core/dicom/patients/patient_groups.h"
#include "core/dicom/series.h"
#include "tests/support/dicom_folder.h"

#include <algorithm>
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <numeric>
#include <random>

namespace lantern {
namespace {

using dicom::PatientFacts;
using testing::ElementsAre;
using testing::HasSubstr;

const dicom::Library library;

PatientFacts facts(std::string id, std::string issuer = "", std::string birth = "", std::string sex = "",
                   std::string name = "")
{
    return {.id = std::move(id),
            .issuer = std::move(issuer),
            .birthDate = std::move(birth),
            .sex = std::move(sex),
            .name = {name, name, ""},
            .otherIds = {}};
}

struct Pair {
    PatientFacts a, b;
    bool isContradiction, areSame;
};

TEST(SamePatient, WhatBothStateDecidesAndWhatIsMissingDoesNot)
{
    auto withOther = facts("A", "X");
    withOther.otherIds = {{"B", "Y"}};
    const Pair pairs[] = {
        {facts("A"), facts("A"), false, true},
        {facts("A"), facts("B"), true, false},
        {facts("A", "X"), facts("A"), false, true},
        {facts("A", "X"), facts("A", "Y"), true, false},
        {facts("A", "X"), facts("A", "x "), false, true},
        {facts("A", "X"), facts("A", "UNKNOWN"), false, true},
        {facts("A", "", "19570502"), facts("A", "", ""), false, true},
        {facts("A", "", "19570502"), facts("A", "", "19570503"), true, false},
        {facts("A", "", "19000101"), facts("A", "", "19570503"), false, true},
        {facts("A", "", "", "M"), facts("A", "", "", "F"), true, false},
        {facts("A", "", "", "O"), facts("A", "", "", "F"), false, true},
        {facts("A", "", "", "M", "WANG^XIAOMING"), facts("A", "", "", "M", "Wang^Xiaoming"), false, true},
        {facts("A", "", "", "", "Wang^Xiaoming"), facts("A", "", "", "", "Smith^Ann"), false, true},
        // The name alone is nothing; with the day of birth it is something.
        {facts("", "", "", "", "Wang^Xiaoming"), facts("", "", "", "", "Wang^Xiaoming"), false, false},
        {facts("", "", "19570502", "", "Wang^Xiaoming"), facts("", "", "19570502", "", "XIAOMING WANG"), false, true},
        {facts("A", "", "19570502", "", "Wang^Xiaoming"), facts("", "", "19570502", "", "Wang^Xiaoming"), false, true},
        {facts("A", "", "19570502", "", "Wang^Xiaoming"), facts("B", "", "19570502", "", "Wang^Xiaoming"), true, false},
        {facts("", "", "19570502", "", "Anonymous"), facts("", "", "19570502", "", "Anonymous"), false, false},
        // Another of a person's numbers.
        {withOther, facts("B", "Y"), false, true},
        {withOther, facts("B"), false, true},
        {withOther, facts("B", "Z"), true, false},
        {withOther, facts("C", "Y"), true, false},
        // A whole HL7 identifier in the field.
        {facts("4711^^^HOSP&1.2.3&ISO"), facts("4711", "HOSP"), false, true},
        {facts("4711^^^HOSP"), facts("4711", "CLINIC"), true, false},
    };
    for (const auto& pair : pairs)
        for (const bool swapped : {false, true}) {
            const auto a = dicom::identityOf(swapped ? pair.b : pair.a),
                       b = dicom::identityOf(swapped ? pair.a : pair.b);
            const auto compared = dicom::compare(a, b);
            EXPECT_EQ(compared.isContradiction(), pair.isContradiction) << &pair - pairs;
            EXPECT_EQ(compared.areSame(), pair.areSame) << &pair - pairs;
        }
}

TEST(SamePatient, AFieldThatIsOnlyFilledStatesNothing)
{
    for (const char* id :
         {"",      " ",       "0",   "000000", "^^^",  "^^^HOSP", "-",         "?",    "ANON",          "Anonymous",
          "anon.", "UNKNOWN", "N/A", "none",   "NULL", "XXXX",    "(removed)", "匿名", "No Patient ID", "***"})
        EXPECT_TRUE(dicom::knownIdentifier(id, "X").id.empty()) << id;
    for (const char* id : {"1", "100", "ANON1234", "X1", "A", "0815", "王小明-7"})
        EXPECT_EQ(dicom::knownIdentifier(id, "").id, id);
    EXPECT_EQ(dicom::knownBirthDate("1957-05-02"), "19570502");
    EXPECT_EQ(dicom::knownBirthDate("1957"), "1957");
    EXPECT_EQ(dicom::knownBirthDate("00010101"), "");
    EXPECT_EQ(dicom::knownSex("male"), 'M');
    EXPECT_EQ(dicom::knownSex("unknown"), '\0');
}

dicom::InstancePtr file(int number, const std::string& study, const std::string& series, const PatientFacts& patient)
{
    auto made = std::make_shared<dicom::Instance>();
    made->path = fmt::format("/made/{}", number);
    made->sopInstanceUid = fmt::format("1.9.{}", number);
    made->study.uid = study;
    made->series.uid = series;
    made->patient = patient;
    return made;
}

std::string groupsOf(const std::vector<PatientFacts>& patients, const std::string& studies)
{
    std::vector<dicom::InstancePtr> files;
    for (std::size_t i = 0; i < patients.size(); ++i)
        files.push_back(file(static_cast<int>(i), fmt::format("1.{}", studies[i]),
                             fmt::format("1.{}.{}", studies[i], i), patients[i]));
    std::string text;
    std::vector<std::size_t> seen;
    for (const auto group : dicom::groupByPatient(files).ofFile) {
        const auto at = std::ranges::find(seen, group);
        text += static_cast<char>('a' + (at - seen.begin()));
        if (at == seen.end())
            seen.push_back(group);
    }
    return text;
}

// Letters: who is one patient; digits: which study each file is of.
TEST(SamePatient, FilesThatDoNotContradictEachOtherAreOnePatientsWithinAStudy)
{
    EXPECT_EQ(groupsOf({facts("A"), facts("")}, "11"), "aa");
    EXPECT_EQ(groupsOf({facts("A"), facts("")}, "12"), "ab");
    EXPECT_EQ(groupsOf({facts("ANON"), facts("ANON")}, "12"), "ab");
    EXPECT_EQ(groupsOf({facts("", "", "", "", "Doe"), facts("", "", "", "", "Doe")}, "12"), "ab");
    EXPECT_EQ(groupsOf({facts("A"), facts("B")}, "11"), "ab");
    EXPECT_EQ(groupsOf({facts("A", "X"), facts("A"), facts("A", "X")}, "123"), "aaa");
}

TEST(SamePatient, WhatFitsTwoWhoContradictEachOtherJoinsNeither)
{
    EXPECT_EQ(groupsOf({facts("A", "X"), facts("A", "Y"), facts("A")}, "123"), "abc");
    EXPECT_EQ(groupsOf({facts("A", "X"), facts("A", "Y"), facts("A"), facts("A")}, "1234"), "abcc");
    EXPECT_EQ(groupsOf({facts("A"), facts("B"), facts("")}, "111"), "abc");
    EXPECT_EQ(groupsOf({facts("A", "X", "19570502"), facts("A", "Y", "19600101"), facts("A", "", "19570502")}, "123"),
              "aba")
        << "the date of birth tells";
    const auto groups = dicom::groupByPatient(std::array{file(1, "1.1", "1.1.1", facts("A", "X")),
                                                         file(2, "1.2", "1.2.1", facts("A", "Y")),
                                                         file(3, "1.3", "1.3.1", facts("A"))});
    EXPECT_TRUE(groups.groups[groups.ofFile[2]].isUnclear);
    EXPECT_FALSE(groups.groups[groups.ofFile[0]].isUnclear || groups.groups[groups.ofFile[1]].isUnclear);
}

// Whatever the order of the files and their names, the same belong together, and none that contradict each other.
TEST(SamePatient, NoOrderOfTheFilesMatters)
{
    std::mt19937 random(7);
    const auto one = [&](std::vector<std::string> of) { return of[random() % of.size()]; };
    for (int round = 0; round < 300; ++round) {
        std::vector<dicom::InstancePtr> files;
        const int count = 3 + static_cast<int>(random() % 8);
        for (int i = 0; i < count; ++i) {
            const auto study = one({"1.1", "1.2", "1.3", ""});
            auto patient =
                facts(one({"A", "A", "B", "", "ANON"}), one({"", "", "X", "Y"}), one({"", "", "19570502", "19600101"}),
                      one({"", "", "M", "F"}), one({"", "Doe^J", "Roe"}));
            if (random() % 6 == 0)
                patient.otherIds = {{one({"A", "B", "C"}), one({"", "X"})}};
            files.push_back(file(i, study, study.empty() ? "" : study + one({".1", ".2"}), patient));
        }
        const auto whose = dicom::groupByPatient(files);
        std::vector<std::size_t> order(files.size());
        std::iota(order.begin(), order.end(), 0);
        for (int turn = 0; turn < 5; ++turn) {
            std::ranges::shuffle(order, random);
            std::vector<dicom::InstancePtr> shuffled;
            for (const auto i : order) {
                auto renamed = std::make_shared<dicom::Instance>(*files[i]);
                renamed->path = fmt::format("/made/{}", random());
                shuffled.push_back(std::move(renamed));
            }
            const auto again = dicom::groupByPatient(shuffled);
            ASSERT_EQ(again.groups.size(), whose.groups.size());
            for (std::size_t i = 0; i < order.size(); ++i)
                ASSERT_EQ(again.ofFile[i], whose.ofFile[order[i]]) << "round " << round;
        }
        // A part of the files: never two in one group who contradict each other, unless by the number of one who has
        // both.
        std::vector<dicom::InstancePtr> part;
        std::ranges::copy_if(files, std::back_inserter(part), [&](const auto&) { return random() % 3 != 0; });
        const bool haveOthers =
            std::ranges::any_of(part, [](const auto& each) { return !each->patient.otherIds.empty(); });
        const auto ofPart = dicom::groupByPatient(part).ofFile;
        for (std::size_t i = 0; i < part.size(); ++i)
            for (std::size_t j = i + 1; j < part.size(); ++j) {
                auto a = dicom::identityOf(part[i]->patient), b = dicom::identityOf(part[j]->patient);
                if (haveOthers)
                    a.ids = b.ids = {};
                if (dicom::compare(a, b).isContradiction()) {
                    ASSERT_NE(ofPart[i], ofPart[j]) << "round " << round;
                }
            }
    }
}

class PatientsOfFiles : public test::DicomFolder {
protected:
    dicom::DatasetDraft slice(int number, int study = 1)
    {
        return test::ctSlice(number)
            .set("SOPInstanceUID", fmt::format("1.2.3.{}.{}", study, number))
            .set("StudyInstanceUID", fmt::format("1.2.{}", study))
            .set("SeriesInstanceUID", fmt::format("1.2.{}.1", study))
            .set("ImagePositionPatient", axialAt(number * 2.0));
    }
};

TEST_F(PatientsOfFiles, reported_dcm4chee_4508_a_missing_issuer_parts_no_series)
{
    for (int i = 0; i < 8; ++i) {
        auto draft = slice(i + 1).set("PatientID", "XBDA59E");
        if (i % 2 == 0)
            draft.set("IssuerOfPatientID", "HOSPITAL");
        write(draft);
    }
    const auto series = onlySeries();
    EXPECT_EQ(series.frames.size(), 8u);
    EXPECT_EQ(series.spacingBetweenSlices, 2);
    EXPECT_TRUE(series.isVolume);
    EXPECT_THAT(
        said(series.warnings, dicom::WarningCode::PatientAssumed),
        HasSubstr("4 of 8 files do not state the Issuer of Patient ID, others of this patient say \"HOSPITAL\""));
    EXPECT_EQ(scanned().patients.at(0).facts.issuer, "HOSPITAL");
}

TEST_F(PatientsOfFiles, AnIdThatIsMissingInSomeFilesPartsNoSeriesEither)
{
    int number = 0;
    for (const char* id : {"4711", "", "ANON", "4711", "0", "^^^"})
        write(slice(++number).set("PatientID", id));
    const auto series = onlySeries();
    EXPECT_EQ(series.frames.size(), 6u);
    EXPECT_THAT(
        said(series.warnings, dicom::WarningCode::PatientAssumed),
        HasSubstr("4 of 6 files have no Patient ID that tells patients apart; they count as those of \"4711\""));
}

TEST_F(PatientsOfFiles, AContradictionInASeriesStaysTwoPatients)
{
    struct {
        const char *keyword, *first, *second;
    } const parts[] = {{"PatientID", "A", "B"},
                       {"IssuerOfPatientID", "X", "Y"},
                       {"PatientBirthDate", "19570502", "19570503"},
                       {"PatientSex", "M", "F"}};
    int study = 10;
    for (const auto& [keyword, first, second] : parts) {
        ++study;
        write(slice(1, study).set("PatientID", fmt::format("P{}", study)).set(keyword, first));
        write(slice(2, study).set("PatientID", fmt::format("P{}", study)).set(keyword, second));
    }
    const auto catalogue = scanned();
    ASSERT_EQ(catalogue.patients.size(), 8u);
    std::string texts;
    for (const auto& patient : catalogue.patients) {
        ASSERT_EQ(patient.studies.size(), 1u);
        EXPECT_EQ(patient.studies[0].series.at(0).frames.size(), 1u);
        EXPECT_THAT(codes(patient.studies[0].series[0]), testing::Contains("other-patient"));
        texts += said(patient.studies[0].series[0].warnings, dicom::WarningCode::PatientMismatch);
    }
    for (const char* part : {"they differ in Patient ID.", "they differ in Issuer of Patient ID.",
                             "they differ in birth date.", "they differ in sex."})
        EXPECT_THAT(texts, HasSubstr(part));
}

TEST_F(PatientsOfFiles, NamelessStudiesAreNotOnePatientByTheirName)
{
    for (int study = 1; study <= 3; ++study)
        write(slice(1, study).set("PatientID", study == 3 ? "0" : "").set("PatientName", "Doe^John"));
    const auto catalogue = scanned();
    EXPECT_EQ(catalogue.patients.size(), 3u);
    for (const auto& patient : catalogue.patients)
        EXPECT_THAT(said(patient.studies.at(0).series.at(0).warnings, dicom::WarningCode::PatientUnclear),
                    HasSubstr("a name alone does not make one patient"));
}

TEST_F(PatientsOfFiles, OtherPatientIdsBringTwoNumbersOfOnePersonTogether)
{
    dicom::DatasetDraft other;
    auto draft = slice(1, 1).set("PatientID", "A").set("IssuerOfPatientID", "X");
    write(draft.append("OtherPatientIDsSequence", other.set("PatientID", "B").set("IssuerOfPatientID", "Y")));
    write(slice(1, 2).set("PatientID", "B").set("IssuerOfPatientID", "Y"));
    write(slice(1, 3).set("PatientID", "C").set("IssuerOfPatientID", "Y"));
    write(slice(1, 4).setTag(0x0010, 0x1000, "LO", "D\\C").set("PatientID", "E"));
    const auto catalogue = scanned();
    ASSERT_EQ(catalogue.patients.size(), 2u);
    EXPECT_EQ(catalogue.patients[0].studies.size(), 2u);
    EXPECT_EQ(catalogue.patients[1].studies.size(), 2u);
}

TEST_F(PatientsOfFiles, OneIdUnderTwoNamesIsTold)
{
    write(slice(1, 1).set("PatientName", "Doe^John"));
    write(slice(1, 2).set("PatientName", "Smith^Ann"));
    auto catalogue = scanned();
    ASSERT_EQ(catalogue.patients.size(), 1u);
    EXPECT_THAT(said(catalogue.patients[0].studies[0].series[0].warnings, dicom::WarningCode::PatientMismatch),
                HasSubstr("2 different patient names: \"Doe^John\", \"Smith^Ann\""));
}

// Without UIDs the folder and the name stand for the study, as nothing else does.
TEST_F(PatientsOfFiles, WithoutUidsAFolderIsOneStudy)
{
    for (int i = 1; i <= 3; ++i)
        write(slice(i).set("PatientID", "").set("StudyInstanceUID", "").set("SeriesInstanceUID", ""));
    EXPECT_EQ(onlySeries().frames.size(), 3u);
}

}
}
