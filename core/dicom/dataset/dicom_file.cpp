#include "core/dicom/dataset/dicom_file_internal.h"

#include "core/dicom/dataset/file_bytes_internal.h"
#include "core/dicom/dataset/guarded_stream_internal.h"
#include "core/dicom/dataset/inflated_dataset_internal.h"
#include "core/dicom/limits.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <string_view>

namespace lantern::dicom {

namespace {

constexpr std::string_view deflatedUid = UID_DeflatedExplicitVRLittleEndianTransferSyntax;

// Whether it is worth while to read the meta header first: its transfer syntax is this one, or lies far behind.
bool mayBeDeflated(std::string_view start)
{
    constexpr std::string_view transferSyntaxTag("\x02\x00\x10\x00", 4);
    constexpr std::size_t metaAtMost = 4096;
    start = start.substr(0, metaAtMost);
    return start.find(deflatedUid) != start.npos || start.find(transferSyntaxTag) == start.npos;
}

OFCondition condition(const std::string& sentence)
{
    return makeOFCondition(OFM_dcmdata, 1, OF_error, sentence.c_str());
}

// Where the data set begins behind the meta header; nothing where the header is damaged, whose lengths are then not
// to be believed.
std::optional<std::uintmax_t> readMeta(DcmMetaInfo& meta, FileBytes& bytes, const std::filesystem::path& path)
{
    GuardedStream stream(bytes, path);
    meta.transferInit();
    const OFCondition status = meta.read(stream, EXS_Unknown, EGL_noChange, limits::valueReadAtOnce);
    meta.transferEnd();
    return status.good() ? std::optional(static_cast<std::uintmax_t>(stream.tell())) : std::nullopt;
}

// DcmFileFormat or DcmDataset, as their loadFileUntilTag() does it, but watched.
template <typename Object>
OFCondition read(Object& object, FileBytes& bytes, const std::filesystem::path& path, E_TransferSyntax syntax,
                 const DcmTagKey& until)
{
    GuardedStream stream(bytes, path);
    if (stream.status().bad())
        return stream.status();
    object.clear();
    object.transferInit();
    const OFCondition status = object.readUntilTag(stream, syntax, EGL_noChange, limits::valueReadAtOnce, until);
    object.transferEnd();
    return stream.status().bad() ? stream.status() : status;
}

}

OFCondition DicomFile::load(const std::filesystem::path& path, const DcmTagKey& until)
{
    FileBytes bytes(path);
    return load(path, bytes, until);
}

OFCondition DicomFile::load(const std::filesystem::path& path, FileBytes& bytes, const DcmTagKey& until)
{
    const OFCondition read = loadAnyhow(path, bytes, until);
    if (auto* indexed = dynamic_cast<IndexedDataset*>(m_file.getDataset()))
        indexed->index();
    return read;
}

OFCondition DicomFile::loadAnyhow(const std::filesystem::path& path, FileBytes& bytes, const DcmTagKey& until)
{
    m_bytes = bytes.size();
    const auto start = bytes.start();
    constexpr std::string_view prefix = "DICM";    // behind 128 bytes for whatever use (PS3.10 7.1)
    m_hasPreamble = start.size() >= 132 && start.substr(128, prefix.size()) == prefix;
    if (mayBeDeflated(start)) {
        const auto begin = readMeta(*m_file.getMetaInfo(), bytes, path);
        if (begin && codeOf(*m_file.getMetaInfo(), DCM_TransferSyntaxUID) == deflatedUid)
            return loadInflated(bytes, *begin, until);
    }
    // NOLINTNEXTLINE(clang-analyzer-unix.Malloc): a copied OFCondition frees its own text
    return read(m_file, bytes, path, EXS_Unknown, until);
}

OFCondition DicomFile::loadInflated(FileBytes& bytes, std::uintmax_t begin, const DcmTagKey& until)
{
    const auto load = [&](std::uintmax_t most) -> OFCondition {
        const auto inflated = InflatedDataset::of(bytes, begin, most);
        if (!inflated)
            return condition(inflated.error().sentence);
        m_inflated = *inflated;
        m_bytes = m_inflated->bytes();
        FileBytes unpacked(m_inflated->path());
        return read(dataset(), unpacked, m_inflated->path(), EXS_LittleEndianExplicit, until);
    };
    if (until != DCM_UndefinedTagKey) {
        // A header is seldom longer, and pixels take long to unpack. The odd byte lies inside some element, so that
        // a header which is longer does not seem to end there.
        constexpr std::uintmax_t headersAtMost = (std::uintmax_t(1) << 20) + 1;
        const auto read = load(headersAtMost);
        if (read.good() || m_inflated->isWhole())
            return read;
    }
    const auto most =
        std::min(limits::inflatedBytes, std::max(limits::inflatedAlwaysAllowed, bytes.size() * limits::inflationRatio));
    const auto read = load(most);
    m_isBeyondLimits = m_inflated && !m_inflated->isWhole();
    if (m_isBeyondLimits)
        return condition(fmt::format("its data set unpacks to more than {} MiB, which no picture of {} bytes does",
                                     most >> 20, bytes.size()));
    return read;
}

E_TransferSyntax DicomFile::foundSyntax()
{
    const auto found = dataset().getOriginalXfer();
    return m_inflated && found == EXS_LittleEndianExplicit ? EXS_DeflatedLittleEndianExplicit : found;
}

std::string DicomFile::transferSyntaxUid()
{
    const auto uid = meta() ? codeOf(*meta(), DCM_TransferSyntaxUID) : std::string();
    return uid.empty() ? DcmXfer(foundSyntax()).getXferID() : uid;
}

}
