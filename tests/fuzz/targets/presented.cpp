// A presentation state: read, laid over a picture, and drawn with its words and shapes.
#include "core/dicom/presentation/presentation_state.h"
#include "core/dicom/read_header.h"
#include "core/display/present.h"
#include "core/display/show_slice.h"
#include "tests/fuzz/targets/fuzz_target.h"
#include "tests/fuzz/targets/grey_format.h"
#include "tests/support/part10.h"
#include "ui/paint/annotations.h"
#include "ui/paint/bitmap_layer.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>

using namespace lantern;

namespace {

constexpr int rows = 24, columns = 20;

// The picture that the seeds name.
dicom::FrameRef namedFrame()
{
    auto instance = std::make_shared<dicom::Instance>();
    instance->sopInstanceUid = "1.2.826.0.1.3680043.10.1447.3.1";
    instance->pixels = fuzz::greyFormat(rows, columns);
    instance->pixels.frames = 3;
    instance->frames.resize(3);
    return {instance, 1};
}

pixels::Image picture()
{
    pixels::GreyImage image{.rows = rows, .columns = columns};
    std::vector<std::int16_t> samples(rows * columns);
    for (std::size_t i = 0; i < samples.size(); ++i)
        samples[i] = static_cast<std::int16_t>(i * 7 % 900);
    image.samples = std::move(samples);
    return image;
}

void draw(const display::PresentedFrame& presented, const dicom::FrameRef& frame, const pixels::ImagePtr& image)
{
    volume::PixelShape shape;
    if (presented.area && presented.area->heightOverWidth)
        shape.heightOverWidth = *presented.area->heightOverWidth;
    volume::View view{.width = 160, .height = 120};
    view.zoom = volume::fitZoom(rows, columns, shape, view);
    view.quarterTurns = presented.state->quarterTurns;
    view.flipHorizontal = presented.state->flipHorizontal;
    view = display::showingArea(presented.area, rows, columns, shape, view);
    auto look = display::defaultDisplaySettings(frame, std::vector{image});
    look.voi = presented.voi.value_or(look.voi);
    look.presentation = presented.presentationLut;
    const auto grey = volume::paintSlice(presented.image ? *presented.image : *image, shape, view, look);
    fuzz::expect(grey.pixels.size() == std::size_t{160} * 120, "a picture fills its tile");

    QImage drawn(view.width, view.height, QImage::Format_RGB32);
    drawn.fill(Qt::black);
    QPainter painter(&drawn);
    const paint::Tile tile{.size = QSizeF(drawn.size())};
    const volume::TileGeometry geometry(rows, columns, shape, view);
    if (presented.shutter)
        paint::paintShutter(painter, tile, geometry, *presented.shutter);
    paint::paintOverlays(painter, tile, geometry, presented.overlays, Qt::yellow);
    const paint::AnnotationPlace place{tile, geometry,
                                       display::displayedOnTile(presented.area, rows, columns, geometry)};
    paint::paintAnnotations(painter, place, presented.annotations, presented.state->layers, Qt::yellow);
}

}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    static const bool isOffscreen = qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "presented", *arguments[] = {name, nullptr};
    static const QGuiApplication application(count, arguments);    // for fonts
    static const dicom::Library library;
    (void)isOffscreen;

    const auto file = fuzz::fileOf(test::metaHeader("1.2.840.10008.1.2.1")
                                   + test::element(8, 0x16, "UI", "1.2.840.10008.5.1.4.1.1.11.1")
                                   + std::string(fuzz::textOf(data, size)));
    const auto state = dicom::readPresentationState(file);
    if (!state)
        return fuzz::expect(!state.error().sentence().empty(), "a refusal is a sentence"), 0;
    const auto frame = namedFrame();
    const auto image = std::make_shared<const pixels::Image>(picture());
    const auto other = [&image](int) { return pixels::ImagePtr(image); };
    const display::OtherPixels others{.image = other, .stored = other};
    if (const auto presented = display::presented(*state, frame, *image, 1, others))
        draw(*presented, frame, image);
    return 0;
}
