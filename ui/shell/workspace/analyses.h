#pragma once

#include "ui/lanes/lane.h"
#include "ui/shell/workspace/model_list.h"
#include "ui/shell/workspace/open_series.h"
#include "ui/shell/workspace/task_list.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <map>
#include <memory>
#include <mutex>

namespace lantern::shell {

// What models said of the series that are open, say now, or cannot say.
class Analyses : public QObject {
    Q_OBJECT
public:
    // The lanes belong to the workspace, which waits for them.
    struct Lanes {
        lanes::Lane &asking, &analysing;
    };
    Analyses(const Backend& backend, const OpenSeries& open, const ModelList& models, Lanes lanes, TaskList& tasks,
             QObject* parent = nullptr);

    void start(const QString& seriesId, const QString& modelId, int firstSlice);
    void cancel(const QString& seriesId, const QString& modelId);
    bool isAnyRunning() const;

    // Asks, once a series, what models said of it in an earlier run, and which could not take it; their status then
    // says so.
    void checkSuitability(const QString& seriesId);
    bool isChecking() const { return m_checks > 0; }

    QHash<QString, findings::AnalysisStatus> statuses(const QString& seriesId) const;    // by model
    std::shared_ptr<const nn::Outcome> outcome(const QString& seriesId, const QString& modelId) const;

    // What is known of a series follows where it is called otherwise now. What was said of its images alone holds no
    // longer where it has others, and is asked anew.
    void follow(const dicom::Change& change);
    void clear();

Q_SIGNALS:
    void statusChanged(const QString& seriesId, const QString& modelId);
    void failed(const lantern::Error& error, const QString& subject);    // a result could not be kept

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
        int request = 0, task = 0;
    };
    using Key = std::pair<QString, QString>;    // series, model

    void takeProgress(int task, const lanes::Progress& progress);
    static void takeMaps(Analysis& analysis);
    void settle(int request, nn::Outcome outcome);
    void takeKept(const viewer::SeriesPtr& asked, std::vector<KeptResult> found);
    void keep(const Key& key);
    void markStale();

    const Backend& m_backend;
    const OpenSeries& m_open;
    const ModelList& m_models;
    Lanes m_lanes;
    TaskList& m_tasks;
    std::map<Key, Analysis> m_analyses;
    QSet<QString> m_checked;    // series whose suitability was asked for
    int m_checks = 0;    // under way
    int m_nextRequest = 1, m_generation = 0;
};

}
