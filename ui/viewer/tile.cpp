#include "ui/viewer/tile.h"

#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/theme/type.h"
#include "ui/viewer/cine.h"
#include "ui/viewer/slice_bar.h"

#include <QPainter>
#include <QResizeEvent>
#include <QScreen>
#include <QToolButton>
#include <algorithm>
#include <cmath>

namespace lantern::viewer {

namespace colour = theme::colour;

namespace {

constexpr int Ring = 2;    // logical pixels round the tile; coloured on the active one

// By the maps that are on; a slice may come twice.
std::vector<int> markedSlices(const StackViewport& viewport)
{
    std::vector<int> marks;
    const display::ViewState state = viewport.state();
    if (!viewport.picture() || state.hidesOverlays || std::ranges::none_of(state.maps, &display::MapState::isOn))
        return marks;
    for (const auto& outcome : viewport.pictureSources().outcomes)
        for (const nn::Finding& finding : outcome->findings)
            for (marks.push_back(finding.slice); const auto& outline : finding.outlines)
                marks.push_back(outline.slice);
    return marks;
}

}

Tile::Tile(FrameStore& store, scene::Renderer renderer, QString seriesMimeType, QWidget* parent)
    : QWidget(parent)
    , m_store(store)
    , m_seriesMimeType(std::move(seriesMimeType))
    , m_canvas(&scene::makeCanvas(renderer, *this))
    , m_bar(new SliceBar(this))
    , m_cine(new Cine(this))
    , m_play(new QToolButton(this))
    , m_viewport(new StackViewport([this] { return surface(); }, this))
{
    setObjectName("tile");
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    setAcceptDrops(true);
    m_canvas->widget().setAttribute(Qt::WA_TransparentForMouseEvents);
    m_canvas->setOverpaint([this](QPainter& painter) { overpaint(painter); });
    connect(m_bar, &SliceBar::sliceRequested, this, [this](int slice) {
        Q_EMIT pressed();
        m_viewport->setSlice(slice);
        Q_EMIT scrolled();
    });
    // Slices come by the hundred a second, and each would have the tile painted anew for one number.
    constexpr int ProgressEvery = 100;    // ms
    m_progressTimer.setSingleShot(true);
    m_progressTimer.setInterval(ProgressEvery);
    connect(&m_progressTimer, &QTimer::timeout, this, &Tile::showProgress);
    connect(m_cine, &Cine::due, this, &Tile::stepCine);
    m_play->setObjectName("playFilm");
    m_play->setFocusPolicy(Qt::NoFocus);
    m_play->hide();
    connect(m_play, &QToolButton::clicked, this, [this] {
        Q_EMIT pressed();
        setCine(!isPlaying());
    });
    connect(m_viewport, &StackViewport::leaving, this, &Tile::cancelTool);
    connect(m_viewport, &StackViewport::leavingStack, this, [this] { setCine(false); });
    connect(m_viewport, &StackViewport::stackChanged, this, [this] {
        showProgress();
        arrange();
    });
    connect(m_viewport, &StackViewport::marksChanged, this, [this] { m_bar->setMarks(markedSlices(*m_viewport)); });
    connect(m_viewport, &StackViewport::loadedChanged, this, &Tile::onLoaded);
    connect(m_viewport, &StackViewport::sceneChanged, this, &Tile::redraw);
    connect(m_viewport, &StackViewport::layersChanged, this, [this] { m_canvas->widget().update(); });
    connect(m_viewport, &StackViewport::changed, this, &Tile::changed);
    theme::followTextSize(this, [this] {
        // Four fit into a low window with a strip below them.
        setMinimumSize(theme::scaled(120), theme::scaled(72));
        m_play->setIconSize({theme::scaled(24), theme::scaled(24)});
        arrange();
        m_viewport->resized();
    });
    setAccessibleName(description());
}

Tile::~Tile() = default;

void Tile::showSeries(SeriesPtr series, int slice)
{
    m_viewport->show(series ? std::make_unique<FrameStack>(m_store, std::move(series)) : nullptr, slice);
}

QString Tile::seriesId() const { return series() ? QString::fromStdString(series()->id()) : QString(); }

void Tile::onLoaded(int slice)
{
    const auto progress = m_viewport->stack()->progress();
    if (slice == m_viewport->slice() || progress.loaded == progress.total)
        showProgress();
    else if (!m_progressTimer.isActive())
        m_progressTimer.start();
}

void Tile::showProgress()
{
    m_bar->setLoaded(m_viewport->stack() ? m_viewport->stack()->loaded() : std::vector<bool>());
    m_canvas->widget().update();
}

void Tile::setActive(bool active)
{
    m_isActive = active;
    update();
}

bool Tile::isPlaying() const { return m_cine->isPlaying(); }

void Tile::setCine(bool playing)
{
    if (playing == isPlaying())
        return;
    if (playing && m_viewport->sliceCount() > 1)
        m_cine->play(m_viewport->picture()->instance());
    else
        m_cine->stop();
    refreshPlayButton();
    redraw();
    Q_EMIT changed();
}

void Tile::playFilm()
{
    if (!m_viewport->isAsTaken() || !isCine(*series()))
        return;
    m_viewport->setSlice(0);
    setCine(true);
}

void Tile::refreshPlayButton()
{
    const QString name = isPlaying() ? tr("Pause (C)") : tr("Play (C)");
    m_play->setIcon(theme::icon(isPlaying() ? theme::Icon::Pause : theme::Icon::Play));
    m_play->setToolTip(name);
    m_play->setAccessibleName(name);
    m_play->setVisible(m_isHovered && m_viewport->isAsTaken() && isCine(*series()));
}

// A slice that is not there yet is waited for; the rate that is reached is shown.
void Tile::stepCine()
{
    const Stack* stack = m_viewport->stack();
    if (!stack)
        return;
    const int next = m_cine->next(*stack, m_viewport->slice());
    if (!stack->loaded()[static_cast<std::size_t>(next)])
        return;
    m_cine->stepped(stack->picture(next).header);
    m_viewport->setSlice(next);
    Q_EMIT scrolled();
}

QString Tile::description() const
{
    if (!series())
        return tr("Empty tile");
    const auto& facts = series()->facts;
    const QString kind = QString::fromStdString(facts.modality + ' ' + facts.description).trimmed();
    return tr("%1, slice %2 of %3, %4")
        .arg(kind, QString::number(m_viewport->slice() + 1), QString::number(m_viewport->sliceCount()),
             m_viewport->picture()
                 ? paint::windowName(display::cornersOf(m_viewport->state(), m_viewport->pictureSources()))
                 : QString());
}

void Tile::resizeEvent(QResizeEvent*)
{
    arrange();
    m_viewport->resized();
}

void Tile::arrange()
{
    const bool hasBar = m_viewport->sliceCount() > 1;
    const int barWidth = hasBar ? m_bar->sizeHint().width() : 0;
    const QRect inner = rect().adjusted(Ring, Ring, -Ring, -Ring);
    m_bar->setVisible(hasBar);
    m_bar->setGeometry(inner.right() - barWidth + 1, inner.top(), barWidth, inner.height());
    m_canvas->widget().setGeometry(inner.adjusted(0, 0, -barWidth, 0));
    const QSize play = m_play->sizeHint();
    m_play->setGeometry(
        {{inner.center().x() - play.width() / 2, inner.bottom() - theme::scaled(64) - play.height()}, play});
    m_play->raise();
}

Surface Tile::surface() const
{
    constexpr double MillimetresPerInch = 25.4;
    const double ratio = devicePixelRatioF();
    // Qt counts logical pixels an inch; the zoom counts the screen's own.
    const double perMillimetre = screen()->physicalDotsPerInchX() * ratio / MillimetresPerInch;
    const bool isKnown = perMillimetre > 0 && std::isfinite(perMillimetre);
    return {.device = m_canvas->deviceSize(),
            .tile = {.size = m_canvas->widget().size(), .pixelRatio = ratio, .margin = 8},
            .dotsPerMillimetre = isKnown ? std::optional(perMillimetre) : std::nullopt};
}

void Tile::redraw()
{
    m_bar->setPosition(m_viewport->slice(), m_viewport->sliceCount());
    m_canvas->show(m_viewport->picture() ? display::sceneOf(m_viewport->state(), m_viewport->pictureSources())
                                         : display::Scene{});
    setAccessibleName(description());
}

void Tile::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), colour::tile);
    if (m_isActive) {
        painter.setPen(QPen(colour::selection, Ring));
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
