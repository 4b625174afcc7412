#include "app/lantern/bench_scroll.h"

#include "core/dicom/decode.h"
#include "core/dicom/scan.h"
#include "core/dicom/stacks/choose_series.h"
#include "core/display/show_slice.h"
#include "core/volume/pixel_shape.h"
#include "ui/scene/slice_canvas.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QWidget>
#include <QWindow>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fmt/format.h>

namespace lantern::app {

namespace {

constexpr int frameCount = 300;

constexpr MessageKind<> nothingHere{"lantern", "NothingHere", "There are no DICOM images to scroll through."};

Result<dicom::Series> longestSeries(const QStringList& paths)
{
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths)
        files.emplace_back(path.toStdString());
    QuietJob job;
    LANTERN_TRY(catalogue, dicom::scan(files, job));
    const auto found = dicom::chooseSeries(catalogue, {.first = dicom::SeriesQuery::First::Longest});
    if (found.empty())
        return fail(ErrorCode::NotFound, nothingHere);
    return *found.front();
}

struct Frames {
    std::vector<double> took;    // ms each, the fastest first
    double processor = 0;    // ms a frame, of all threads
};

Frames scroll(scene::Renderer renderer, const std::vector<pixels::ImagePtr>& images, volume::PixelShape shape,
              const volume::DisplaySettings& look, QSize tile)
{
    QWidget window;
    window.resize(tile);
    auto& canvas = scene::makeCanvas(renderer, window);
    canvas.widget().resize(tile);
    window.show();
    while (!window.windowHandle() || !window.windowHandle()->isExposed())
        QApplication::processEvents();

    scene::Scene scene{.image = images.front(), .shape = shape, .view = {}, .look = look, .maps = {}};
    scene.view.width = tile.width();
    scene.view.height = tile.height();
    scene.view.zoom =
        volume::fitZoom(volume::rowsOf(*images.front()), volume::columnsOf(*images.front()), shape, scene.view);
    Frames frames;
    std::clock_t worked = 0;
    constexpr int warmUp = 10;
    for (int i = 0; i < frameCount + warmUp; ++i) {
        if (i == warmUp)
            worked = std::clock();
        QElapsedTimer clock;
        clock.start();
        scene.image = images[static_cast<std::size_t>(i) % images.size()];
        canvas.show(scene);
        QApplication::processEvents();
        if (i >= warmUp)
            frames.took.push_back(static_cast<double>(clock.nsecsElapsed()) / 1e6);
    }
    frames.processor = static_cast<double>(std::clock() - worked) * 1000 / CLOCKS_PER_SEC / frameCount;
    std::ranges::sort(frames.took);
    return frames;
}

}

int benchScroll(const QStringList& paths, QSize tile)
{
    const auto printError = [](const Error& error) {
        std::fprintf(stderr, "lantern: %s\n", error.sentence().c_str());
        return 1;
    };
    const auto series = longestSeries(paths);
    if (!series)
        return printError(series.error());
    std::vector<pixels::ImagePtr> images;
    for (const auto& frame : series->frames) {
        auto image = dicom::decodeFrame(*frame.instance, frame.frame);
        if (!image)
            return printError(image.error());
        images.push_back(std::move(*image));
    }
    const auto& middle = series->frames[images.size() / 2];
    const auto look = display::defaultDisplaySettings(middle, images);
    fmt::print("{} slices in a tile of {} x {}, {} frames each\n", images.size(), tile.width(), tile.height(),
               frameCount);
    for (const auto wish : {scene::Renderer::Raster, scene::Renderer::Gl}) {
        const auto choice = scene::chooseRenderer(wish);
        if (choice.renderer != wish) {
            fmt::print("gl      not measured: {}\n", choice.description.toStdString());
            continue;
        }
        const auto [took, processor] = scroll(wish, images, volume::pixelShapeOf(middle), look, tile);
        const double median = took[took.size() / 2];
        fmt::print("{:<7} median {:.2f} ms = {:.0f} frames/s, slowest 1 % {:.2f} ms, processor {:.2f} ms: {}\n",
                   wish == scene::Renderer::Gl ? "gl" : "raster", median, 1000 / median, took[took.size() * 99 / 100],
                   processor, choice.description.toStdString());
    }
    return 0;
}

}
