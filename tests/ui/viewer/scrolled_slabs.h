#pragma once

#include "tests/ui/made_series.h"
#include "ui/viewer/stack/plane_stack.h"

#include <QSignalSpy>
#include <QTest>

namespace lantern::test {

// A thick slab through a made series whose slices are all there and told of.
struct Cut {
    viewer::FrameStore store{madePixels, 1, MadeBudget};
    viewer::SeriesPtr series;
    std::shared_ptr<viewer::Reconstruction> reconstruction;

    explicit Cut(const Making& making = {})
        : series(madeSeries(making))
        , reconstruction(viewer::Reconstruction::make(store, series).value())
    {
        // Slices are told of together, a while after they came.
        bool isTold = false;
        QObject::connect(reconstruction.get(), &viewer::Reconstruction::changed, reconstruction.get(),
                         [&] { isTold = store.isComplete(*series); });
        [[maybe_unused]] const bool told = QTest::qWaitFor([&] { return isTold; });
        QObject::disconnect(reconstruction.get(), &viewer::Reconstruction::changed, reconstruction.get(), nullptr);
        reconstruction->setSlab({.thickness = 40});
    }
};

// A wheel that is turned over a thick slab: each plane is begun to be cut beside the window, and most are left
// before they are done. Now and then the reader rests until a plane is whole, closes the tile, changes the slab, or
// opens the planes anew. What comes must always be the plane that was asked for last.
inline void scrollThickSlabs(int steps)
{
    auto cut = std::make_unique<Cut>();
    std::unique_ptr<viewer::PlaneStack> stack;
    int asked = -1, whole = 0;
    const auto open = [&](volume::Orientation orientation) {
        stack = std::make_unique<viewer::PlaneStack>(cut->reconstruction, orientation);
        stack->setPatience(0);    // nothing is cut whole in the window's time
        QObject::connect(stack.get(), &viewer::Stack::imageReady, stack.get(), [&](int index) {
            QCOMPARE(index, asked);
            ++whole;
        });
    };
    open(volume::Orientation::Coronal);
    for (int step = 1; step <= steps; ++step) {
        asked = (step * 7) % stack->count();
        QVERIFY(stack->image(asked));
        if (step % 3 == 0)
            QCoreApplication::processEvents();
        if (step % 40 == 0)
            QTRY_VERIFY(!stack->isPreview());
        if (step % 50 == 0)
            cut->reconstruction->setSlab({.thickness = step % 100 == 0 ? 40.0 : 30.0});
        if (step % 20 == 0)
            open(step % 60 == 0 ? volume::Orientation::Coronal : volume::Orientation::Sagittal);
        if (step % 500 == 0) {
            stack.reset();
            cut = std::make_unique<Cut>();
            open(volume::Orientation::Coronal);
        }
    }
    asked = 1;
    (void)stack->image(asked);
    QTRY_VERIFY(!stack->isPreview());
    QVERIFY(whole > steps / 50);
}

}
