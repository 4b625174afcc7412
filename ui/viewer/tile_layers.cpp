// What the files themselves bring to a tile besides pixels: overlays, shutters, presentation states.
#include "ui/viewer/tile.h"

#include "core/volume/pixel_shape.h"
#include "ui/paint/annotations.h"
#include "ui/paint/bitmap_layer.h"
#include "ui/theme/tones.h"

namespace lantern::viewer {

void Tile::setShowsOverlays(bool shows)
{
    m_showsOverlays = shows;
    redraw();
}

void Tile::setShowsShutters(bool shows)
{
    m_showsShutters = shows;
    redraw();
}

void Tile::setPresentationState(dicom::PresentationStatePtr state)
{
    // What was there before it comes back first, or one state's turn would stay under the next.
    if (m_viewBefore)
        m_view = *m_viewBefore;
    m_viewBefore.reset();
    m_presented.reset();
    m_presentationState = std::move(state);
    m_grey.isOwn = false;
    m_grey.isInverted = false;
    m_grey.wasOpened = false;
    m_fits = true;
    takeImage();
    layOut();
    Q_EMIT changed();
}

// The view of images that the state does not name is kept aside while one is shown that it names.
void Tile::present()
{
    m_presented.reset();
    if (m_image && m_presentationState && m_stack->isAsTaken()) {
        const dicom::InstancePtr instance = frame()->instance;
        const auto imageOf = [&](int wanted) -> pixels::ImagePtr {
            for (int index = 0; index < sliceCount(); ++index)
                if (const auto& other = m_stack->frame(index); other.instance == instance && other.frame == wanted)
                    return m_stack->image(index);
            return nullptr;
        };
        m_presented = display::presented(
            m_presentationState, *frame(), *m_image, volume::pixelShapeOf(*frame()).heightOverWidth,
            {.image = imageOf, .stored = [&](int wanted) { return display::storedPicture(*instance, wanted); }});
    }
    if (m_presented && !m_viewBefore) {
        m_viewBefore = m_view;
        m_view.quarterTurns = m_presentationState->quarterTurns;
        m_view.flipHorizontal = m_presentationState->flipHorizontal;
        m_view.flipVertical = false;
        fitToTile();
    } else if (!m_presented && m_viewBefore && m_image) {
        m_viewBefore->width = m_view.width;
        m_viewBefore->height = m_view.height;
        m_view = *m_viewBefore;
        m_viewBefore.reset();
        if (m_fits)
            fitToTile();
    }
}

const pixels::ImagePtr& Tile::drawnImage() const
{
    return m_presented && m_presented->image ? m_presented->image : m_image;
}

// In the order of PS3.4 N.2: the shutter hides the picture and nothing that is drawn over it.
void Tile::paintLayers(QPainter& painter, const paint::Tile& tile, const volume::TileGeometry& geometry) const
{
    const auto& own =
        std::visit([](const auto& kind) -> const pixels::ShutterMaskPtr& { return kind.shutter; }, *m_image);
    const auto& shutter = m_presented ? m_presented->shutter : own;
    if (m_showsShutters && shutter)
        paint::paintShutter(painter, tile, geometry, *shutter);
    if (!m_showsOverlays || m_mapLook.isBare)
        return;
    const auto& overlays =
        std::visit([](const auto& kind) -> const std::vector<pixels::OverlayPtr>& { return kind.overlays; }, *m_image);
    paint::paintOverlays(painter, tile, geometry, m_presented ? m_presented->overlays : overlays,
                         theme::tone::filesOwn);
    if (!m_presented)
        return;
    const auto& format = frame()->instance->pixels;
    const paint::AnnotationPlace place{
        tile, geometry, display::displayedOnTile(m_presented->area, format.rows, format.columns, geometry)};
    paint::paintAnnotations(painter, place, m_presented->annotations, m_presentationState->layers,
                            theme::tone::filesOwn);
}

}
