#include "ui/shell/workspace/workspace.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <unistd.h>

namespace lantern::shell {

namespace {

// All there are: the store lets the window go first.
int decodeThreads() { return std::max(1, QThread::idealThreadCount()); }

// A quarter of the machine's memory for decoded frames, at least 512 MB.
std::size_t frameBudget()
{
    const auto pages = static_cast<std::size_t>(std::max(0L, sysconf(_SC_PHYS_PAGES)));
    const auto page = static_cast<std::size_t>(std::max(0L, sysconf(_SC_PAGE_SIZE)));
    return std::max<std::size_t>(std::size_t{512} << 20, pages * page / 4);
}

std::vector<std::filesystem::path> pathsOf(const QStringList& texts)
{
    std::vector<std::filesystem::path> paths;
    for (const QString& text : texts)
        paths.emplace_back(QFile::encodeName(text).toStdString());
    return paths;
}

}

Workspace::Workspace(Backend backend, QObject* parent)
    : QObject(parent)
    , m_backend(std::move(backend))
    , m_frames(m_backend.decode, decodeThreads(), frameBudget(), this)
    , m_models(m_backend.models, m_asking)
    , m_analyses(m_backend, m_open, m_models, {m_asking, m_analysing}, m_tasks)
    , m_thumbnails(m_open, m_frames)
    , m_records(m_backend.records, {m_searching, m_scoring}, m_tasks)
    , m_keeper(m_backend.measurements)
    , m_warnings(m_backend.warnings, m_asking)
{
    connect(&m_frames, &viewer::FrameStore::frameReady, this, &Workspace::noteFailure);
    connect(&m_warnings, &SeriesWarnings::changed, this, &Workspace::warningsChanged);
    connect(&m_analyses, &Analyses::failed, this, &Workspace::failed);
    connect(&m_records, &RecordWorkspace::failed, this, &Workspace::failed);
    connect(&m_keeper, &MeasurementKeeper::failed, this, &Workspace::measurementsFailed);
    connect(&m_records, &RecordWorkspace::opened, this, [this](const QStringList& paths, int found) {
        if (found > 0)
            Q_EMIT pathsOpened(paths);
        if (m_withoutImages.remove(paths.join('\n')) && found == 0)
            Q_EMIT nothingFound(paths);
    });
}

// All is cancelled at once; then each lane waits for what it is at.
Workspace::~Workspace() { m_tasks.cancelAll(); }

void Workspace::open(const QStringList& paths)
{
    const int generation = m_generation;
    ++m_scans;
    const QString name = paths.size() == 1 ? QFileInfo(QDir::cleanPath(paths.first())).fileName() : QString();
    auto task = m_searching.start(
        this, [scan = m_backend.scan, files = pathsOf(paths)](Job& job) { return scan(files, job); },
        [this, paths, generation](Result<sources::Found> found) {
            --m_scans;
            if (generation != m_generation)
                return;
            if (found)
                take(*std::move(found), paths);
            else if (found.error().code == ErrorCode::Locked && m_backend.addPassword)
                Q_EMIT locked(paths, found.error());
            else if (found.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(found.error(), paths.join(QStringLiteral(", ")));
        });
    m_tasks.add(task, name.isEmpty() ? tr("Looking for images") : tr("Looking for images in %1").arg(name));
}

void Workspace::unlock(const QStringList& paths, const QString& password)
{
    m_backend.addPassword(password.toStdString());
    open(paths);
}

void Workspace::openDemo()
{
    if (!m_backend.demo)
        return;
    ++m_scans;
    auto task = m_searching.start(
        this, [write = m_backend.demo](Job& job) { return write(job); },
        [this](Result<std::filesystem::path> folder) {
            --m_scans;
            if (folder)
                open({QFile::decodeName(folder->c_str())});
            else if (folder.error().code != ErrorCode::Cancelled)
                Q_EMIT failed(folder.error(), {});
        });
    m_tasks.add(task, tr("Writing the demo patients"));
}

// The catalogue completes series with what was found and keeps the instances of files that are open already, and with
// them their pixels.
void Workspace::take(sources::Found opening, const QStringList& paths)
{
    dicom::Catalogue found = std::move(opening.catalogue);
    const auto unread = found.unreadable;
    if (std::ranges::any_of(found.series(), [](const auto* series) { return !series->frames.empty(); }))
        Q_EMIT pathsOpened(paths);
    auto all = std::make_shared<dicom::Catalogue>(catalogue());
    const dicom::Change change = all->add(std::move(found));
    if (change.files > 0)
        m_warnings.follow(change);
    m_open.take(std::move(all), change);
    QStringList studies, newSeries;
    for (const dicom::Patient& patient : catalogue().patients)
        for (const dicom::Study& study : patient.studies)
            studies.append(QString::fromStdString(study.facts.uid));
    m_keeper.openStudies(studies);
    m_thumbnails.follow(change);
    m_analyses.follow(change);
    Q_EMIT catalogueChanged();
    for (const std::string& id : change.added)
        newSeries.append(QString::fromStdString(id));
    if (catalogue().patients.empty())
        m_withoutImages.insert(paths.join('\n'));
    else
        Q_EMIT opened(newSeries);
    if (!unread.empty())
        Q_EMIT leftUnread(unread);
    m_thumbnails.want();
    m_records.open(paths, std::move(opening.records));
}

void Workspace::closeAll()
{
    ++m_generation;
    m_tasks.cancelAll();
    m_frames.clear();
    m_open.clear();
    m_thumbnails.clear();
    m_analyses.clear();
    m_warnings.clear();
    m_records.closeAll();
    m_keeper.closeAll();
    Q_EMIT catalogueChanged();
}

dicom::Warnings Workspace::warnings(const QString& seriesId) const
{
    const viewer::SeriesPtr open = series(seriesId);
    return open ? m_warnings.of(*open) : dicom::Warnings();
}

void Workspace::noteFailure(viewer::FrameKey key)
{
    const auto error = m_frames.failure(key);
    if (!error)
        return;
    for (const QString& id : m_open.order())
        if (std::ranges::any_of(series(id)->frames, [key](const auto& frame) { return viewer::keyOf(frame) == key; }))
            m_warnings.addFailure(id, *error);
}

}
