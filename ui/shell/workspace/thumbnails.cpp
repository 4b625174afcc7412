#include "ui/shell/workspace/thumbnails.h"

#include "core/display/quantities.h"
#include "core/display/show_slice.h"
#include "core/volume/pixel_shape.h"
#include "ui/paint/picture.h"

#include <algorithm>
#include <span>

namespace lantern::shell {

Thumbnails::Thumbnails(const OpenSeries& open, viewer::FrameStore& frames, QObject* parent)
    : QObject(parent)
    , m_open(open)
    , m_frames(frames)
{
    connect(&m_frames, &viewer::FrameStore::frameReady, this, &Thumbnails::make);
}

void Thumbnails::want()
{
    for (const QString& id : m_open.order()) {
        if (m_asked.contains(id))
            continue;
        const auto series = m_open.find(id);
        const dicom::FrameRef& middle = series->frames[series->frames.size() / 2];
        m_asked.insert(id);
        m_awaited[viewer::keyOf(middle)] = id;
        m_frames.want(middle);
    }
}

void Thumbnails::make(viewer::FrameKey key)
{
    const auto awaited = m_awaited.find(key);
    if (awaited == m_awaited.end())
        return;
    const viewer::SeriesPtr series = m_open.find(awaited->second);
    const auto frame = series
        ? std::ranges::find_if(series->frames, [key](const auto& ref) { return viewer::keyOf(ref) == key; })
        : std::vector<dicom::FrameRef>::const_iterator{};
    const pixels::ImagePtr image = series && frame != series->frames.end() ? m_frames.image(*frame) : nullptr;
    if (!image) {
        m_awaited.erase(awaited);
        return;
    }
    constexpr int Edge = 128;    // drawn at 48 to 64 logical pixels, sharp on dense screens
    m_lane.start(
        this,
        [image, series, frame = *frame](Job&) -> Result<QImage> {
            const auto meanings = display::SeriesMeanings(*series).of(frame);
            const auto settings = display::defaultDisplaySettings(frame, std::span(&image, 1), meanings.quantities);
            return paint::imageOver(volume::thumbnail(*image, volume::pixelShapeOf(frame), settings, Edge)).copy();
        },
        [this, key](Result<QImage> picture) {
            const auto whose = m_awaited.extract(key);
            if (!picture || !whose)
                return;
            const QString& id = whose.mapped();
            m_made.insert(id, *picture);
            Q_EMIT ready(id, *picture);
        });
}

// Series may be called otherwise since more came.
void Thumbnails::follow(const dicom::Change& change)
{
    for (auto& [key, id] : m_awaited)
        id = idNow(change, id);
    m_asked = idsNow(change, m_asked);
    QHash<QString, QImage> made;
    for (auto picture = m_made.cbegin(); picture != m_made.cend(); ++picture)
        made.insert(idNow(change, picture.key()), picture.value());
    m_made = std::move(made);
    for (const std::string& each : change.parted)
        m_asked.remove(QString::fromStdString(each));
    for (const auto& [before, now] : change.renamed)
        if (const QString id = QString::fromStdString(now); m_made.contains(id))
            Q_EMIT ready(id, m_made[id]);
}

void Thumbnails::clear()
{
    m_awaited.clear();
    m_asked.clear();
    m_made.clear();
}

}
