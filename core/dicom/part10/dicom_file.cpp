#include "core/dicom/part10/dicom_file_internal.h"

#include "core/dicom/limits.h"
#include "core/dicom/messages.h"
#include "core/dicom/part10/bytes_behind_internal.h"
#include "core/dicom/part10/guarded_stream_internal.h"
#include "core/dicom/part10/inflated_dataset_internal.h"
#include "core/files/file_bytes.h"

#include <algorithm>
#include <array>
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

// Where the data set begins behind the meta header; nothing where the header is damaged, whose lengths are then not
// to be believed.
std::optional<std::uintmax_t> readMeta(DcmMetaInfo& meta, files::FileBytes& bytes)
{
    GuardedStream stream(bytes);
    meta.transferInit();
    const OFCondition status = meta.read(stream, EXS_Unknown, EGL_noChange, limits::valueReadAtOnce);
    meta.transferEnd();
    return status.good() ? std::optional(static_cast<std::uintmax_t>(stream.tell())) : std::nullopt;
}

std::optional<DcmTagKey> tagAt(files::FileBytes& bytes, std::uintmax_t at, E_TransferSyntax syntax)
{
    std::array<unsigned char, 4> tag{};
    if (bytes.read(at, reinterpret_cast<char*>(tag.data()), tag.size()) < tag.size())
        return std::nullopt;
    const bool isBig = DcmXfer(syntax).isBigEndian();
    const auto word = [&](std::size_t i) {
        return static_cast<Uint16>(isBig ? tag[i] << 8 | tag[i + 1] : tag[i] | tag[i + 1] << 8);
    };
    return DcmTagKey{word(0), word(2)};
}

// The header of Pixel Data (PS3.5 7.1.2): where its type is damaged, its length is read from the wrong bytes, and all
// samples are shifted. Files that begin with types and go on without are met; then four bytes of length follow.
bool beginsPixelsSoundly(files::FileBytes& bytes, std::uintmax_t at, E_TransferSyntax syntax)
{
    const DcmXfer how(syntax);
    std::array<unsigned char, 8> header{};
    if (!how.isExplicitVR() || bytes.read(at, reinterpret_cast<char*>(header.data()), header.size()) < header.size())
        return true;
    static constexpr std::array<std::string_view, 7> types{"OB", "OD", "OF", "OL", "OV", "OW", "UN"};
    const std::string type{static_cast<char>(header[4]), static_cast<char>(header[5])};
    if (std::find(types.begin(), types.end(), type) != types.end())
        return true;
    std::uint32_t length = 0;
    for (std::size_t i = 0; i < 4; ++i)
        length |= std::uint32_t{header[4 + (how.isBigEndian() ? 3 - i : i)]} << 8 * i;
    return length == 0xffffffff || at + 8 + length == bytes.size();
}

// Pixel Data or what stands in its place, as far as it was read.
DcmElement* pixelsOf(DcmDataset& dataset)
{
    DcmElement* element = nullptr;
    for (const auto& tag : {DCM_PixelData, DCM_FloatPixelData, DCM_DoubleFloatPixelData})
        if (dataset.findAndGetElement(tag, element).good() && element)
            return element;
    return nullptr;
}

}

OFCondition DicomFile::load(const std::filesystem::path& path, const DcmTagKey& until)
{
    m_own = std::make_unique<files::FileBytes>(path);
    return load(*m_own, until);
}

OFCondition DicomFile::load(files::FileBytes& bytes, const DcmTagKey& until)
{
    const OFCondition read = loadAnyhow(bytes, until);
    if (read.bad() && m_problem.empty())
        m_problem = messages::AsWritten(read.text());
    if (auto* indexed = dynamic_cast<IndexedDataset*>(m_file.getDataset()))
        indexed->index();
    return read;
}

void DicomFile::rest()
{
    if (m_own)
        m_own->rest();
}

OFCondition DicomFile::loadAnyhow(files::FileBytes& bytes, const DcmTagKey& until)
{
    m_bytes = bytes.size();
    const auto start = bytes.start();
    constexpr std::string_view prefix = "DICM";    // behind 128 bytes for whatever use (PS3.10 7.1)
    m_hasPreamble = start.size() >= 132 && start.substr(128, prefix.size()) == prefix;
    if (mayBeDeflated(start)) {
        const auto begin = readMeta(*m_file.getMetaInfo(), bytes);
        if (begin && codeOf(*m_file.getMetaInfo(), DCM_TransferSyntaxUID) == deflatedUid)
            return loadInflated(bytes, *begin, until);
    }
    return read(bytes, EXS_Unknown, until);
}

// As DCMTK's loadFileUntilTag() does it, but watched. An inflated data set has no meta header before it.
OFCondition DicomFile::read(files::FileBytes& bytes, E_TransferSyntax syntax, const DcmTagKey& until)
{
    m_problem = {};
    GuardedStream stream(bytes);
    if (stream.status().bad())
        return stream.status();
    const auto readInto = [&](auto& object) {
        object.clear();
        object.transferInit();
        // DCMTK asks the last element for its tag after each that it has read, even where it kept none: so that there
        // always is one, the data set begins with an element that no file holds (PS3.5 7.8.1).
        const DcmTagKey first(0x0001, 0x0001);
        dataset().insert(new DcmLongString(DcmTag(first, EVR_LO)));    // the data set deletes it
        const OFCondition status = object.readUntilTag(stream, syntax, EGL_noChange, limits::valueReadAtOnce, until);
        dataset().findAndDeleteElement(first);
        return status;
    };
    // NOLINTNEXTLINE(clang-analyzer-unix.Malloc): a copied OFCondition frees its own text
    const OFCondition status = m_inflated ? readInto(dataset()) : readInto(m_file);
    m_pixelsAt = stream.lastPixels();
    if (const auto* pixels = pixelsOf(dataset()); pixels && pixels->transferState() == ERW_ready) {
        m_hasWholePixels = true;
        const auto header = DcmXfer(dataset().getOriginalXfer()).isExplicitVR() ? 12u : 8u;
        const auto length = pixels->getLengthField();
        const auto end = length == DCM_UndefinedLength ? static_cast<std::uintmax_t>(stream.tell())
                                                       : stream.lastPixels() + header + length;
        m_bytesBehind = lantern::dicom::bytesBehind(bytes, end, dataset().getOriginalXfer());
    }
    if (until != DCM_UndefinedTagKey && status.good())
        m_stoppedAt = tagAt(bytes, stream.lastElement(), dataset().getOriginalXfer());
    if (m_stoppedAt && (*m_stoppedAt < until || m_stoppedAt->getGroup() == 0xfffe))
        m_stoppedAt.reset();    // but the last one before the file's end, or the end of its last sequence
    if (m_stoppedAt)
        m_stopIsSound = beginsPixelsSoundly(bytes, stream.lastElement(), dataset().getOriginalXfer());
    m_inflated ? dataset().transferEnd() : m_file.transferEnd();
    if (stream.wentTooDeep())
        m_problem = messages::NestedTooDeeply;
    return stream.status().bad() ? stream.status() : status;
}

OFCondition DicomFile::refused(Message why)
{
    m_problem = std::move(why);
    return makeOFCondition(OFM_dcmdata, 1, OF_error, inEnglish(m_problem).c_str());
}

OFCondition DicomFile::loadInflated(files::FileBytes& bytes, std::uintmax_t begin, const DcmTagKey& until)
{
    const auto load = [&](std::uintmax_t most) -> OFCondition {
        const auto inflated = InflatedDataset::of(bytes, begin, most);
        if (!inflated)
            return refused(inflated.error().message);
        m_inflated = *inflated;
        m_bytes = m_inflated->bytes();
        m_unpacked = std::make_unique<files::FileBytes>(m_inflated->path());
        const auto status = read(*m_unpacked, EXS_LittleEndianExplicit, until);
        if (m_hasWholePixels)
            m_bytesBehind += m_inflated->behind();
        return status;
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
        return refused(messages::UnpacksToTooMuch(most >> 20, bytes.size()));
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
