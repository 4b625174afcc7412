#include "core/record/read_record.h"

#include "core/base/job.h"
#include "core/base/numbers.h"
#include "core/record/challenge_record.h"
#include "core/record/fhir/bundle.h"
#include "core/record/hourly_record.h"
#include "core/record/messages.h"
#include "core/record/record_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <numeric>
#include <span>

namespace lantern::record {

namespace {

namespace fs = std::filesystem;

// What stands in a file that is no FHIR in JSON, in a sentence.
Error notARecord(std::string_view text, const std::string& name)
{
    if (trimmed(text.substr(0, 512)).starts_with('<') && text.find("http://hl7.org/fhir") != std::string_view::npos)
        return {ErrorCode::Unsupported, messages::FileIsFhirInXml(name)};
    return {ErrorCode::Malformed, messages::FileIsNoRecord(name)};
}

void noteGuess(std::vector<Record>& records, const std::string& name)
{
    for (auto& record : records)
        record.notes.push_back(messages::FileIsNotUtf8(name));
}

// Which of some files belong together: those that speak of one patient, unless two of them say of one id what cannot be
// true of one person. Then each stands alone, since nothing says which server's patient it is.
class Groups {
public:
    explicit Groups(const std::vector<std::vector<NamedPatient>>& files)    // whom each file speaks of
        : m_group(files.size())
    {
        std::iota(m_group.begin(), m_group.end(), std::size_t(0));
        struct Place {
            std::size_t file;
            std::optional<PatientSummary> summary;
        };
        std::map<std::string, std::vector<Place>> places;
        for (std::size_t i = 0; i < files.size(); ++i)
            for (const auto& named : files[i])
                places[named.key].push_back({i, named.summary});
        for (const auto& [key, all] : places) {
            bool agree = true;
            for (std::size_t a = 0; a < all.size(); ++a)
                for (std::size_t b = a + 1; b < all.size(); ++b)
                    agree = agree && (!all[a].summary || !all[b].summary || mayBeOne(*all[a].summary, *all[b].summary));
            for (std::size_t i = 1; agree && i < all.size(); ++i)
                std::ranges::replace(m_group, m_group[all[i].file], m_group[all[0].file]);
        }
    }

    // Indices of files, the groups in the order of their first file.
    std::vector<std::vector<std::size_t>> all() const
    {
        std::map<std::size_t, std::size_t> places;
        std::vector<std::vector<std::size_t>> groups;
        for (std::size_t i = 0; i < m_group.size(); ++i) {
            const auto [at, isNew] = places.emplace(m_group[i], groups.size());
            if (isNew)
                groups.emplace_back();
            groups[at->second].push_back(i);
        }
        return groups;
    }

private:
    static bool mayBeOne(const PatientSummary& a, const PatientSummary& b)
    {
        const auto agree = [](const std::string& one, const std::string& other) {
            const auto length = std::min(one.size(), other.size());    // "1957" and "1957-05-02" agree
            return one.compare(0, length, other, 0, length) == 0;
        };
        const bool sameServer = a.server.empty() || b.server.empty() || a.server == b.server;
        return sameServer && agree(a.birthDate, b.birthDate) && agree(a.sex, b.sex);
    }

    std::vector<std::size_t> m_group;
};

bool isEmpty(const Record& record)
{
    return record.events.empty() && record.patient.id.empty() && record.patient.name.empty();
}

std::string whoIs(const Record& record)
{
    const auto& patient = record.patient;
    return patient.name.empty() ? patient.id : fmt::format("{} ({})", patient.id, patient.name);
}

bool isOf(const PatientSummary& patient, const std::string& wanted)
{
    return patient.id == wanted || std::ranges::find(patient.identifiers, wanted) != patient.identifiers.end();
}

}

Result<std::vector<Record>> parseRecords(std::string_view bytes, const std::string& name)
{
    LANTERN_TRY(read, recordTextOf(bytes, name));
    if (looksLikeChallengeRecord(read.text)) {
        LANTERN_TRY(record, readChallengeRecord(read.text, name));
        return std::vector{std::move(record)};
    }
    if (looksLikeHourlyRecord(read.text)) {
        LANTERN_TRY(record, readHourlyRecord(read.text, name));
        return std::vector{std::move(record)};
    }
    if (!beginsLikeJson(read.text))
        return fail(notARecord(read.text, name));
    const FhirText file{name, std::move(read.text)};
    LANTERN_TRY(records, readFhir(std::span(&file, 1)));
    if (read.isGuessed)
        noteGuess(records, name);
    return std::move(records);
}

Result<Record> parseRecord(std::string_view bytes, const std::string& name)
{
    LANTERN_TRY(records, parseRecords(bytes, name));
    return std::move(records.front());
}

std::vector<FoundRecord> readRecords(std::vector<RecordFile> files)
{
    std::vector<FoundRecord> found;
    std::vector<fs::path> origins;
    std::vector<FhirText> texts;
    std::vector<std::vector<NamedPatient>> named;
    const auto add = [&](const fs::path& file, Result<std::vector<Record>> read) {
        if (!read)
            return found.push_back({file, fail(read.error())});
        for (auto& record : *read)
            if (!isEmpty(record) || read->size() == 1)
                found.push_back({file, std::move(record)});
    };
    std::uintmax_t joined = 0;
    const bool areSeveral = files.size() > 1;
    for (auto& one : files) {
        const auto file = one.path;
        const auto name = file.filename().string();
        auto bytes = bytesOf(std::move(one));
        if (!bytes) {
            add(file, fail(bytes.error()));
            continue;
        }
        auto text = recordTextOf(*bytes, name);
        const bool mayJoin = text && !text->isGuessed && beginsLikeJson(text->text) && areSeveral
            && joined + text->text.size() <= largestRecord;
        FhirText readable{name, mayJoin ? std::move(text->text) : ""};
        auto patients = mayJoin ? patientsNamedIn(readable)
                                : Result<std::vector<NamedPatient>>(fail(ErrorCode::Refused, Message()));
        // A file that is no FHIR, or not even whole, is read by itself and says why.
        if (!patients) {
            add(file, parseRecords(*bytes, name));
            continue;
        }
        joined += readable.text.size();
        origins.push_back(file);
        texts.push_back(std::move(readable));
        named.push_back(*std::move(patients));
    }
    for (const auto& group : Groups(named).all()) {
        std::vector<FhirText> together;
        for (const auto i : group)
            together.push_back(std::move(texts[i]));
        add(origins[group.front()], readFhir(together));
    }
    return found;
}

Result<Record> readRecord(const fs::path& path, const std::string& patient)
{
    std::error_code problem;
    if (!fs::exists(path, problem))
        return fail(ErrorCode::NotFound, messages::PathDoesNotExist(path.string()));
    const bool isFolder = fs::is_directory(path, problem);
    QuietJob job;
    auto files = isFolder ? findRecords(std::span(&path, 1), job) : std::vector{RecordFile{path, {}}};
    if (files.empty())
        return fail(ErrorCode::NotFound, messages::FolderHoldsNoRecord(path.string()));
    auto found = readRecords(std::move(files));
    // Beside a history, files about nobody (a hospital's list of wards) are none.
    if (isFolder && std::ranges::any_of(found, [](const auto& one) { return one.record && !isEmpty(*one.record); }))
        std::erase_if(found, [](const auto& one) { return one.record && isEmpty(*one.record); });
    if (!patient.empty()) {
        std::erase_if(found, [&](const auto& one) { return !one.record || !isOf(one.record->patient, patient); });
        if (found.empty())
            return fail(ErrorCode::NotFound, messages::FolderHoldsNoSuchPatient(path.string(), patient));
    }
    if (isFolder && found.size() > 1) {
        Messages names;
        for (std::size_t i = 0; i < found.size() && i < 5; ++i) {
            const auto file = found[i].file.filename().string();
            names.push_back(found[i].record && !isEmpty(*found[i].record)
                                ? messages::PatientInFile(whoIs(*found[i].record), file)
                                : messages::AsWritten(file));
        }
        if (found.size() > 5)
            names.push_back(messages::AsWritten("..."));
        return fail(ErrorCode::WrongUse,
                    messages::FolderHoldsSeveralRecords(path.string(), found.size(), std::move(names)));
    }
    return std::move(found.front().record);
}

Result<void> checkWhole(const Record& record)
{
    const auto damaged = std::ranges::count(record.skipped, true, &Skipped::isDamaged);
    if (damaged == 0)
        return {};
    const auto& first = *std::ranges::find(record.skipped, true, &Skipped::isDamaged);
    return fail(ErrorCode::Refused,
                damaged == 1 ? messages::OneEntryIsDamaged(first.where, first.reason)
                             : messages::SeveralEntriesAreDamaged(damaged, first.where, first.reason));
}

}
