// The patient's three planes of one series, and the crosshair that holds them together.
#include "ui/viewer/three_planes.h"

#include "core/display/view_changes.h"
#include "tests/ui/made_series.h"
#include "tests/ui/mouse.h"
#include "ui/paint/facts_text.h"
#include "ui/viewer/tile_grid.h"

#include <QScopeGuard>
#include <QSignalSpy>
#include <cmath>
#include <condition_variable>

using namespace lantern;
using viewer::Layout;
using viewer::Tile;

namespace {

// What the made series holds at a place: its corner is (-10, -20, 0), 1 mm pixels, 2 mm slices.
double valueAt(geometry::PatientPoint point) { return (point.x + 10) * 16 + (point.y + 20) * 4 + point.z / 2 - 1000; }

double across(geometry::PatientPoint a, geometry::PatientPoint b)
{
    return std::max({std::abs(a.x - b.x), std::abs(a.y - b.y), std::abs(a.z - b.z)});
}

struct Shown {
    viewer::FrameStore store{test::madePixels, 1, test::MadeBudget};
    viewer::TileGrid grid{store, scene::Renderer::Raster, "x-series"};
    viewer::SeriesPtr series;

    explicit Shown(const test::Making& making = {})
        : series(test::madeSeries(making))
    {
        grid.resize(900, 640);
        grid.show();
        grid.active().showSeries(series);
        [[maybe_unused]] const bool loaded = QTest::qWaitFor([&] { return store.isComplete(*series); });
        const auto shown = grid.showThreePlanes(series);
        if (!shown)
            throw std::runtime_error(shown.error().sentence());
        QTest::qWait(20);
    }
    Tile& tile(std::size_t index) { return *grid.tiles()[index]; }
    geometry::PatientPoint point() { return grid.threePlanes()->point(); }

    viewer::PointerFacts under(Tile& tile, QPoint at)
    {
        QSignalSpy pointer(&tile, &Tile::pointerMoved);
        test::sendMouse(tile, QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton, {});
        return pointer.isEmpty() ? viewer::PointerFacts{} : pointer.last().at(0).value<viewer::PointerFacts>();
    }
};

}

class ThreePlanesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aClickPutsTheSamePointInAllThree()
    {
        Shown shown;
        for (std::size_t clicked = 0; clicked < 3; ++clicked) {
            Tile& tile = shown.tile(clicked);
            const QPoint at(tile.width() / 2 + 31, tile.height() / 2 - 27);
            const auto facts = shown.under(tile, at);
            QVERIFY(facts.patient);
            QTest::mouseClick(&tile, Qt::LeftButton, {}, at);
            QVERIFY(across(shown.point(), *facts.patient) < 1e-9);
            for (std::size_t i = 0; i < 3; ++i) {
                // Every plane passes within half a step of the point.
                const double reach = i == 0 ? 1.0 : 0.5;
                QVERIFY(std::abs(shown.tile(i).viewport().plane()->distanceTo(shown.point())) <= reach + 1e-9);
            }
        }
    }

    void aDragOfTheCrosshairMovesThePointAndNotTheWindow()
    {
        Shown shown;
        Tile& tile = shown.tile(1);
        const auto voi = tile.viewport().voiState().voi;
        const QPoint from(tile.width() / 2 + 11, tile.height() / 2 + 9);
        QTest::mouseClick(&tile, Qt::LeftButton, {}, from);
        const auto before = shown.point();
        test::drag(tile, Qt::LeftButton, from, {60, 20});
        const auto facts = shown.under(tile, from + QPoint(60, 20));
        QVERIFY(across(shown.point(), *facts.patient) < 1e-9);
        QVERIFY(shown.point().x > before.x && shown.point().z < before.z);
        QCOMPARE(shown.point().y, before.y);
        QCOMPARE(tile.viewport().voiState().voi, voi);
        // Away from it the armed tool has the mouse.
        test::drag(tile, Qt::LeftButton, from, {60, 0});
        QVERIFY(!(tile.viewport().voiState().voi == voi));
    }

    void wish_8_theValueUnderThePointerIsThatOfThePlaceInEveryTile()
    {
        Shown shown;
        for (std::size_t i = 0; i < 3; ++i)
            for (const QPoint away : {QPoint(-40, 30), QPoint(25, -35)}) {
                Tile& tile = shown.tile(i);
                const auto facts = shown.under(tile, tile.rect().center() + away);
                QVERIFY(facts.value && facts.patient);
                // The pixel's value; the place lies within half a pixel of its centre.
                QVERIFY2(std::abs(*facts.value - valueAt(*facts.patient)) <= 0.5 * (16 + 4) + 0.5,
                         qPrintable(QString::number(*facts.value)));
                QCOMPARE(facts.unit, QString("HU"));
            }
    }

    void theWheelTakesThePointAlong()
    {
        Shown shown;
        shown.grid.threePlanes()->setPoint({5, 5, 20});
        const auto before = shown.point();
        test::turnWheel(shown.tile(1), {50, 50}, -240);    // two planes back
        QCOMPARE(shown.point().y, before.y + 2);
        QCOMPARE(shown.point().x, before.x);
        const int axial = shown.tile(0).viewport().slice();
        test::turnWheel(shown.tile(0), {50, 50}, -120);    // towards the feet
        QCOMPARE(shown.tile(0).viewport().slice(), axial + 1);
        QCOMPARE(shown.point().z, shown.tile(0).viewport().plane()->topLeft().z);
        QVERIFY(shown.point().z < before.z);
    }

    // Peers' users lost their zoom at each click (Weasis#371).
    void movingTheCrosshairKeepsEachTilesView()
    {
        Shown shown;
        shown.tile(1).viewport().setView(display::zoomed(shown.tile(1).viewport().view(), 2, 100, 100));
        shown.tile(1).viewport().setView(display::flippedHorizontally(shown.tile(1).viewport().view()));
        const auto view = shown.tile(1).viewport().view();
        QTest::mouseClick(&shown.tile(0), Qt::LeftButton, {}, shown.tile(0).rect().center() + QPoint(20, 20));
        QVERIFY(shown.tile(1).viewport().view() == view);
    }

    void aWindowIsOneForAllThree()
    {
        Shown shown;
        test::drag(shown.tile(2), Qt::LeftButton, {30, 40}, {50, 10});
        QCOMPARE(shown.tile(0).viewport().voiState().voi, shown.tile(2).viewport().voiState().voi);
        QCOMPARE(shown.tile(1).viewport().voiState().voi, shown.tile(2).viewport().voiState().voi);
        shown.tile(0).viewport().setInverted(true);
        QVERIFY(shown.tile(2).viewport().voiState().isInverted);
    }

    // Columns are 1 mm wide and the rows of a coronal picture 2 mm high.
    void wish_10_planesAreDrawnInTheirTrueShape()
    {
        Shown shown;
        const auto facts = [&](QPoint away) {
            return shown.under(shown.tile(1), shown.tile(1).rect().center() + away);
        };
        const auto origin = *facts({0, 0}).patient;
        const double right = facts({40, 0}).patient->x - origin.x, down = origin.z - facts({0, 40}).patient->z;
        QVERIFY(right > 0 && std::abs(right - down) < 1e-6);
    }

    void anotherLayoutShowsTheSlicesAgainAtTheSamePlace()
    {
        Shown shown;
        shown.grid.threePlanes()->setPoint({5, 5, 27});
        QCOMPARE(shown.grid.threePlanes()->nearestFrame(), 13);    // 26 mm, or 14 at 28 mm
        shown.grid.setTileLayout(Layout::grid(1, 1));
        QVERIFY(!shown.grid.threePlanes());
        QVERIFY(shown.tile(0).viewport().isAsTaken());
        QCOMPARE(shown.tile(0).viewport().slice(), 13);
        QVERIFY(!shown.tile(1).series());
        QVERIFY(shown.tile(0).isShowingImage());
    }

    void whatIsNoVolumeIsRefusedAndNothingChanges()
    {
        viewer::FrameStore store(test::madePixels, 1, test::MadeBudget);
        viewer::TileGrid grid(store, scene::Renderer::Raster, "x-series");
        grid.show();
        const auto series = test::madeSeries({.hasPlane = false});
        grid.active().showSeries(series);
        const auto shown = grid.showThreePlanes(series);
        QVERIFY(!shown);
        QVERIFY(shown.error().sentence().find("do not say where they lie") != std::string::npos);
        QCOMPARE(grid.tileLayout(), Layout::grid(1, 1));
        QVERIFY(grid.active().viewport().isAsTaken());
    }

    // Trap: a half-loaded series looks complete, and its planes would be half made up.
    void trap_83_planesOfAHalfLoadedSeriesSaySo()
    {
        std::mutex mutex;
        std::condition_variable more;
        int allowed = 8;
        viewer::FrameStore store(
            [&](const dicom::FrameRef& frame) {
                std::unique_lock lock(mutex);
                more.wait(lock, [&] { return allowed > 0; });
                --allowed;
                return test::madePixels(frame);
            },
            1, test::MadeBudget);
        const auto goOn = [&] {
            {
                const std::lock_guard lock(mutex);
                allowed = 100;
            }
            more.notify_all();
        };
        const auto atEnd = qScopeGuard(goOn);    // also where a check fails
        const auto series = test::madeSeries();
        auto made = viewer::Reconstruction::make(store, series);
        QVERIFY(made);
        viewer::PlaneStack stack(*made, volume::Orientation::Coronal);
        QTRY_COMPARE(stack.progress().loaded, 8);
        QCOMPARE(stack.progress().total, 20);
        const auto missing = [&] {
            const auto image = stack.image(10);
            const auto& values = std::get<std::vector<float>>(std::get<pixels::GreyImage>(*image).samples);
            return std::ranges::count_if(values, [](float value) { return std::isnan(value); }) / 64;
        };
        QCOMPARE(missing(), 12);
        QSignalSpy changed(&stack, &viewer::Stack::imagesChanged);
        goOn();
        QTRY_COMPARE(stack.progress().loaded, 20);
        QTRY_VERIFY(changed.count() > 0);
        QTRY_COMPARE(missing(), 0);
    }

    // Black may be air: a slice that is missing is said in words too.
    void aMissingSliceIsSaid()
    {
        viewer::FrameStore store(test::madePixels, 1, test::MadeBudget);
        const auto whole = test::madeSeries();
        auto series = std::make_shared<dicom::Series>(*whole);
        series->frames.erase(series->frames.begin() + 7);
        for (const auto& [shown, isSaid] : {std::pair<viewer::SeriesPtr, bool>{whole, false}, {series, true}}) {
            auto made = viewer::Reconstruction::make(store, shown);
            QVERIFY(made);
            const viewer::PlaneStack stack(*made, volume::Orientation::Coronal);
            QCOMPARE(paint::cutText(*stack.picture(10).cut).contains("Gaps without data: 1"), isSaid);
        }
    }

    // What a model said of a slice is not drawn over planes that were computed.
    void resultsStayWithTheSlices()
    {
        Shown shown;
        auto outcome = std::make_shared<nn::Outcome>();
        outcome->state = nn::State::Findings;
        outcome->maps.resize(20);
        const QImage before = shown.tile(0).grab().toImage();
        shown.tile(0).viewport().setOutcome(outcome, {});
        QCOMPARE(shown.tile(0).grab().toImage(), before);
    }
};

QTEST_MAIN(ThreePlanesTest)
#include "three_planes_test.moc"
