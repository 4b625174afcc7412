#pragma once

#include "core/objects/references.h"

#include <QAbstractListModel>
#include <QHash>
#include <QImage>
#include <QSet>
#include <memory>
#include <optional>
#include <vector>

namespace lantern::browser {

// What a row carries when it is dragged: the series' id as UTF-8.
inline constexpr const char* SeriesMimeType = "application/x-lantern-series";

// Patients, their studies, and the series of each, as one list: headings are rows that cannot be
// chosen, so that arrows step from series to series. What is no series of pictures (reports,
// segmentations and the like) stands in its study with what it speaks of, and cannot be chosen either.
class SeriesModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        KindRole = Qt::UserRole,
        SeriesIdRole,
        TitleRole,
        DetailRole,
        CountRole,
        ThumbnailRole,
        WarningsRole,
        ShownRole
    };
    enum class Kind { Patient, Study, Series, Object };

    using QAbstractListModel::QAbstractListModel;

    void setCatalogue(std::shared_ptr<const dicom::Catalogue> catalogue);
    void setThumbnail(const QString& seriesId, const QImage& thumbnail);
    void setWarnings(const QString& seriesId, dicom::Warnings warnings);    // more than its headers said
    void setShown(const QSet<QString>& seriesIds);    // those that a tile shows
    void retranslate();

    QModelIndex indexOf(const QString& seriesId) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;

private:
    struct Row {
        Kind kind = Kind::Patient;
        const dicom::Patient* patient = nullptr;
        const dicom::Study* study = nullptr;
        const dicom::Series* series = nullptr;
        QString seriesId;
        std::vector<dicom::InstancePtr> objects = {};    // of one kind: one, or many in one row
    };
    void addObjects(const dicom::Patient& patient, const dicom::Study& study, const dicom::Series& series);
    QVariant objectData(const Row& row, int role) const;
    QVariant seriesData(const Row& row, int role) const;

    std::shared_ptr<const dicom::Catalogue> m_catalogue;
    std::optional<objects::ReferenceIndex> m_references;
    std::vector<Row> m_rows;
    QHash<QString, QImage> m_thumbnails;
    QHash<QString, dicom::Warnings> m_warnings;    // of series whose files or pixels said more than their headers
    QSet<QString> m_shown;
};

}
