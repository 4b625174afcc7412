#include "ui/shell/workspace/series_warnings.h"

#include "core/dicom/stacks/series_warnings.h"

namespace lantern::shell {

SeriesWarnings::SeriesWarnings(Look look, lanes::Lane& lane, QObject* parent)
    : QObject(parent)
    , m_look(std::move(look))
    , m_lane(lane)
{
}

dicom::Warnings SeriesWarnings::of(const dicom::Series& series) const
{
    const QString id = QString::fromStdString(series.id());
    const auto found = m_found.find(id);
    dicom::Warnings all = found != m_found.end() && !found->empty() ? *found : series.warnings;
    for (const dicom::Warning& failure : m_failures.value(id))
        dicom::warn(all, failure.code, failure.message);
    return all;
}

void SeriesWarnings::lookInto(const viewer::SeriesPtr& series)
{
    const QString id = series ? QString::fromStdString(series->id()) : QString();
    if (!series || !m_look || m_found.contains(id))
        return;
    m_found.insert(id, {});
    ++m_looks;
    const int generation = m_generation;
    m_lane.start(
        this, [look = m_look, series](Job&) { return Result<dicom::Warnings>(look(*series)); },
        [this, id, generation](Result<dicom::Warnings> found) {
            --m_looks;
            if (!found || generation != m_generation)
                return;
            m_found.insert(id, *std::move(found));
            Q_EMIT changed(id);
        });
}

void SeriesWarnings::addFailure(const QString& seriesId, const Error& error)
{
    const auto warning = dicom::brokenImage(error);
    dicom::warn(m_failures[seriesId], warning.code, warning.message);
    Q_EMIT changed(seriesId);
}

void SeriesWarnings::follow(const dicom::Change& change)
{
    ++m_generation;
    m_found.clear();
    QHash<QString, dicom::Warnings> failures;
    for (auto each = m_failures.cbegin(); each != m_failures.cend(); ++each)
        failures.insert(idNow(change, each.key()), each.value());
    m_failures = std::move(failures);
}

void SeriesWarnings::clear()
{
    ++m_generation;
    m_found.clear();
    m_failures.clear();
}

}
