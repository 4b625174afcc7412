// The patient's three planes in the window: keys, menu, what is refused, and the way back.
#include "tests/ui/mouse.h"
#include "tests/ui/shell/made_window.h"
#include "ui/shell/bars/error_bar.h"

#include <QAction>
#include <QLabel>

using namespace lantern;
using test::MadeWindow;

class PlanesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::dress(); }

    void aKeyShowsTheThreePlanesAndAnotherTheSlices()
    {
        MadeWindow made;
        made.open();
        QTest::keyClick(&made.window, Qt::Key_3, Qt::ControlModifier);
        made.settle();
        QVERIFY(made.window.tiles().threePlanes());
        QCOMPARE(made.window.tiles().visibleTiles().size(), std::size_t{3});
        QVERIFY(made.window.actions()["layout.planes"]->isChecked());
        for (auto* tile : made.window.tiles().visibleTiles())
            QVERIFY(tile->isShowingImage() && !tile->viewport().isAsTaken());
        QTest::keyClick(&made.window, Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!made.window.tiles().threePlanes());
        QVERIFY(made.tile().viewport().isAsTaken());
        QCOMPARE(made.tile().viewport().slice(), 10);
        QVERIFY(made.window.actions()["layout.1x1"]->isChecked());
    }

    void keysMakeAndThickenSlabs()
    {
        MadeWindow made;
        made.open();
        using volume::SlabMode;
        QVERIFY(!made.window.actions()["slab.maximum"]->isEnabled());
        QTest::keyClick(&made.window, Qt::Key_3, Qt::ControlModifier);
        const auto slab = [&] { return made.window.tiles().threePlanes()->slab(); };
        QCOMPARE(slab().thickness, 0.0);
        QTest::keyClick(&made.window, Qt::Key_J);
        QCOMPARE(slab().thickness, 10.0);
        QVERIFY(slab().mode == SlabMode::Maximum);
        QVERIFY(made.window.actions()["slab.maximum"]->isChecked());
        QTest::keyClick(&made.window, Qt::Key_Period);
        QCOMPARE(slab().thickness, 15.0);
        QTest::keyClick(&made.window, Qt::Key_U);
        QVERIFY(slab().mode == SlabMode::Mean && slab().thickness == 15);
        QTest::keyClick(&made.window, Qt::Key_J, Qt::ShiftModifier);
        QVERIFY(slab().mode == SlabMode::Minimum);
        QTest::keyClick(&made.window, Qt::Key_Comma);
        QCOMPARE(slab().thickness, 10.0);
        QTest::keyClick(&made.window, Qt::Key_J, Qt::ShiftModifier);    // once more: the plane alone
        QCOMPARE(slab().thickness, 0.0);
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(&made.window, Qt::Key_Comma);
        QCOMPARE(slab().thickness, 0.0);
    }

    // Reported: three planes with a thick slab, then the wheel; the window died in six of six trials.
    void reported_theWheelOverThickSlabsEndsTheWindow()
    {
        MadeWindow made(std::vector<test::Making>{{.slices = 60, .rows = 160, .columns = 160}});
        made.open();
        QTest::keyClick(&made.window, Qt::Key_3, Qt::ControlModifier);
        made.settle();
        QTest::keyClick(&made.window, Qt::Key_J);
        for (int i = 0; i < 6; ++i)    // 15, 20, 30, 40, 60, 80 mm
            QTest::keyClick(&made.window, Qt::Key_Period);
        QCOMPARE(made.window.tiles().threePlanes()->slab().thickness, 80.0);
        auto* coronal = made.window.tiles().tiles()[1];
        const QPoint at = coronal->rect().center();
        for (int turn = 0; turn < 300; ++turn) {
            test::turnWheel(*coronal, at, turn % 100 < 60 ? -120 : 120);
            if (turn % 4 == 0)
                QCoreApplication::processEvents();
            if (turn % 50 == 49) {    // the planes go while they are cut, and come again
                QTest::keyClick(&made.window, Qt::Key_1, Qt::ControlModifier);
                QTest::keyClick(&made.window, Qt::Key_3, Qt::ControlModifier);
            }
        }
        QVERIFY(made.window.tiles().threePlanes());
        QTRY_VERIFY(!coronal->description().contains("preview"));
    }

    void arrowKeysScrollThePlanesAndTakeThePointAlong()
    {
        MadeWindow made;
        made.open();
        QTest::keyClick(&made.window, Qt::Key_3, Qt::ControlModifier);
        auto* coronal = made.window.tiles().tiles()[1];
        QTest::mouseClick(coronal, Qt::LeftButton, {}, coronal->rect().center() + QPoint(40, 40));
        const double y = made.window.tiles().threePlanes()->point().y;
        coronal->setFocus();
        QTest::keyClick(coronal, Qt::Key_Down);
        QVERIFY(std::abs(made.window.tiles().threePlanes()->point().y - y - 1) < 1e-9);
    }

    void whatIsNoVolumeSaysWhyAndStaysAStack()
    {
        MadeWindow made(
            {{.uid = "1.2.3", .number = 1}, {.uid = "1.2.4", .description = "Scout", .slices = 1, .number = 2}});
        made.open();
        QTest::keyClick(&made.window, Qt::Key_3, Qt::ControlModifier);
        QVERIFY(made.window.tiles().threePlanes());
        made.tile().setFocus();
        QTest::keyClick(&made.tile(), Qt::Key_PageDown);
        QVERIFY(!made.window.tiles().threePlanes());
        QCOMPARE(made.tile().seriesId(), QString("1.2.4"));
        QVERIFY(made.tile().viewport().isAsTaken());
        QVERIFY(made.window.errorBar().sentence().contains("cannot be shown in three planes: it has one image only."));
        QVERIFY(made.window.actions()["layout.1x1"]->isChecked());
        // Asked for by its key, the same.
        QTest::keyClick(&made.window, Qt::Key_3, Qt::ControlModifier);
        QVERIFY(!made.window.tiles().threePlanes());
        QVERIFY(made.window.actions()["layout.1x1"]->isChecked());
    }

    void findingsAreFoundInThePlanes()
    {
        MadeWindow made;
        made.open();
        made.analyse("finds");
        QTest::keyClick(&made.window, Qt::Key_3, Qt::ControlModifier);
        QTest::keyClick(&made.window, Qt::Key_N);
        QCOMPARE(made.window.tiles().threePlanes()->nearestFrame(), 3);
        QCOMPARE(made.window.tiles().threePlanes()->point().z, 6.0);
    }

    void anotherTextSizeKeepsThePlanes()
    {
        MadeWindow made;
        made.open();
        QTest::keyClick(&made.window, Qt::Key_3, Qt::ControlModifier);
        made.window.tiles().threePlanes()->setPoint({0, 0, 12});
        const volume::Slab slab{.thickness = 15, .mode = volume::SlabMode::Minimum};
        made.window.tiles().threePlanes()->setSlab(slab);
        theme::setTextScale(1.4);
        made.settle();
        QVERIFY(made.window.tiles().threePlanes());
        QCOMPARE(made.window.tiles().threePlanes()->point().z, 12.0);
        QCOMPARE(made.window.tiles().threePlanes()->slab().thickness, 15.0);
        QVERIFY(made.window.tiles().threePlanes()->slab().mode == volume::SlabMode::Minimum);
        theme::setTextScale(1);
        made.window.run("file.close-all");
        QVERIFY(!made.window.tiles().threePlanes());
        QVERIFY(!made.tile().series());
    }
};

QTEST_MAIN(PlanesTest)
#include "planes_test.moc"
