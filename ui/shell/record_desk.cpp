#include "ui/shell/record_desk.h"

#include "core/base/log.h"
#include "ui/viewer/start_job.h"

#include <QFile>
#include <algorithm>

namespace lantern::shell {

namespace {

std::string digitsOf(const std::string& text)
{
    std::string digits;
    std::ranges::copy_if(text, std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits;
}

// FHIR writes "male", DICOM "M". Empty for anything else, which contradicts nothing.
char sexOf(const std::string& text)
{
    const char first = text.empty() ? ' ' : static_cast<char>(text.front() | 0x20);
    return first == 'm' || first == 'f' ? first : ' ';
}

}

// The name is no evidence either way: it is written in too many orders and alphabets.
Match matchOf(const record::PatientSummary& record, const dicom::PatientFacts& patient)
{
    const auto isTheirs = [&](const std::string& identifier) {
        return !identifier.empty() && identifier == patient.id;
    };
    if (!isTheirs(record.id) && std::ranges::none_of(record.identifiers, isTheirs))
        return Match::Other;
    const std::string recordBirth = digitsOf(record.birthDate), birth = digitsOf(patient.birthDate);
    const auto length = std::min(recordBirth.size(), birth.size());    // a year alone may agree with a date
    if (length >= 4 && recordBirth.compare(0, length, birth, 0, length) != 0)
        return Match::Contradicted;
    const char recordSex = sexOf(record.sex), sex = sexOf(patient.sex);
    return recordSex != ' ' && sex != ' ' && recordSex != sex ? Match::Contradicted : Match::Same;
}

RecordDesk::RecordDesk(RecordBackend backend, Lanes lanes, JobBoard& jobs)
    : m_backend(std::move(backend))
    , m_lanes(lanes)
    , m_jobs(jobs)
{
}

void RecordDesk::open(const QStringList& paths)
{
    std::vector<std::filesystem::path> files;
    for (const QString& path : paths)
        files.emplace_back(QFile::encodeName(path).toStdString());
    open(paths, std::move(files));
}

void RecordDesk::open(const QStringList& paths, std::vector<std::filesystem::path> files)
{
    if (!m_backend.find || files.empty())
        return Q_EMIT opened(paths, 0);
    ++m_searches;
    const int generation = m_generation;
    auto future =
        viewer::startJob(m_lanes.reading, [find = m_backend.find, files = std::move(files)](Job& job) { return find(files, job); });
    m_jobs.add(QFuture<void>(future), tr("Looking for records"));
    future
        .then(this,
              [this, paths, generation](Result<std::vector<History>> found) {
                  --m_searches;
                  if (generation != m_generation)
                      return;
                  int count = 0;
                  for (History& history : found.value_or(std::vector<History>{})) {
                      if (history.trouble) {
                          log::warn(history.file.string() + ": " + history.trouble->sentence);
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
              })
        .onCanceled(this, [this] { --m_searches; });
}

void RecordDesk::closeAll()
{
    ++m_generation;
    m_records.clear();
    m_origins.clear();
    m_risks.clear();
}

RecordPtr RecordDesk::recordOf(const dicom::PatientFacts& patient, RecordPtr* contradicted) const
{
    for (const RecordPtr& record : m_records)
        switch (matchOf(record->patient, patient)) {
        case Match::Same: return record;
        case Match::Contradicted:
            if (contradicted)
                *contradicted = record;
            break;
        case Match::Other: break;
        }
    return nullptr;
}

void RecordDesk::score(const RecordPtr& record)
{
    const auto known = [record](const auto& entry) { return entry.first == record; };
    if (!record || !m_backend.score || std::ranges::any_of(m_risks, known))
        return;
    m_risks.push_back({record, {.isScoring = true, .curve = {}, .trouble = {}}});
    ++m_scoring;
    auto future =
        viewer::startJob(m_lanes.inference, [run = m_backend.score, record](Job& job) { return run(*record, job); });
    m_jobs.add(QFuture<void>(future), tr("Scoring the record"));
    future
        .then(this,
              [this, known](Result<session::RiskCurve> answer) {
                  --m_scoring;
                  const auto entry = std::ranges::find_if(m_risks, known);
                  if (entry == m_risks.end())
                      return;
                  entry->second.isScoring = false;
                  if (answer)
                      entry->second.curve = *std::move(answer);
                  else
                      entry->second.trouble = answer.error();
                  Q_EMIT riskChanged();
              })
        .onCanceled(this, [this, known] {
            --m_scoring;
            std::erase_if(m_risks, known);    // it may be asked again
            Q_EMIT riskChanged();
        });
    Q_EMIT riskChanged();
}

RecordDesk::Risk RecordDesk::risk(const RecordPtr& record) const
{
    const auto entry = std::ranges::find_if(m_risks, [&](const auto& each) { return each.first == record; });
    return entry == m_risks.end() ? Risk{} : entry->second;
}

}
