// How a picture looks when it is opened: as people read its kind, without a key being pressed.
#include "core/display/view_changes.h"
#include "tests/ui/viewer/shown_tile.h"
#include "ui/viewer/cine.h"
#include "ui/viewer/mammograms.h"
#include "ui/viewer/tile_grid.h"

#include <QEnterEvent>
#include <QToolButton>
#include <cmath>

using namespace lantern;
using viewer::Tile;
using Shown = test::ShownTile;

namespace {

// PET whose modality value / 100 is SUV, with the window that the scanner wrote.
viewer::SeriesPtr pet(bool hasUptake, const std::string& modality = "PT")
{
    std::vector<dicom::InstancePtr> all;
    for (const auto& made : test::madeInstances({.modality = modality, .unit = "BQML"})) {
        auto instance = std::make_shared<dicom::Instance>(*made);
        if (hasUptake)
            instance->frames.front().quantities = {{.name = "SUVbw", .unit = "g/ml", .slope = 0.01}};
        all.push_back(std::move(instance));
    }
    return test::seriesOf(std::move(all));
}

struct Opened {
    viewer::FrameStore store{test::madePixels, 1, test::MadeBudget};
    Tile tile{store, scene::Renderer::Raster, "x-series"};

    explicit Opened(const viewer::SeriesPtr& series)
    {
        tile.resize(400, 320);
        tile.show();
        tile.showSeries(series);
        [[maybe_unused]] const bool loaded =
            QTest::qWaitFor([&] { return store.isComplete(*tile.series()) && tile.isShowingImage(); });
    }
    pixels::Window window() const { return std::get<pixels::Window>(tile.viewport().voiState().voi); }
};

// One view: which breast, where its rows run to, how large its pixels are.
viewer::SeriesPtr breast(const std::string& side, const std::string& orientation, double spacing, int columns = 64)
{
    auto instance =
        std::make_shared<dicom::Instance>(*test::madeInstances({.uid = "1.5." + side + std::to_string(columns),
                                                                .modality = "MG",
                                                                .unit = "",
                                                                .slices = 1,
                                                                .columns = columns,
                                                                .hasPlane = false})
                                               .front());
    instance->imageLaterality = side;
    instance->viewPosition = "CC";
    instance->patientOrientation = orientation;
    instance->pixelSpacing = geometry::PixelSpacing{spacing, spacing};
    return test::seriesOf({instance});
}

double leftEdge(const Tile& tile)
{
    const auto& view = tile.viewport().view();
    return view.width / 2.0 + view.panX - tile.viewport().shownFrame()->instance->pixels.columns * view.zoom / 2;
}

double rightEdge(const Tile& tile)
{
    const auto& view = tile.viewport().view();
    return view.width / 2.0 + view.panX + tile.viewport().shownFrame()->instance->pixels.columns * view.zoom / 2;
}

struct Pair {
    viewer::FrameStore store{test::madePixels, 1, test::MadeBudget};
    viewer::TileGrid grid{store, scene::Renderer::Raster, "x-series"};

    Pair(const viewer::SeriesPtr& left, const viewer::SeriesPtr& right)
    {
        grid.resize(800, 500);
        grid.setTileLayout(viewer::Layout::grid(1, 2));
        grid.show();
        grid.tiles()[0]->showSeries(left);
        grid.tiles()[1]->showSeries(right);
        [[maybe_unused]] const bool loaded =
            QTest::qWaitFor([&] { return grid.tiles()[0]->isShowingImage() && grid.tiles()[1]->isShowingImage(); });
    }
    Tile& first() { return *grid.tiles()[0]; }
    Tile& second() { return *grid.tiles()[1]; }
};

}

class OpeningTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // reported: PET opened white on black from SUV 1.8 to 34.
    void petOpensDarkOnWhiteFromZeroToSuvSix()
    {
        Opened opened(pet(true));
        QCOMPARE(opened.window().centre - opened.window().width / 2, 0.0);
        QCOMPARE(opened.window().centre + opened.window().width / 2, 600.0);
        QVERIFY(opened.tile.viewport().voiState().isInverted);
        opened.tile.viewport().setSlice(2);
        QCOMPARE(opened.window().width, 600.0);
        // What the reader does holds, and a reset brings the first look back.
        opened.tile.viewport().setInverted(false);
        opened.tile.viewport().showAsAcquired();
        QCOMPARE(opened.window().width, 400.0);
        QVERIFY(!opened.tile.viewport().voiState().isInverted);
        opened.tile.viewport().resetView();
        QCOMPARE(opened.window().width, 600.0);
        QVERIFY(opened.tile.viewport().voiState().isInverted);
    }

    void petWithoutUptakeAndOtherPicturesOpenAsTheyWere()
    {
        for (const auto& series : {pet(false), pet(true, "MR")}) {
            Opened opened(series);
            QCOMPARE(opened.window().width, 400.0);
            QVERIFY(!opened.tile.viewport().voiState().isInverted);
        }
    }

    void petThatIsKeptInverseStaysDarkOnWhite()
    {
        std::vector<dicom::InstancePtr> all;
        const auto asWritten = pet(true);    // outlives the loop over its frames
        for (const auto& frame : asWritten->frames) {
            auto instance = std::make_shared<dicom::Instance>(*frame.instance);
            instance->polarity.isMonochrome1 = true;
            all.push_back(std::move(instance));
        }
        Opened opened(test::seriesOf(std::move(all)));
        QVERIFY(!opened.tile.viewport().voiState().isInverted);    // the file's own inversion is all
    }

    // reported: ultrasound and angiography stood still.
    void filmsRunFromTheirFirstFrame()
    {
        for (const char* modality : {"US", "XA", "RF"}) {
            Opened opened(test::madeSeries({.modality = modality, .isCine = true}));
            opened.tile.playFilm();
            QVERIFY(opened.tile.isPlaying());
            QTRY_VERIFY(opened.tile.viewport().slice() > 0);
            opened.tile.setCine(false);
        }
    }

    void whatIsNoFilmStandsStill()
    {
        for (const auto& making : {test::Making{}, test::Making{.modality = "US", .hasPlane = false},
                                   test::Making{.modality = "CT", .isCine = true},
                                   test::Making{.modality = "XA", .slices = 1, .isCine = true}}) {
            Opened opened(test::madeSeries(making));
            opened.tile.playFilm();
            QVERIFY(!opened.tile.isPlaying());
        }
    }

    void theButtonOverAFilmPausesAndPlays()
    {
        Opened opened(test::madeSeries({.modality = "US", .isCine = true}));
        auto* button = opened.tile.findChild<QToolButton*>("playFilm");
        const auto leave = [&] {
            QEvent event(QEvent::Leave);
            QApplication::sendEvent(&opened.tile, &event);
        };
        leave();    // wherever the pointer happens to be
        QVERIFY(button && !button->isVisible());
        const auto enter = [&] {
            QEnterEvent event({50, 50}, {50, 50}, {50, 50});
            QApplication::sendEvent(&opened.tile, &event);
        };
        enter();
        QVERIFY(button->isVisible());
        button->click();
        QVERIFY(opened.tile.isPlaying());
        const QString whilePlaying = button->accessibleName();
        button->click();
        QVERIFY(!opened.tile.isPlaying());
        QVERIFY(button->accessibleName() != whilePlaying);
        leave();
        QVERIFY(!button->isVisible());
        opened.tile.showSeries(test::madeSeries());
        enter();
        QVERIFY(!button->isVisible());
    }

    // reported: the chest walls of mammograms did not meet.
    void breastsTouchAtTheChestWallAtOneScale()
    {
        Pair pair(breast("R", "P\\L", 0.1), breast("L", "A\\R", 0.05, 100));
        const auto areTogether = [&] {
            QVERIFY(std::abs(rightEdge(pair.first()) - pair.first().viewport().view().width) < 1e-6);
            QVERIFY(std::abs(leftEdge(pair.second())) < 1e-6);
            QCOMPARE(pair.first().viewport().view().zoom / 0.1, pair.second().viewport().view().zoom / 0.05);
            QVERIFY(leftEdge(pair.first()) > -1e-6);    // and both are seen whole
            QVERIFY(rightEdge(pair.second()) < pair.second().viewport().view().width + 1e-6);
        };
        areTogether();
        pair.grid.resize(1000, 420);
        areTogether();
    }

    void sidesDecideWhereTheFileDoesNotSayHowItsRowsRun()
    {
        Pair pair(breast("R", "", 0.1), breast("L", "", 0.1));
        QVERIFY(std::abs(rightEdge(pair.first()) - pair.first().viewport().view().width) < 1e-6);
        QVERIFY(std::abs(leftEdge(pair.second())) < 1e-6);
    }

    void aMammogramAloneAndOtherPicturesLieInTheMiddle()
    {
        Pair pair(breast("R", "P\\L", 0.1), test::madeSeries());
        QCOMPARE(pair.first().viewport().view().panX, 0.0);
        QCOMPARE(pair.second().viewport().view().panX, 0.0);
    }

    void aPictureThatIsKeptTheOtherWayRoundIsMirrored()
    {
        QVERIFY(!viewer::hangsMirrored(breast("R", "P\\L", 0.1)->frames.front()));
        QVERIFY(!viewer::hangsMirrored(breast("R", "", 0.1)->frames.front()));
        QVERIFY(viewer::hangsMirrored(breast("R", "A\\L", 0.1)->frames.front()));
        Pair pair(breast("R", "A\\L", 0.1), breast("L", "A\\R", 0.1));
        pair.first().viewport().setView(display::flippedHorizontally(pair.first().viewport().view()));
        pair.first().viewport().fitToTile();
        QVERIFY(std::abs(rightEdge(pair.first()) - pair.first().viewport().view().width) < 1e-6);
    }
};

QTEST_MAIN(OpeningTest)
#include "opening_test.moc"
