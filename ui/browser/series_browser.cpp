#include "ui/browser/series_browser.h"

#include "ui/browser/series_delegate.h"
#include "ui/browser/series_model.h"

#include <QDrag>
#include <QEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QStyle>

namespace lantern::browser {

SeriesBrowser::SeriesBrowser(QWidget* parent)
    : QListView(parent)
    , m_model(new SeriesModel(this))
    , m_delegate(new SeriesDelegate(this))
{
    setObjectName("seriesBrowser");
    setModel(m_model);
    setItemDelegate(m_delegate);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    connect(this, &QListView::doubleClicked, this, [this](const QModelIndex& index) {
        if (const QString id = index.data(SeriesModel::SeriesIdRole).toString(); !id.isEmpty())
            Q_EMIT seriesActivated(id);
    });
    retranslate();
}

void SeriesBrowser::setCatalogue(std::shared_ptr<const dicom::Catalogue> catalogue)
{
    m_model->setCatalogue(std::move(catalogue));
}

void SeriesBrowser::setWarnings(const QString& seriesId, dicom::Warnings warnings)
{
    m_model->setWarnings(seriesId, std::move(warnings));
}

void SeriesBrowser::setThumbnail(const QString& seriesId, const QImage& thumbnail)
{
    m_model->setThumbnail(seriesId, thumbnail);
}

void SeriesBrowser::setShown(const QSet<QString>& seriesIds, const QString& activeSeriesId)
{
    m_model->setShown(seriesIds);
    if (const QModelIndex index = m_model->indexOf(activeSeriesId); index.isValid() && !hasFocus()) {
        setCurrentIndex(index);
        scrollTo(index);
    }
}

void SeriesBrowser::setRail(bool rail)
{
    if (m_isRail == rail)
        return;
    m_isRail = rail;
    m_delegate->setRail(rail);
    // Beside the pictures of the rail there is room for a thin bar alone.
    verticalScrollBar()->setProperty("thin", rail);
    style()->unpolish(verticalScrollBar());
    style()->polish(verticalScrollBar());
    scheduleDelayedItemsLayout();
}

void SeriesBrowser::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        scheduleDelayedItemsLayout();
    QListView::changeEvent(event);
}

// QListView would step through headings and search by letters, which are tools here.
void SeriesBrowser::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        if (const QString id = currentIndex().data(SeriesModel::SeriesIdRole).toString(); !id.isEmpty())
            Q_EMIT seriesActivated(id);
        return;
    }
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
        const int step = event->key() == Qt::Key_Down ? 1 : -1;
        for (int row = currentIndex().row() + step; row >= 0 && row < m_model->rowCount(); row += step) {
            const QModelIndex index = m_model->index(row);
            if (index.flags().testFlag(Qt::ItemIsSelectable)) {
                setCurrentIndex(index);
                break;
            }
        }
        return;
    }
    if (event->text().isEmpty() || !event->text().front().isPrint())
        QListView::keyPressEvent(event);
    else
        event->ignore();
}

// A click on the badge asks what it means, and neither chooses nor drags the series.
void SeriesBrowser::mousePressEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    const bool hasBadge = !index.data(SeriesModel::WarningsRole).toStringList().isEmpty();
    if (event->button() == Qt::LeftButton && hasBadge
        && m_delegate->badgeRect(visualRect(index)).contains(event->pos())) {
        Q_EMIT unusualRequested(index.data(SeriesModel::SeriesIdRole).toString());
        return;
    }
    QListView::mousePressEvent(event);
}

// The picture alone travels under the pointer; the whole row would hide the tile it is dropped on.
void SeriesBrowser::startDrag(Qt::DropActions)
{
    const QModelIndex index = currentIndex();
    auto* carried = m_model->mimeData({index});
    if (!carried)
        return;
    auto* drag = new QDrag(this);
    drag->setMimeData(carried);
    if (const QImage image = index.data(SeriesModel::ThumbnailRole).value<QImage>(); !image.isNull())
        drag->setPixmap(QPixmap::fromImage(image.scaledToHeight(64, Qt::SmoothTransformation)));
    drag->exec(Qt::CopyAction);
}

void SeriesBrowser::retranslate()
{
    setAccessibleName(tr("Series"));
    m_model->retranslate();
}

}
