// What the files themselves bring to a tile besides pixels: overlays, shutters, presentation states.
#include "ui/viewer/tile.h"

namespace lantern::viewer {

void Tile::setShowsOverlays(bool shows)
{
    for (const auto id : {display::LayerId::overlays, display::LayerId::annotations})
        m_state.layers[id].isOn = shows;
    redraw();
}

void Tile::setShowsShutters(bool shows)
{
    m_state.layers[display::LayerId::shutter].isOn = shows;
    redraw();
}

void Tile::setLayer(display::LayerId id, const display::LayerState& how)
{
    m_state.layers[id] = how;
    redraw();
}

void Tile::setPresentationState(dicom::PresentationStatePtr state)
{
    // What was there before it comes back first, or one state's turn would stay under the next.
    if (m_viewBefore)
        m_state.view = *m_viewBefore;
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

void Tile::setOthers(std::vector<display::Picture> others)
{
    m_others = std::move(others);
    m_canvas->widget().update();
}

// The view of images that the state does not name is kept aside while one is shown that it names.
void Tile::present()
{
    m_presented.reset();
    if (m_image && m_presentationState && m_stack->isAsTaken()) {
        const dicom::InstancePtr instance = m_picture->header.instance;
        const auto imageOf = [&](int wanted) -> pixels::ImagePtr {
            const auto& frames = series()->frames;
            for (std::size_t index = 0; index < frames.size(); ++index)
                if (frames[index].instance == instance && frames[index].frame == wanted)
                    return m_stack->image(static_cast<int>(index));
            return nullptr;
        };
        m_presented = display::presented(
            m_presentationState, m_picture->header, *m_image, m_picture->shape.heightOverWidth,
            {.image = imageOf, .stored = [&](int wanted) { return display::storedPicture(*instance, wanted); }});
    }
    if (m_presented && !m_viewBefore) {
        m_viewBefore = m_state.view;
        m_state.view.quarterTurns = m_presentationState->quarterTurns;
        m_state.view.flipHorizontal = m_presentationState->flipHorizontal;
        m_state.view.flipVertical = false;
        fitToTile();
    } else if (!m_presented && m_viewBefore && m_image) {
        m_viewBefore->width = m_state.view.width;
        m_viewBefore->height = m_state.view.height;
        m_state.view = *m_viewBefore;
        m_viewBefore.reset();
        if (m_fits)
            fitToTile();
    }
}

const pixels::ImagePtr& Tile::drawnImage() const
{
    return m_presented && m_presented->image ? m_presented->image : m_image;
}

}
