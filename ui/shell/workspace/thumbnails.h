#pragma once

#include "ui/lanes/lane.h"
#include "ui/shell/workspace/open_series.h"
#include "ui/viewer/stack/frame_store.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>
#include <map>

namespace lantern::shell {

// A small picture of the middle of each series.
class Thumbnails : public QObject {
    Q_OBJECT
public:
    Thumbnails(const OpenSeries& open, viewer::FrameStore& frames, QObject* parent = nullptr);

    void want();    // of all series that have none yet
    void follow(const dicom::Change& change);
    void clear();
    bool areAllMade() const { return m_awaited.empty(); }

Q_SIGNALS:
    void ready(const QString& seriesId, const QImage& picture);

private:
    void make(viewer::FrameKey key);

    const OpenSeries& m_open;
    viewer::FrameStore& m_frames;
    std::map<viewer::FrameKey, QString> m_awaited;    // series whose thumbnail needs this frame
    QSet<QString> m_asked;    // series whose thumbnail is made, or will be
    QHash<QString, QImage> m_made;    // by series
    lanes::Lane m_lane{1};
};

}
