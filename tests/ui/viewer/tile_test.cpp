#include "core/display/view_changes.h"
#include "tests/support/said.h"
#include "tests/ui/viewer/shown_tile.h"
#include "ui/viewer/slice_bar.h"
#include "ui/viewer/windows.h"

#include <QMimeData>
#include <QSignalSpy>
#include <cmath>

using namespace lantern;
using test::Middle;
using viewer::Tile;
using Shown = test::ShownTile;

namespace {

// Smoothed letters differ by some grey levels from one drawing to the next, as glyphs are kept; the
// middle of the tile has none. Whatever a model says is drawn in colour, and all else here is grey.
bool areAlike(const QImage& left, const QImage& right)
{
    const auto isGrey = [](const QImage& image) {
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (const QColor colour = image.pixelColor(x, y); colour.saturation() > 30 && colour.value() > 60)
                    return false;
        return true;
    };
    const QRect middle(60, 70, 260, 110);
    return left.copy(middle) == right.copy(middle) && isGrey(left) == isGrey(right);
}

// A finding in the middle slice with a map that is 0.9 in a square and 0.1 elsewhere.
std::shared_ptr<const nn::Outcome> madeOutcome(int slices, int rows, int columns)
{
    auto outcome = std::make_shared<nn::Outcome>();
    outcome->state = nn::State::Findings;
    outcome->model = {"made", "1.0.0", ""};
    outcome->threshold = 0.5;
    outcome->maps.resize(static_cast<std::size_t>(slices));
    const int slice = slices / 2;
    std::vector<float> map;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            map.push_back(row >= 10 && row < 20 && column >= 30 && column < 50 ? 0.9f : 0.1f);
    outcome->maps[static_cast<std::size_t>(slice)] = {
        rows, columns, 0, 0, 1, 1, std::make_shared<const std::vector<float>>(std::move(map))};
    nn::Finding finding;
    finding.label = "nodule";
    finding.probability = 0.9;
    finding.slice = slice;
    finding.pixel = {39.5, 14.5};
    finding.diameter = 12;
    outcome->findings = {finding};
    return outcome;
}

}

class TileTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aSeriesOpensInItsMiddleAndFits()
    {
        Shown shown;
        QCOMPARE(shown.tile.viewport().slice(), 10);
        QCOMPARE(shown.window().width, 400.0);
        const auto& view = shown.tile.viewport().view();
        QCOMPARE(view.zoom, std::min(view.width / 64.0, view.height / 48.0));
    }

    void theWheelScrollsOneSliceANotch()
    {
        Shown shown;
        QSignalSpy scrolled(&shown.tile, &Tile::scrolled);
        test::turnWheel(shown.tile, Middle, -120);
        QCOMPARE(shown.tile.viewport().slice(), 11);
        test::turnWheel(shown.tile, Middle, 240);
        QCOMPARE(shown.tile.viewport().slice(), 9);
        QCOMPARE(scrolled.count(), 2);
        // A touchpad sends parts of a notch.
        for (int i = 0; i < 4; ++i)
            test::turnWheel(shown.tile, Middle, -30);
        QCOMPARE(shown.tile.viewport().slice(), 10);
        for (int i = 0; i < 50; ++i)
            test::turnWheel(shown.tile, Middle, -120);
        QCOMPARE(shown.tile.viewport().slice(), 19);
    }

    // A shutter over the left half and a line across the picture, each there until it is put away.
    void trap_55_layers_of_the_file_are_drawn_and_can_be_put_away()
    {
        const auto layered = [](const dicom::FrameRef& frame) -> Result<pixels::ImagePtr> {
            auto grey = std::get<pixels::GreyImage>(**test::madePixels(frame));
            auto shutter = std::make_shared<pixels::ShutterMask>();
            shutter->hidden = pixels::Bitmap::blank(grey.rows, grey.columns);
            shutter->value = 65535;
            auto line = std::make_shared<pixels::Overlay>();
            line->bits = pixels::Bitmap::blank(grey.rows, grey.columns);
            for (int row = 0; row < grey.rows; ++row)
                for (int column = 0; column < grey.columns / 2; ++column)
                    shutter->hidden.set(row, column);
            for (int column = 0; column < grey.columns; ++column)
                line->bits.set(30, column);
            grey.shutter = shutter;
            grey.overlays = {line};
            return std::make_shared<const pixels::Image>(std::move(grey));
        };
        viewer::FrameStore store(layered, 1, test::MadeBudget);
        Tile tile(store, scene::Renderer::Raster, "x-series");
        tile.resize(400, 320);
        tile.show();
        tile.showSeries(test::madeSeries());
        QTRY_VERIFY(tile.isShowingImage());
        const auto [width, height] = std::pair(tile.viewport().view().width, tile.viewport().view().height);
        const auto colourAt = [&](double column, double row) {
            const volume::TileGeometry geometry(48, 64, {}, tile.viewport().view());
            const auto [x, y] = geometry.tileFromPixel({column, row});
            return tile.grab().toImage().pixelColor(static_cast<int>(x) + 2, static_cast<int>(y) + 2);
        };
        QVERIFY(width > 0 && height > 0);
        QCOMPARE(colourAt(20, 20), QColor(Qt::white));
        QVERIFY(colourAt(44, 20) != QColor(Qt::white));
        const QColor drawn = colourAt(44, 30);
        QVERIFY(drawn.saturation() > 30 || drawn == QColor(Qt::white));
        QCOMPARE(colourAt(20, 30), drawn);    // over the shutter too
        tile.viewport().setLayer(display::LayerId::shutter, {.isOn = false});
        QVERIFY(colourAt(20, 20) != QColor(Qt::white));
        QCOMPARE(colourAt(44, 30), drawn);
        tile.viewport().setLayer(display::LayerId::overlays, {.isOn = false});
        QVERIFY(colourAt(44, 30) != drawn);
        tile.viewport().setLayer(display::LayerId::shutter, {.isOn = true});
        QCOMPARE(colourAt(20, 30), QColor(Qt::white));
    }

    void trap_56_a_presentation_state_changes_what_it_names_alone()
    {
        Shown shown;
        const auto before = shown.window();
        const auto view = shown.tile.viewport().view();
        auto state = std::make_shared<dicom::PresentationState>();
        state->references = {{"1.2.3.11", {}}};    // slice 10
        state->vois = {{{}, pixels::Window{.centre = 1, .width = 2}}};
        state->quarterTurns = 1;
        state->label = "MARKED";
        QVERIFY(!shown.tile.viewport().isPresented());
        shown.tile.viewport().setPresentationState(state);
        QVERIFY(shown.tile.viewport().isPresented());
        QCOMPARE(shown.window().width, 2.0);
        QVERIFY(shown.tile.description().endsWith("Presentation state"));    // whose window it is
        QCOMPARE(shown.tile.viewport().view().quarterTurns, 1);
        shown.tile.viewport().setSlice(11);
        QVERIFY(!shown.tile.viewport().isPresented());
        QCOMPARE(shown.window(), before);
        QVERIFY(shown.tile.viewport().view() == view);
        shown.tile.viewport().setSlice(10);
        QVERIFY(shown.tile.viewport().isPresented());
        QCOMPARE(shown.tile.viewport().view().quarterTurns, 1);
        shown.tile.viewport().resetView();
        QCOMPARE(shown.tile.viewport().view().quarterTurns, 1);
        shown.tile.viewport().setPresentationState(nullptr);
        QCOMPARE(shown.window(), before);
        QVERIFY(shown.tile.viewport().view() == view);
    }

    void anArmedToolTakesTheLeftButton()
    {
        Shown shown;
        const auto window = shown.window();
        shown.tile.setTool(viewer::ToolId::pan);
        test::drag(shown.tile, Qt::LeftButton, Middle, {10, 10});
        QCOMPARE(shown.tile.viewport().view().panX, 10.0);
        shown.tile.setTool(viewer::ToolId::zoom);
        const double zoom = shown.tile.viewport().view().zoom;
        test::drag(shown.tile, Qt::LeftButton, Middle, {0, -50});
        QVERIFY(shown.tile.viewport().view().zoom > zoom);
        shown.tile.setTool(viewer::ToolId::scroll);
        test::drag(shown.tile, Qt::LeftButton, Middle, {0, 40});
        QVERIFY(shown.tile.viewport().slice() > 10);
        QCOMPARE(shown.window(), window);
    }

    void aDoubleClickAsksToMaximise()
    {
        Shown shown;
        QSignalSpy maximise(&shown.tile, &Tile::maximiseRequested);
        const auto window = shown.window();
        QTest::mouseDClick(&shown.tile, Qt::LeftButton, {}, Middle);
        QCOMPARE(maximise.count(), 1);
        QCOMPARE(shown.window(), window);
    }

    void cineRunsThroughTheSeriesAndRoundItsEnd()
    {
        Shown shown({.slices = 3});
        QSignalSpy changed(&shown.tile, &Tile::changed);
        QSet<int> seen;
        connect(&shown.tile, &Tile::changed, &shown.tile, [&] { seen.insert(shown.tile.viewport().slice()); });
        shown.tile.setCine(true);
        QVERIFY(shown.tile.isPlaying());
        QTRY_COMPARE_WITH_TIMEOUT(seen.size(), 3, 3000);
        shown.tile.setCine(false);
        QVERIFY(!shown.tile.isPlaying());
        const int at = shown.tile.viewport().slice();
        QTest::qWait(200);
        QCOMPARE(shown.tile.viewport().slice(), at);
        shown.tile.setCine(true);
        shown.tile.showSeries(test::madeSeries({.uid = "1.7"}));
        QVERIFY(!shown.tile.isPlaying());
    }

    void aSingleImageHasNoCine()
    {
        Shown shown({.slices = 1});
        shown.tile.setCine(true);
        QVERIFY(!shown.tile.isPlaying());
    }

    void thePointerTellsValueAndPlace()
    {
        Shown shown;
        shown.tile.viewport().setView(display::atZoom(shown.tile.viewport().view(), 1));
        QSignalSpy moved(&shown.tile, &Tile::pointerMoved);
        const auto& view = shown.tile.viewport().view();
        const QPoint at(2 + view.width / 2, 2 + view.height / 2);
        test::sendMouse(shown.tile, QEvent::MouseMove, at, Qt::NoButton, Qt::NoButton, {});
        QCOMPARE(moved.count(), 1);
        const auto facts = moved.last().at(0).value<viewer::PointerFacts>();
        const int column = static_cast<int>(std::floor(facts.pixel.column + 0.5)),
                  row = static_cast<int>(std::floor(facts.pixel.row + 0.5));
        QVERIFY(std::abs(column - 32) <= 1 && std::abs(row - 24) <= 1);
        QCOMPARE(*facts.value, test::storedValue(10, column, row) - 1000.0);
        QCOMPARE(facts.unit, QString("HU"));
        QVERIFY(std::abs(facts.patient->z - 20) < 1e-9);
        QSignalSpy left(&shown.tile, &Tile::pointerLeft);
        test::sendMouse(shown.tile, QEvent::MouseMove, {5, 5}, Qt::NoButton, Qt::NoButton, {});
        QCOMPARE(left.count(), 1);    // beside the image there is no value
    }

    // The overlay is a layer: off, held bare or without a result, the image is the same to the bit.
    void theOverlayNeverTouchesTheImageBelow()
    {
        Shown shown;
        const QImage bare = shown.bareImage();
        const auto outcome = madeOutcome(20, 48, 64);
        viewer::MapLook look;
        const auto grabbed = [&] {
            return shown.tile.grab(QRect(2, 2, shown.tile.width() - 12, shown.tile.height() - 4)).toImage();
        };
        shown.tile.viewport().setOutcome(nullptr, look);
        const QImage without = grabbed();
        shown.tile.viewport().setOutcome(outcome, look);
        const QImage with = grabbed();
        QVERIFY(!areAlike(with, without));
        QVERIFY(with.copy(60, 70, 260, 110) != without.copy(60, 70, 260, 110));
        look.showTint = true;
        shown.tile.viewport().setOutcome(outcome, look);
        QVERIFY(grabbed() != with);
        look.isVisible = false;    // O
        shown.tile.viewport().setOutcome(outcome, look);
        QVERIFY(areAlike(grabbed(), without));
        look.isVisible = true;
        look.hidesOverlays = true;    // B is held
        shown.tile.viewport().setOutcome(outcome, look);
        QCOMPARE(grabbed(), bare);
        // Another slice has no map.
        look.hidesOverlays = false;
        look.showTint = true;
        shown.tile.viewport().setSlice(3);
        shown.tile.viewport().setOutcome(nullptr, look);
        shown.tile.viewport().setWords(paint::AnnotationLevel::None);
        const QRect middle(60, 70, 260, 110);
        const QImage plain = grabbed().copy(middle);
        shown.tile.viewport().setOutcome(outcome, look);
        QCOMPARE(grabbed().copy(middle), plain);
    }

    void aWrongStateDrawsNoMap()
    {
        Shown shown;
        auto failed = std::make_shared<nn::Outcome>(*madeOutcome(20, 48, 64));
        shown.tile.viewport().setOutcome(nullptr, {});
        const QImage without = shown.tile.grab(QRect(0, 0, 380, 320)).toImage();
        for (const auto state :
             {nn::State::Failed, nn::State::Refused, nn::State::NotApplicable, nn::State::NotRequested}) {
            failed->state = state;
            shown.tile.viewport().setOutcome(std::make_shared<nn::Outcome>(*failed), {});
            QVERIFY(areAlike(shown.tile.grab(QRect(0, 0, 380, 320)).toImage(), without));
        }
    }

    void aClickOnTheSliceBarGoesThere()
    {
        Shown shown;
        auto* bar = shown.tile.findChild<viewer::SliceBar*>();
        QVERIFY(bar && bar->isVisible());
        QTest::mouseClick(bar, Qt::LeftButton, {}, {bar->width() / 2, 1});
        QCOMPARE(shown.tile.viewport().slice(), 0);
        QTest::mouseClick(bar, Qt::LeftButton, {}, {bar->width() / 2, bar->height() - 1});
        QCOMPARE(shown.tile.viewport().slice(), 19);
    }

    void aSeriesCanBeDroppedButNothingElse()
    {
        Shown shown;
        QSignalSpy dropped(&shown.tile, &Tile::seriesDropped);
        QMimeData series, text;
        series.setData("x-series", "1.2.3");
        text.setText("a letter");
        QDragEnterEvent enter(Middle, Qt::CopyAction, &series, Qt::LeftButton, {});
        QApplication::sendEvent(&shown.tile, &enter);
        QVERIFY(enter.isAccepted());
        QDragEnterEvent wrong(Middle, Qt::CopyAction, &text, Qt::LeftButton, {});
        wrong.ignore();
        QApplication::sendEvent(&shown.tile, &wrong);
        QVERIFY(!wrong.isAccepted());
        QDropEvent drop(Middle, Qt::CopyAction, &series, Qt::LeftButton, {});
        QApplication::sendEvent(&shown.tile, &drop);
        QCOMPARE(dropped.count(), 1);
        QCOMPARE(dropped.at(0).at(0).toString(), QString("1.2.3"));
    }

    void aFrameThatCannotBeReadIsNamedAndTheOthersStay()
    {
        viewer::FrameStore store(
            [](const dicom::FrameRef& frame) -> Result<pixels::ImagePtr> {
                if (frame.instance->instanceNumber == 11)
                    return fail(ErrorCode::Malformed, test::said("The pixel data are empty."));
                return test::madePixels(frame);
            },
            1, test::MadeBudget);
        Tile tile(store, scene::Renderer::Raster, "x-series");
        tile.resize(400, 320);
        tile.show();
        tile.showSeries(test::madeSeries());
        QTRY_VERIFY(store.isComplete(*tile.series()));
        QVERIFY(!tile.isShowingImage());
        QVERIFY(store.failure(tile.series()->frames[10]));
        // The window is the header's, no number that nobody chose.
        QCOMPARE(std::get<pixels::Window>(tile.viewport().voiState().voi).width, 400.0);
        tile.viewport().setSlice(11);
        QVERIFY(tile.isShowingImage());
    }

    void anEmptyTileTakesEveryInputInSilence()
    {
        viewer::FrameStore store(test::madePixels, 1, test::MadeBudget);
        Tile tile(store, scene::Renderer::Raster, "x-series");
        tile.resize(400, 320);
        tile.show();
        for (const auto button : {Qt::LeftButton, Qt::MiddleButton, Qt::RightButton})
            test::drag(tile, button, Middle, {40, 40});
        test::turnWheel(tile, Middle, 120);
        test::turnWheel(tile, Middle, 120, Qt::ControlModifier);
        tile.viewport().setView(display::turned(tile.viewport().view(), 1));
        tile.viewport().setView(display::flippedHorizontally(tile.viewport().view()));
        tile.setCine(true);
        tile.viewport().showAsAcquired();
        viewer::showFullRange(tile.viewport());
        tile.viewport().resetView();
        tile.viewport().ringPlace({});
        QVERIFY(!tile.isPlaying());
        QVERIFY(!tile.grab().isNull());
    }
};

QTEST_MAIN(TileTest)
#include "tile_test.moc"
