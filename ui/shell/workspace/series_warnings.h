#pragma once

#include "ui/lanes/lane.h"
#include "ui/shell/workspace/open_series.h"
#include "ui/viewer/stack/frame_store.h"

#include <QHash>
#include <QObject>
#include <functional>

namespace lantern::shell {

// What is unusual about the open series: what their headers say at once, what their files say once somebody asks,
// and each image that could not be shown, as it is met. Lives on the GUI thread.
class SeriesWarnings : public QObject {
    Q_OBJECT
public:
    // Looks into a series' files, on the lane's thread; may be empty.
    using Look = std::function<dicom::Warnings(const dicom::Series&)>;
    SeriesWarnings(Look look, lanes::Lane& lane, QObject* parent = nullptr);

    dicom::Warnings of(const dicom::Series& series) const;
    void lookInto(const viewer::SeriesPtr& series);    // once
    void addFailure(const QString& seriesId, const Error& error);    // of one of its images
    bool isBusy() const { return m_looks > 0; }

    void follow(const dicom::Change& change);    // what was sorted anew is looked into anew
    void clear();

Q_SIGNALS:
    void changed(const QString& seriesId);

private:
    Look m_look;
    lanes::Lane& m_lane;
    QHash<QString, dicom::Warnings> m_found;    // of series that were looked into, or are being
    QHash<QString, dicom::Warnings> m_failures;
    int m_looks = 0;    // under way
    int m_generation = 0;
};

}
