#include "ui/viewer/measuring.h"

#include "ui/theme/type.h"

#include <QLineF>
#include <algorithm>
#include <limits>
#include <utility>

namespace lantern::viewer {

namespace {

double distanceToLine(QPointF point, QPointF from, QPointF to)
{
    const QPointF way = to - from;
    const double squared = QPointF::dotProduct(way, way);
    const double share = squared > 0 ? std::clamp(QPointF::dotProduct(point - from, way) / squared, 0.0, 1.0) : 0;
    return QLineF(point, from + share * way).length();
}

double distanceTo(const QPolygonF& outline, QPointF point)
{
    double nearest = std::numeric_limits<double>::infinity();
    for (qsizetype i = 0; i + 1 < outline.size(); ++i)
        nearest = std::min(nearest, distanceToLine(point, outline[i], outline[i + 1]));
    return outline.size() == 1 ? QLineF(point, outline.front()).length() : nearest;
}

// What is kept was never measured on a preview.
measure::MeasurementValues figuresOn(const MeasuredPicture& picture, const measure::Shape& shape)
{
    const auto image = picture.whole ? picture.whole() : picture.image;
    return measure::figuresOf(shape, picture.scales, image.get(), picture.meanings);
}

}

Measuring::Measuring(PictureNow picture, QObject* parent)
    : QObject(parent)
    , m_picture(std::move(picture))
{
}

void Measuring::setBook(measurements::MeasurementBook* book)
{
    m_book = book;
    connect(book, &measurements::MeasurementBook::changed, this, &Measuring::changed);
    connect(book, &measurements::MeasurementBook::chosenChanged, this, &Measuring::changed);
    connect(book, &measurements::MeasurementBook::unitChanged, this, &Measuring::changed);
}

bool Measuring::isReady() const { return m_book && m_picture(); }

std::vector<const measure::Measurement*> Measuring::onPicture(const MeasuredPicture& picture) const
{
    std::vector<const measure::Measurement*> found;
    for (const measure::Measurement& measurement : m_book->book().all())
        if (measurement.studyUid == picture.studyUid && measure::isSamePlace(measurement.place, picture.place))
            found.push_back(&measurement);
    return found;
}

void Measuring::setDraft(const measure::Shape& shape)
{
    m_draft = shape;
    m_pulled = 0;
    Q_EMIT changed();
}

void Measuring::keepDraft()
{
    const auto picture = m_picture();
    if (!m_book || !picture || !m_draft)
        return dropDraft();
    measure::Measurement made;
    made.studyUid = picture->studyUid;
    made.seriesId = picture->seriesId;
    made.place = picture->place;
    made.shape = *std::exchange(m_draft, std::nullopt);
    made.figures = figuresOn(*picture, made.shape);
    m_book->add(std::move(made));
    Q_EMIT measured();
}

void Measuring::dropDraft()
{
    m_draft.reset();
    m_pulled = 0;
    Q_EMIT changed();
}

// The chosen one before the others, handles before lines, the last drawn before the first.
std::optional<MeasureHit> Measuring::hitAt(QPointF device) const
{
    const auto picture = m_book ? m_picture() : std::nullopt;
    if (!picture)
        return std::nullopt;
    const QPointF at = device / picture->tile.pixelRatio;
    auto here = onPicture(*picture);
    std::ranges::reverse(here);
    std::ranges::stable_partition(here, [&](const auto* one) { return one->id == m_book->chosen(); });
    const double reach = paint::handleSize();
    // What was chosen is meant: its handles are found with a finger's breadth on a touchpad too.
    constexpr double WiderGrip = 1.75;
    for (const auto* one : here) {
        const double handleState = reach * (one->id == m_book->chosen() ? WiderGrip : 1);
        const auto handles = paint::handlesOnTile(one->shape, picture->tile, picture->geometry);
        const auto nearest =
            std::ranges::min_element(handles, {}, [&](const QPointF& handle) { return QLineF(handle, at).length(); });
        if (nearest != handles.end() && QLineF(*nearest, at).length() <= handleState)
            return MeasureHit{one->id, static_cast<std::size_t>(nearest - handles.begin())};
    }
    for (const auto* one : here)
        if (distanceTo(paint::outlineOnTile(one->shape, picture->tile, picture->geometry), at) <= reach * 0.7)
            return MeasureHit{one->id, std::nullopt};
    return std::nullopt;
}

void Measuring::beginEdit(const MeasureHit& hit) { choose(hit.id); }

void Measuring::pull(const MeasureHit& hit, geometry::PixelPoint from, geometry::PixelPoint to)
{
    const measure::Measurement* measurement = m_book ? m_book->book().find(hit.id) : nullptr;
    if (!measurement)
        return dropDraft();
    m_pulled = hit.id;
    m_draft = hit.handle ? measure::reshaped(measurement->shape, *hit.handle, to)
                         : measure::moved(measurement->shape, to.column - from.column, to.row - from.row);
    Q_EMIT changed();
}

void Measuring::endEdit()
{
    const int id = std::exchange(m_pulled, 0);
    const auto shape = std::exchange(m_draft, std::nullopt);
    const auto picture = m_picture();
    if (m_book && id != 0 && shape && picture)
        m_book->change(id, *shape, figuresOn(*picture, *shape));
    Q_EMIT changed();
}

void Measuring::hover(std::optional<MeasureHit> hit)
{
    if (hit == m_hovered)
        return;
    m_hovered = hit;
    Q_EMIT changed();
}

void Measuring::choose(int id)
{
    if (m_book)
        m_book->choose(id);
}

measure::LengthUnit Measuring::lengths() const { return m_book ? m_book->unit() : measure::LengthUnit::Millimetre; }

std::vector<display::DrawnMeasurement> Measuring::drawn() const
{
    std::vector<display::DrawnMeasurement> all;
    const auto picture = m_book ? m_picture() : std::nullopt;
    if (!picture)
        return all;
    const auto drawDraft = [&](int number) {
        all.push_back({*m_draft, measure::figuresOf(*m_draft, picture->scales, picture->image.get(), picture->meanings),
                       number, display::HandleState::Selected});
    };
    for (const auto* one : onPicture(*picture)) {
        if (m_draft && one->id == m_pulled) {
            drawDraft(one->number);
            continue;
        }
        const auto handleState = one->id == m_book->chosen() ? display::HandleState::Selected
            : m_hovered && m_hovered->id == one->id          ? display::HandleState::Hovered
                                                             : display::HandleState::None;
        all.push_back({one->shape, one->figures, one->number, handleState});
    }
    if (m_draft && m_pulled == 0)
        drawDraft(0);
    return all;
}

}
