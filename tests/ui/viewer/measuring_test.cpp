// Measuring with the mouse as a hand moves it, on pixels that are not square.
#include "core/display/view_changes.h"
#include "tests/ui/made_series.h"
#include "tests/ui/mouse.h"
#include "ui/viewer/places.h"
#include "ui/viewer/tile.h"

#include <QSignalSpy>
#include <cmath>

using namespace lantern;
using measure::Kind;
using viewer::Tile;
using viewer::ToolId;

namespace {

// 48 rows of 2 mm, 64 columns of 1 mm.
test::Making tall(const char* uid = "1.2.3") { return {.uid = uid, .spacing = 1, .betweenRows = 2}; }

struct Shown {
    measurements::MeasurementBook& book;
    viewer::FrameStore store{test::madePixels, 1, test::MadeBudget};
    Tile tile{store, scene::Renderer::Raster, "x-series"};

    explicit Shown(measurements::MeasurementBook& shared, const test::Making& making = tall())
        : book(shared)
    {
        tile.resize(700, 700);
        tile.show();
        tile.viewport().measuring().setBook(&book);
        tile.showSeries(test::madeSeries(making));
        [[maybe_unused]] const bool loaded =
            QTest::qWaitFor([&] { return store.isComplete(*tile.series()) && tile.isShowingImage(); });
    }

    // Where a pixel's centre lies on the tile; found by asking for the pixel of two places.
    QPoint at(double column, double row)
    {
        const double ratio = tile.devicePixelRatioF();
        const auto origin = tile.viewport().pixelAt({0, 0}), far = tile.viewport().pixelAt({100, 100});
        const double x = (column - origin.column) / (far.column - origin.column) * 100;
        const double y = (row - origin.row) / (far.row - origin.row) * 100;
        return (QPointF(x, y) / ratio + QPointF(2, 2)).toPoint();    // the ring round the tile
    }
    void drag(double fromColumn, double fromRow, double toColumn, double toRow)
    {
        const QPoint from = at(fromColumn, fromRow), to = at(toColumn, toRow);
        test::drag(tile, Qt::LeftButton, from, to - from);
    }
    void click(double column, double row)
    {
        test::sendMouse(tile, QEvent::MouseMove, at(column, row), Qt::NoButton, Qt::NoButton, {});
        QTest::mouseClick(&tile, Qt::LeftButton, {}, at(column, row));
    }
    const measure::Measurement& last() const { return book.book().all().back(); }
};

// A tile is some hundred pixels wide, so that a hand hits a tenth of an image pixel.
bool isAbout(double value, double truth, double within = 0.2) { return std::abs(value - truth) <= within; }

}

class MeasuringTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { m_book = std::make_unique<measurements::MeasurementBook>(); }

    void aChosenMeasurementIsGraspedFromFartherAway()
    {
        Shown shown(*m_book);
        shown.tile.setTool(ToolId::length);
        shown.drag(10, 20, 40, 20);
        const int id = shown.last().id;
        const QPointF beside = shown.at(40, 20) - QPoint(2, 2) + QPointF(0, paint::handleSize() * 1.5);
        const auto hit = [&] {
            return shown.tile.viewport().measuring().hitAt(beside * shown.tile.devicePixelRatioF());
        };
        m_book->choose(id);
        QVERIFY(hit() == (viewer::MeasureHit{id, std::size_t{1}}));
        m_book->choose(0);
        QVERIFY(!hit());
    }

    void wish_9_a_drag_measures_a_length_in_millimetres_on_tall_pixels()
    {
        Shown shown(*m_book);
        QSignalSpy measured(&shown.tile.viewport(), &viewer::StackViewport::measured);
        shown.tile.setTool(ToolId::length);
        shown.drag(10, 20, 40, 20);
        QCOMPARE(measured.count(), 1);
        QVERIFY(isAbout(shown.last().figures.length->value, 30));
        shown.tile.setTool(ToolId::length);
        shown.drag(50, 5, 50, 25);
        QVERIFY(isAbout(shown.last().figures.length->value, 40));
        QCOMPARE(shown.last().figures.length->unit, "mm");
        QCOMPARE(shown.last().figures.scale.source, measure::ScaleSource::Patient);
        QCOMPARE(shown.last().number, 2);
    }

    void twoClicksMeasureTheSameLength()
    {
        Shown shown(*m_book);
        shown.tile.setTool(ToolId::length);
        shown.click(10, 20);
        QVERIFY(m_book->book().all().empty());    // it waits for the other end
        shown.click(40, 20);
        QCOMPARE(m_book->book().all().size(), 1U);
        QVERIFY(isAbout(shown.last().figures.length->value, 30));
    }

    void anAngleTakesAnArmAndThenAClick()
    {
        Shown shown(*m_book);
        shown.tile.setTool(ToolId::angle);
        shown.drag(50, 10, 10, 10);    // the vertex is where the drag ends
        QVERIFY(m_book->book().all().empty());
        shown.click(30, 20);    // 20 mm across, 20 mm down
        QCOMPARE(m_book->book().all().size(), 1U);
        QVERIFY(isAbout(shown.last().figures.angle->value, 45, 0.5));
        QVERIFY(isAbout(shown.last().figures.supplement->value, 135, 0.5));

        // Click, click, click is the same.
        shown.tile.setTool(ToolId::angle);
        shown.click(50, 10);
        shown.click(10, 10);
        shown.click(30, 20);
        QCOMPARE(m_book->book().all().size(), 2U);
        QVERIFY(isAbout(shown.last().figures.angle->value, 45, 0.5));
    }

    void boxesHaveTheValuesOfTheirPixels()
    {
        Shown shown(*m_book);
        for (const auto tool : {ToolId::rectangle, ToolId::ellipse}) {
            shown.tile.setTool(tool);
            shown.drag(9.5, 9.5, 30.5, 20.5);
            const auto& figures = shown.last().figures;
            QVERIFY(isAbout(figures.area->value, (tool == ToolId::ellipse ? std::acos(-1) / 4 : 1) * 21 * 22, 12));
            // The made values are linear, so a mean is that of the middle: pixel (20, 15).
            QVERIFY(isAbout(figures.values->mean.value, test::storedValue(shown.tile.viewport().slice(), 20, 15) - 1000,
                            6));
            QCOMPARE(figures.values->mean.unit, "HU");
        }
        QCOMPARE(m_book->book().all()[0].figures.values->statistics.count, 21U * 11U);
    }

    void aProbeTellsThePixelUnderIt()
    {
        Shown shown(*m_book);
        shown.tile.setTool(ToolId::probe);
        shown.click(12, 7);
        QCOMPARE(shown.last().figures.pixel, (geometry::PixelPoint{12, 7}));
        QCOMPARE(shown.last().figures.value->value, test::storedValue(shown.tile.viewport().slice(), 12, 7) - 1000.0);
    }

    void aHandleReshapesAndALineMoves()
    {
        Shown shown(*m_book);
        shown.tile.setTool(ToolId::length);
        shown.drag(10, 20, 40, 20);
        shown.tile.setTool(ToolId::window);
        const auto window = std::get<pixels::Window>(shown.tile.viewport().voiState().voi);

        shown.drag(40, 20, 40, 30);    // its end
        QCOMPARE(m_book->book().all().size(), 1U);
        QVERIFY(isAbout(shown.last().figures.length->value, std::hypot(30, 20)));

        shown.drag(25, 25, 25, 35);    // its middle
        QVERIFY(isAbout(shown.last().shape.points[0].row, 30));
        QVERIFY(isAbout(shown.last().shape.points[1].row, 40));
        QVERIFY(isAbout(shown.last().figures.length->value, std::hypot(30, 20)));
        QCOMPARE(std::get<pixels::Window>(shown.tile.viewport().voiState().voi),
                 window);    // nothing was windowed meanwhile

        m_book->undo();
        m_book->undo();
        QVERIFY(isAbout(shown.last().figures.length->value, 30));
        // Elsewhere the hand windows as ever, and lets go of what was chosen.
        shown.drag(50, 40, 60, 44);
        QVERIFY(std::get<pixels::Window>(shown.tile.viewport().voiState().voi) != window);
        QCOMPARE(m_book->chosen(), 0);
    }

    void aClickOnALineChoosesItAndChangesNothing()
    {
        Shown shown(*m_book);
        shown.tile.setTool(ToolId::length);
        shown.drag(10, 20, 40, 20);
        const auto shape = shown.last().shape;
        m_book->choose(0);
        shown.tile.setTool(ToolId::window);
        shown.click(25, 20);
        QCOMPARE(m_book->chosen(), shown.last().id);
        QCOMPARE(shown.last().shape, shape);
        // Under the pointer it shows that it can be taken.
        m_book->choose(0);
        test::sendMouse(shown.tile, QEvent::MouseMove, shown.at(25, 20), Qt::NoButton, Qt::NoButton, {});
        QVERIFY(shown.tile.viewport().measuring().hovered());
        QCOMPARE(shown.tile.cursor().shape(), Qt::PointingHandCursor);
        test::sendMouse(shown.tile, QEvent::MouseMove, shown.at(25, 40), Qt::NoButton, Qt::NoButton, {});
        QVERIFY(!shown.tile.viewport().measuring().hovered());
    }

    void aMeasurementBelongsToItsSliceInEveryTile()
    {
        Shown shown(*m_book), other(*m_book);
        const QImage empty = other.tile.grab().toImage();
        shown.tile.setTool(ToolId::length);
        shown.drag(10, 20, 40, 20);
        m_book->choose(0);
        QVERIFY(other.tile.grab().toImage() != empty);    // the same slice stands in the other tile
        QVERIFY(shown.tile.viewport().measuring().hitAt(QPointF(shown.at(25, 20) - QPoint(2, 2))));
        shown.tile.viewport().setSlice(shown.tile.viewport().slice() + 1);
        QVERIFY(!shown.tile.viewport().measuring().hitAt(QPointF(shown.at(25, 20) - QPoint(2, 2))));
        QVERIFY(viewer::showPlace(shown.tile.viewport(), shown.last().place));
        QVERIFY(shown.tile.viewport().measuring().hitAt(QPointF(shown.at(25, 20) - QPoint(2, 2))));
        // Another series of the study has it nowhere.
        Shown elsewhere(*m_book, tall("1.2.4"));
        QVERIFY(!viewer::showPlace(elsewhere.tile.viewport(), shown.last().place));
    }

    void whatWasBegunIsDroppedWithItsSlice()
    {
        Shown shown(*m_book);
        shown.tile.setTool(ToolId::length);
        shown.click(10, 20);
        shown.tile.viewport().setSlice(shown.tile.viewport().slice() + 1);
        shown.click(40, 20);    // begins another
        QVERIFY(m_book->book().all().empty());
        shown.tile.cancelTool();
        shown.drag(10, 30, 30, 30);
        QCOMPARE(m_book->book().all().size(), 1U);
        QVERIFY(isAbout(shown.last().figures.length->value, 20));
    }

    void panningInBetweenKeepsTheFirstPoint()
    {
        Shown shown(*m_book);
        shown.tile.setTool(ToolId::length);
        shown.click(10, 20);
        test::drag(shown.tile, Qt::MiddleButton, {300, 300}, {40, 30});
        test::turnWheel(shown.tile, {300, 300}, 120, Qt::ControlModifier);    // zoom
        shown.click(40, 20);
        QCOMPARE(m_book->book().all().size(), 1U);
        QVERIFY(isAbout(shown.last().figures.length->value, 30));
    }

    void quickClicksAreTwoPointsAndNoDoubleClick()
    {
        Shown shown(*m_book);
        QSignalSpy maximise(&shown.tile, &Tile::maximiseRequested);
        shown.tile.setTool(ToolId::length);
        shown.click(10, 20);
        test::sendMouse(shown.tile, QEvent::MouseMove, shown.at(40, 20), Qt::NoButton, Qt::NoButton, {});
        // As the system tells a second click that comes quickly.
        test::sendMouse(shown.tile, QEvent::MouseButtonDblClick, shown.at(40, 20), Qt::LeftButton, Qt::LeftButton, {});
        test::sendMouse(shown.tile, QEvent::MouseButtonRelease, shown.at(40, 20), Qt::LeftButton, Qt::NoButton, {});
        QCOMPARE(maximise.count(), 0);
        QCOMPARE(m_book->book().all().size(), 1U);
    }

    void flipsAndTurnsChangeNoFigure()
    {
        Shown shown(*m_book);
        shown.tile.viewport().setView(display::flippedHorizontally(shown.tile.viewport().view()));
        shown.tile.viewport().setView(display::flippedVertically(shown.tile.viewport().view()));
        shown.tile.setTool(ToolId::length);
        shown.drag(10, 20, 40, 35);
        QVERIFY(isAbout(shown.last().figures.length->value, std::hypot(30, 30)));
        QVERIFY(isAbout(shown.last().shape.points[0].column, 10));
        shown.tile.viewport().setView(display::turned(shown.tile.viewport().view(), 1));
        QVERIFY(shown.tile.viewport().measuring().hitAt({}) == std::nullopt);
        QVERIFY(isAbout(shown.last().figures.length->value, std::hypot(30, 30)));
    }

    void withoutABookNothingIsMeasured()
    {
        viewer::FrameStore store{test::madePixels, 1, test::MadeBudget};
        Tile tile{store, scene::Renderer::Raster, "x-series"};
        tile.resize(300, 300);
        tile.show();
        tile.setTool(ToolId::length);
        test::drag(tile, Qt::LeftButton, {50, 50}, {40, 0});    // nor is there a picture
        tile.showSeries(test::madeSeries(tall()));
        test::drag(tile, Qt::LeftButton, {50, 50}, {40, 0});
        QVERIFY(!tile.viewport().measuring().isReady());
    }

private:
    std::unique_ptr<measurements::MeasurementBook> m_book;
};

QTEST_MAIN(MeasuringTest)
#include "measuring_test.moc"
