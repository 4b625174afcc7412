#include "ui/viewer/tile.h"

#include "core/session/quantities.h"
#include "core/volume/pixel_shape.h"
#include "ui/theme/tones.h"
#include "ui/theme/type.h"
#include "ui/viewer/cine.h"
#include "ui/viewer/slice_bar.h"
#include "ui/viewer/windows.h"

#include <QPainter>
#include <QResizeEvent>
#include <algorithm>
#include <cmath>
#include <span>

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
    , m_voi(pixels::windowOf({0, 255}))
{
    setObjectName("tile");
    setMouseTracking(true);
    setFocusPolicy(Qt::ClickFocus);
    setAcceptDrops(true);
    setMinimumSize(theme::scaled(120), theme::scaled(120));
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
    connect(m_cine, &Cine::due, this, &Tile::stepCine);
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
    m_outcome.reset();
    m_ringed.reset();
    m_presentationState.reset();
    m_presented.reset();
    m_viewBefore.reset();
    m_hasOwnWindow = false;
    m_acquiredChoice = 0;
    m_firstSeen.reset();
    m_valueRange = 255;
    m_isInverted = false;
    const bool smooth = m_view.smooth;
    m_view = {};
    m_view.smooth = smooth;
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

bool Tile::showPatientPoint(geometry::PatientPoint point)
{
    if (!m_stack)
        return false;
    int best = -1;
    double nearest = 0;
    for (int slice = 0; slice < sliceCount(); ++slice) {
        const auto& plane = m_stack->frame(slice).facts().plane;
        if (!plane)
            return false;
        const double distance = std::abs(plane->distanceTo(point));
        if (best < 0 || distance < nearest) {
            best = slice;
            nearest = distance;
        }
    }
    // Farther than half a step outside of the stack, no slice shows this place.
    const auto& first = *m_stack->frame(0).instance;
    const double reach = std::max(m_stack->spacing(), first.sliceThickness.value_or(0));
    if (best < 0 || nearest > std::max(reach / 2 + 0.01, 0.5))
        return false;
    setSlice(best);
    return true;
}

std::optional<geometry::PatientPoint> Tile::centreOfSlice() const
{
    const dicom::FrameRef* current = frame();
    if (!current || !current->facts().plane)
        return std::nullopt;
    const auto& format = current->instance->pixels;
    return current->facts().plane->patientFromPixel({(format.columns - 1) / 2.0, (format.rows - 1) / 2.0});
}

std::optional<geometry::ImagePlane> Tile::plane() const
{
    const dicom::FrameRef* current = frame();
    return current ? current->facts().plane : std::nullopt;
}

const dicom::FrameRef* Tile::frame() const { return m_slice < sliceCount() ? &m_stack->frame(m_slice) : nullptr; }

volume::PixelShape Tile::shape() const
{
    if (m_presented && m_presented->area && m_presented->area->heightOverWidth)
        return {*m_presented->area->heightOverWidth};
    return frame() ? volume::pixelShapeOf(*frame()) : volume::PixelShape{};
}

// An image that is not there yet leaves the tile empty and says so: the last slice's picture under
// this slice's number would be a lie.
void Tile::takeImage()
{
    const dicom::FrameRef* current = frame();
    m_image = current ? m_stack->image(m_slice) : nullptr;
    m_failure = current ? m_stack->failure(m_slice) : std::nullopt;
    present();
    m_quantities.clear();
    m_whyNoQuantity.clear();
    if (!m_image)
        return;
    if (m_stack->isAsTaken()) {
        m_quantities = session::quantitiesFor(*series(), *current);
        m_whyNoQuantity = QString::fromStdString(session::whyNoSuv(*series(), *current));
    }
    if (!m_firstSeen) {
        m_firstSeen = m_image;
        const auto range = pixels::percentileRange(std::span(&m_firstSeen, 1), 0.01, 0.99);
        m_valueRange = range && range->high > range->low ? range->high - range->low : 255;
        if (!range && !isAsTaken())    // nothing of this plane is loaded yet
            m_firstSeen.reset();
    }
    // A window in one unit says nothing about values in another.
    m_hasOwnWindow = m_hasOwnWindow && m_windowUnit == unit();
    if (m_hasOwnWindow)
        return;
    if (m_presented && m_presented->voi)
        m_voi = *m_presented->voi;
    else if (const auto acquired = acquiredWindows(*current); !acquired.empty())
        m_voi = acquired[std::min(m_acquiredChoice, acquired.size() - 1)].voi;
    else
        m_voi = session::defaultLook(*current, std::span(&m_firstSeen, m_firstSeen ? 1 : 0)).voi;
}

void Tile::onImageReady(int index)
{
    m_bar->setLoaded(m_stack->loaded());
    if (index == m_slice) {
        takeImage();
        layOut();
        Q_EMIT changed();
    } else {
        redraw();
    }
}

void Tile::updateMarks()
{
    std::vector<int> marks;
    if (m_outcome && m_mapLook.isVisible && !m_mapLook.isBare)
        for (const nn::Finding& finding : m_outcome->findings)
            marks.push_back(finding.slice);
    m_bar->setMarks(std::move(marks));
}

void Tile::setWindow(const pixels::Voi& voi)
{
    m_voi = voi;
    m_hasOwnWindow = true;
    m_windowUnit = unit();
    redraw();
    Q_EMIT changed();
}

std::string Tile::unit() const
{
    const auto* grey = m_image ? std::get_if<pixels::GreyImage>(m_image.get()) : nullptr;
    return grey ? grey->rescale.unit : std::string();
}

void Tile::changeWindow(double width, double level)
{
    if (frame() && frame()->instance->pixels.isColour())
        return;    // true colour has no VOI (PS3.4 N.2)
    pixels::Window window;
    if (const auto* current = std::get_if<pixels::Window>(&m_voi)) {
        window = *current;
    } else {
        window = pixels::windowLike(std::get<pixels::VoiLut>(m_voi));
    }
    const double least = valueRange() / 1000;
    // Below 1 the standard's linear function is undefined (PS3.3 C.11.2.1.2.1); the exact one is not.
    if (window.function == pixels::WindowFunction::Linear && window.width + width < 1)
        window.function = pixels::WindowFunction::LinearExact;
    window.width = std::max(least, window.width + width);
    window.centre += level;
    window.explanation.clear();
    setWindow(window);
}

void Tile::showAsAcquired()
{
    const dicom::FrameRef* current = frame();
    if (!current)
        return;
    const std::size_t count = acquiredWindows(*current).size();
    m_acquiredChoice = m_hasOwnWindow || count == 0 ? 0 : (m_acquiredChoice + 1) % count;
    m_hasOwnWindow = false;
    takeImage();
    redraw();
    Q_EMIT changed();
}

Tile::Grey Tile::grey() const
{
    return {m_voi, m_hasOwnWindow, m_windowUnit, m_acquiredChoice, m_firstSeen, m_valueRange, m_isInverted};
}

void Tile::setGrey(const Grey& grey)
{
    m_voi = grey.voi;
    m_hasOwnWindow = grey.isOwn;
    m_windowUnit = grey.unit;
    m_acquiredChoice = grey.acquiredChoice;
    m_firstSeen = grey.firstSeen;
    m_valueRange = grey.valueRange;
    m_isInverted = grey.isInverted;
    takeImage();
    redraw();
    Q_EMIT changed();
}

void Tile::showFullRange()
{
    const auto* grey = m_image ? std::get_if<pixels::GreyImage>(m_image.get()) : nullptr;
    if (const auto range = grey ? pixels::fullRange(*grey) : std::nullopt)
        setWindow(pixels::windowOf(*range));
}

void Tile::setInverted(bool inverted)
{
    m_isInverted = inverted;
    redraw();
    Q_EMIT changed();
}

void Tile::setSmooth(bool smooth)
{
    m_view.smooth = smooth;
    redraw();
}

void Tile::setTextLevel(paint::TextLevel level)
{
    m_textLevel = level;
    redraw();
}

void Tile::setActive(bool active)
{
    m_isActive = active;
    update();
}

void Tile::setOutcome(std::shared_ptr<const nn::Outcome> outcome, const MapLook& look)
{
    m_outcome = m_stack && m_stack->isAsTaken() ? std::move(outcome) : nullptr;
    m_mapLook = look;
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
        m_cine->play(*frame()->instance);
    else
        m_cine->stop();
    redraw();
    Q_EMIT changed();
}

// A slice that is not there yet is waited for; the rate that is reached is shown.
void Tile::stepCine()
{
    if (!m_stack)
        return;
    const int next = m_cine->next(*m_stack, m_slice);
    if (!m_stack->loaded()[static_cast<std::size_t>(next)])
        return;
    m_cine->stepped(m_stack->frame(next));
    setSlice(next);
    Q_EMIT scrolled();
}

QString Tile::description() const
{
    if (!m_stack)
        return tr("Empty tile");
    const auto& facts = series()->facts;
    const QString kind = QString::fromStdString(facts.modality + ' ' + facts.description).trimmed();
    return tr("%1, slice %2 of %3, %4").arg(kind).arg(m_slice + 1).arg(sliceCount()).arg(windowName());
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
    const QSize device = m_canvas->deviceSize();
    m_view.width = device.width();
    m_view.height = device.height();
    if (m_fits)
        fitToTile();
    else
        redraw();
}

void Tile::redraw()
{
    m_bar->setPosition(m_slice, sliceCount());
    m_canvas->show({.image = m_image, .shape = shape(), .view = m_view, .look = look(), .map = mapLayer()});
    setAccessibleName(description());
}

volume::Look Tile::look() const
{
    volume::Look look{.voi = m_voi, .invert = m_isInverted};
    if (frame())
        look.invert =
            session::isShownInverted(*frame()->instance, m_isInverted, m_presented ? m_presented->shape : std::nullopt);
    if (m_presented)
        look.presentation = m_presented->presentationLut;
    return look;
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
