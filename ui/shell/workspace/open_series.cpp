#include "ui/shell/workspace/open_series.h"

#include <algorithm>

namespace lantern::shell {

bool showTheSame(const dicom::Series& a, const dicom::Series& b)
{
    return std::ranges::equal(a.frames, b.frames, {}, viewer::keyOf, viewer::keyOf);
}

QString idNow(const dicom::Change& change, const QString& earlier)
{
    return QString::fromStdString(change.idNow(earlier.toStdString()).value_or(std::string()));
}

QSet<QString> idsNow(const dicom::Change& change, const QSet<QString>& earlier)
{
    QSet<QString> now;
    for (const QString& id : earlier)
        now.insert(idNow(change, id));
    return now;
}

void OpenSeries::take(std::shared_ptr<const dicom::Catalogue> catalogue, const dicom::Change& change)
{
    m_catalogue = std::move(catalogue);
    if (change.files == 0)
        return;
    m_series.clear();
    m_order.clear();
    for (const dicom::Series* series : m_catalogue->series()) {
        if (series->frames.empty())
            continue;
        const QString id = QString::fromStdString(series->id());
        m_series.insert(id, viewer::SeriesPtr(m_catalogue, series));
        m_order.append(id);
    }
}

viewer::SeriesPtr OpenSeries::showing(const dicom::FrameRef& frame) const
{
    for (const viewer::SeriesPtr& series : m_series)
        if (std::ranges::find(series->frames, viewer::keyOf(frame), viewer::keyOf) != series->frames.end())
            return series;
    return nullptr;
}

}
