// What stands in the first tiles before anybody has chosen.
#include "ui/shell/hanging.h"

#include <QTest>

using namespace lantern;

namespace {

viewer::SeriesPtr seriesOf(const std::string& modality, const std::vector<std::pair<std::string, std::string>>& views,
                           const std::string& imageType = "ORIGINAL", int framesEach = 1)
{
    auto series = std::make_shared<dicom::Series>();
    series->facts.modality = modality;
    for (const auto& [side, view] : views) {
        auto instance = std::make_shared<dicom::Instance>();
        instance->imageLaterality = side;
        instance->viewPosition = view;
        instance->imageType = {imageType};
        instance->pixels.frames = framesEach;
        instance->frames.resize(static_cast<std::size_t>(framesEach));
        for (int frame = 0; frame < framesEach; ++frame)
            series->frames.push_back({instance, frame});
    }
    return series;
}

QStringList sidesOf(const std::vector<shell::HangingPlacement>& all)
{
    QStringList words;
    for (const shell::HangingPlacement& hung : all) {
        const auto& instance = *hung.series->frames.at(static_cast<std::size_t>(std::max(hung.slice, 0))).instance;
        words.append(QString::fromStdString(instance.imageLaterality + " " + instance.viewPosition).trimmed());
    }
    return words;
}

}

class HangingTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // All four views in one series, left first, as they were taken: the right breast hangs on the left.
    void theChestWallsOfMammogramsMeet()
    {
        const auto four = seriesOf("MG", {{"L", "CC"}, {"L", "MLO"}, {"R", "CC"}, {"R", "MLO"}});
        QCOMPARE(sidesOf(shell::hangingPlacementsOf({four})), (QStringList{"R CC", "L CC", "R MLO", "L MLO"}));
        const auto left = seriesOf("MG", {{"L", "CC"}}), right = seriesOf("MG", {{"R", "CC"}});
        QCOMPARE(sidesOf(shell::hangingPlacementsOf({left, right})), (QStringList{"R CC", "L CC"}));
    }

    void theViewsOfARadiographStandSideBySide()
    {
        const auto hung = shell::hangingPlacementsOf({seriesOf("DX", {{"", "PA"}, {"", "LL"}})});
        QCOMPARE(sidesOf(hung), (QStringList{"PA", "LL"}));
        QCOMPARE(hung.at(1).slice, 1);
    }

    void aTomosynthesisIsOneStack()
    {
        const auto hung = shell::hangingPlacementsOf({seriesOf("MG", {{"L", "CC"}}, "ORIGINAL", 30)});
        QCOMPARE(hung.size(), 1u);
        QCOMPARE(hung.front().slice, -1);
    }

    void theLongestStackComesFirstAndScoutsLast()
    {
        const std::vector<std::pair<std::string, std::string>> two(2), nine(9);
        const auto scout = seriesOf("CT", nine, "LOCALIZER"), shorter = seriesOf("CT", two),
                   longer = seriesOf("CT", nine);
        const auto hung = shell::hangingPlacementsOf({scout, shorter, longer});
        QCOMPARE(hung.size(), 3u);
        QVERIFY(hung[0].series == longer && hung[1].series == shorter && hung[2].series == scout);
    }
    // A free tile begins with something that no other tile shows, or stays empty.
    void nothingIsHungTwice()
    {
        const std::vector<std::pair<std::string, std::string>> nine(9);
        const auto one = seriesOf("MR", nine), two = seriesOf("MR", nine), three = seriesOf("MR", nine);
        const auto all = shell::hangingPlacementsOf({one, two, three});
        const auto hung = [&](const std::vector<shell::HangingPlacement>& shown, std::size_t free) {
            std::vector<viewer::SeriesPtr> series;
            for (const auto& each : shell::hungInFree(all, shown, free))
                series.push_back(each.series);
            return series;
        };
        using Series = std::vector<viewer::SeriesPtr>;
        QVERIFY(hung({}, 1) == (Series{one}));
        QVERIFY(hung({}, 2) == (Series{one, two}));
        QVERIFY(hung({}, 4) == (Series{one, two, three}));
        QVERIFY(hung({{two, 4}}, 3) == (Series{one, three}));
        QVERIFY(hung({{two, 4}, {two, 4}}, 2) == (Series{one, three}));
        QVERIFY(hung({{two, 4}, {one, 0}, {three, 8}}, 1) == (Series{}));
        QVERIFY2(hung({{two, 4}}, 1) == (Series{two}), "two tiles are the pair of one stack");
        // Of a single stack, four tiles show it once; of a film too.
        for (const int framesEach : {1, 30}) {
            const auto alone = seriesOf("US", {{"", ""}}, "ORIGINAL", framesEach);
            QCOMPARE(shell::hungInFree(shell::hangingPlacementsOf({alone}), {}, 4).size(), std::size_t{1});
            QCOMPARE(shell::hungInFree(shell::hangingPlacementsOf({alone}), {}, 2).size(), std::size_t{2});
            QCOMPARE(shell::hungInFree(shell::hangingPlacementsOf({alone}), {{alone, 0}}, 3).size(), std::size_t{0});
        }
    }

    // The views of a projection are pictures of their own, even of one series.
    void theOtherViewsFillTheFreeTiles()
    {
        const auto chest = seriesOf("DX", {{"", "PA"}, {"", "LL"}});
        const auto all = shell::hangingPlacementsOf({chest});
        QCOMPARE(sidesOf(shell::hungInFree(all, {{chest, 0}}, 1)), QStringList{"LL"});
        QCOMPARE(sidesOf(shell::hungInFree(all, {{chest, 1}}, 3)), QStringList{"PA"});
        QCOMPARE(sidesOf(shell::hungInFree(all, {}, 4)), (QStringList{"PA", "LL"}));
        const auto alone = seriesOf("DX", {{"", "PA"}});
        QCOMPARE(shell::hungInFree(shell::hangingPlacementsOf({alone}), {}, 2).size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(HangingTest)
#include "hanging_test.moc"
