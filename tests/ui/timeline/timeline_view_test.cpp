#include "core/record/messages.h"
#include "core/record/scores/score.h"
#include "ui/timeline/event_list.h"
#include "ui/timeline/event_text.h"
#include "ui/timeline/time_axis.h"
#include "ui/timeline/timeline_view.h"

#include <QApplication>
#include <QHelpEvent>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

using namespace lantern;
using timeline::TimelineView;

namespace {

constexpr std::int64_t start = 1600000000;    // 2020-09-13T12:26:40Z

std::shared_ptr<const record::Record> history()
{
    auto record = std::make_shared<record::Record>();
    record::Event study;
    study.time = {start, record::Precision::Second, 0};
    study.kind = record::Kind::Imaging;
    study.text = "CT chest";
    study.studyUid = "1.2.3";
    record::Event stay;
    stay.time = {start - 3600, record::Precision::Second, 0};
    stay.end = record::Moment{start + 48 * 3600, record::Precision::Second, 0};
    stay.kind = record::Kind::Encounter;
    stay.text = "Intensive care unit";
    record::Event lactate;
    lactate.time = {start + 24 * 3600, record::Precision::Second, 0};
    lactate.kind = record::Kind::Lab;
    lactate.text = "Lactate";
    lactate.value = 4.2;
    lactate.valueText = "4.20";
    lactate.unit = "mmol/L";
    lactate.low = 0.5;
    lactate.high = 2;
    lactate.source = "entry[7] Observation/l";
    record->events = {stay, study, lactate};
    return record;
}

// Values of one moment, and the stay and study of history().
std::shared_ptr<const record::Record> pileUp(int count)
{
    auto record = std::make_shared<record::Record>(*history());
    record->events.pop_back();
    for (int i = 0; i < count; ++i) {
        record::Event value;
        value.time = {start + 24 * 3600, record::Precision::Second, 0};
        value.kind = i % 2 ? record::Kind::Lab : record::Kind::Vital;
        value.text = "Value " + std::to_string(i);
        value.value = i;
        value.valueText = std::to_string(i);
        record->events.push_back(value);
    }
    return record;
}

record::ScoreSeries curve(const std::string& id = "icu-mortality")
{
    record::ScoreSeries risk;
    risk.id = id;
    risk.model = {id, "1.0.0", ""};
    risk.target = record::messages::AsWritten("Risk by " + id);
    risk.unit = "1";
    risk.threshold = 0.3;
    for (int hour = 0; hour <= 48; ++hour)
        risk.points.push_back(
            {{start - 3600 + hour * 3600, record::Precision::Second, 0}, 0.1 + hour * 0.01, 0.05, 0.8, {}});
    return risk;
}

// The study's square in the first lane, wherever it is drawn.
int columnOfStudy(TimelineView& view)
{
    QSignalSpy spy(&view, &TimelineView::studyActivated);
    for (int x = 112; x < view.width(); ++x) {
        QTest::mouseClick(&view, Qt::LeftButton, {}, {x, 10});
        if (spy.count() > 0)
            return x;
    }
    return -1;
}

QString tooltipAt(TimelineView& view, QPoint at)
{
    QToolTip::hideText();
    QHelpEvent help(QEvent::ToolTip, at, view.mapToGlobal(at));
    QApplication::sendEvent(&view, &help);
    return QToolTip::text();
}

void turnWheel(TimelineView& view, QPoint at)
{
    QWheelEvent wheel(at, view.mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&view, &wheel);
}

}

class TimelineViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void zoomKeepsTheMomentUnderThePointer()
    {
        timeline::TimeAxis axis;
        axis.setPixels(100, 900);
        axis.setBounds(0, 1e6);
        const double moment = axis.secondsFromPixel(400);
        axis.zoomAt(400, 4);
        QVERIFY(std::abs(axis.secondsFromPixel(400) - moment) < 1e-3);
        QVERIFY(axis.to() - axis.from() < 3e5);
    }

    void aClickOpensOnlyALoadedStudy()
    {
        TimelineView view;
        view.resize(900, 190);
        view.setRecord(history());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.grab();
        QCOMPARE(columnOfStudy(view), -1);
        view.setLoadedStudies({"1.2.3"});
        QSignalSpy spy(&view, &TimelineView::studyActivated);
        QVERIFY(columnOfStudy(view) > 0);
        QCOMPARE(spy.at(0).at(0).toString(), QString("1.2.3"));
    }

    void theWheelZoomsAndADragPans()
    {
        TimelineView view;
        view.resize(900, 190);
        view.setRecord(history());
        view.setLoadedStudies({"1.2.3"});
        view.grab();
        const int before = columnOfStudy(view);
        turnWheel(view, {700, 60});
        const int zoomed = columnOfStudy(view);
        QVERIFY2(zoomed < before || zoomed == -1, "zooming in about a later moment moves the study to the left");
        view.showAll();
        QCOMPARE(columnOfStudy(view), before);
    }

    void aTooltipNamesValueRangeTimeAndSource()
    {
        TimelineView view;
        view.resize(900, 190);
        view.setRecord(history());
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.grab();
        QString found;
        for (int x = 112; x < view.width() && found.isEmpty(); x += 3)
            found = tooltipAt(view, {x, 90});
        for (const char* part : {"Lactate", "4.20 mmol/L", "0.5", "2020-09-14T12:26:40Z", "entry[7] Observation/l"})
            QVERIFY2(found.contains(part), qPrintable(part + (" is not in " + found)));
    }

    // Fifty values of one hour are one dot: its number, the tip, the list and the keys lead to each of them.
    void everyEventOfOneMomentCanBeReached_data()
    {
        QTest::addColumn<int>("count");
        for (const int count : {2, 5, 13, 100, 500})
            QTest::addRow("%d", count) << count;
    }
    void everyEventOfOneMomentCanBeReached()
    {
        QFETCH(int, count);
        TimelineView view;
        view.resize(900, 190);
        view.setRecord(pileUp(count));
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.grab();
        int column = 0;
        for (int x = 112; x < view.width() && column == 0; ++x)
            if (tooltipAt(view, {x, 90}).contains("Value 0"))
                column = x;
        QVERIFY(column > 0);
        const QString tip = tooltipAt(view, {column, 90});
        QVERIFY2(tip.contains(QString("%1 event").arg(count)), qPrintable(tip));
        QTest::mouseClick(&view, Qt::LeftButton, {}, {column, 90});
        auto* list = view.findChild<timeline::EventList*>();
        QVERIFY(list && list->isVisible());
        QCOMPARE(list->count(), count);
        QTest::keyClick(list, Qt::Key_Escape);
        QVERIFY(!list->isVisible());

        QSet<QString> met;
        for (int step = 0; step < count + 3; ++step) {
            QTest::keyClick(&view, Qt::Key_Down);
            met.insert(view.chosenWords().section(": ", 1));
        }
        for (int i = 0; i < count; ++i)
            QVERIFY2(std::ranges::any_of(
                         met, [&](const QString& words) { return words.startsWith(QString("Value %1 ").arg(i)); }),
                     qPrintable(QString::number(i)));
        QTest::keyClick(&view, Qt::Key_Up);
        QVERIFY(view.accessibleDescription() == view.chosenWords());
    }

    // A choice in the list of what lies at one place opens the study, as a click on it alone does.
    void aStudyInTheListOpens()
    {
        auto record = std::make_shared<record::Record>(*history());
        auto second = record->events[1];
        second.studyUid = "1.2.4";
        record->events.insert(record->events.begin() + 2, second);
        TimelineView view;
        view.resize(900, 190);
        view.setRecord(record);
        view.setLoadedStudies({"1.2.3", "1.2.4"});
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.grab();
        auto* list = view.findChild<timeline::EventList*>();
        for (int x = 112; x < view.width() && !list->isVisible(); ++x)
            QTest::mouseClick(&view, Qt::LeftButton, {}, {x, 10});
        QVERIFY(list->isVisible());
        QSignalSpy spy(&view, &TimelineView::studyActivated);
        QTest::keyClick(list, Qt::Key_Down);
        QTest::keyClick(list, Qt::Key_Return);
        QCOMPARE(spy.count(), 1);
        QCOMPARE(spy.at(0).at(0).toString(), QString("1.2.4"));
    }

    // What is no fact, and what the model was not fed, is hollow and says why.
    void whatDoesNotCountIsHollow()
    {
        const auto filledPixels = [](const Messages& marks, bool isLeftOut) {
            auto record = std::make_shared<record::Record>();
            record::Event event;
            event.time = {start, record::Precision::Second, 0};
            event.kind = record::Kind::Vital;
            event.marks = marks;
            record->events = {event};
            TimelineView view;
            view.resize(900, 190);
            view.setRecord(record);
            auto risk = curve();
            if (isLeftOut)
                risk.leftOut = {
                    {0, record::messages::ValueCannotBeTrue(record::messages::HeartRate, 0, "/min", 10, 300)}};
            risk.reason = record::messages::NoIntensiveCare;
            view.setScores({risk});
            const auto image = view.grab().toImage();
            int count = 0;
            for (int y = 82; y < 98; ++y)
                for (int x = 112; x < image.width(); ++x)
                    count += image.pixelColor(x, y).lightness() > 180;
            return count;
        };
        const int fact = filledPixels({}, false);
        QVERIFY(fact > 0);
        QVERIFY(filledPixels({}, true) != fact);
        TimelineView view;
        view.resize(900, 190);
        auto record = std::make_shared<record::Record>(*history());
        record->events[2].marks = {record::messages::Refuted};
        view.setRecord(record);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.grab();
        QString found;
        for (int x = 112; x < view.width() && found.isEmpty(); x += 3)
            found = tooltipAt(view, {x, 90});
        QVERIFY2(found.contains("refuted: Lactate"), qPrintable(found));
    }

    // Each score that has points has a row of its own, drawn on its own scale, and says what it rests on.
    void scoresHaveRowsOfTheirOwn()
    {
        auto record = std::make_shared<record::Record>();
        record->clock = record::Clock::SinceAdmission;
        const auto add = [&](const char* code, int hour, double value, const char* unit) {
            record::Event event;
            event.time = {hour * 3600, record::Precision::Minute, 0};
            event.kind = record::Kind::Vital;
            event.code = event.text = code;
            event.value = value;
            event.valueText = std::to_string(int(value));
            event.unit = unit;
            record->events.push_back(event);
        };
        for (const int hour : {1, 20}) {
            add("RespRate", hour, hour == 1 ? 12 : 26, "/min");
            add("GCS", hour, 15, "{score}");
            add("SysABP", hour, hour == 1 ? 120 : 90, "mm[Hg]");
        }
        TimelineView view;
        view.resize(900, 190);
        view.setRecord(record);
        QCOMPARE(view.scoresHeight(), 0);
        const auto bare = view.grab().toImage();
        view.setScores(record::scoresOf(*record));    // qSOFA alone has what it needs
        QCOMPARE(view.scoresHeight(), 26);
        QVERIFY(view.grab().toImage() != bare);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        const auto late = tooltipAt(view, {885, 5 * 20 + 13});
        QVERIFY2(late.startsWith("qSOFA: 2 (threshold: from 2 on)"), qPrintable(late));
        QVERIFY(late.contains("+1  RespRate 26"));
        QVERIFY(late.contains("+0  GCS 15"));
        QVERIFY(late.contains("JAMA 2016"));
        const auto early = tooltipAt(view, {400, 5 * 20 + 13});
        QVERIFY2(early.startsWith("qSOFA: 0 "), qPrintable(early));
        view.setRecord(history());
        QCOMPARE(view.scoresHeight(), 0);
    }

    // With large words "2025-03-16" stood before its line and over "18:00".
    void noTicksWordsLieOverAnothers()
    {
        for (double wide = 4; wide <= 12; wide += 0.5)
            for (double step = 20; step < 200; step += 13) {
                const double right = 707;
                std::vector<timeline::TimeAxis::Tick> ticks;
                for (int i = 0; i * step <= right; ++i)
                    ticks.push_back({i * step, i % 4 == 3 ? "2025-03-16" : "18:00"});
                const auto widthOf = [wide](const QString& text) { return wide * double(text.size()); };
                const auto words = timeline::wordsOf(ticks, right, 3, widthOf);
                QVERIFY(!words.empty());
                for (std::size_t i = 0; i < words.size(); ++i) {
                    QVERIFY(words[i].left + widthOf(words[i].text) <= right);
                    if (i > 0) {
                        QVERIFY(words[i - 1].left + widthOf(words[i - 1].text) < words[i].left);
                    }
                }
                if (step > 10 * wide + 6) {    // where there is room, each has its words
                    QVERIFY(words.size() + 1 >= ticks.size());
                }
            }
    }

    // "48:0" and "Mear" at the right edge were the beginnings of words.
    void noWordIsCutOffAtTheEdge()
    {
        auto record = std::make_shared<record::Record>();
        record->clock = record::Clock::SinceAdmission;
        for (int hour = 0; hour <= 48; hour += 8) {
            record::Event event;
            event.time = {hour * 3600, record::Precision::Second, 0};
            event.kind = record::Kind::Vital;
            event.text = "Mean blood pressure";
            record->events.push_back(event);
        }
        for (int width = 500; width < 1100; width += 7) {
            TimelineView view;
            view.resize(width, 190);
            view.setRecord(record);
            // Enlarged, the marks that follow lie beyond the edge, and one may stand on it, in the middle of its lane.
            constexpr int laneHeight = 20, markReach = 4;
            for (int enlarged = 0; enlarged < 6; ++enlarged) {
                const auto image = view.grab().toImage();
                for (int y = 0; y < image.height(); ++y) {
                    const bool mayBeMark = enlarged > 0 && std::abs(y % laneHeight - laneHeight / 2) < markReach;
                    for (int x = image.width() - 6; x < image.width() && !mayBeMark; ++x)
                        QVERIFY2(image.pixelColor(x, y).lightness() < 90,
                                 qPrintable(QString("%1 wide, at %2, %3").arg(width).arg(x).arg(y)));
                }
                turnWheel(view, {140, 50});
            }
        }
    }

    void aTimeWithoutAZoneIsShownAsWritten()
    {
        record::Moment moment{start, record::Precision::Second, 0};
        QVERIFY(timeline::timeOf(moment, record::Clock::Calendar).contains("2020-09-13T12:26:40Z"));
        moment.hasZone = false;
        const QString text = timeline::timeOf(moment, record::Clock::Calendar);
        QVERIFY2(text.startsWith("2020-09-13T12:26:40,") && !text.contains('Z'), qPrintable(text));
        QCOMPARE(timeline::timeOf({start, record::Precision::Day, 0}, record::Clock::Calendar), QString("2020-09-13"));
    }

    void withoutADatedEventThereIsNoAxis()
    {
        TimelineView view;
        view.resize(900, 190);
        auto record = std::make_shared<record::Record>();
        record->events.resize(1);
        record->events[0].time.precision = record::Precision::Unknown;
        view.setRecord(record);
        view.grab();
        view.chooseNext(1);
        QVERIFY(view.chosenWords().isEmpty());
    }

    // Each model's risk stands in a lane of its own; one of them is explained, which a click or a key changes.
    void everyModelHasACurveOfItsOwn()
    {
        TimelineView view;
        view.resize(900, 300);
        view.setRecord(history());
        view.setScores({curve("first")});
        QCOMPARE(view.scoresHeight(), 0);    // the room that is there anyway
        const auto one = view.grab().toImage();
        auto second = curve("second");
        second.points.back().value = 0.9;
        view.setScores({curve("first"), second});
        QVERIFY(view.scoresHeight() > 0);
        QVERIFY(view.grab().toImage() != one);
        QCOMPARE(view.explained()->id, std::string("first"));

        QSignalSpy changed(&view, &TimelineView::explainedChanged);
        QTest::mouseClick(&view, Qt::LeftButton, {}, {600, 260});    // in the lower lane
        QCOMPARE(changed.count(), 1);
        QCOMPARE(view.explained()->id, std::string("second"));
        QTest::keyClick(&view, Qt::Key_PageUp);
        QCOMPARE(view.explained()->id, std::string("first"));
        QTest::keyClick(&view, Qt::Key_PageUp);    // there is none above
        QCOMPARE(view.explained()->id, std::string("first"));
        view.explain("second");
        view.setScores({second});    // the other was switched off
        QCOMPARE(view.explained()->id, std::string("second"));

        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        view.setScores({curve("first"), second});
        view.grab();
        // The last point, from the right.
        int x = view.width() - 9;
        while (x > 112 && !tooltipAt(view, {x, 150}).startsWith("Hour 48"))
            --x;
        const QString upper = tooltipAt(view, {x, 150}), lower = tooltipAt(view, {x, 260});
        QVERIFY2(upper.startsWith("Hour 48: 0.580 (networks 0.050 to 0.800)"), qPrintable(upper));
        QVERIFY2(lower.startsWith("Hour 48: 0.900"), qPrintable(lower));
    }

    // One model's answer does not hide that another has none, and none that there is a curve.
    void aModelThatDoesNotFitTakesNoLane()
    {
        TimelineView view, alone;
        for (auto* each : {&view, &alone}) {
            each->resize(900, 190);
            each->setRecord(history());
        }
        auto none = curve("second");
        none.points.clear();
        none.reason = record::messages::NoIntensiveCare;
        view.setScores({none, curve("first")});
        alone.setScores({curve("first")});
        QCOMPARE(view.grab().toImage(), alone.grab().toImage());
    }

    void withoutAStayItSaysSoAndDrawsNoCurve()
    {
        TimelineView with, without;
        for (auto* view : {&with, &without}) {
            view->resize(900, 190);
            view->setRecord(history());
        }
        with.setScores({curve()});
        auto none = curve();
        none.reason = record::messages::NoIntensiveCare;
        QVERIFY(!none.points.empty());    // even then
        without.setScores({none});
        const auto amber = [](const QImage& image) {
            int count = 0;
            for (int y = 100; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixelColor(x, y).red() > 200 && image.pixelColor(x, y).blue() < 60;
            return count;
        };
        const auto drawn = with.grab().toImage();
        if (const auto picture = qEnvironmentVariable("LANTERN_PICTURE"); !picture.isEmpty())
            drawn.save(picture);
        QVERIFY(amber(drawn) > 100);
        QCOMPARE(amber(without.grab().toImage()), 0);
    }
};

QTEST_MAIN(TimelineViewTest)
#include "timeline_view_test.moc"
