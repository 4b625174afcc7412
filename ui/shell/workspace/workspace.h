#pragma once

#include "ui/lanes/lane.h"
#include "ui/shell/workspace/analyses.h"
#include "ui/shell/workspace/backend.h"
#include "ui/shell/workspace/measurement_keeper.h"
#include "ui/shell/workspace/model_list.h"
#include "ui/shell/workspace/open_series.h"
#include "ui/shell/workspace/record_workspace.h"
#include "ui/shell/workspace/series_warnings.h"
#include "ui/shell/workspace/task_list.h"
#include "ui/shell/workspace/thumbnails.h"
#include "ui/viewer/stack/frame_store.h"

#include <QObject>
#include <QSet>
#include <QStringList>
#include <memory>
#include <vector>

namespace lantern::shell {

// Everything that is open, as models of one concern each, and the lanes of their work. It opens and closes, and tells
// them what became of the series. Lives on the GUI thread; it knows no widget.
class Workspace : public QObject {
    Q_OBJECT
public:
    explicit Workspace(Backend backend, QObject* parent = nullptr);
    ~Workspace() override;

    // Adds what these files and folders hold to what is open.
    void open(const QStringList& paths);
    // Again, with a password for archives among them.
    void unlock(const QStringList& paths, const QString& password);
    // A history alone, wherever the images lie.
    void openRecord(const QString& path) { m_records.open({path}); }
    // Opens the synthetic patients; written first, where they are not there yet.
    void openDemo();
    bool hasDemo() const { return m_backend.demo != nullptr; }
    void closeAll();
    bool isScanning() const { return m_scans > 0; }

    const dicom::Catalogue& catalogue() const { return *m_open.catalogue(); }
    std::shared_ptr<const dicom::Catalogue> cataloguePtr() const { return m_open.catalogue(); }
    viewer::SeriesPtr series(const QString& seriesId) const { return m_open.find(seriesId); }    // null: there is none
    viewer::SeriesPtr seriesShowing(const dicom::FrameRef& frame) const { return m_open.showing(frame); }
    QStringList seriesOrder() const { return m_open.order(); }    // as in the browser

    viewer::FrameStore& frames() { return m_frames; }
    TaskList& tasks() { return m_tasks; }
    ModelList& models() { return m_models; }
    Analyses& analyses() { return m_analyses; }
    const Analyses& analyses() const { return m_analyses; }
    Thumbnails& thumbnails() { return m_thumbnails; }
    RecordWorkspace& records() { return m_records; }
    measurements::MeasurementBook& measurements() { return m_keeper.book(); }
    MeasurementKeeper& keeper() { return m_keeper; }

    // What is unusual about a series; checkWarnings() looks into its files, once.
    dicom::Warnings warnings(const QString& seriesId) const;
    void checkWarnings(const QString& seriesId) { m_warnings.lookInto(series(seriesId)); }
    bool isChecking() const { return m_analyses.isChecking() || m_warnings.isBusy(); }

Q_SIGNALS:
    void catalogueChanged();
    void opened(const QStringList& newSeries);    // in the browser's order
    void pathsOpened(const QStringList& paths);    // an image or a history was found there
    void nothingFound(const QStringList& paths);    // neither an image nor a history
    void locked(const QStringList& paths, const lantern::Error& why);    // see unlock()
    void leftUnread(const std::vector<lantern::files::NotRead>& files);    // among what was just opened
    void warningsChanged(const QString& seriesId);
    void failed(const lantern::Error& error, const QString& subject);
    void measurementsFailed(const lantern::Error& error);    // could not be read or kept

private:
    void take(sources::Found opening, const QStringList& paths);
    void noteFailure(viewer::FrameKey key);

    Backend m_backend;
    viewer::FrameStore m_frames;
    // One thread each, parted by how long a person may wait: what answers at once never stands behind a folder
    // that is searched or a series that is analysed.
    lanes::Lane m_searching{1}, m_asking{1}, m_analysing{1}, m_scoring{1};
    OpenSeries m_open;
    TaskList m_tasks;
    ModelList m_models;
    Analyses m_analyses;
    Thumbnails m_thumbnails;
    RecordWorkspace m_records;
    MeasurementKeeper m_keeper;
    SeriesWarnings m_warnings;
    int m_scans = 0, m_generation = 0;
    QSet<QString> m_withoutImages;    // paths, while their histories are looked for
};

}
