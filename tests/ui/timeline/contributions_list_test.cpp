// Which events moved the risk, and at which hour.
#include "ui/timeline/contributions_list.h"

#include <QTest>

using namespace lantern;

namespace {

std::shared_ptr<const record::Record> stay()
{
    auto record = std::make_shared<record::Record>();
    for (const auto& [text, value, unit] : {std::tuple{"Heart rate", "132", "/min"}, {"Lactate", "4.20", "mmol/L"}}) {
        record::Event event;
        event.text = text;
        event.valueText = value;
        event.unit = unit;
        record->events.push_back(event);
    }
    return record;
}

record::ScoreSeries curve()
{
    record::ScoreSeries risk;
    risk.admission = record::Moment{0};
    for (const int hour : {1, 2})
        risk.points.push_back({{hour * 3600}, 0.2 * hour, 0.1, 0.5, {}});
    risk.points[0].parts = {{{}, 0.031, 0}};
    risk.points[1].parts = {{{}, -0.12, 1}, {{}, 0.02, 0}};
    return risk;
}

}

class ContributionsListTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theLastScoredHourIsExplainedFirst()
    {
        timeline::ContributionsList list;
        list.setRecord(stay());
        const auto risk = curve();
        list.setCurve(&risk);
        QVERIFY(list.heading().startsWith("Hour 2: 0.40"));
        QCOMPARE(list.lines(), (QStringList{"−0.120  Lactate 4.20 mmol/L", "+0.020  Heart rate 132 /min"}));
    }

    void anotherHourHasItsOwnEvents()
    {
        timeline::ContributionsList list;
        list.setRecord(stay());
        const auto risk = curve();
        list.setCurve(&risk);
        list.setHour(1);
        QVERIFY(list.heading().startsWith("Hour 1: 0.20"));
        QCOMPARE(list.lines(), QStringList{"+0.031  Heart rate 132 /min"});
    }

    // Another patient's record must not stand beside the last one's numbers.
    void anotherRecordForgetsTheRisk()
    {
        timeline::ContributionsList list;
        list.setRecord(stay());
        const auto risk = curve();
        list.setCurve(&risk);
        list.setRecord(stay());
        QCOMPARE(list.heading(), QString());
        QVERIFY(list.lines().isEmpty());
        QVERIFY(list.isHidden());
    }

    // A contribution that names an event beyond the record is a fault of ours, not a crash of theirs.
    void anEventOutsideTheRecordIsLeftOut()
    {
        auto risk = curve();
        risk.points[1].parts.push_back({{}, 0.5, 9});
        timeline::ContributionsList list;
        list.setRecord(stay());
        list.setCurve(&risk);
        QCOMPARE(list.lines().size(), 2);
    }
};

QTEST_MAIN(ContributionsListTest)
#include "contributions_list_test.moc"
