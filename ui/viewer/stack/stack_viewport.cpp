#include "ui/viewer/stack/stack_viewport.h"

#include <algorithm>

namespace lantern::viewer {

StackViewport::StackViewport(SurfaceNow surface, QObject* parent)
    : QObject(parent)
    , m_surface(std::move(surface))
    , m_measuring(new Measuring([this] { return measuredPicture(); }, this))
{
    m_ringTimer.setSingleShot(true);
    connect(&m_ringTimer, &QTimer::timeout, this, [this] {
        m_ringed.reset();
        Q_EMIT sceneChanged();
    });
    connect(m_measuring, &Measuring::changed, this, &StackViewport::layersChanged);
    connect(m_measuring, &Measuring::measured, this, &StackViewport::measured);
}

void StackViewport::show(std::unique_ptr<Stack> stack, int slice)
{
    Q_EMIT leavingStack();
    Q_EMIT leaving();
    m_stack = std::move(stack);
    m_seriesMeanings.reset();
    if (m_stack)
        m_seriesMeanings.emplace(*series());
    m_outcomes.clear();
    m_others.clear();
    m_ringed.reset();
    m_presentationState.reset();
    m_presented.reset();
    m_viewBefore.reset();
    m_voi = {};
    m_state.view = {.width = m_state.view.width, .height = m_state.view.height, .smooth = m_state.view.smooth};
    m_fit = {};
    m_fits = true;
    m_slice = slice >= 0 ? std::min(slice, std::max(0, sliceCount() - 1)) : sliceCount() / 2;
    if (m_stack) {
        connect(m_stack.get(), &Stack::imageReady, this, &StackViewport::onImageReady);
        connect(m_stack.get(), &Stack::imagesChanged, this, [this] { onImageReady(m_slice); });
        m_stack->lookAt(m_slice);
    }
    Q_EMIT stackChanged();
    Q_EMIT marksChanged();
    takeImage();
    resized();
    Q_EMIT changed();
}

void StackViewport::setSlice(int slice)
{
    const int wanted = std::clamp(slice, 0, std::max(0, sliceCount() - 1));
    if (!m_stack || wanted == m_slice)
        return;
    Q_EMIT leaving();
    m_slice = wanted;
    m_stack->lookAt(m_slice);
    takeImage();
    Q_EMIT sceneChanged();
    Q_EMIT changed();
}

// An image that is not there yet leaves the view empty and says so: the last slice's picture under
// this slice's number would be a lie.
void StackViewport::takeImage()
{
    const bool isEmpty = m_slice >= sliceCount();
    m_shown.image = isEmpty ? nullptr : m_stack->image(m_slice);
    m_picture = isEmpty ? std::nullopt : std::optional(m_stack->picture(m_slice));
    m_shown.failure = isEmpty ? std::nullopt : m_stack->failure(m_slice);
    present();
    m_shown.meanings = {};
    if (isEmpty)
        return;
    if (m_shown.image)
        m_shown.meanings =
            m_stack->isAsTaken() ? m_seriesMeanings->of(m_picture->header) : m_seriesMeanings->ofPlanes();
    takeWindow(m_picture->header);
}

void StackViewport::onImageReady(int index)
{
    // A presentation state may have waited for another frame, to subtract it.
    const bool isAwaited = m_presented && !m_presented->state->masks.empty() && !m_presented->isSubtracted;
    Q_EMIT loadedChanged(index);
    if (index != m_slice && !isAwaited)
        return;
    takeImage();
    resized();
    Q_EMIT changed();
}

void StackViewport::setOutcome(std::shared_ptr<const nn::Outcome> outcome, const MapLook& look,
                               const std::vector<ShownMap>& more)
{
    m_outcomes.clear();
    m_state.maps.clear();
    m_state.hidesOverlays = look.hidesOverlays;
    const auto add = [this](const std::shared_ptr<const nn::Outcome>& said, const display::MapState& how) {
        if (!said || !isAsTaken())
            return;
        m_outcomes.push_back(said);
        m_state.maps.push_back(how);
        m_state.maps.back().model = said->model.id;
    };
    add(outcome,
        {.isOn = look.isVisible,
         .showContour = look.showContour,
         .showTint = look.showTint,
         .opacity = look.opacity,
         .isCalibrated = look.isCalibrated,
         .colours = look.colours});
    for (const auto& one : more)
        add(one.outcome, one.look);
    Q_EMIT marksChanged();
    Q_EMIT sceneChanged();
}

void StackViewport::ringPlace(const nn::Finding& finding)
{
    constexpr int RingMilliseconds = 1600;
    m_ringed = finding;
    m_ringTimer.start(RingMilliseconds);
    Q_EMIT sceneChanged();
}

void StackViewport::setCrosshair(std::optional<geometry::PatientPoint> point)
{
    m_crosshair = point;
    Q_EMIT layersChanged();
}

void StackViewport::setOthers(std::vector<display::Picture> others)
{
    m_others = std::move(others);
    Q_EMIT layersChanged();
}

void StackViewport::setWords(display::WordLevel level)
{
    m_state.words = level;
    Q_EMIT sceneChanged();
}

void StackViewport::setLayer(display::LayerId id, const display::LayerState& how)
{
    if (m_state.layers[id] == how)
        return;
    m_state.layers[id] = how;
    Q_EMIT sceneChanged();
}

void StackViewport::setPatientMark(std::optional<PatientMark> mark)
{
    if (m_patientMark == mark)
        return;
    m_patientMark = std::move(mark);
    Q_EMIT sceneChanged();
}

void StackViewport::setKeyImages(std::shared_ptr<const objects::KeyImages> keys)
{
    m_keyImages = std::move(keys);
    Q_EMIT sceneChanged();
}

// Drawn anew by whatever the hand does, or once it lets go.
void StackViewport::setDragged(bool dragged) { m_isDragged = dragged; }

}
