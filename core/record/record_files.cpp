#include "core/record/record_files.h"

#include "core/base/numbers.h"
#include "core/files/walk.h"
#include "core/record/challenge_record.h"
#include "core/record/hourly_record.h"
#include "core/record/messages.h"
#include "core/record/record_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <system_error>
#include <utility>

namespace lantern::record {

namespace {

namespace fs = std::filesystem;

// By the name, without .gz: what else begins with a brace is too often no record to be read on the chance.
bool hasNameOfJson(const fs::path& file)
{
    auto name = file.filename().string();
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    if (name.ends_with(".gz"))
        name.resize(name.size() - 3);
    constexpr std::array<std::string_view, 4> ends{".json", ".ndjson", ".jsonl", ".fhir"};
    return std::ranges::any_of(ends, [&](auto end) { return name.ends_with(end); });
}

Result<std::string> wholeOf(const fs::path& file, files::FileBytes& bytes)
{
    if (bytes.problem() != 0)
        return fail(ErrorCode::Unreadable,
                    messages::FileCannotBeReadSince(file.string(), std::generic_category().message(bytes.problem())));
    if (bytes.size() > largestRecord)
        return fail(ErrorCode::Unsupported, messages::FileIsTooLarge(file.string(), bytes.size()));
    std::string whole(bytes.size(), '\0');
    if (!bytes.isPlain() || bytes.read(0, whole.data(), whole.size()) < whole.size())
        return fail(ErrorCode::Unreadable, messages::FileCannotBeRead(file.string()));
    return whole;
}

// JSON knows no order: "resourceType" may be a resource's last word, so the whole file is asked, which `whole` then
// holds.
bool looksLikeARecord(const fs::path& file, files::FileBytes& bytes, std::optional<std::string>& whole)
{
    const auto text = startOfText(bytes.start());
    if (looksLikeChallengeRecord(text) || looksLikeHourlyRecord(text))
        return true;
    if (!hasNameOfJson(file) || !beginsLikeJson(text))
        return false;
    constexpr std::string_view word = "\"resourceType\"";
    if (text.find(word) != std::string::npos)
        return true;
    auto read = wholeOf(file, bytes);
    if (!read)
        return false;
    whole = *std::move(read);
    const auto decoded = recordTextOf(*whole, "");
    return decoded && decoded->text.find(word) != std::string::npos;
}

}

bool beginsLikeJson(std::string_view text)
{
    const auto begin = trimmed(text.substr(0, 512));
    return begin.starts_with('{') || begin.starts_with('[');
}

Result<std::string> bytesOf(RecordFile file)
{
    if (file.bytes)
        return *std::move(file.bytes);
    files::FileBytes bytes(file.path);
    return wholeOf(file.path, bytes);
}

bool RecordFiles::take(const fs::path& path, files::FileBytes& bytes)
{
    RecordFile file{path, {}};
    if (!looksLikeARecord(path, bytes, file.bytes))
        return false;
    const auto hasRoom = [&] {
        const std::lock_guard lock(m_mutex);
        const bool has = m_bytes + bytes.size() <= largestRecord;
        m_bytes += has ? bytes.size() : 0;
        return has;
    }();
    if (!hasRoom)
        file.bytes.reset();
    else if (!file.bytes)
        if (auto whole = wholeOf(path, bytes))
            file.bytes = *std::move(whole);
    const std::lock_guard lock(m_mutex);
    m_files.push_back(std::move(file));
    return true;
}

std::vector<RecordFile> RecordFiles::taken()
{
    const std::lock_guard lock(m_mutex);
    std::ranges::sort(m_files, {}, &RecordFile::path);
    m_bytes = 0;
    return std::exchange(m_files, {});
}

std::vector<RecordFile> findRecords(std::span<const fs::path> paths, Job& job)
{
    RecordFiles records;
    for (const auto& file : files::walk(paths, job).files) {
        if (job.cancelled())
            break;
        files::FileBytes bytes(file.path);
        records.take(file.path, bytes);
    }
    return records.taken();
}

}
