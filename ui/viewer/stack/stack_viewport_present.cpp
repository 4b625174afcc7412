// A presentation state over the images that it names.
#include "ui/viewer/stack/stack_viewport.h"

namespace lantern::viewer {

void StackViewport::setPresentationState(dicom::PresentationStatePtr state)
{
    // What was there before it comes back first, or one state's turn would stay under the next.
    if (m_viewBefore)
        m_state.view = *m_viewBefore;
    m_viewBefore.reset();
    m_presented.reset();
    m_presentationState = std::move(state);
    m_voi.isOwn = false;
    m_voi.isInverted = false;
    m_voi.wasOpened = false;
    m_fits = true;
    takeImage();
    resized();
    Q_EMIT changed();
}

// The view of images that the state does not name is kept aside while one is shown that it names.
void StackViewport::present()
{
    m_presented.reset();
    if (m_shown.image && m_presentationState && m_stack->isAsTaken()) {
        const dicom::InstancePtr instance = m_picture->header.instance;
        const auto imageOf = [&](int wanted) -> pixels::ImagePtr {
            const auto& frames = series()->frames;
            for (std::size_t index = 0; index < frames.size(); ++index)
                if (frames[index].instance == instance && frames[index].frame == wanted)
                    return m_stack->image(static_cast<int>(index));
            return nullptr;
        };
        m_presented = display::presented(
            m_presentationState, m_picture->header, *m_shown.image, m_picture->shape.heightOverWidth,
            {.image = imageOf, .stored = [&](int wanted) { return display::storedPicture(*instance, wanted); }});
    }
    if (m_presented && !m_viewBefore) {
        m_viewBefore = m_state.view;
        m_state.view.quarterTurns = m_presentationState->quarterTurns;
        m_state.view.flipHorizontal = m_presentationState->flipHorizontal;
        m_state.view.flipVertical = false;
        fitToTile();
    } else if (!m_presented && m_viewBefore && m_shown.image) {
        m_viewBefore->width = m_state.view.width;
        m_viewBefore->height = m_state.view.height;
        m_state.view = *m_viewBefore;
        m_viewBefore.reset();
        if (m_fits)
            fitToTile();
    }
}

const pixels::ImagePtr& StackViewport::drawnImage() const
{
    return m_presented && m_presented->image ? m_presented->image : m_shown.image;
}

}
