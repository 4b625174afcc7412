// Several scores and risks of one record, each switched in the menu.
#include "core/record/messages.h"
#include "ui/shell/timeline_panel.h"
#include "ui/timeline/contributions_list.h"
#include "ui/timeline/timeline_view.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

using namespace lantern;

namespace {

record::ScoreSeries riskBy(const std::string& id, double value)
{
    record::ScoreSeries series;
    series.id = id;
    series.model = {id, "1.0.0", ""};
    series.target = record::messages::AsWritten("Risk by " + id);
    series.horizon = record::messages::AsWritten("within 6 h");
    series.unit = "1";
    series.threshold = 0.3;
    series.points = {{{3600, record::Precision::Minute}, value, value, value, {{{}, 0.1, 0}}}};
    return series;
}

shell::RecordBackend backend()
{
    const auto find = [](const std::vector<std::filesystem::path>&, Job&) -> Result<std::vector<record::RecordFile>> {
        return std::vector<record::RecordFile>{{"/made/a.txt", {}}};
    };
    const auto read = [](const std::vector<record::RecordFile>&, Job&) -> Result<std::vector<shell::History>> {
        auto made = std::make_shared<record::Record>();
        made->clock = record::Clock::SinceAdmission;
        record::Event event;
        event.time = {1800, record::Precision::Minute};
        event.kind = record::Kind::Vital;
        event.text = "Heart rate";
        made->events = {event};
        return std::vector<shell::History>{{"/made/a.txt", made, {}}};
    };
    const auto score = [](const record::Record&, Job&) -> Result<std::vector<record::ScoreSeries>> {
        auto none = riskBy("never", 0);
        none.points.clear();
        none.reason = record::messages::NoIntensiveCare;
        return std::vector<record::ScoreSeries>{riskBy("first", 0.2), none, riskBy("second", 0.4)};
    };
    return {find, read, score};
}

QAction* actionOf(shell::TimelinePanel& panel, const QString& id)
{
    auto* menu = panel.findChild<QMenu*>();
    Q_EMIT menu->aboutToShow();
    const auto actions = menu->actions();
    const auto found = std::ranges::find(actions, id, &QAction::objectName);
    return found == actions.end() ? nullptr : *found;
}

}

class TimelinePanelTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachScoreIsSwitchedInTheMenuAndRemembered()
    {
        lanes::Lane reading(1), scoring(1);
        shell::TaskList jobs;
        shell::RecordWorkspace workspace(backend(), {reading, scoring}, jobs);
        shell::TimelinePanel panel(workspace), again(workspace);
        workspace.open({"/made"});
        QTRY_COMPARE(workspace.records().size(), std::size_t(1));
        panel.refresh();
        auto* view = panel.findChild<timeline::TimelineView*>();
        auto* moves = panel.findChild<timeline::ContributionsList*>();
        QTRY_VERIFY(view->explained() != nullptr);
        QCOMPARE(view->explained()->id, std::string("first"));
        QVERIFY2(moves->heading().startsWith("Hour 0: 0.20"), qPrintable(moves->heading()));
        const int both = view->scoresHeight();
        QVERIFY(both > 0);

        QAction* first = actionOf(panel, "first");
        QVERIFY(first && first->isChecked());
        QCOMPARE(first->text(), QString("Risk by first, within 6 h"));
        QVERIFY(!actionOf(panel, "never")->isEnabled());    // and says why
        QCOMPARE(actionOf(panel, "never")->toolTip(), QString("not applicable: no intensive-care stay"));
        QVERIFY(!actionOf(panel, "news2")->isChecked());    // rules have no row until the button asks for them

        actionOf(panel, "first")->setChecked(false);
        QCOMPARE(view->explained()->id, std::string("second"));
        QVERIFY(moves->heading().startsWith("Hour 0: 0.40"));
        QVERIFY(view->scoresHeight() < both);
        QCOMPARE(panel.hiddenScores(), QStringList{"first"});

        again.setHiddenScores(panel.hiddenScores());    // as the settings do
        again.refresh();
        auto* later = again.findChild<timeline::TimelineView*>();
        QTRY_VERIFY(later->explained() != nullptr);
        QCOMPARE(later->explained()->id, std::string("second"));

        actionOf(panel, "first")->setChecked(true);
        QCOMPARE(view->scoresHeight(), both);
        QVERIFY(panel.hiddenScores().isEmpty());
    }
};

QTEST_MAIN(TimelinePanelTest)
#include "timeline_panel_test.moc"
