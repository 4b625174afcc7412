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

QStringList sidesOf(const std::vector<shell::Hung>& all)
{
    QStringList words;
    for (const shell::Hung& hung : all) {
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
        QCOMPARE(sidesOf(shell::hangingOf({four})), (QStringList{"R CC", "L CC", "R MLO", "L MLO"}));
        const auto left = seriesOf("MG", {{"L", "CC"}}), right = seriesOf("MG", {{"R", "CC"}});
        QCOMPARE(sidesOf(shell::hangingOf({left, right})), (QStringList{"R CC", "L CC"}));
    }

    void theViewsOfARadiographStandSideBySide()
    {
        const auto hung = shell::hangingOf({seriesOf("DX", {{"", "PA"}, {"", "LL"}})});
        QCOMPARE(sidesOf(hung), (QStringList{"PA", "LL"}));
        QCOMPARE(hung.at(1).slice, 1);
    }

    void aTomosynthesisIsOneStack()
    {
        const auto hung = shell::hangingOf({seriesOf("MG", {{"L", "CC"}}, "ORIGINAL", 30)});
        QCOMPARE(hung.size(), 1u);
        QCOMPARE(hung.front().slice, -1);
    }

    void theLongestStackComesFirstAndScoutsLast()
    {
        const std::vector<std::pair<std::string, std::string>> two(2), nine(9);
        const auto scout = seriesOf("CT", nine, "LOCALIZER"), shorter = seriesOf("CT", two),
                   longer = seriesOf("CT", nine);
        const auto hung = shell::hangingOf({scout, shorter, longer});
        QCOMPARE(hung.size(), 3u);
        QVERIFY(hung[0].series == longer && hung[1].series == shorter && hung[2].series == scout);
    }
};

QTEST_GUILESS_MAIN(HangingTest)
#include "hanging_test.moc"
