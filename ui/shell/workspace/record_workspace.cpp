#include "ui/shell/workspace/record_workspace.h"

#include "core/base/log.h"
#include "core/dicom/patients/same_patient.h"

#include <QFile>
#include <algorithm>

namespace lantern::shell {

namespace {

// Identifiers of a record come from any number of systems: one that differs is no contradiction.
dicom::Identity identityOf(const record::PatientSummary& record)
{
    dicom::Identity identity;
    const auto add = [&](const std::string& text) {
        if (auto known = dicom::knownIdentifier(text, {}); !known.id.empty())
            identity.ids.push_back(std::move(known));
    };
    add(record.id);
    std::ranges::for_each(record.identifiers, add);
    identity.birthDate = dicom::knownBirthDate(record.birthDate);
    identity.sex = dicom::knownSex(record.sex);
    return identity;
}

bool contradict(const record::Record& a, const record::Record& b)
{
    dicom::Identity one = identityOf(a.patient), other = identityOf(b.patient);
    one.ids = other.ids = {};
    return dicom::compare(one, other).isContradiction();
}

}

// The name is no evidence either way: it is written in too many orders and alphabets.
Match matchOf(const record::PatientSummary& record, const dicom::PatientFacts& patient)
{
    const auto compared = dicom::compare(identityOf(record), dicom::identityOf(patient));
    if (!compared.idsAgree)
        return Match::Other;
    return compared.isContradiction() ? Match::Contradicted : Match::Same;
}

RecordWorkspace::RecordWorkspace(RecordBackend backend, Lanes lanes, TaskList& jobs)
    : m_backend(std::move(backend))
    , m_lanes(lanes)
    , m_jobs(jobs)
{
}

void RecordWorkspace::open(const QStringList& paths)
{
    if (!m_backend.find || !m_backend.read)
        return Q_EMIT opened(paths, 0);
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths)
        files.emplace_back(QFile::encodeName(path).toStdString());
    start(paths, [backend = m_backend, files = std::move(files)](Job& job) -> Result<std::vector<History>> {
        LANTERN_TRY(found, backend.find(files, job));
        return backend.read(std::move(found), job);
    });
}

void RecordWorkspace::open(const QStringList& paths, std::vector<record::RecordFile> files)
{
    if (!m_backend.read || files.empty())
        return Q_EMIT opened(paths, 0);
    // Large, and read once: the lane hands its work on by copies.
    const auto found = std::make_shared<std::vector<record::RecordFile>>(std::move(files));
    start(paths, [read = m_backend.read, found](Job& job) { return read(std::move(*found), job); });
}

void RecordWorkspace::start(const QStringList& paths, Read read)
{
    ++m_searches;
    const int generation = m_generation;
    auto task =
        m_lanes.reading.start(this, std::move(read), [this, paths, generation](Result<std::vector<History>> found) {
            --m_searches;
            if (generation != m_generation || (!found && found.error().code == ErrorCode::Cancelled))
                return;
            int count = 0;
            for (History& history : found.value_or(std::vector<History>{})) {
                if (history.trouble) {
                    log::warn(history.file.string() + ": " + history.trouble->sentence());
                    Q_EMIT failed(*history.trouble, QString::fromStdString(history.file.filename().string()));
                    continue;
                }
                ++count;
                // A file may hold several patients.
                const auto& patient = history.record->patient;
                Origin origin{history.file, patient.server + ' ' + patient.id};
                if (std::ranges::find(m_origins, origin) != m_origins.end())
                    continue;
                m_origins.push_back(std::move(origin));
                m_records.push_back(std::move(history.record));
            }
            Q_EMIT opened(paths, count);
        });
    m_jobs.add(task, tr("Looking for records"));
}

void RecordWorkspace::closeAll()
{
    ++m_generation;
    m_records.clear();
    m_origins.clear();
    m_scores.clear();
}

std::vector<std::filesystem::path> RecordWorkspace::files() const
{
    std::vector<std::filesystem::path> files;
    for (const Origin& origin : m_origins)
        files.push_back(origin.file);
    return files;
}

RecordWorkspace::Found RecordWorkspace::recordOf(const dicom::PatientFacts& patient) const
{
    Found found;
    std::vector<RecordPtr> same;
    for (const RecordPtr& record : m_records) {
        const Match match = matchOf(record->patient, patient);
        if (match == Match::Same)
            same.push_back(record);
        else if (match == Match::Contradicted)
            found.contradicted = record;
    }
    found.isUnclear = std::ranges::any_of(same, [&](const RecordPtr& one) {
        return std::ranges::any_of(same, [&](const RecordPtr& other) { return contradict(*one, *other); });
    });
    if (!found.isUnclear && !same.empty())
        found.own = same.front();
    return found;
}

void RecordWorkspace::score(const RecordPtr& record)
{
    const auto known = [record](const auto& entry) { return entry.first == record; };
    if (!record || !m_backend.score || std::ranges::any_of(m_scores, known))
        return;
    m_scores.push_back({record, {.isScoring = true, .all = {}, .trouble = {}}});
    ++m_scoring;
    auto task = m_lanes.scoring.start(
        this, [run = m_backend.score, record](Job& job) { return run(*record, job); },
        [this, known](Result<std::vector<record::ScoreSeries>> answer) {
            --m_scoring;
            const auto entry = std::ranges::find_if(m_scores, known);
            if (entry == m_scores.end())
                return;
            entry->second.isScoring = false;
            if (answer)
                entry->second.all = *std::move(answer);
            else if (answer.error().code == ErrorCode::Cancelled)
                m_scores.erase(entry);    // it may be asked again
            else
                entry->second.trouble = answer.error();
            Q_EMIT scoresChanged();
        });
    m_jobs.add(task, tr("Scoring the record"));
    Q_EMIT scoresChanged();
}

RecordWorkspace::Scores RecordWorkspace::scores(const RecordPtr& record) const
{
    const auto entry = std::ranges::find_if(m_scores, [&](const auto& each) { return each.first == record; });
    return entry == m_scores.end() ? Scores{} : entry->second;
}

}
