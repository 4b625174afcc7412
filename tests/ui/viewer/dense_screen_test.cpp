// A screen with four dots for each logical pixel: what is counted in which of the two.
#include "core/display/view_changes.h"
#include "tests/ui/made_series.h"
#include "tests/ui/mouse.h"
#include "ui/viewer/real_size.h"
#include "ui/viewer/tile.h"

#include <QScreen>
#include <cmath>

using namespace lantern;
using viewer::Tile;

namespace {

struct Shown {
    viewer::FrameStore store{test::madePixels, 1, test::MadeBudget};
    measurements::MeasurementBook book;
    Tile tile{store, scene::Renderer::Raster, "x-series"};

    explicit Shown(const test::Making& making = {.spacing = 1, .betweenRows = 2})
    {
        tile.resize(400, 320);
        tile.show();
        tile.viewport().measuring().setBook(&book);
        tile.showSeries(test::madeSeries(making));
        [[maybe_unused]] const bool loaded =
            QTest::qWaitFor([&] { return store.isComplete(*tile.series()) && tile.isShowingImage(); });
    }
};

}

class DenseScreenTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void trap_86_one_to_one_is_a_pixel_a_dot()
    {
        Shown shown;
        QCOMPARE(shown.tile.devicePixelRatioF(), 2.0);
        shown.tile.viewport().setView(display::atZoom(shown.tile.viewport().view(), 1));
        // 30 dots to the right are 30 columns, and 30 down are 15 rows of double height.
        const auto from = shown.tile.viewport().pixelAt({300, 300}), to = shown.tile.viewport().pixelAt({330, 330});
        QCOMPARE(to.column - from.column, 30.0);
        QCOMPARE(to.row - from.row, 15.0);
        // A picture of the tile has all the screen's dots.
        QCOMPARE(shown.tile.grab().toImage().size(), QSize(800, 640));
    }

    void trap_86_a_hand_measures_the_same_on_a_dense_screen()
    {
        Shown shown;
        shown.tile.viewport().setView(display::atZoom(shown.tile.viewport().view(), 1));
        shown.tile.setTool(viewer::ToolId::length);
        test::drag(shown.tile, Qt::LeftButton, {190, 150}, {15, 0});    // logical pixels: 30 columns
        QCOMPARE(shown.book.book().all().size(), 1U);
        QVERIFY(std::abs(shown.book.book().all()[0].figures.length->value - 30) < 1e-9);
        shown.tile.setTool(viewer::ToolId::window);
        test::drag(shown.tile, Qt::LeftButton, {205, 150}, {0, 10});    // its end is found where it is seen
        QCOMPARE(shown.book.book().all().size(), 1U);
        QVERIFY(std::abs(shown.book.book().all()[0].figures.length->value - std::hypot(30, 20)) < 1e-9);
    }

    void wish_10_real_size_is_the_patients_on_any_screen()
    {
        Shown shown;
        QVERIFY(viewer::showRealSize(shown.tile.viewport()));
        const double dotsPerMillimetre = shown.tile.screen()->physicalDotsPerInchX() * 2 / 25.4;
        const auto from = shown.tile.viewport().pixelAt({300, 300}), to = shown.tile.viewport().pixelAt({400, 400});
        QVERIFY(std::abs((to.column - from.column) * 1.0 - 100 / dotsPerMillimetre) < 1e-9);    // 1 mm a column
        QVERIFY(std::abs((to.row - from.row) * 2.0 - 100 / dotsPerMillimetre) < 1e-9);    // 2 mm a row
        Shown sizeless({.modality = "OT", .hasPlane = false});
        QVERIFY(!viewer::showRealSize(sizeless.tile.viewport()));
    }
};

int main(int count, char** texts)
{
    qputenv("QT_SCALE_FACTOR", "2");
    QApplication app(count, texts);
    DenseScreenTest test;
    return QTest::qExec(&test, count, texts);
}

#include "dense_screen_test.moc"
