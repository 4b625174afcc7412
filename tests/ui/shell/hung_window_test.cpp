// What stands in the tiles when a layout is chosen and when more is opened.
#include "tests/ui/shell/made_window.h"

using namespace lantern;
using test::MadeWindow;
using viewer::Layout;

namespace {

const std::map<std::string, std::vector<test::Making>> Folders{
    {"/one", {{.uid = "1.1"}}},
    {"/three",
     {{.uid = "1.1", .number = 1}, {.uid = "1.2", .slices = 9, .number = 2}, {.uid = "1.3", .slices = 8, .number = 3}}},
    {"/other", {{.uid = "2.1", .studyUid = "2", .patient = "Li^Na", .ideographic = "李娜", .frameOfReference = "2.9"}}},
    {"/prior", {{.uid = "3.1", .studyUid = "3", .studyDate = "20240101", .frameOfReference = "3.9"}}},
    {"/film", {{.uid = "4.1", .modality = "US", .studyUid = "4", .slices = 30, .hasPlane = false}}},
};

shell::Backend folders()
{
    auto backend = test::madeBackend({});
    backend.scan = [](const std::vector<std::filesystem::path>& paths, Job&) -> Result<dicom::Catalogue> {
        std::vector<dicom::InstancePtr> all;
        for (const auto& path : paths)
            for (const test::Making& making : Folders.at(path.string()))
                for (auto& instance : test::madeInstances(making))
                    all.push_back(std::move(instance));
        return dicom::sortIntoCatalogue(std::move(all));
    };
    return backend;
}

QStringList shownIn(MadeWindow& made)
{
    QStringList ids;
    for (const viewer::Tile* tile : made.window.tiles().visibleTiles())
        ids.append(tile->seriesId());
    return ids;
}

}

class HungWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::dress(); }

    // Four tiles once showed one series, or one film, four times.
    void aTileWithNothingToShowStaysEmpty()
    {
        for (const char* folder : {"/one", "/film"}) {
            MadeWindow before(folders()), after(folders());
            before.window.setTileLayout(Layout::grid(2, 2));
            before.open(folder);
            after.open(folder);
            after.window.setTileLayout(Layout::grid(2, 2));
            const QString id = QString::fromStdString(Folders.at(folder).front().uid);
            for (MadeWindow* made : {&before, &after}) {
                QCOMPARE(shownIn(*made), (QStringList{id, {}, {}, {}}));
                QVERIFY(!made->window.tiles().tiles()[1]->isShowingImage());
            }
        }
    }

    void aLayoutIsFilledWithTheStudy()
    {
        MadeWindow made(folders());
        made.open("/three");
        made.window.setTileLayout(Layout::grid(2, 2));
        QCOMPARE(shownIn(made), (QStringList{"1.1", "1.2", "1.3", {}}));
        made.window.setTileLayout(Layout::grid(1, 1));
        QCOMPARE(shownIn(made), QStringList{"1.1"});
    }

    // The pair of the analysis: one bare, one under the map, on the same slice.
    void twoTilesOfAStackAreAPair()
    {
        MadeWindow made(folders());
        made.open("/three");
        made.tile().viewport().setSlice(4);
        made.window.setTileLayout(Layout::grid(1, 2));
        QCOMPARE(shownIn(made), (QStringList{"1.1", "1.1"}));
        QCOMPARE(made.window.tiles().tiles()[1]->viewport().slice(), 4);
    }

    // Another patient once stayed hidden behind the first.
    void whatWasOpenedLastIsShown()
    {
        MadeWindow made(folders());
        made.open("/one");
        made.open("/other");
        QCOMPARE(shownIn(made), QStringList{"2.1"});
        made.open("/prior");
        QCOMPARE(shownIn(made), QStringList{"3.1"});
        // In free tiles first: the study to compare with stays.
        made.window.setTileLayout(Layout::grid(2, 2));
        made.open("/film");
        QCOMPARE(shownIn(made), (QStringList{"3.1", "4.1", {}, {}}));
        QCOMPARE(made.tile().seriesId(), QString("4.1"));
        // Else in all: no tile keeps a picture of a patient who is not meant any more.
        made.window.setTileLayout(Layout::grid(1, 2));
        made.open("/three");
        QCOMPARE(shownIn(made), (QStringList{"1.2", "1.3"}));
    }

    void inThreePlanesToo()
    {
        MadeWindow made(folders());
        made.open("/one");
        made.window.setTileLayout(Layout::threePlanes());
        QVERIFY(made.window.tiles().threePlanes());
        made.open("/other");
        QVERIFY(made.window.tiles().threePlanes());
        QCOMPARE(shownIn(made), (QStringList{"2.1", "2.1", "2.1"}));
        made.open("/film");    // no volume
        QVERIFY(!made.window.tiles().threePlanes());
        QCOMPARE(shownIn(made), QStringList{"4.1"});
    }

    // Opened once more, nothing is new, and the reader's window stays.
    void openingTheSameAgainChangesNothing()
    {
        MadeWindow made(folders());
        made.open("/one");
        made.tile().viewport().setSlice(2);
        made.tile().viewport().setWindow(pixels::Window{.centre = 100, .width = 50});
        made.open("/one");
        made.open("/one");
        QCOMPARE(made.tile().viewport().slice(), 2);
        QCOMPARE(made.voi().width, 50.0);
    }
};

QTEST_MAIN(HungWindowTest)
#include "hung_window_test.moc"
