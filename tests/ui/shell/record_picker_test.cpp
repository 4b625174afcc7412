// One of many records, found by what a person knows of the patient.
#include "ui/shell/bars/elided_label.h"
#include "ui/shell/pages/record_picker.h"
#include "ui/shell/timeline_panel.h"

#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTest>

using namespace lantern;
using shell::RecordPtr;

namespace {

Result<std::vector<record::RecordFile>> someFile(const std::vector<std::filesystem::path>&, Job&)
{
    return std::vector<record::RecordFile>{{"/made/history.json", {}}};
}

RecordPtr recordOf(int number, int events)
{
    auto record = std::make_shared<record::Record>();
    record->patient.id = "p" + std::to_string(number);
    record->patient.name = "Patient <b>" + std::to_string(number) + "</b>";
    record->patient.birthDate = "19" + std::to_string(10 + number % 90) + "-05-02";
    record->patient.identifiers = {"MRN-" + std::to_string(7000 + number)};
    record->events.resize(std::size_t(events));
    return record;
}

int shownRows(const QListWidget& list)
{
    int count = 0;
    for (int row = 0; row < list.count(); ++row)
        count += !list.item(row)->isHidden();
    return count;
}

}

class RecordPickerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneOfManyIsFoundByItsWords()
    {
        std::vector<RecordPtr> records;
        for (int i = 0; i < 356; ++i)
            records.push_back(recordOf(i, i % 2));
        shell::RecordPicker picker;
        picker.showRecords(records, nullptr, {600, 600});
        QVERIFY(QTest::qWaitForWindowExposed(&picker));
        auto& list = *picker.findChild<QListWidget*>();
        auto& search = *picker.findChild<QLineEdit*>();
        QCOMPARE(list.count(), 357);
        QVERIFY2(list.item(1)->text().contains("<b>1</b>"), "those with events first, and as plain text");
        QVERIFY(list.item(356)->text().contains("354"));

        QSignalSpy chosen(&picker, &shell::RecordPicker::chosen);
        RecordPtr given;
        QObject::connect(&picker, &shell::RecordPicker::chosen, [&](RecordPtr record) { given = std::move(record); });
        QTest::keyClicks(&search, "patient mrn-7201");
        QCOMPARE(shownRows(list), 1);
        QTest::keyClick(&search, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        QCOMPARE(given, records[201]);
        QVERIFY(!picker.isVisible());

        picker.showRecords(records, records[3], {600, 600});
        QTest::keyClicks(&search, "nobody of that name");
        QCOMPARE(shownRows(list), 0);
        QTest::keyClick(&search, Qt::Key_Return);
        QCOMPARE(chosen.count(), 1);
        search.clear();
        QCOMPARE(shownRows(list), 357);
    }

    // Whose record it is may be a long sentence; a name that stops at an edge would read as another name.
    void aLineThatDoesNotFitEndsInDots()
    {
        shell::ElidedLabel label;
        label.setText("Not the patient on the screen: Lantern^Demo^One · 4711 · 1957-05-02");
        QLabel twin;
        twin.setTextFormat(Qt::PlainText);
        for (QLabel* each : {static_cast<QLabel*>(&label), &twin})
            each->resize(140, 20);
        twin.setText(label.fontMetrics().elidedText(label.text(), Qt::ElideRight, 140));
        QVERIFY(twin.text().endsWith(QChar(0x2026)));
        QCOMPARE(label.grab().toImage(), twin.grab().toImage());
        QVERIFY(label.minimumSizeHint().width() < 20);
        label.resize(900, 20);
        twin.setText(label.text());
        twin.resize(900, 20);
        QCOMPARE(label.grab().toImage(), twin.grab().toImage());
    }

    // A list of wards comes first by its name; it has nothing to show.
    void theFirstRecordWithEventsIsShown()
    {
        const auto read = [](const std::vector<record::RecordFile>&, Job&) -> Result<std::vector<shell::History>> {
            return std::vector<shell::History>{{"/made/a.json", recordOf(0, 0), {}},
                                               {"/made/b.json", recordOf(1, 2), {}},
                                               {"/made/b.json", recordOf(2, 2), {}}};
        };
        lanes::Lane reading(1), scoring(1);
        shell::TaskList jobs;
        shell::RecordWorkspace workspace({someFile, read, {}}, {reading, scoring}, jobs);
        shell::TimelinePanel panel(workspace);
        QSignalSpy opened(&workspace, &shell::RecordWorkspace::opened);
        workspace.open({"/made"});
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(workspace.records().size(), std::size_t(3));    // two patients of one file are two
        panel.refresh();
        QVERIFY(panel.shown());
        QCOMPARE(panel.shown()->patient.id, std::string("p1"));
        workspace.open({"/made"});
        QTRY_COMPARE(opened.count(), 2);
        QCOMPARE(workspace.records().size(), std::size_t(3));
    }
};

QTEST_MAIN(RecordPickerTest)
#include "record_picker_test.moc"
