#include "core/dicom/dataset/dicom_file_internal.h"

#include "core/dicom/dataset/guarded_stream_internal.h"
#include "core/dicom/dataset/inflated_dataset_internal.h"
#include "core/dicom/limits.h"

#include <array>
#include <fmt/format.h>
#include <fstream>
#include <string_view>

namespace lantern::dicom {

namespace {

constexpr std::string_view deflatedUid = UID_DeflatedExplicitVRLittleEndianTransferSyntax;

// Whether it is worth while to read the meta header first: its transfer syntax is this one, or lies far behind.
bool mayBeDeflated(const std::filesystem::path& path)
{
    constexpr std::string_view transferSyntaxTag("\x02\x00\x10\x00", 4);
    std::array<char, 4096> start{};
    std::ifstream in(path, std::ios::binary);
    in.read(start.data(), start.size());
    const std::string_view bytes(start.data(), static_cast<std::size_t>(in.gcount()));
    return bytes.find(deflatedUid) != bytes.npos || bytes.find(transferSyntaxTag) == bytes.npos;
}

OFCondition condition(const std::string& sentence)
{
    return makeOFCondition(OFM_dcmdata, 1, OF_error, sentence.c_str());
}

// Where the data set begins behind the meta header.
std::uintmax_t readMeta(DcmMetaInfo& meta, const std::filesystem::path& path)
{
    GuardedStream stream(path);
    meta.transferInit();
    meta.read(stream, EXS_Unknown, EGL_noChange, limits::valueReadAtOnce);
    meta.transferEnd();
    return static_cast<std::uintmax_t>(stream.tell());
}

// DcmFileFormat or DcmDataset, as their loadFileUntilTag() does it, but watched.
template <typename Object>
OFCondition read(Object& object, const std::filesystem::path& path, E_TransferSyntax syntax, const DcmTagKey& until)
{
    GuardedStream stream(path);
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
    std::error_code ignored;
    m_bytes = std::filesystem::file_size(path, ignored);
    if (mayBeDeflated(path)) {
        const auto begin = readMeta(*m_file.getMetaInfo(), path);
        if (codeOf(*m_file.getMetaInfo(), DCM_TransferSyntaxUID) == deflatedUid)
            return loadInflated(path, begin, until);
    }
    return read(m_file, path, EXS_Unknown, until);
}

OFCondition DicomFile::loadInflated(const std::filesystem::path& path, std::uintmax_t begin, const DcmTagKey& until)
{
    const auto load = [&](std::uintmax_t most) -> OFCondition {
        const auto inflated = InflatedDataset::of(path, begin, most);
        if (!inflated)
            return condition(inflated.error().sentence);
        m_inflated = *inflated;
        m_bytes = m_inflated->bytes();
        return read(dataset(), m_inflated->path(), EXS_LittleEndianExplicit, until);
    };
    if (until != DCM_UndefinedTagKey) {
        // A header is seldom longer, and pixels take long to unpack. The odd byte lies inside some element, so that
        // a header which is longer does not seem to end there.
        constexpr std::uintmax_t headersAtMost = (std::uintmax_t(1) << 20) + 1;
        const auto read = load(headersAtMost);
        if (read.good() || m_inflated->isWhole())
            return read;
    }
    const auto read = load(limits::inflatedBytes);
    if (m_inflated && !m_inflated->isWhole())
        return condition(fmt::format("its data set unpacks to more than {} GiB", limits::inflatedBytes >> 30));
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
