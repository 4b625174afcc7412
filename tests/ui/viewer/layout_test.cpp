#include "ui/viewer/layout.h"

#include "tests/ui/made_series.h"
#include "ui/viewer/tile_grid.h"

#include <QTest>
#include <algorithm>

using namespace lantern;
using viewer::Layout;
using viewer::TileGrid;

namespace {

struct Shown {
    viewer::FrameStore store{test::madePixels, 1, test::MadeBudget};
    TileGrid grid{store, scene::Renderer::Raster, "x-series"};

    Shown()
    {
        grid.resize(1200, 800);
        grid.show();
    }
    viewer::Tile& tile(std::size_t index) { return *grid.tiles()[index]; }
};

}

class LayoutTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyNameComesBack()
    {
        for (int rows = 1; rows <= Layout::Most; ++rows)
            for (int columns = 1; columns <= Layout::Most; ++columns) {
                const QString name = QStringLiteral("%1x%2").arg(rows).arg(columns);
                const auto layout = viewer::layoutFrom(name);
                QVERIFY(layout);
                QCOMPARE(layout->rows, rows);
                QCOMPARE(layout->columns, columns);
                QCOMPARE(layout->count(), std::size_t(rows * columns));
                QCOMPARE(viewer::nameOf(*layout), name);
            }
        QVERIFY(viewer::layoutFrom("mpr") == Layout::threePlanes());
        QCOMPARE(viewer::nameOf(Layout::threePlanes()), QString("mpr"));
        for (const char* wrong : {"", "0x1", "5x1", "1x5", "2", "2x", "x2", "2x2x2", "2X2", " 2x2"})
            QVERIFY2(!viewer::layoutFrom(wrong), wrong);
    }

    // Each tile has its place, none lies over another, and all are of one size.
    void tilesShareTheRoomEvenly()
    {
        Shown shown;
        for (const auto& layout : {Layout::grid(4, 4), Layout::grid(1, 3), Layout::grid(3, 2), Layout::grid(1, 1),
                                   Layout::grid(2, 4), Layout::grid(4, 1)}) {
            shown.grid.setTileLayout(layout);
            const auto visible = shown.grid.visibleTiles();
            QCOMPARE(visible.size(), layout.count());
            QCoreApplication::processEvents();
            for (std::size_t i = 0; i < visible.size(); ++i) {
                const QRect place = visible[i]->geometry();
                QVERIFY(std::abs(place.width() - 1200 / layout.columns) <= 3);
                QVERIFY(std::abs(place.height() - 800 / layout.rows) <= 3);
                QCOMPARE(place.center().x() * layout.columns / 1200, layout.cells[i].column);
                QCOMPARE(place.center().y() * layout.rows / 800, layout.cells[i].row);
                for (std::size_t k = 0; k < i; ++k)
                    QVERIFY(!place.intersects(visible[k]->geometry()));
            }
        }
    }

    void whatALayoutHidesComesBackAsItWas()
    {
        Shown shown;
        shown.grid.setTileLayout(Layout::grid(3, 3));
        for (int i = 0; i < 9; ++i)
            shown.tile(std::size_t(i)).showSeries(test::madeSeries({.uid = "1.7." + std::to_string(i)}), i);
        shown.tile(8).viewport().setWindow(pixels::Window{.centre = 60, .width = 300});
        shown.grid.activate(shown.tile(8));
        shown.grid.setTileLayout(Layout::grid(1, 2));
        QCOMPARE(&shown.grid.active(), &shown.tile(0));
        QCOMPARE(shown.grid.shownSeries().size(), 2);
        shown.grid.setTileLayout(Layout::grid(3, 3));
        QCOMPARE(shown.tile(8).viewport().slice(), 8);
        QCOMPARE(std::get<pixels::Window>(shown.tile(8).viewport().voiState().voi).width, 300.0);
    }

    // What was said of all tiles holds for those that come later.
    void aNewTileIsAsTheOthersAre()
    {
        Shown shown;
        shown.grid.setTextLevel(paint::AnnotationLevel::Minimal);
        shown.grid.setSmooth(false);
        shown.grid.setShowsOverlays(false);
        shown.grid.setShowsShutters(false);
        shown.grid.setTool(viewer::ToolId::length);
        shown.grid.setTileLayout(Layout::grid(2, 2));
        const auto state = shown.tile(3).viewport().state();
        QVERIFY(state.words == display::WordLevel::Minimal);
        QVERIFY(!state.view.smooth);
        for (const auto id : {display::LayerId::overlays, display::LayerId::annotations, display::LayerId::shutter})
            QVERIFY(!state.layers[id].isOn);
        QCOMPARE(shown.tile(3).cursor().shape(), Qt::CrossCursor);
        shown.tile(3).showSeries(test::madeSeries());
        QVERIFY(!shown.tile(3).viewport().view().smooth);
    }

    // From one tile to three planes and back: the two that came with the planes are empty again.
    void planesLeaveNothingInTilesThatCameWithThem()
    {
        Shown shown;
        const auto series = test::madeSeries();
        shown.tile(0).showSeries(series, 5);
        QVERIFY(QTest::qWaitFor([&] { return shown.store.isComplete(*series); }));
        const auto planes = shown.grid.showThreePlanes(series);
        QVERIFY(planes.has_value());
        QCOMPARE(shown.grid.visibleTiles().size(), std::size_t(3));
        shown.grid.setTileLayout(Layout::grid(2, 2));
        QCOMPARE(shown.tile(0).viewport().slice(), 5);
        for (std::size_t i = 1; i < 4; ++i)
            QVERIFY(!shown.tile(i).series());
    }
};

QTEST_MAIN(LayoutTest)
#include "layout_test.moc"
