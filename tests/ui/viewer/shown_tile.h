#pragma once

#include "tests/ui/made_series.h"
#include "tests/ui/mouse.h"
#include "ui/viewer/tile.h"

#include <QTest>

namespace lantern::test {

// A tile with a made series in it, drawn and at rest.
struct ShownTile {
    viewer::FrameStore store{madePixels, 1, MadeBudget};
    viewer::Tile tile{store, scene::Renderer::Raster, "x-series"};

    explicit ShownTile(const Making& making = {})
    {
        tile.resize(400, 320);
        tile.show();
        tile.showSeries(madeSeries(making));
        [[maybe_unused]] const bool loaded =
            QTest::qWaitFor([&] { return store.isComplete(*tile.series()) && tile.isShowingImage(); });
    }

    pixels::Window window() const { return std::get<pixels::Window>(tile.viewport().voiState().voi); }

    // The anatomy alone: no words, letters or bar.
    QImage bareImage()
    {
        viewer::MapLook look;
        look.hidesOverlays = true;
        tile.viewport().setOutcome(nullptr, look);
        return tile.grab(QRect(2, 2, tile.width() - 2 - 2 - 8, tile.height() - 4)).toImage();
    }
};

constexpr QPoint Middle(200, 160);

}
