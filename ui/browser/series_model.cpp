#include "ui/browser/series_model.h"

#include "core/dicom/stacks/series_warnings.h"
#include "core/objects/object.h"
#include "ui/browser/words.h"
#include "ui/paint/message_text.h"

#include <QMimeData>
#include <map>

namespace lantern::browser {

void SeriesModel::setCatalogue(std::shared_ptr<const dicom::Catalogue> catalogue)
{
    beginResetModel();
    m_catalogue = std::move(catalogue);
    m_rows.clear();
    m_references.reset();
    m_warnings.clear();
    if (m_catalogue) {
        m_references.emplace(*m_catalogue);
        for (const dicom::Patient& patient : m_catalogue->patients) {
            m_rows.push_back({Kind::Patient, &patient, nullptr, nullptr, {}});
            for (const dicom::Study& study : patient.studies) {
                m_rows.push_back({Kind::Study, &patient, &study, nullptr, {}});
                for (const dicom::Series& series : study.series)
                    if (!series.frames.empty())
                        m_rows.push_back(
                            {Kind::Series, &patient, &study, &series, QString::fromStdString(series.id()), {}});
                for (const dicom::Series& series : study.series)
                    addObjects(patient, study, series);
            }
        }
    }
    endResetModel();
}

// A few objects of a kind are listed one by one; a sack of them is one row with its count.
void SeriesModel::addObjects(const dicom::Patient& patient, const dicom::Study& study, const dicom::Series& series)
{
    constexpr std::size_t ListedSingly = 5;
    std::map<dicom::ObjectKind, std::vector<dicom::InstancePtr>> kinds;
    for (const dicom::InstancePtr& object : series.objects)
        kinds[object->object->kind].push_back(object);
    for (auto& [kind, objects] : kinds) {
        if (objects.size() > ListedSingly) {
            m_rows.push_back({Kind::Object, &patient, &study, &series, {}, objects});
            continue;
        }
        for (const dicom::InstancePtr& object : objects)
            m_rows.push_back({Kind::Object, &patient, &study, &series, {}, {object}});
    }
}

void SeriesModel::setWarnings(const QString& seriesId, dicom::Warnings warnings)
{
    m_warnings.insert(seriesId, std::move(warnings));
    if (const QModelIndex index = indexOf(seriesId); index.isValid())
        Q_EMIT dataChanged(index, index, {WarningsRole});
}

void SeriesModel::setThumbnail(const QString& seriesId, const QImage& thumbnail)
{
    m_thumbnails.insert(seriesId, thumbnail);
    if (const QModelIndex index = indexOf(seriesId); index.isValid())
        Q_EMIT dataChanged(index, index, {ThumbnailRole});
}

void SeriesModel::setShown(const QSet<QString>& seriesIds)
{
    m_shown = seriesIds;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {ShownRole});
}

void SeriesModel::retranslate()
{
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

QModelIndex SeriesModel::indexOf(const QString& seriesId) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (m_rows[row].kind == Kind::Series && m_rows[row].seriesId == seriesId)
            return index(static_cast<int>(row));
    return {};
}

int SeriesModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant SeriesModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == KindRole)
        return static_cast<int>(row.kind);
    switch (row.kind) {
    case Kind::Patient:
        if (role == TitleRole || role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return patientText(row.patient->facts);
        if (role == DetailRole)
            return QString::fromStdString(row.patient->facts.id);
        if (role == Qt::ToolTipRole)
            return QStringList{patientText(row.patient->facts), otherName(row.patient->facts.name),
                               QString::fromStdString(row.patient->facts.id)}
                .join('\n');
        return {};
    case Kind::Study:
        if (role == TitleRole || role == Qt::DisplayRole || role == Qt::AccessibleTextRole || role == Qt::ToolTipRole)
            return studyText(row.study->facts);
        return {};
    case Kind::Series: return seriesData(row, role);
    case Kind::Object: return objectData(row, role);
    }
    return {};
}

QVariant SeriesModel::objectData(const Row& row, int role) const
{
    const dicom::Instance& first = *row.objects.front();
    const bool isOne = row.objects.size() == 1;
    const QString title = isOne ? objectTitle(first) : objectKindText(first.object->kind);
    const QString detail = isOne ? objectDetail(m_references->targetsOf(*first.object), *first.object)
                                 : tr("%n object(s)", nullptr, static_cast<int>(row.objects.size()));
    const QString state = objects::isDrawn(first) ? QString() : tr("Not drawn yet");
    switch (role) {
    case TitleRole:
    case Qt::DisplayRole: return title;
    case DetailRole: return detail;
    case CountRole: return state;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole: {
        QStringList words{title, detail, state};
        words.removeAll(QString());
        return words.join(role == Qt::ToolTipRole ? "\n" : ", ");
    }
    default: return {};
    }
}

QVariant SeriesModel::seriesData(const Row& row, int role) const
{
    const dicom::Series& series = *row.series;
    QStringList warnings;
    QStringList notes;
    for (const dicom::Warning& warning : m_warnings.value(row.seriesId, series.warnings))
        (dicom::isNote(warning) ? notes : warnings).append(paint::sentence(warning.message));
    const QString count = tr("%n image(s)", nullptr, static_cast<int>(series.frames.size()));

    switch (role) {
    case SeriesIdRole: return row.seriesId;
    case TitleRole:
    case Qt::DisplayRole: return seriesTitle(series);
    case DetailRole: return seriesDetail(series);
    case CountRole: return count;
    case ThumbnailRole: return m_thumbnails.value(row.seriesId);
    case WarningsRole: return warnings;
    case ShownRole: return m_shown.contains(row.seriesId);
    case Qt::ToolTipRole:
        return (QStringList{seriesTitle(series), seriesDetail(series), count} + notes + warnings).join('\n');
    case Qt::AccessibleTextRole: return QStringList{seriesTitle(series), count}.join(", ");
    default: return {};
    }
}

Qt::ItemFlags SeriesModel::flags(const QModelIndex& index) const
{
    if (index.data(KindRole).toInt() != static_cast<int>(Kind::Series))
        return Qt::ItemIsEnabled | Qt::ItemNeverHasChildren;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList SeriesModel::mimeTypes() const { return {SeriesMimeType}; }

QMimeData* SeriesModel::mimeData(const QModelIndexList& indexes) const
{
    if (indexes.isEmpty())
        return nullptr;
    auto* data = new QMimeData;
    data->setData(SeriesMimeType, indexes.first().data(SeriesIdRole).toString().toUtf8());
    return data;
}

}
