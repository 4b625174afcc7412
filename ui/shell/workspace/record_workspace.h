#pragma once

#include "core/base/job.h"
#include "core/dicom/instance.h"
#include "core/record/event.h"
#include "core/record/record_files.h"
#include "core/record/score_series.h"
#include "ui/lanes/lane.h"
#include "ui/shell/workspace/task_list.h"

#include <QObject>
#include <QStringList>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace lantern::shell {

using RecordPtr = std::shared_ptr<const record::Record>;

// A file with one patient's history, read or not readable.
struct History {
    std::filesystem::path file;
    RecordPtr record;    // null: `trouble` says why
    std::optional<Error> trouble;
};

// Whether a record is of the patient on the screen.
enum class Match {
    Same,    // the identifier is the same and nothing contradicts it
    Contradicted,    // the identifier is the same, but birth date or sex differ: somebody must look
    Other,
};
Match matchOf(const record::PatientSummary& record, const dicom::PatientFacts& patient);

// What core does with histories; empty functions: the window has no timeline.
struct RecordBackend {
    std::function<Result<std::vector<record::RecordFile>>(const std::vector<std::filesystem::path>&, Job&)> find;
    std::function<Result<std::vector<History>>(std::vector<record::RecordFile>, Job&)> read;
    // By every model that is there.
    std::function<Result<std::vector<record::ScoreSeries>>(const record::Record&, Job&)> score;
};

// The histories that are open and what models say along them. Lives on the GUI thread.
class RecordWorkspace : public QObject {
    Q_OBJECT
public:
    // The lanes belong to the workspace, which waits for them before this goes.
    struct Lanes {
        lanes::Lane &reading, &scoring;
    };
    RecordWorkspace(RecordBackend backend, Lanes lanes, TaskList& jobs);

    void open(const QStringList& paths);    // emits opened() when done
    // The same where the histories below the paths are found already.
    void open(const QStringList& paths, std::vector<record::RecordFile> files);
    void closeAll();
    const std::vector<RecordPtr>& records() const { return m_records; }
    std::vector<std::filesystem::path> files() const;    // of the records, in their order
    bool isBusy() const { return m_searches > 0 || m_scoring > 0; }

    struct Found {
        RecordPtr own;    // the record of this patient; null where there is none
        RecordPtr contradicted;    // one whose identifier alone is the same
        bool isUnclear = false;    // several fit that contradict each other: none is taken
    };
    Found recordOf(const dicom::PatientFacts& patient) const;

    struct Scores {
        bool isScoring = false;
        std::vector<record::ScoreSeries> all;    // one a model, with points or the reason why it has none
        std::optional<Error> trouble;
    };
    void score(const RecordPtr& record);    // once; scoresChanged() tells
    Scores scores(const RecordPtr& record) const;

Q_SIGNALS:
    void opened(const QStringList& paths, int found);    // that many histories in these paths
    void scoresChanged();
    void failed(const lantern::Error& error, const QString& subject);

private:
    using Read = std::function<Result<std::vector<History>>(Job&)>;
    void start(const QStringList& paths, Read read);

    struct Origin {
        std::filesystem::path file;
        std::string patient;
        bool operator==(const Origin&) const = default;
    };
    RecordBackend m_backend;
    Lanes m_lanes;
    TaskList& m_jobs;
    std::vector<RecordPtr> m_records;
    std::vector<Origin> m_origins;    // of m_records, in the same order
    std::vector<std::pair<RecordPtr, Scores>> m_scores;
    int m_searches = 0, m_scoring = 0, m_generation = 0;
};

}
