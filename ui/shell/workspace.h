#pragma once

#include "core/nn/outcome.h"
#include "core/sources/find.h"
#include "core/tasks/image_reader.h"
#include "ui/findings/outcome_text.h"
#include "ui/lanes/lane.h"
#include "ui/shell/measurement_keeper.h"
#include "ui/shell/record_workspace.h"
#include "ui/shell/series_warnings.h"
#include "ui/shell/task_list.h"
#include "ui/viewer/stack/frame_store.h"

#include <QHash>
#include <QImage>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace lantern::shell {

// A wish to have a series analysed.
struct AnalysisRequest {
    viewer::SeriesPtr series;
    std::string modelId;
    int firstSlice = 0;    // where the reader looks: scored first
    tasks::MapReady mapReady;    // each map as soon as it is there, on the thread that analyses
};

// What a model said in an earlier run.
struct KeptResult {
    nn::Outcome outcome;
    bool isStale = false;    // of other images than are open now, or by another version of the model
};

// Where results are kept between two runs. Empty: nowhere, as in tests and for screenshots.
struct ResultBackend {
    std::function<std::optional<KeptResult>(const dicom::Series&, const std::string& modelId)> read;
    std::function<Result<void>(const dicom::Series&, const nn::Outcome&)> write;
};

// What core does for the window. Values, so that a test can put others in their place. All but
// `decode` and `scan` may be empty: then the window has no such function.
struct Backend {
    struct Model {
        findings::ModelEntry entry;
        std::function<QString(const QString& language)> card;    // Markdown
    };
    viewer::FrameStore::Decoder decode;
    std::function<Result<sources::Found>(const std::vector<std::filesystem::path>&, Job&)> scan;
    std::function<void(const std::string&)> addPassword = {};    // for archives that are locked
    std::function<std::vector<Model>()> models;    // those that look at images
    std::function<Result<nn::Outcome>(const AnalysisRequest&, Job&)> analyse;
    // What can be said before an analysis is asked for: the series is not one for this model.
    std::function<std::optional<nn::Outcome>(const dicom::Series&, const std::string& modelId)> unsuitable;
    // All that is unusual about a series, its pixel data's encoding too, for which files are opened.
    std::function<dicom::Warnings(const dicom::Series&)> warnings;
    RecordBackend records;
    ResultBackend results = {};
    MeasurementBackend measurements = {};
    std::function<Result<std::filesystem::path>(Job&)> demo;    // where the synthetic patients lie
};

// The same images in the same order, as maps and slice numbers need it.
bool showTheSame(const dicom::Series& a, const dicom::Series& b);

// Everything that is open: the catalogue, the decoded frames, what models said, and the jobs that
// bring them. Lives on the GUI thread and owns the job lanes; it knows no widget.
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
    void closeAll();
    bool isScanning() const { return m_scans > 0; }

    const dicom::Catalogue& catalogue() const { return *m_catalogue; }
    std::shared_ptr<const dicom::Catalogue> cataloguePtr() const { return m_catalogue; }
    viewer::SeriesPtr series(const QString& seriesId) const;    // null where there is none
    viewer::SeriesPtr seriesShowing(const dicom::FrameRef& frame) const;    // null where none does
    QStringList seriesOrder() const;    // as in the browser
    // Opens the synthetic patients; written first, where they are not there yet.
    void openDemo();
    bool hasDemo() const { return m_backend.demo != nullptr; }

    viewer::FrameStore& frames() { return m_frames; }
    TaskList& jobs() { return m_jobs; }
    RecordWorkspace& records() { return m_records; }
    measurements::MeasurementBook& measurements() { return m_keeper.book(); }
    MeasurementKeeper& keeper() { return m_keeper; }
    bool hasAllThumbnails() const { return m_awaited.empty(); }

    // Again at any time: packages come and go while the window is open. modelsChanged() where the list is another one.
    void findModels();
    const std::vector<Backend::Model>& models() const { return m_models; }
    const Backend::Model* model(const QString& modelId) const;
    bool modelsAreKnown() const { return m_modelsAreKnown; }

    void analyse(const QString& seriesId, const QString& modelId, int firstSlice);
    // Asks, once a series, what models said of it in an earlier run, and which could not take it; their status
    // then says so.
    void checkSuitability(const QString& seriesId);
    // What is unusual about a series; checkWarnings() looks into its files, once.
    dicom::Warnings warnings(const QString& seriesId) const;
    void checkWarnings(const QString& seriesId) { m_warnings.lookInto(series(seriesId)); }
    void cancelAnalysis(const QString& seriesId, const QString& modelId);
    QHash<QString, findings::AnalysisStatus> statuses(const QString& seriesId) const;
    std::shared_ptr<const nn::Outcome> outcome(const QString& seriesId, const QString& modelId) const;
    bool isAnalysing() const;
    bool isChecking() const { return m_checks > 0 || m_warnings.isBusy(); }

Q_SIGNALS:
    void catalogueChanged();
    void opened(const QStringList& newSeries);    // in the browser's order
    void pathsOpened(const QStringList& paths);    // an image or a history was found there
    void nothingFound(const QStringList& paths);    // neither an image nor a history
    void locked(const QStringList& paths, const lantern::Error& why);    // see unlock()
    void leftUnread(const std::vector<lantern::files::NotRead>& files);    // among what was just opened
    void thumbnailReady(const QString& seriesId, const QImage& picture);
    void modelsChanged();
    void statusChanged(const QString& seriesId, const QString& modelId);
    void warningsChanged(const QString& seriesId);
    void failed(const lantern::Error& error, const QString& subject);
    void measurementsFailed(const lantern::Error& error);    // could not be read or kept

private:
    // The maps that a running analysis has made so far. The worker puts them in; the window takes them
    // out with the next step of progress.
    struct Maps {
        std::mutex mutex;
        std::vector<std::pair<int, nn::MapSlice>> made;
    };
    struct Analysis {
        findings::AnalysisStatus status;
        std::shared_ptr<const nn::Outcome> outcome;    // shared with the tiles; of a running one, what is there
        std::shared_ptr<Maps> maps;
        viewer::SeriesPtr series;    // as it was when it was analysed; null where other images were
        int request = 0, job = 0;
    };
    using AnalysisKey = std::pair<QString, QString>;    // series, model

    void take(sources::Found opening, const QStringList& paths);
    void wantThumbnails();
    void makeThumbnail(viewer::FrameKey key);
    void noteFailure(viewer::FrameKey key);
    void follow(const dicom::Change& change);
    void markStale();
    void takeMaps(Analysis& analysis);
    void settle(int request, nn::Outcome outcome);
    void keepResult(const AnalysisKey& key);

    Backend m_backend;
    viewer::FrameStore m_frames;
    // One thread each, parted by how long a person may wait: what answers at once never stands behind a folder
    // that is searched or a series that is analysed.
    lanes::Lane m_searching{1}, m_asking{1}, m_analysing{1}, m_scoring{1}, m_shrinking{1};
    TaskList m_jobs;
    RecordWorkspace m_records;
    MeasurementKeeper m_keeper;
    SeriesWarnings m_warnings;

    std::shared_ptr<const dicom::Catalogue> m_catalogue = std::make_shared<dicom::Catalogue>();
    QHash<QString, viewer::SeriesPtr> m_series;
    QStringList m_seriesOrder;
    int m_scans = 0, m_generation = 0;
    QSet<QString> m_withoutImages;    // paths, while their histories are looked for

    std::map<viewer::FrameKey, QString> m_awaited;    // series whose thumbnail needs this frame
    QSet<QString> m_thumbnailsMade;    // or asked for
    QHash<QString, QImage> m_thumbnails;    // by series

    std::vector<Backend::Model> m_models;
    bool m_modelsAreKnown = false;
    QSet<QString> m_checked;    // series whose suitability was asked for
    int m_checks = 0;    // under way
    std::map<AnalysisKey, Analysis> m_analyses;
    int m_nextRequest = 1;
};

}
