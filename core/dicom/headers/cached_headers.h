#pragma once

#include "core/dicom/scan.h"
#include "core/dicom/search.h"

#include <atomic>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::dicom {

// What a store holds of the files that one scan may meet, and what the scan has to tell it at its end.
class CachedHeaders {
public:
    explicit CachedHeaders(const HeaderCaching& keeping);

    // All below the paths of a scan; may run beside their search.
    void fetch(std::span<const std::filesystem::path> paths);

    // After which the following may be asked from several threads. Null where the file is not known as it is now.
    // `near` is the thread's own: the place where it found the file before, which lay beside this one.
    InstancePtr find(const FoundFile& file, std::size_t& near) const;
    // The bytes to keep of a file that was just read; empty where it must be read again the next time.
    std::string toKeep(const FoundFile& file, const Instance& instance) const;

    // `fresh`: toKeep() of each file. Files that are no longer there are forgotten.
    void store(const std::vector<FoundFile>& files, const std::vector<std::string>& fresh);

private:
    struct Row {
        std::string_view path, bytes;    // in m_text
        FileStamp stamp;
    };
    const Row* rowOf(std::string_view key, std::size_t& near) const;

    HeaderCaching m_keeping;
    std::int64_t m_now;    // nanoseconds since 1970
    std::string m_folder;    // the one that relative paths start from
    std::string m_text;
    std::vector<Row> m_rows;    // by path
    std::unique_ptr<std::atomic<bool>[]> m_isMet;    // of each row: there is such a file
};

}
