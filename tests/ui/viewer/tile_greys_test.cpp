// Windows and polarity of a tile: the reader's, the file's, and how long each holds.
#include "core/display/view_changes.h"
#include "tests/ui/viewer/shown_tile.h"
#include "ui/viewer/windows.h"

#include <cmath>

using namespace lantern;
using test::Middle;
using viewer::Tile;
using Shown = test::ShownTile;

class TileGreysTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // READING: across changes the width, right is wider; down lowers the level, so the picture brightens.
    void aLeftDragChangesTheWindow()
    {
        Shown shown;
        const auto before = shown.window();
        test::drag(shown.tile, Qt::LeftButton, Middle, {60, 0});
        QVERIFY(shown.window().width > before.width);
        QCOMPARE(shown.window().centre, before.centre);
        const auto wider = shown.window();
        test::drag(shown.tile, Qt::LeftButton, Middle, {0, 60});
        QVERIFY(shown.window().centre < wider.centre);
        QCOMPARE(shown.window().width, wider.width);
        QVERIFY(shown.tile.viewport().view().panX == 0 && shown.tile.viewport().slice() == 10);
        // A pixel is worth a share of the image's own range, never a fixed number.
        QVERIFY(std::abs(wider.width - before.width - 60 * shown.tile.viewport().voiState().valueRange / 1024) < 1e-6);
    }

    void theWindowStepIsCoarseWithShiftAndFineWithCtrl()
    {
        const auto gain = [](Qt::KeyboardModifiers keys) {
            Shown shown;
            const double before = shown.window().width;
            test::drag(shown.tile, Qt::LeftButton, Middle, {40, 0}, keys);
            return shown.window().width - before;
        };
        const double plain = gain({});
        QVERIFY(std::abs(gain(Qt::ShiftModifier) / plain - 4) < 1e-6);
        QVERIFY(std::abs(gain(Qt::ControlModifier) / plain - 0.25) < 1e-6);
    }

    void theWindowNeverBecomesNothing()
    {
        Shown shown;
        for (int i = 0; i < 20; ++i)
            test::drag(shown.tile, Qt::LeftButton, {390, 160}, {-380, 0});
        QVERIFY(shown.window().width > 0);
        QVERIFY(!shown.bareImage().isNull());
    }

    void aChosenWindowStaysWhileScrolling()
    {
        Shown shown;
        test::drag(shown.tile, Qt::LeftButton, Middle, {60, 30});
        const auto chosen = shown.window();
        test::turnWheel(shown.tile, Middle, -120);
        QCOMPARE(shown.window(), chosen);
        shown.tile.viewport().showAsAcquired();
        QCOMPARE(shown.window().width, 400.0);
        shown.tile.viewport().showAsAcquired();    // the file's second window
        QCOMPARE(shown.window().width, 1500.0);
        shown.tile.viewport().showAsAcquired();
        QCOMPARE(shown.window().width, 400.0);
        viewer::showFullRange(shown.tile.viewport());
        QCOMPARE(shown.window(),
                 pixels::windowOf({-1000.0 + test::storedValue(11, 0, 0), -1000.0 + test::storedValue(11, 63, 47)}));
    }

    // nroduit/Weasis#860, cornerstone3D#2814: what was chosen came only after the next scroll.
    void wish_31_every_image_is_drawn_with_what_was_chosen()
    {
        Shown shown;
        const QImage before = shown.bareImage();
        const auto grabbed = [&] {
            return shown.tile.grab(QRect(2, 2, shown.tile.width() - 2 - 2 - 8, shown.tile.height() - 4)).toImage();
        };
        shown.tile.viewport().setInverted(true);
        const QImage inverted = grabbed();
        QVERIFY(inverted != before);    // at once, not with the next slice
        shown.tile.viewport().setWindow(pixels::Window{.centre = 50, .width = 300});
        QVERIFY(grabbed() != inverted);
        const QImage here = shown.bareImage();
        QCOMPARE(grabbed(), here);
        shown.tile.viewport().setSlice(11);
        QVERIFY(shown.tile.viewport().voiState().isInverted);
        QCOMPARE(shown.window().width, 300.0);
        shown.tile.viewport().setSlice(10);
        QCOMPARE(shown.bareImage(), here);
    }

    // Images of a file without a window are shown over one range, whichever comes to the screen.
    void trap_44_brightness_does_not_flicker()
    {
        Shown shown({.hasWindows = false});
        const auto first = shown.window();
        for (const int slice : {0, 19, 3}) {
            shown.tile.viewport().setSlice(slice);
            QCOMPARE(shown.window(), first);
        }
    }

    void trap_46_a_window_is_not_carried_to_another_series()
    {
        Shown shown;
        shown.tile.viewport().setWindow(pixels::Window{.centre = 5, .width = 7});
        shown.tile.viewport().setInverted(true);
        shown.tile.showSeries(test::madeSeries({.uid = "1.2.4", .modality = "MR", .unit = "", .hasWindows = false}));
        QTRY_VERIFY(shown.tile.isShowingImage());
        QVERIFY(shown.window().width != 7.0);
        QVERIFY(!shown.tile.viewport().voiState().isInverted);
    }

    void invertingTurnsGreyRound()
    {
        Shown shown;
        shown.tile.viewport().setWindow(pixels::windowOf({-1000, 400}));
        const QImage before = shown.bareImage();
        shown.tile.viewport().setInverted(true);
        const QImage after = shown.bareImage();
        const QPoint centre = before.rect().center();
        QVERIFY(std::abs(qGray(before.pixel(centre)) + qGray(after.pixel(centre)) - 255) <= 1);
        shown.tile.viewport().setInverted(false);
        QCOMPARE(shown.bareImage(), before);
    }

    void resetGivesBackTheFirstLook()
    {
        Shown shown;
        const auto view = shown.tile.viewport().view();
        const auto voi = shown.tile.viewport().voiState().voi;
        shown.tile.viewport().setView(display::flippedVertically(shown.tile.viewport().view()));
        shown.tile.viewport().setView(display::turned(shown.tile.viewport().view(), 1));
        shown.tile.viewport().setInverted(true);
        test::drag(shown.tile, Qt::LeftButton, Middle, {40, 40});
        test::drag(shown.tile, Qt::MiddleButton, Middle, {40, 40});
        test::drag(shown.tile, Qt::RightButton, Middle, {0, 40});
        QVERIFY(!(shown.tile.viewport().view() == view));
        shown.tile.viewport().resetView();
        QVERIFY(shown.tile.viewport().view() == view);
        QVERIFY(shown.tile.viewport().voiState().voi == voi);
        QVERIFY(!shown.tile.viewport().voiState().isInverted);
        QCOMPARE(shown.tile.viewport().slice(), 10);
    }
};

QTEST_MAIN(TileGreysTest)
#include "tile_greys_test.moc"
