#include "core/record/read_record.h"

#include "core/base/job.h"
#include "core/base/numbers.h"
#include "core/files/walk.h"
#include "core/record/challenge_record.h"
#include "core/record/fhir_bundle.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <span>

namespace lantern::record {

namespace {

namespace fs = std::filesystem;

// A history that is larger than this is not one patient's.
constexpr std::uintmax_t largest = 512u << 20;

Result<std::string> bytesOf(const fs::path& file)
{
    std::error_code problem;
    const auto size = fs::file_size(file, problem);
    if (problem)
        return fail(ErrorCode::Unreadable, fmt::format("\"{}\" cannot be read: {}.", file.string(), problem.message()));
    if (size > largest)
        return fail(ErrorCode::Unsupported,
                    fmt::format("\"{}\" has {} bytes, more than one patient's record can have.", file.string(), size));
    std::ifstream stream(file, std::ios::binary);
    std::string bytes(size, '\0');
    stream.read(bytes.data(), std::streamsize(size));
    if (!stream)
        return fail(ErrorCode::Unreadable, fmt::format("\"{}\" cannot be read.", file.string()));
    return bytes;
}

bool beginsLikeARecord(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string start(512, '\0');
    stream.read(start.data(), std::streamsize(start.size()));
    start.resize(std::size_t(stream.gcount()));
    if (looksLikeChallengeRecord(start))
        return true;
    return file.extension() == ".json" && trimmed(start).starts_with('{')
        && start.find("\"resourceType\"") != std::string::npos;
}

}

Result<Record> parseRecord(std::string_view bytes, const std::string& name)
{
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    if (looksLikeChallengeRecord(bytes))
        return readChallengeRecord(bytes, name);
    if (trimmed(bytes.substr(0, 512)).starts_with('{'))
        return readFhir(bytes, name);
    return fail(
        ErrorCode::Malformed,
        fmt::format("\"{}\" is neither a FHIR bundle in JSON nor a record of the 2012 challenge; name one of these.",
                    name));
}

Result<Record> readRecord(const fs::path& path)
{
    std::error_code problem;
    if (!fs::exists(path, problem))
        return fail(ErrorCode::NotFound, fmt::format("\"{}\" does not exist.", path.string()));
    auto file = path;
    if (fs::is_directory(path, problem)) {
        const auto records = findRecords(path);
        if (records.size() != 1)
            return fail(
                records.empty() ? ErrorCode::NotFound : ErrorCode::WrongUse,
                records.empty()
                    ? fmt::format("\"{}\" holds no record; name a FHIR bundle in JSON or a 2012 record.", path.string())
                    : fmt::format("\"{}\" holds {} records; name one of them.", path.string(), records.size()));
        file = records.front();
    }
    LANTERN_TRY(bytes, bytesOf(file));
    return parseRecord(bytes, file.filename().string());
}

Result<void> checkWhole(const Record& record)
{
    const auto damaged = std::ranges::count(record.skipped, true, &Skipped::isDamaged);
    if (damaged == 0)
        return {};
    const auto& first = *std::ranges::find(record.skipped, true, &Skipped::isDamaged);
    return fail(ErrorCode::Refused,
                fmt::format("{} left out, correct {} at the source: {}{}: {}",
                            damaged == 1 ? "One entry was" : fmt::format("{} entries were", damaged),
                            damaged == 1 ? "it" : "them", damaged == 1 ? "" : "first ", first.where, first.reason));
}

std::vector<fs::path> findRecords(const fs::path& path)
{
    QuietJob job;
    std::vector<fs::path> records;
    for (const auto& file : files::walk(std::span(&path, 1), job).files)
        if (beginsLikeARecord(file.path))
            records.emplace_back(file.path);
    std::sort(records.begin(), records.end());
    return records;
}

}
