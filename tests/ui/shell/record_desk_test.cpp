// Whose history stands under whose images.
#include "ui/shell/record_desk.h"

#include <QSignalSpy>
#include <QTest>

using namespace lantern;
using shell::Match;

namespace {

record::PatientSummary recordOf(const std::string& birthDate, const std::string& sex)
{
    return {"fhir-1", "Ada Example", birthDate, sex, {"HOSPITAL-7"}};
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
Result<std::vector<shell::History>> twoFiles(const std::vector<std::filesystem::path>&, Job&)
{
    auto record = std::make_shared<record::Record>();
    record->patient = recordOf("1957-05-02", "male");
    std::vector<shell::History> found;
    found.push_back({"/made/a.json", record, {}});
    found.push_back({"/made/b.json", nullptr, Error{ErrorCode::Malformed, "It breaks off."}});
    return found;
}

}

class RecordDeskTest : public QObject {
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

    void aDamagedHistoryLeavesTheOthersOpen()
    {
        QThreadPool reading, inference;
        shell::JobBoard jobs;
        shell::RecordDesk desk({twoFiles, {}}, {reading, inference}, jobs);
        QSignalSpy opened(&desk, &shell::RecordDesk::opened), failed(&desk, &shell::RecordDesk::failed);
        desk.open({"/made"});
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(opened.first().at(1).toInt(), 1);
        QCOMPARE(failed.count(), 1);
        QVERIFY(desk.recordOf(patient("HOSPITAL-7")));
        QVERIFY(!desk.recordOf(patient("HOSPITAL-8")));
    }
};

QTEST_MAIN(RecordDeskTest)
#include "record_desk_test.moc"
