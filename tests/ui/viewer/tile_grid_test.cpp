#include "ui/viewer/tile_grid.h"

#include "core/dicom/object.h"
#include "tests/ui/made_series.h"
#include "tests/ui/mouse.h"
#include "ui/viewer/key_images.h"

#include <QSignalSpy>
#include <algorithm>

using namespace lantern;
using viewer::Layout;
using viewer::Tile;
using viewer::TileGrid;

namespace {

struct Shown {
    viewer::FrameStore store{test::madePixels, 1, test::MadeBudget};
    TileGrid grid{store, scene::Renderer::Raster, "x-series"};

    explicit Shown(Layout layout)
    {
        grid.resize(800, 600);
        grid.show();
        grid.setTileLayout(layout);
    }
    Tile& tile(std::size_t index) { return *grid.tiles()[index]; }
};

viewer::SeriesPtr ofPatient(const char* uid, const char* id, const char* issuer = "",
                            const char* birthDate = "19610402")
{
    auto instances = test::madeInstances({.uid = uid, .studyUid = uid});
    for (auto& instance : instances) {
        auto own = std::make_shared<dicom::Instance>(*instance);
        own->patient.id = id;
        own->patient.issuer = issuer;
        own->patient.birthDate = birthDate;
        instance = own;
    }
    auto catalogue = std::make_shared<const dicom::Catalogue>(dicom::sortIntoCatalogue(instances));
    return {catalogue, &catalogue->patients.front().studies.front().series.front()};
}

// In the same space as the axial slices of test::Making, across them.
viewer::SeriesPtr coronalSeries(const char* patientId)
{
    auto instances = test::madeInstances({.uid = "1.2.4"});
    for (std::size_t i = 0; i < instances.size(); ++i) {
        auto own = std::make_shared<dicom::Instance>(*instances[i]);
        own->patient.id = patientId;
        own->frames.front().plane =
            geometry::ImagePlane::make({-10, -20 + 2.0 * static_cast<double>(i), 40}, {1, 0, 0}, {0, 0, -1}, {1, 1})
                .value();
        instances[i] = own;
    }
    return test::seriesOf(instances);
}

}

class TileGridTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void eachLayoutShowsItsTiles()
    {
        Shown shown(Layout::grid(1, 1));
        const auto visible = [&] {
            int count = 0;
            for (const Tile* tile : shown.grid.tiles())
                count += tile->isVisible();
            return count;
        };
        QCOMPARE(visible(), 1);
        shown.grid.setTileLayout(Layout::grid(1, 2));
        QCOMPARE(visible(), 2);
        QCoreApplication::processEvents();
        QVERIFY(std::abs(shown.tile(0).width() - shown.tile(1).width()) <= 1);
        QCOMPARE(shown.tile(0).height(), 600);
        shown.grid.setTileLayout(Layout::grid(2, 2));
        QCOMPARE(visible(), 4);
    }

    // Peers were asked for this: the tile under the pointer reacts without a first click.
    void theTileUnderThePointerReactsWithoutAClick()
    {
        Shown shown(Layout::grid(1, 2));
        shown.grid.setLinked(viewer::LinkId::position, false);
        shown.tile(0).showSeries(test::madeSeries());
        shown.tile(1).showSeries(test::madeSeries({.uid = "1.5"}));
        test::turnWheel(shown.tile(1), {50, 50}, -120);
        QCOMPARE(shown.tile(1).viewport().slice(), 11);
        QCOMPARE(shown.tile(0).viewport().slice(), 10);
    }

    void aClickMakesATileActive()
    {
        Shown shown(Layout::grid(1, 2));
        QSignalSpy active(&shown.grid, &TileGrid::activeChanged);
        QTest::mouseClick(&shown.tile(1), Qt::LeftButton, {}, {50, 50});
        QCOMPARE(&shown.grid.active(), &shown.tile(1));
        QCOMPARE(active.count(), 1);
        shown.grid.stepActive(1);
        QCOMPARE(&shown.grid.active(), &shown.tile(0));
        shown.grid.stepActive(-1);
        QCOMPARE(&shown.grid.active(), &shown.tile(1));
    }

    void linkedTilesMeetAtTheSamePlaceInThePatient()
    {
        Shown shown(Layout::grid(1, 2));
        shown.tile(0).showSeries(test::madeSeries());    // 20 slices, 2 mm
        shown.tile(1).showSeries(test::madeSeries({.uid = "1.5", .slices = 40, .betweenSlices = 1}));
        test::turnWheel(shown.tile(0), {50, 50}, -120);
        QCOMPARE(shown.tile(0).viewport().slice(), 11);
        QCOMPARE(shown.tile(1).viewport().slice(), 22);
        shown.grid.setLinked(viewer::LinkId::position, false);
        test::turnWheel(shown.tile(0), {50, 50}, -120);
        QCOMPARE(shown.tile(1).viewport().slice(), 22);
        shown.grid.setLinked(viewer::LinkId::position, true);
        QCOMPARE(shown.tile(1).viewport().slice(), 24);
    }

    void trap_19_another_frame_of_reference_or_patient_is_never_linked()
    {
        Shown shown(Layout::grid(1, 2));
        shown.tile(0).showSeries(test::madeSeries());
        shown.tile(1).showSeries(test::madeSeries({.uid = "1.5", .frameOfReference = "1.8"}));
        test::turnWheel(shown.tile(0), {50, 50}, -120);
        QCOMPARE(shown.tile(0).viewport().slice(), 11);
        QCOMPARE(shown.tile(1).viewport().slice(), 10);
        // The same Frame of Reference, by its UID, and somebody else.
        shown.tile(1).showSeries(ofPatient("1.7", "B"));
        QCOMPARE(shown.tile(1).series()->facts.frameOfReferenceUid, shown.tile(0).series()->facts.frameOfReferenceUid);
        test::turnWheel(shown.tile(0), {50, 50}, -120);
        QCOMPARE(shown.tile(0).viewport().slice(), 12);
        QCOMPARE(shown.tile(1).viewport().slice(), 10);
    }

    void aDoubleClickMaximisesAndAnotherRestores()
    {
        Shown shown(Layout::grid(2, 2));
        QTest::mouseDClick(&shown.tile(2), Qt::LeftButton, {}, {50, 50});
        QVERIFY(shown.grid.isMaximised());
        QVERIFY(shown.tile(2).isVisible() && !shown.tile(0).isVisible());
        QTest::mouseDClick(&shown.tile(2), Qt::LeftButton, {}, {50, 50});
        QVERIFY(!shown.grid.isMaximised());
        QVERIFY(shown.tile(0).isVisible());
    }

    // Two patients side by side: each tile says whose picture it shows, in a colour and in words.
    void trap_84_two_patients_on_one_screen_are_marked()
    {
        Shown shown(Layout::grid(1, 2));
        shown.tile(0).showSeries(ofPatient("1.5", "A"));
        shown.tile(1).showSeries(ofPatient("1.6", "A"));
        QVERIFY(!shown.tile(0).viewport().patientMark()
                && !shown.tile(1).viewport().patientMark());    // two studies of one patient
        shown.tile(1).showSeries(ofPatient("1.7", "B"));
        QVERIFY(shown.tile(0).viewport().patientMark() && shown.tile(1).viewport().patientMark());
        QVERIFY(shown.tile(0).viewport().patientMark()->colour != shown.tile(1).viewport().patientMark()->colour);
        QVERIFY(shown.tile(0).viewport().patientMark()->words.contains("· A"));
        QVERIFY(shown.tile(1).viewport().patientMark()->words.contains("2"));
        const QImage picture = shown.tile(1).grab().toImage();
        QCOMPARE(picture.pixelColor(2, 2), shown.tile(1).viewport().patientMark()->colour);
        // A tile that the layout hides is nobody's on the screen.
        shown.grid.setTileLayout(Layout::grid(1, 1));
        QVERIFY(!shown.tile(0).viewport().patientMark());
    }

    // What one of two leaves out is no other patient, and a name that they share is no evidence that they are one.
    void aMarkNeedsAContradictionOrNoEvidence()
    {
        Shown shown(Layout::grid(1, 2));
        const auto isMarked = [&](const viewer::SeriesPtr& left, const viewer::SeriesPtr& right) {
            shown.tile(0).showSeries(left);
            shown.tile(1).showSeries(right);
            return shown.tile(0).viewport().patientMark().has_value();
        };
        QVERIFY(!isMarked(ofPatient("1.5", "A", "X"), ofPatient("1.6", "A")));
        QVERIFY(isMarked(ofPatient("1.5", "A", "X"), ofPatient("1.6", "A", "Y")));
        QVERIFY(isMarked(ofPatient("1.5", "A"), ofPatient("1.6", "A", "", "19610403")));
        QVERIFY(isMarked(ofPatient("1.5", "", "", ""), ofPatient("1.6", "ANON", "", "")));
    }

    // Who is who, the list of all that is open says: what fits two of it is neither's beside one of them.
    void marksAgreeWithTheList()
    {
        std::vector<dicom::InstancePtr> all;
        for (const auto& series : {ofPatient("1.5", "A", "X"), ofPatient("1.6", "A"), ofPatient("1.7", "A", "Y")})
            for (const auto& frame : series->frames)
                all.push_back(frame.instance);
        const auto catalogue = std::make_shared<const dicom::Catalogue>(dicom::sortIntoCatalogue(all));
        QCOMPARE(catalogue->patients.size(), std::size_t(3));
        Shown shown(Layout::grid(1, 2));
        shown.tile(0).showSeries(ofPatient("1.5", "A", "X"));
        shown.tile(1).showSeries(ofPatient("1.6", "A"));
        QVERIFY(!shown.tile(0).viewport().patientMark());
        shown.grid.setCatalogue(catalogue);
        QVERIFY(shown.tile(0).viewport().patientMark());
    }

    void keyImagesAreSteppedThroughRoundTheEnds()
    {
        auto instances = test::madeInstances();
        auto selection = std::make_shared<dicom::Instance>(*instances.front());
        selection->path = "/made/selection";
        selection->sopInstanceUid = "1.7.7";
        selection->sopClassUid = "1.2.840.10008.5.1.4.1.1.88.59";
        selection->series.uid = "1.7";
        selection->pixels = {};
        selection->frames.clear();
        auto facts = std::make_shared<dicom::ObjectFacts>();
        facts->kind = dicom::ObjectKind::KeyObjects;
        facts->title = "Of Interest";
        facts->references = {{"1.2.3", {{instances[3]->sopInstanceUid, {}}, {instances[11]->sopInstanceUid, {}}}}};
        selection->object = facts;
        const auto images = test::seriesOf(instances);
        instances.push_back(selection);
        const auto catalogue = std::make_shared<const dicom::Catalogue>(dicom::sortIntoCatalogue(instances));
        Shown shown(Layout::grid(1, 1));
        Tile& tile = shown.tile(0);
        tile.showSeries(images, 0);
        QVERIFY(!viewer::hasKeyImages(tile.viewport()));
        shown.grid.setCatalogue(catalogue);
        QVERIFY(viewer::hasKeyImages(tile.viewport()));
        QList<int> steps;
        for (const int step : {1, 1, 1, -1}) {
            viewer::showKeyImage(tile.viewport(), step);
            steps.append(tile.viewport().slice());
        }
        QCOMPARE(steps, (QList<int>{3, 11, 3, 11}));
        shown.grid.setCatalogue(std::make_shared<const dicom::Catalogue>());
        QVERIFY(!viewer::hasKeyImages(tile.viewport()));
    }

    // Where other tiles' pictures cut one's own is drawn on request, and never between patients.
    void referenceLinesAreDrawnOnRequest()
    {
        Shown shown(Layout::grid(1, 2));
        const auto axial = test::madeSeries();
        shown.tile(0).showSeries(axial);
        const auto drawn = [&] {
            return std::ranges::all_of(shown.grid.visibleTiles(), [&](const Tile* tile) {
                return tile->isShowingImage() && shown.store.isComplete(*tile->series());
            });
        };
        for (const auto& [coronal, isCut] : {std::pair{coronalSeries("4711"), true}, {coronalSeries("4712"), false}}) {
            shown.tile(1).showSeries(coronal);
            Q_EMIT shown.grid.shownChanged();
            QTRY_VERIFY(drawn());
            const QImage without = shown.tile(0).grab().toImage();
            shown.grid.setLinked(viewer::LinkId::reference_lines, true);
            const QImage with = shown.tile(0).grab().toImage();
            QCOMPARE(with != without, isCut);
            shown.tile(1).viewport().setSlice(3);
            QCOMPARE(shown.tile(0).grab().toImage() != with, isCut);
            shown.grid.setLinked(viewer::LinkId::reference_lines, false);
            QVERIFY(shown.tile(0).grab().toImage() == without);
        }
    }

    void aHiddenTileKeepsItsSeries()
    {
        Shown shown(Layout::grid(1, 2));
        shown.tile(1).showSeries(test::madeSeries({.uid = "1.5"}));
        shown.grid.setTileLayout(Layout::grid(1, 1));
        QVERIFY(!shown.grid.shownSeries().contains("1.5"));
        shown.grid.setTileLayout(Layout::grid(1, 2));
        QVERIFY(shown.grid.shownSeries().contains("1.5"));
    }
};

QTEST_MAIN(TileGridTest)
#include "tile_grid_test.moc"
