#pragma once

#include "core/dicom/catalogue.h"
#include "ui/viewer/stack/stack.h"

#include <QHash>
#include <QSet>
#include <QStringList>
#include <memory>

namespace lantern::shell {

// The same images in the same order, as maps and slice numbers need it.
bool showTheSame(const dicom::Series& a, const dicom::Series& b);

// The id that a series has now; empty where it is gone.
QString idNow(const dicom::Change& change, const QString& earlier);
QSet<QString> idsNow(const dicom::Change& change, const QSet<QString>& earlier);

// The catalogue of what is open, and its series that have images, by id. A catalogue stays alive as long as anybody
// holds one of its series.
class OpenSeries {
public:
    // With `change` from the catalogue before it: series that no file came to stay the objects that they are.
    void take(std::shared_ptr<const dicom::Catalogue> catalogue, const dicom::Change& change);
    void clear() { *this = OpenSeries(); }

    const std::shared_ptr<const dicom::Catalogue>& catalogue() const { return m_catalogue; }
    viewer::SeriesPtr find(const QString& seriesId) const { return m_series.value(seriesId); }    // null: there is none
    viewer::SeriesPtr showing(const dicom::FrameRef& frame) const;    // null where none does
    const QStringList& order() const { return m_order; }    // as in the browser

private:
    std::shared_ptr<const dicom::Catalogue> m_catalogue = std::make_shared<dicom::Catalogue>();
    QHash<QString, viewer::SeriesPtr> m_series;
    QStringList m_order;
};

}
