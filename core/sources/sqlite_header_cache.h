#pragma once

#include "core/dicom/headers/header_cache.h"

#include <filesystem>

namespace lantern::sources {

// The headers of earlier scans in an SQLite file of the user's own, so that a folder which did not change opens at
// once. It holds what the headers hold, patients' names too: nobody else may read it (mode 0600), folders that were
// not opened for a month are forgotten, and it is never needed: it may be deleted at any time. What is wrong with
// it goes to the log; a damaged one is made anew.
class SqliteHeaderCache final : public dicom::HeaderCache {
public:
    explicit SqliteHeaderCache(std::filesystem::path file = defaultFile());

    // $XDG_CACHE_HOME/lantern/headers.sqlite, or ~/.cache/lantern/headers.sqlite.
    static std::filesystem::path defaultFile();

    void read(std::span<const std::string> roots, const std::function<void(const dicom::CachedHeader&)>& take) override;
    void change(std::span<const dicom::CachedHeader> added, std::span<const std::string> forgotten) override;

private:
    std::filesystem::path m_file;
};

}
