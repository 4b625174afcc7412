#include "core/dicom/part10/frame_source_internal.h"

#include "core/dicom/codecs/codec.h"
#include "core/dicom/dataset/quantities_internal.h"
#include "core/dicom/frames/adopt_codestream.h"
#include "core/dicom/limits.h"
#include "core/dicom/makers/elscint.h"
#include "core/dicom/messages.h"
#include "core/dicom/read_header.h"
#include "core/dicom/stacks/mosaic.h"

#include <algorithm>
#include <cstring>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <string_view>

namespace lantern::dicom {

namespace {

tl::unexpected<Error> notSupported(const std::string& syntaxUid)
{
    return fail(ErrorCode::Unsupported, messages::NotSupportedYet(transferSyntaxName(syntaxUid)));
}

DcmPixelSequence* sequenceOf(DcmPixelData& element)
{
    DcmPixelSequence* sequence = nullptr;
    E_TransferSyntax syntax = EXS_Unknown;
    const DcmRepresentationParameter* parameter = nullptr;
    element.getOriginalRepresentationKey(syntax, parameter);
    return element.getEncapsulatedRepresentation(syntax, parameter, sequence).good() ? sequence : nullptr;
}

}

Result<std::shared_ptr<FrameSource>> FrameSource::open(const Instance& instance)
{
    static thread_local std::shared_ptr<FrameSource> last;
    std::error_code problem;
    const auto changed = std::filesystem::last_write_time(instance.path, problem);
    if (problem)
        return fail(ErrorCode::NotFound, messages::FileIsGone(instance.path.string()));
    // Closed whenever nobody takes frames of it, so that a disc can be taken out.
    const auto inUse = [](const std::shared_ptr<FrameSource>& source) {
        return std::shared_ptr<FrameSource>(source.get(), [source](FrameSource*) { source->m_file.rest(); });
    };
    if (last && last->m_path == instance.path && last->m_changed == changed)
        return inUse(last);

    last.reset();
    auto source = std::make_shared<FrameSource>();
    source->m_path = instance.path;
    source->m_changed = changed;
    const OFCondition read = source->m_file.load(instance.path);
    // A file that breaks off inside its pixels may still hold whole frames; frame() looks at each.
    if (read.bad() && (source->m_file.isBeyondLimits() || !source->pixelElement()))
        return fail(ErrorCode::Malformed,
                    messages::FileIsDamaged(instance.path.filename().string(), source->m_file.problem()));
    source->m_brokenOff = read.bad() && !source->m_file.hasWholePixels();
    if (instance.pixels.frames == 1)
        return source;
    last = source;
    return inUse(last);
}

DcmElement* FrameSource::pixelElement()
{
    DcmElement* element = nullptr;
    for (const auto& tag : {DCM_PixelData, DCM_FloatPixelData, DCM_DoubleFloatPixelData})
        if (dataset().findAndGetElement(tag, element).good() && element)
            return element;
    return nullptr;
}

Result<FrameBytes> FrameSource::frame(const Instance& instance, int frame, Colours colours)
{
    if (instance.pixels.mosaicColumns == 0 || frame < 0 || frame >= instance.pixels.frames)
        return storedFrame(instance, frame, colours);
    // Its slices are asked for one after the other.
    if (!m_mosaic || m_mosaicColours != colours) {
        Instance whole = instance;
        whole.pixels = storedFormat(instance.pixels);
        LANTERN_TRY(mosaic, storedFrame(whole, 0, colours));
        m_mosaic = std::move(mosaic);
        m_mosaicColours = colours;
    }
    return tileOf(*m_mosaic, instance.pixels, frame);
}

Result<FrameBytes> FrameSource::storedFrame(const Instance& instance, int frame, Colours colours)
{
    if (frame < 0 || frame >= instance.pixels.frames)
        return fail(ErrorCode::WrongUse,
                    messages::NoSuchFrame(frame, instance.path.filename().string(), instance.pixels.frames));
    DcmElement* element = pixelElement();
    if (DcmElement* packed = element ? nullptr : elscintPixels(dataset()))
        return elscintFrame(instance, *packed);
    if (!element)
        return fail(ErrorCode::Malformed, messages::NoPixelData(instance.path.filename().string()));

    auto* pixelData = dynamic_cast<DcmPixelData*>(element);
    DcmPixelSequence* sequence = pixelData ? sequenceOf(*pixelData) : nullptr;
    auto decoded = sequence ? encapsulatedFrame(instance, frame, *sequence, colours)
                            : nativeFrame(instance, frame, *element, colours);
    if (decoded)
        warnOfDataset(instance, decoded->warnings);
    return decoded;
}

Result<FrameBytes> FrameSource::elscintFrame(const Instance& instance, DcmElement& element)
{
    const auto type = privateTextOf(dataset(), 0x07a1, "ELSCINT1", 0x11);
    const auto& pixels = instance.pixels;
    if (type != "PMSCT_RLE1" || pixels.samples != 1 || pixels.bitsAllocated != 16 || pixels.frames != 1)
        return fail(ErrorCode::Unsupported, messages::ElscintPackingUnsupported(type));
    Uint8* bytes = nullptr;
    const auto length = element.getLengthField();
    if (length > m_file.bytes() || element.getUint8Array(bytes).bad() || !bytes)
        return fail(ErrorCode::Malformed, messages::PixelDataEmpty);
    const auto count = static_cast<std::uint64_t>(pixels.rows) * static_cast<std::uint64_t>(pixels.columns);
    if (count / limits::compressionRatio > length)
        return fail(ErrorCode::Malformed, messages::TooFewBytesForFrame(pixels.columns, pixels.rows, length));
    auto words = unpackElscint({bytes, length}, count);
    if (!words)
        return fail(words.error().code, messages::FrameNotDecoded(0, type, words.error().message));
    FrameBytes out = frameAsDeclared(pixels);
    out.bytes = std::move(*words);
    return out;
}

void FrameSource::warnOfDataset(const Instance& instance, Warnings& warnings)
{
    const auto pixels = storedFormat(instance.pixels);
    if (!pixels.isFloat && (pixels.highBit >= pixels.bitsAllocated || pixels.highBit + 1 < pixels.bitsStored))
        warn(warnings, WarningCode::BadHighBit,
             messages::HighBitDoesNotFit(pixels.highBit, pixels.bitsStored, pixels.bitsAllocated));
    auto* pixelData = dynamic_cast<DcmPixelData*>(pixelElement());
    const auto needed = (frameBits(pixels) * static_cast<std::size_t>(pixels.frames) + 7) / 8;
    if (const std::uintmax_t length = pixelElement() ? pixelElement()->getLengthField() : 0; length > needed + 1
        && needed > 0 && length <= m_file.bytes() && !(pixelData && sequenceOf(*pixelData))
        && !codecFor(instance.transferSyntaxUid, std::nullopt))    // one byte makes the number even
        warn(warnings, WarningCode::BytesBehind, messages::MoreBytesThanNeeded(length - needed));
    if (const auto behind = m_file.bytesBehind())
        warn(warnings, WarningCode::BytesBehind, messages::BytesBehindPixels(behind));
    DcmItem* path = itemOf(dataset(), DCM_OpticalPathSequence);
    for (DcmItem* item : {static_cast<DcmItem*>(&dataset()), path}) {
        DcmElement* element = nullptr;
        Uint8* bytes = nullptr;
        if (!pixels.isColour() || !item || item->findAndGetElement(DCM_ICCProfile, element).bad() || !element
            || element->getUint8Array(bytes).bad() || !bytes)
            continue;
        constexpr std::string_view usual = "sRGB";
        if (std::search(bytes, bytes + element->getLengthField(), usual.begin(), usual.end())
            == bytes + element->getLengthField())
            warn(warnings, WarningCode::ColourProfile, messages::OwnColourProfile);
    }
}

Result<FrameBytes> FrameSource::nativeFrame(const Instance& instance, int frame, DcmElement& element, Colours colours)
{
    if (DcmXfer(instance.transferSyntaxUid.c_str()).getXfer() == EXS_Unknown)
        return notSupported(instance.transferSyntaxUid);
    if (codecFor(instance.transferSyntaxUid, std::nullopt)) {
        Uint8* bytes = nullptr;
        if (element.getLengthField() <= m_file.bytes() && element.getUint8Array(bytes).good() && bytes)
            if (const std::span<const std::uint8_t> whole{bytes, element.getLengthField()}; codestreamFacts(whole)) {
                auto decoded = decodedFrame(instance, frame, whole, colours);
                if (decoded)
                    warn(decoded->warnings, WarningCode::NotEncapsulated, messages::NotInFragments);
                return decoded;
            }
        // Samples as they are, under a syntax that compresses them, are met; a damaged length would make such of codes.
        const auto length = element.getLengthField();
        const auto needed = (frameBits(instance.pixels) * static_cast<std::size_t>(instance.pixels.frames) + 7) / 8;
        const bool areItems =
            bytes && length >= 4 && bytes[0] == 0xfe && bytes[1] == 0xff && bytes[2] == 0 && bytes[3] == 0xe0;
        if (areItems || length < needed || length > needed + 1)
            return fail(ErrorCode::Malformed, messages::NotInFragmentsOrDamaged);
    }
    FrameBytes out = frameAsDeclared(instance.pixels);
    out.isFloat = element.getTag() != DCM_PixelData;
    const std::size_t bits = frameBits(instance.pixels);
    // Without Samples per Pixel 3 there is no chroma to be packed.
    out.isPacked422 = out.samples == 3 && bits != 0 && instance.pixels.photometric.ends_with("_422");
    if (bits == 0 || bits / 8 > std::numeric_limits<Uint32>::max())
        return fail(ErrorCode::Malformed, messages::FrameUnreadable(out.rows, out.columns, out.bitsAllocated));
    const std::size_t firstBit = bits * static_cast<std::size_t>(frame);
    const std::size_t from = firstBit / 8, to = (firstBit + bits + 7) / 8;
    if (to > element.getLengthField())
        return fail(ErrorCode::Malformed, messages::FrameEndsBehindPixelData(element.getLengthField(), frame + 1, to));
    // A short value is already in memory, and the toolkit pads what the file did not hold with zeros.
    if (m_brokenOff && element.valueLoaded())
        return fail(ErrorCode::Malformed, messages::PixelDataBreakOff);
    // A length that the file cannot hold is no reason to ask for gigabytes.
    if (to > m_file.bytes())
        return fail(ErrorCode::Malformed, messages::PixelDataBreakOffBeforeEndOfFrame(frame + 1));
    out.firstBit = firstBit % 8;
    out.bytes.resize(to - from);
    const OFCondition read = element.getPartialValue(out.bytes.data(), static_cast<Uint32>(from),
                                                     static_cast<Uint32>(to - from), nullptr, EBO_LittleEndian);
    if (read.bad())
        return fail(ErrorCode::Malformed, messages::PixelDataBreakOffBeforeEndOfFrame(frame + 1));
    return out;
}

void FrameSource::findFrames(const Instance& instance, DcmPixelSequence& sequence)
{
    if (!m_fragments.empty())
        return;
    EncapsulatedPixels pixels;
    pixels.frames = static_cast<std::size_t>(storedFormat(instance.pixels).frames);
    // The last item of a file that breaks off may say any length.
    const auto bytesOf = [&](DcmPixelItem& item, Uint32 from, Uint32 length) {
        std::vector<std::uint8_t> bytes(length <= m_file.bytes() ? length : 0);
        length = static_cast<Uint32>(bytes.size());
        if (length > 0 && item.getPartialValue(bytes.data(), from, length).bad())
            bytes.clear();
        return bytes;
    };
    for (DcmObject* child = nullptr; (child = sequence.nextInContainer(child)) != nullptr;)
        m_fragments.push_back(static_cast<DcmPixelItem*>(child));
    if (m_fragments.empty())
        return;

    const auto numbersIn = [](const std::vector<std::uint8_t>& bytes, std::size_t size) {
        std::vector<std::uint64_t> numbers(bytes.size() / size);
        for (std::size_t i = 0; i < numbers.size(); ++i)
            std::memcpy(&numbers[i], bytes.data() + i * size, size);
        return numbers;
    };
    pixels.basicOffsets = numbersIn(bytesOf(*m_fragments.front(), 0, m_fragments.front()->getLengthField()), 4);
    DcmElement* extended = nullptr;
    if (dataset().findAndGetElement(DCM_ExtendedOffsetTable, extended).good() && extended) {
        Uint64* numbers = nullptr;
        Uint8* bytes = nullptr;    // of a writer who did not know OV
        if (extended->getUint64Array(numbers).good() && numbers)
            pixels.extendedOffsets.assign(numbers, numbers + extended->getLengthField() / 8);
        else if (extended->getUint8Array(bytes).good() && bytes)
            pixels.extendedOffsets = numbersIn({bytes, bytes + extended->getLengthField()}, 8);
    }
    // A short value is already in memory, and the toolkit pads what the file did not hold with zeros.
    std::uintmax_t end = m_file.pixelsAt() + 12;    // behind the header of a long type
    for (auto* item : m_fragments)
        end += 8 + std::uintmax_t{item->getLengthField()};
    m_lastIsCut = m_brokenOff && end > m_file.bytes();
    m_fragments.erase(m_fragments.begin());

    pixels.fragmentLengths.reserve(m_fragments.size());
    for (auto* item : m_fragments)
        pixels.fragmentLengths.push_back(item->getLengthField());
    pixels.endsOf = [&](std::size_t i) {
        const Uint32 length = m_fragments[i]->getLengthField();
        const Uint32 looked = std::min<Uint32>(length, 16);
        return endsIn(bytesOf(*m_fragments[i], 0, looked), bytesOf(*m_fragments[i], length - looked, looked));
    };
    m_frames = framesIn(pixels, m_tableWarnings);
    if (m_frames.size() < pixels.frames)
        warn(m_tableWarnings, WarningCode::FewerFrames, messages::FewerFramesThere(pixels.frames, m_frames.size()));
}

Result<FrameBytes> FrameSource::encapsulatedFrame(const Instance& instance, int frame, DcmPixelSequence& sequence,
                                                  Colours colours)
{
    findFrames(instance, sequence);
    if (m_frames.empty())
        return fail(ErrorCode::Malformed, messages::PixelDataEmpty);
    if (static_cast<std::size_t>(frame) >= m_frames.size())
        return fail(ErrorCode::Malformed, messages::FrameMissing(frame, m_frames.size(), instance.pixels.frames));
    const auto range = m_frames[static_cast<std::size_t>(frame)];
    std::vector<std::uint8_t> joined;
    std::span<const std::uint8_t> bytes;
    for (std::size_t i = range.first; i < range.beyond; ++i) {
        Uint8* fragment = nullptr;
        const Uint32 length = m_fragments[i]->getLengthField();
        if (length == 0)
            continue;
        const bool isCut = m_lastIsCut && i + 1 == m_fragments.size();
        if (isCut || length > m_file.bytes() || m_fragments[i]->getUint8Array(fragment).bad() || !fragment)
            return fail(ErrorCode::Malformed, messages::PixelDataBreakOffInsideFrame(frame + 1));
        bytes = {fragment, length};
        if (range.beyond - range.first > 1) {
            joined.insert(joined.end(), bytes.begin(), bytes.end());
            bytes = joined;
        }
    }
    auto decoded = decodedFrame(instance, frame, bytes, colours);
    // What was read of the file may go again; else a long cine would end up in memory as a whole.
    for (std::size_t i = range.first; i < range.beyond; ++i)
        m_fragments[i]->compact();
    return decoded;
}

Result<FrameBytes> FrameSource::decodedFrame(const Instance& instance, int frame, std::span<const std::uint8_t> bytes,
                                             Colours colours)
{
    const auto facts = codestreamFacts(bytes);
    const Codec codec = codecFor(instance.transferSyntaxUid, facts);
    if (!codec)
        return notSupported(instance.transferSyntaxUid);
    const auto& declared = instance.pixels;
    const auto rows = static_cast<std::uint64_t>(facts ? facts->rows : declared.rows);
    const auto columns = static_cast<std::uint64_t>(facts ? facts->columns : declared.columns);
    const auto samples = static_cast<std::uint64_t>(facts ? facts->samples : declared.samples);
    const auto depth = static_cast<std::uint64_t>(facts ? facts->precision + 7 : declared.bitsAllocated + 7) / 8;
    if (const auto size = rows * columns * samples * depth;
        size > limits::frameBytesAlwaysAllowed && size / limits::compressionRatio > bytes.size())
        return fail(ErrorCode::Malformed, messages::TooFewBytesForFrame(columns, rows, bytes.size()));

    auto decoded = codec({bytes, declared, facts, colours});
    if (!decoded)
        return fail(
            decoded.error().code,
            messages::FrameNotDecoded(frame, transferSyntaxName(instance.transferSyntaxUid), decoded.error().message));
    decoded->warnings.insert(decoded->warnings.begin(), m_tableWarnings.begin(), m_tableWarnings.end());
    if (facts) {
        adoptHeader(*decoded, *facts, declared);
        warnOfDifferences(*facts, declared, instance.transferSyntaxUid, decoded->warnings);
    }
    return decoded;
}

Warnings FrameSource::encodingWarnings(const Instance& instance)
{
    auto* pixelData = dynamic_cast<DcmPixelData*>(pixelElement());
    DcmPixelSequence* sequence = pixelData ? sequenceOf(*pixelData) : nullptr;
    Warnings warnings;
    if (sequence) {
        findFrames(instance, *sequence);
        warnings = m_tableWarnings;
        warnOfFirstCodestream(instance, warnings);
    }
    warnOfDataset(instance, warnings);
    return warnings;
}

void FrameSource::warnOfFirstCodestream(const Instance& instance, Warnings& warnings)
{
    if (m_fragments.empty())
        return;
    constexpr Uint32 mostHeaders = 1 << 16;
    std::vector<std::uint8_t> beginning(std::min<Uint32>(m_fragments.front()->getLengthField(), mostHeaders));
    if (beginning.empty()
        || m_fragments.front()->getPartialValue(beginning.data(), 0, static_cast<Uint32>(beginning.size())).bad())
        return;
    if (const auto facts = codestreamFacts(beginning))
        warnOfDifferences(*facts, storedFormat(instance.pixels), instance.transferSyntaxUid, warnings);
}

}
