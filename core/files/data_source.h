#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::files {

// One file of a source while it is visited.
struct SourceFile {
    std::string name;    // from the source's top, '/' between folders: "images/000007.jpg"
    std::vector<std::uint8_t> bytes;
    std::filesystem::path path;    // where it lies on disk; empty inside an archive
};

// Its bytes as they are, while it lives.
std::string_view textOf(const SourceFile& file);

// What a person means by --data: one file, a folder (searched recursively), or a tar archive
// (.tar, .tar.xz, .tar.gz, .tar.bz2, .tar.zst and their short forms), which is read as it lies: nothing is written
// beside it. An archive inside a folder counts as if it had been unpacked where it lies.
class DataSource {
public:
    // NotFound, Unreadable.
    static Result<DataSource> open(const std::filesystem::path& path);

    using Wanted = std::function<bool(std::string_view name)>;
    using Visit = std::function<Result<void>(SourceFile file)>;

    // Visits the wanted files: those of folders in the order of their names, those of an archive in its
    // own order. An error of `visit` ends the walk and is given back. Cancelled; Malformed names an
    // archive that is cut short or damaged; what was visited until then stays good.
    Result<void> forEach(const Wanted& wanted, const Visit& visit, Job& job) const;

    const std::filesystem::path& path() const { return m_path; }
    bool isArchive() const { return m_kind == Kind::Archive; }

private:
    enum class Kind { File, Folder, Archive };
    DataSource(std::filesystem::path path, Kind kind)
        : m_path(std::move(path))
        , m_kind(kind)
    {
    }
    std::filesystem::path m_path;
    Kind m_kind;
};

bool isArchiveName(std::string_view name);

}
