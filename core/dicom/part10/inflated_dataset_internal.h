#pragma once

#include "core/base/result.h"
#include "core/files/file_bytes.h"

#include <cstdint>
#include <filesystem>
#include <memory>

namespace lantern::dicom {

// The data set of a deflated file (PS3.5 A.5) as a plain file in memory, which never reaches a disk. DCMTK's own
// reading of deflated files asks for as much memory as any length in them says, and reads every value at once.
class InflatedDataset {
public:
    // What lies in `file` from byte `from` on. Where it breaks off or is damaged, that is its end. At most `most`
    // bytes are looked at and unpacked; isWhole() says whether that was all.
    static Result<std::shared_ptr<const InflatedDataset>> of(files::FileBytes& file, std::uintmax_t from,
                                                             std::uintmax_t most);
    ~InflatedDataset();
    InflatedDataset(const InflatedDataset&) = delete;
    InflatedDataset& operator=(const InflatedDataset&) = delete;

    std::filesystem::path path() const;    // for as long as this lives
    std::uintmax_t bytes() const { return m_bytes; }
    bool isWhole() const { return m_isWhole; }
    std::uintmax_t behind() const { return m_behind; }    // bytes of the file after the deflated ones

private:
    explicit InflatedDataset(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    int m_descriptor;
    std::uintmax_t m_bytes = 0, m_behind = 0;
    bool m_isWhole = true;
};

}
