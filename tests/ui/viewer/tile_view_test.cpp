// How a picture lies in its tile: pan, zoom, turns and flips.
#include "core/display/view_changes.h"
#include "tests/ui/viewer/shown_tile.h"

#include <QSignalSpy>
#include <cmath>

using namespace lantern;
using test::Middle;
using viewer::Tile;
using Shown = test::ShownTile;

class TileViewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theWheelWithCtrlZoomsAboutThePointer()
    {
        Shown shown;
        const double before = shown.tile.viewport().view().zoom;
        QSignalSpy pointer(&shown.tile, &Tile::pointerMoved);
        const QPoint at(120, 90);
        QTest::mouseMove(&shown.tile, at);
        test::sendMouse(shown.tile, QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton, {});
        const auto under = pointer.last().at(0).value<viewer::PointerFacts>().pixel;
        test::turnWheel(shown.tile, at, 480, Qt::ControlModifier);
        QCOMPARE(shown.tile.viewport().slice(), 10);
        QVERIFY(std::abs(shown.tile.viewport().view().zoom - 2 * before) < 1e-9);
        test::sendMouse(shown.tile, QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton, {});
        const auto now = pointer.last().at(0).value<viewer::PointerFacts>().pixel;
        // Half a device pixel may be lost where whole zooms are laid onto whole pixels.
        QVERIFY(std::abs(now.column - under.column) < 0.6 / shown.tile.viewport().view().zoom);
        QVERIFY(std::abs(now.row - under.row) < 0.6 / shown.tile.viewport().view().zoom);
    }

    void aMiddleDragPansAndARightDragZooms()
    {
        Shown shown;
        const auto window = shown.window();
        test::drag(shown.tile, Qt::MiddleButton, Middle, {30, -20});
        QCOMPARE(shown.tile.viewport().view().panX, 30.0);
        QCOMPARE(shown.tile.viewport().view().panY, -20.0);
        const double zoom = shown.tile.viewport().view().zoom;
        QSignalSpy menu(&shown.tile, &Tile::menuRequested);
        test::drag(shown.tile, Qt::RightButton, Middle, {0, -60});
        QVERIFY(shown.tile.viewport().view().zoom > zoom);
        QCOMPARE(menu.count(), 0);
        QCOMPARE(shown.window(), window);
        QTest::mouseClick(&shown.tile, Qt::RightButton, {}, Middle);
        QCOMPARE(menu.count(), 1);
    }

    void wish_27_aCaptureKeepsTheFlips()
    {
        Shown shown;
        const QImage straight = shown.bareImage();
        shown.tile.viewport().setView(display::flippedHorizontally(shown.tile.viewport().view()));
        QCOMPARE(shown.bareImage(), straight.mirrored(true, false));
        shown.tile.viewport().setView(display::flippedVertically(shown.tile.viewport().view()));
        QCOMPARE(shown.bareImage(), straight.mirrored(true, true));
        shown.tile.viewport().setView(display::flippedHorizontally(shown.tile.viewport().view()));
        QCOMPARE(shown.bareImage(), straight.mirrored(false, true));
    }

    // What was at the left stands at the top after a turn to the right, flipped or not.
    void aTurnToTheRightTurnsRightWhateverTheFlips()
    {
        for (const bool flipped : {false, true}) {
            Shown shown({.rows = 64, .columns = 64});
            shown.tile.resize(412, 404);    // the canvas is square: 400 x 400
            if (flipped)
                shown.tile.viewport().setView(display::flippedHorizontally(shown.tile.viewport().view()));
            const QImage before = shown.bareImage();
            QCOMPARE(before.size(), QSize(400, 400));
            shown.tile.viewport().setView(display::turned(shown.tile.viewport().view(), 1));
            QCOMPARE(shown.bareImage(), before.transformed(QTransform().rotate(90)));
            shown.tile.viewport().setView(display::turned(shown.tile.viewport().view(), -1));
            QCOMPARE(shown.bareImage(), before);
        }
    }

    void oneToOneShowsEachPixelOnce()
    {
        Shown shown;
        shown.tile.viewport().setView(display::atZoom(shown.tile.viewport().view(), 1));
        shown.tile.viewport().setWindow(pixels::windowOf({-1000, 400}));
        const QImage image = shown.bareImage();
        // 64 columns and 48 rows in the middle, black around them.
        int columns = 0, rows = 0;
        for (int x = 0; x < image.width(); ++x)
            columns += qGray(image.pixel(x, image.height() / 2)) > 0;
        for (int y = 0; y < image.height(); ++y)
            rows += qGray(image.pixel(image.width() / 2, y)) > 0;
        QCOMPARE(columns, 64);
        QCOMPARE(rows, 48);
    }

    void aFittingTileStaysFitWhenItGrows()
    {
        Shown shown;
        shown.tile.resize(800, 640);
        const auto& view = shown.tile.viewport().view();
        QCOMPARE(view.zoom, std::min(view.width / 64.0, view.height / 48.0));
        shown.tile.viewport().setView(display::zoomed(shown.tile.viewport().view(), 2, 100, 100));
        const double zoomed = shown.tile.viewport().view().zoom;
        shown.tile.resize(400, 320);
        QCOMPARE(shown.tile.viewport().view().zoom, zoomed);
        shown.tile.viewport().fitToTile();
        QCOMPARE(shown.tile.viewport().view().zoom, std::min(view.width / 64.0, view.height / 48.0));
    }
};

QTEST_MAIN(TileViewTest)
#include "tile_view_test.moc"
