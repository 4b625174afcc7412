#include "core/files/data_source.h"

#include "core/base/log.h"
#include "core/files/archive.h"
#include "core/files/messages.h"
#include "core/files/system_problem.h"
#include "core/files/walk.h"
#include "core/files/write_file.h"

#include <algorithm>
#include <cctype>
#include <set>
#include <span>

namespace lantern::files {

namespace {

bool endsWithIgnoringCase(std::string_view text, std::string_view end)
{
    return text.size() >= end.size()
        && std::equal(end.begin(), end.end(), text.end() - static_cast<std::ptrdiff_t>(end.size()), [](char a, char b) {
               return a == static_cast<char>(std::tolower(static_cast<unsigned char>(b)));
           });
}

// The plain files under a folder, by name, so that every machine sees one order.
Result<std::vector<std::filesystem::path>> filesUnder(const std::filesystem::path& folder, Job& job)
{
    const auto walked = walk(std::span(&folder, 1), job);
    if (job.cancelled())
        return fail(ErrorCode::Cancelled, messages::ReadingCancelled);
    if (!walked.searched)
        return fail(ErrorCode::Unreadable,
                    messages::CannotSearch(folder.string(),
                                           walked.left.empty() ? messages::ItIsNotThere : walked.left.front().reason));
    for (const auto& one : walked.left)
        log::warn(one.path.string() + ": " + inEnglish(one.reason));
    std::vector<std::filesystem::path> found(walked.files.size());
    std::ranges::transform(walked.files, found.begin(), &FoundFile::path);
    std::sort(found.begin(), found.end());
    return found;
}

}

std::string_view textOf(const SourceFile& file)
{
    return {reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size()};
}

bool isArchiveName(std::string_view name)
{
    for (const std::string_view end :
         {".tar", ".tar.xz", ".txz", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.zst", ".tzst"}) {
        if (endsWithIgnoringCase(name, end))
            return true;
    }
    return false;
}

Result<DataSource> DataSource::open(const std::filesystem::path& path)
{
    std::error_code problem;
    const auto status = std::filesystem::status(path, problem);
    if (status.type() == std::filesystem::file_type::directory)
        return DataSource(path, Kind::Folder);
    if (status.type() == std::filesystem::file_type::not_found)
        return fail(ErrorCode::NotFound, messages::NoFileOrFolder(path.string()));
    if (problem)
        return fail(ErrorCode::Unreadable, messages::CannotRead(path.string(), systemProblem(problem.value())));
    return DataSource(path, isArchiveName(path.string()) ? Kind::Archive : Kind::File);
}

Result<void> DataSource::forEach(const Wanted& wanted, const Visit& visit, Job& job) const
{
    if (m_kind == Kind::Archive)
        return forEachInArchive(m_path, wanted, visit, job);
    if (m_kind == Kind::File) {
        const std::string name = m_path.filename().string();
        if (!wanted(name))
            return {};
        LANTERN_TRY(bytes, readFile(m_path));
        return visit({name, std::move(bytes), m_path});
    }

    LANTERN_TRY(paths, filesUnder(m_path, job));
    // A file that lies there both unpacked and in an archive is visited once, unpacked.
    std::set<std::string> seen;
    for (const auto& path : paths) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, messages::ReadingCancelled);
        const std::string name = path.lexically_relative(m_path).generic_string();
        if (isArchiveName(name) || !wanted(name) || !seen.insert(name).second)
            continue;
        LANTERN_TRY(bytes, readFile(path));
        LANTERN_CHECK(visit({name, std::move(bytes), path}));
    }
    for (const auto& path : paths) {
        if (!isArchiveName(path.string()))
            continue;
        const auto folder = path.parent_path().lexically_relative(m_path).generic_string();
        const std::string prefix = folder == "." || folder.empty() ? "" : folder + "/";
        const auto wantedHere = [&](std::string_view name) {
            const std::string full = prefix + std::string(name);
            return !seen.contains(full) && wanted(full);
        };
        const auto visitHere = [&](SourceFile file) {
            file.name = prefix + file.name;
            seen.insert(file.name);
            return visit(std::move(file));
        };
        LANTERN_CHECK(forEachInArchive(path, wantedHere, visitHere, job));
    }
    return {};
}

}
