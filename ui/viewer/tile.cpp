#include "ui/viewer/tile.h"

#include "ui/theme/icons.h"
#include "ui/theme/tones.h"
#include "ui/theme/type.h"
#include "ui/viewer/cine.h"
#include "ui/viewer/slice_bar.h"
#include "ui/viewer/windows.h"

#include <QPainter>
#include <QResizeEvent>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace lantern::viewer {

namespace tone = theme::tone;

namespace {

constexpr int Ring = 2;    // logical pixels round the tile; coloured on the active one

}

Tile::Tile(FrameStore& store, scene::Renderer renderer, QString seriesMimeType, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_seriesMimeType(std::move(seriesMimeType))
    , m_canvas(&scene::makeCanvas(renderer, *this))
    , m_bar(new SliceBar(this))
    , m_cine(new Cine(this))
    , m_play(new QToolButton(this))
{
    setObjectName("tile");
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    setAcceptDrops(true);
    setMinimumSize(theme::scaled(120), theme::scaled(72));    // four fit into a low window with a strip below them
    m_canvas->widget().setAttribute(Qt::WA_TransparentForMouseEvents);
    m_canvas->setOverpaint([this](QPainter& painter) { overpaint(painter); });
    connect(m_bar, &SliceBar::sliceRequested, this, [this](int slice) {
        Q_EMIT pressed();
        setSlice(slice);
        Q_EMIT scrolled();
    });
    m_ringTimer.setSingleShot(true);
    connect(&m_ringTimer, &QTimer::timeout, this, [this] {
        m_ringed.reset();
        redraw();
    });
    // Slices come by the hundred a second, and each would have the tile painted anew for one number.
    constexpr int ProgressEvery = 100;    // ms
    m_progressTimer.setSingleShot(true);
    m_progressTimer.setInterval(ProgressEvery);
    connect(&m_progressTimer, &QTimer::timeout, this, &Tile::showProgress);
    connect(m_cine, &Cine::due, this, &Tile::stepCine);
    m_play->setObjectName("playFilm");
    m_play->setFocusPolicy(Qt::NoFocus);
    m_play->setIconSize({theme::scaled(24), theme::scaled(24)});
    m_play->hide();
    connect(m_play, &QToolButton::clicked, this, [this] {
        Q_EMIT pressed();
        setCine(!isPlaying());
    });
    m_measuring = new Measuring([this] { return measuredPicture(); }, this);
    connect(m_measuring, &Measuring::changed, this, [this] { m_canvas->widget().update(); });
    connect(m_measuring, &Measuring::measured, this, &Tile::measured);
    setAccessibleName(description());
}

Tile::~Tile() = default;

void Tile::showSeries(SeriesPtr series, int slice)
{
    showStack(series ? std::make_unique<FrameStack>(m_store, std::move(series)) : nullptr, slice);
}

void Tile::showStack(std::unique_ptr<Stack> stack, int slice)
{
    setCine(false);
    cancelTool();
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
    m_grey = {};
    const bool smooth = m_state.view.smooth;
    m_state.view = {};
    m_state.view.smooth = smooth;
    m_fit = {};
    m_fits = true;
    m_slice = slice >= 0 ? std::min(slice, std::max(0, sliceCount() - 1)) : sliceCount() / 2;
    if (m_stack) {
        connect(m_stack.get(), &Stack::imageReady, this, &Tile::onImageReady);
        connect(m_stack.get(), &Stack::imagesChanged, this, [this] { onImageReady(m_slice); });
        m_stack->lookAt(m_slice);
    }
    m_bar->setLoaded(m_stack ? m_stack->loaded() : std::vector<bool>());
    updateMarks();
    takeImage();
    layOut();
    Q_EMIT changed();
}

QString Tile::seriesId() const { return m_stack ? QString::fromStdString(series()->id()) : QString(); }

void Tile::setSlice(int slice)
{
    const int wanted = std::clamp(slice, 0, std::max(0, sliceCount() - 1));
    if (!m_stack || wanted == m_slice)
        return;
    cancelTool();    // what was begun belongs to the other slice
    m_slice = wanted;
    m_stack->lookAt(m_slice);
    takeImage();
    redraw();
    Q_EMIT changed();
}

// An image that is not there yet leaves the tile empty and says so: the last slice's picture under
// this slice's number would be a lie.
void Tile::takeImage()
{
    const bool isEmpty = m_slice >= sliceCount();
    m_image = isEmpty ? nullptr : m_stack->image(m_slice);
    m_picture = isEmpty ? std::nullopt : std::optional(m_stack->picture(m_slice));
    m_failure = isEmpty ? std::nullopt : m_stack->failure(m_slice);
    present();
    m_meanings = {};
    if (isEmpty)
        return;
    if (m_image)
        m_meanings = m_stack->isAsTaken() ? m_seriesMeanings->of(m_picture->header) : m_seriesMeanings->ofPlanes();
    takeWindow(m_picture->header);
}

void Tile::onImageReady(int index)
{
    // A presentation state may have waited for another frame, to subtract it.
    const bool isAwaited = m_presented && !m_presented->state->masks.empty() && !m_presented->isSubtracted;
    if (index == m_slice || isAwaited) {
        m_bar->setLoaded(m_stack->loaded());
        takeImage();
        layOut();
        Q_EMIT changed();
    } else if (const auto progress = m_stack->progress(); progress.loaded == progress.total) {
        showProgress();
    } else if (!m_progressTimer.isActive()) {
        m_progressTimer.start();
    }
}

void Tile::showProgress()
{
    if (!m_stack)
        return;
    m_bar->setLoaded(m_stack->loaded());
    m_canvas->widget().update();
}

void Tile::updateMarks()
{
    std::vector<int> marks;
    const bool isOn = std::ranges::any_of(m_state.maps, &display::MapState::isOn) && !m_state.isBare;
    for (const auto& outcome : m_outcomes)
        if (isOn)
            for (const nn::Finding& finding : outcome->findings)
                for (marks.push_back(finding.slice); const auto& outline : finding.outlines)
                    marks.push_back(outline.slice);
    m_bar->setMarks(std::move(marks));
}

void Tile::setSmooth(bool smooth)
{
    m_state.view.smooth = smooth;
    redraw();
}

void Tile::setTextLevel(paint::TextLevel level)
{
    m_state.words = level;
    redraw();
}

void Tile::setActive(bool active)
{
    m_isActive = active;
    update();
}

void Tile::setOutcome(std::shared_ptr<const nn::Outcome> outcome, const MapLook& look,
                      const std::vector<ShownMap>& more)
{
    m_outcomes.clear();
    m_state.maps.clear();
    m_state.isBare = look.isBare;
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
    updateMarks();
    redraw();
}

void Tile::ringPlace(const nn::Finding& finding)
{
    constexpr int RingMilliseconds = 1600;
    m_ringed = finding;
    m_ringTimer.start(RingMilliseconds);
    redraw();
}

bool Tile::isPlaying() const { return m_cine->isPlaying(); }

void Tile::setCine(bool playing)
{
    if (playing == isPlaying())
        return;
    if (playing && sliceCount() > 1)
        m_cine->play(m_picture->instance());
    else
        m_cine->stop();
    refreshPlayButton();
    redraw();
    Q_EMIT changed();
}

void Tile::playFilm()
{
    if (!m_stack || !m_stack->isAsTaken() || !isFilm(*series()))
        return;
    setSlice(0);
    setCine(true);
}

void Tile::refreshPlayButton()
{
    const QString name = isPlaying() ? tr("Pause (C)") : tr("Play (C)");
    m_play->setIcon(theme::icon(isPlaying() ? theme::Icon::Pause : theme::Icon::Play));
    m_play->setToolTip(name);
    m_play->setAccessibleName(name);
    m_play->setVisible(m_isHovered && m_stack && m_stack->isAsTaken() && isFilm(*series()));
}

// A slice that is not there yet is waited for; the rate that is reached is shown.
void Tile::stepCine()
{
    if (!m_stack)
        return;
    const int next = m_cine->next(*m_stack, m_slice);
    if (!m_stack->loaded()[static_cast<std::size_t>(next)])
        return;
    m_cine->stepped(m_stack->picture(next).header);
    setSlice(next);
    Q_EMIT scrolled();
}

QString Tile::description() const
{
    if (!m_stack)
        return tr("Empty tile");
    const auto& facts = series()->facts;
    const QString kind = QString::fromStdString(facts.modality + ' ' + facts.description).trimmed();
    return tr("%1, slice %2 of %3, %4")
        .arg(kind, QString::number(m_slice + 1), QString::number(sliceCount()),
             m_picture ? paint::windowName(display::cornersOf(viewState(), pictureSources())) : QString());
}

void Tile::resizeEvent(QResizeEvent*) { layOut(); }

void Tile::layOut()
{
    const bool hasBar = sliceCount() > 1;
    const int barWidth = hasBar ? m_bar->sizeHint().width() : 0;
    const QRect inner = rect().adjusted(Ring, Ring, -Ring, -Ring);
    m_bar->setVisible(hasBar);
    m_bar->setGeometry(inner.right() - barWidth + 1, inner.top(), barWidth, inner.height());
    m_canvas->widget().setGeometry(inner.adjusted(0, 0, -barWidth, 0));
    const QSize play = m_play->sizeHint();
    m_play->setGeometry(
        {{inner.center().x() - play.width() / 2, inner.bottom() - theme::scaled(64) - play.height()}, play});
    m_play->raise();
    const QSize device = m_canvas->deviceSize();
    m_state.view.width = device.width();
    m_state.view.height = device.height();
    if (m_fits)
        fitToTile();
    else
        redraw();
}

void Tile::redraw()
{
    m_bar->setPosition(m_slice, sliceCount());
    m_canvas->show(m_picture ? display::sceneOf(viewState(), pictureSources()) : display::Scene{});
    setAccessibleName(description());
}

void Tile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), tone::tile);
    if (m_isActive) {
        painter.setPen(QPen(tone::selection, Ring));
        painter.drawRect(rect().adjusted(Ring / 2, Ring / 2, -Ring / 2, -Ring / 2));
    }
}

void Tile::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        redraw();
    QWidget::changeEvent(event);
}

}
