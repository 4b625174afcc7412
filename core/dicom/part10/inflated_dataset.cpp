#include "core/dicom/part10/inflated_dataset_internal.h"

#include "core/dicom/frames/inflate.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>
#include <vector>

namespace lantern::dicom {

namespace {

bool writeAll(int descriptor, std::span<const std::uint8_t> bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written <= 0)
            return false;
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return true;
}

}

Result<std::shared_ptr<const InflatedDataset>> InflatedDataset::of(files::FileBytes& file, std::uintmax_t from,
                                                                   std::uintmax_t most)
{
    const auto looked = std::min(file.size() < from ? 0 : file.size() - from, most);
    std::vector<std::uint8_t> deflated(looked);
    deflated.resize(file.read(from, reinterpret_cast<char*>(deflated.data()), deflated.size()));

    const int descriptor = ::memfd_create("inflated", MFD_CLOEXEC);
    if (descriptor < 0)
        return fail(ErrorCode::OutOfMemory, messages::NoMemoryToUnpack);
    const std::shared_ptr<InflatedDataset> out(new InflatedDataset(descriptor));
    Inflater inflater(deflated);
    std::vector<std::uint8_t> piece(std::size_t(256) << 10);
    std::size_t made = 0;
    do {
        made = inflater.next(std::span(piece).first(std::min<std::uintmax_t>(piece.size(), most - out->m_bytes)));
        if (!writeAll(descriptor, std::span(piece).first(made)))
            return fail(ErrorCode::OutOfMemory, messages::NoMemoryForBytes(out->m_bytes + made));
        out->m_bytes += made;
    } while (made > 0);
    // A null byte makes their number even (PS3.5 A.5).
    const bool isPadded = inflater.behind() == 1 && deflated.back() == 0;
    out->m_behind = isPadded ? 0 : inflater.behind();
    out->m_isWhole = out->m_bytes < most && looked < most;
    return out;
}

InflatedDataset::~InflatedDataset() { ::close(m_descriptor); }

std::filesystem::path InflatedDataset::path() const { return fmt::format("/proc/self/fd/{}", m_descriptor); }

}
