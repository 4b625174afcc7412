#pragma once

#include "core/dicom/catalogue.h"

#include <QImage>
#include <QListView>
#include <QSet>
#include <memory>

namespace lantern::browser {

class SeriesModel;
class SeriesDelegate;

// The list at the left of the window. Enter or a double click asks for a series, and it can be
// dragged into a tile.
class SeriesBrowser : public QListView {
    Q_OBJECT
public:
    explicit SeriesBrowser(QWidget* parent = nullptr);

    void setCatalogue(std::shared_ptr<const dicom::Catalogue> catalogue);
    void setWarnings(const QString& seriesId, dicom::Warnings warnings);    // more than its headers said
    void setThumbnail(const QString& seriesId, const QImage& thumbnail);
    void setShown(const QSet<QString>& seriesIds, const QString& activeSeriesId);
    void setRail(bool rail);    // pictures only, for narrow windows
    bool isRail() const { return m_isRail; }
    SeriesModel& seriesModel() { return *m_model; }

Q_SIGNALS:
    void seriesActivated(const QString& seriesId);
    void unusualRequested(const QString& seriesId);    // its badge was clicked

protected:
    void changeEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    void retranslate();

    SeriesModel* m_model;
    SeriesDelegate* m_delegate;
    bool m_isRail = false;
};

}
