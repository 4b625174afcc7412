// Whose history stands under whose images.
#include "ui/shell/workspace/record_workspace.h"

#include "core/record/messages.h"

#include <QSignalSpy>
#include <QTest>

using namespace lantern;
using shell::Match;

namespace {

Result<std::vector<record::RecordFile>> someFile(const std::vector<std::filesystem::path>&, Job&)
{
    return std::vector<record::RecordFile>{{"/made/history.json", {}}};
}

record::PatientSummary recordOf(const std::string& birthDate, const std::string& sex)
{
    record::PatientSummary summary;
    summary.id = "fhir-1";
    summary.name = "Ada Example";
    summary.birthDate = birthDate;
    summary.sex = sex;
    summary.identifiers = {"HOSPITAL-7"};
    return summary;
}

dicom::PatientFacts patient(const std::string& id)
{
    dicom::PatientFacts facts;
    facts.id = id;
    facts.birthDate = "19570502";
    facts.sex = "M";
    return facts;
}

// Histories as if read from files: the open patient's, and one that is not readable.
Result<std::vector<shell::History>> twoFiles(const std::vector<record::RecordFile>&, Job&)
{
    auto record = std::make_shared<record::Record>();
    record->patient = recordOf("1957-05-02", "male");
    std::vector<shell::History> found;
    found.push_back({"/made/a.json", record, {}});
    found.push_back({"/made/b.json", nullptr, Error{ErrorCode::Malformed, record::messages::ItBreaksOff}});
    return found;
}

}

class RecordWorkspaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theSameIdentifierIsTheSamePatient()
    {
        QCOMPARE(shell::matchOf(recordOf("1957-05-02", "male"), patient("HOSPITAL-7")), Match::Same);
        QCOMPARE(shell::matchOf(recordOf("1957-05-02", "male"), patient("fhir-1")), Match::Same);
    }

    // A year of birth alone, or nothing at all, is no contradiction.
    void whatIsNotSaidContradictsNothing()
    {
        QCOMPARE(shell::matchOf(recordOf("1957", ""), patient("HOSPITAL-7")), Match::Same);
        QCOMPARE(shell::matchOf(recordOf("", "unknown"), patient("HOSPITAL-7")), Match::Same);
    }

    void anotherBirthDateOrSexIsNeverTakenSilently()
    {
        QCOMPARE(shell::matchOf(recordOf("1957-05-03", "male"), patient("HOSPITAL-7")), Match::Contradicted);
        QCOMPARE(shell::matchOf(recordOf("1957-05-02", "female"), patient("HOSPITAL-7")), Match::Contradicted);
    }

    // Same name, same birthday, no common identifier: twins exist, and so do namesakes.
    void anotherIdentifierIsAnotherPatient()
    {
        QCOMPARE(shell::matchOf(recordOf("1957-05-02", "male"), patient("HOSPITAL-8")), Match::Other);
        QCOMPARE(shell::matchOf(recordOf("1957-05-02", "male"), patient("")), Match::Other);
    }

    // What only fills the field is nobody's number.
    void aPlaceholderIsNoIdentifier()
    {
        for (const char* id : {"ANON", "0", "^^^", "unknown"}) {
            record::PatientSummary record = recordOf("1957-05-02", "male");
            record.id = id;
            record.identifiers = {id};
            QCOMPARE(shell::matchOf(record, patient(id)), Match::Other);
        }
    }

    // The images may carry the hospital's other number.
    void anotherOfThePatientsNumbersIsTheSamePatient()
    {
        auto images = patient("CLINIC-1");
        images.otherIds = {{"HOSPITAL-7", "HOSPITAL"}};
        QCOMPARE(shell::matchOf(recordOf("1957-05-02", "male"), images), Match::Same);
        QCOMPARE(shell::matchOf(recordOf("1957-05-03", "male"), images), Match::Contradicted);
    }

    // Two servers may give one number to two people: whichever was read first, none is taken.
    void twoRecordsThatContradictEachOtherAreBothLeftOut()
    {
        for (const bool swapped : {false, true}) {
            const auto read = [swapped](const auto&, Job&) -> Result<std::vector<shell::History>> {
                std::vector<shell::History> found;
                for (const char* birth : {"1957-05-02", "1960-01-01"}) {
                    auto record = std::make_shared<record::Record>();
                    record->patient = recordOf(birth, "male");
                    found.push_back({std::string("/made/") + birth, record, {}});
                }
                if (swapped)
                    std::swap(found[0], found[1]);
                return found;
            };
            lanes::Lane reading(1), scoring(1);
            shell::TaskList jobs;
            shell::RecordWorkspace workspace({someFile, read, {}}, {reading, scoring}, jobs);
            QSignalSpy opened(&workspace, &shell::RecordWorkspace::opened);
            workspace.open({"/made"});
            QTRY_COMPARE(opened.count(), 1);
            auto images = patient("HOSPITAL-7");
            QCOMPARE(workspace.recordOf(images).own->patient.birthDate, std::string("1957-05-02"));
            images.birthDate.clear();
            QVERIFY(!workspace.recordOf(images).own);
            QVERIFY(workspace.recordOf(images).isUnclear);
        }
    }

    void aDamagedHistoryLeavesTheOthersOpen()
    {
        lanes::Lane reading(1), scoring(1);
        shell::TaskList jobs;
        shell::RecordWorkspace workspace({someFile, twoFiles, {}}, {reading, scoring}, jobs);
        QSignalSpy opened(&workspace, &shell::RecordWorkspace::opened),
            failed(&workspace, &shell::RecordWorkspace::failed);
        workspace.open({"/made"});
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened.first().at(1).toInt(), 1);
        QCOMPARE(failed.count(), 1);
        QVERIFY(workspace.recordOf(patient("HOSPITAL-7")).own);
        QVERIFY(!workspace.recordOf(patient("HOSPITAL-8")).own);
    }
};

QTEST_MAIN(RecordWorkspaceTest)
#include "record_workspace_test.moc"
