#include "core/dicom/dataset/frame_source_internal.h"

#include "core/dicom/dataset/jpeg_colour_internal.h"
#include "core/dicom/read_header.h"

#include <algorithm>
#include <dcmtk/dcmdata/dccodec.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmdata/dcpixseq.h>
#include <dcmtk/dcmdata/dcpxitem.h>
#include <fmt/format.h>

namespace lantern::dicom {

namespace {

constexpr Uint32 longestValueRead = 4096;

FrameBytes emptyFrame(const PixelFormat& format)
{
    FrameBytes frame;
    frame.rows = format.rows;
    frame.columns = format.columns;
    frame.samples = format.samples;
    frame.bitsAllocated = format.bitsAllocated;
    frame.bitsStored = format.bitsStored;
    frame.highBit = format.highBit;
    frame.isSigned = format.isSigned;
    frame.isPlanar = format.isPlanar;
    return frame;
}

tl::unexpected<Error> notSupported(const std::string& syntaxUid)
{
    return fail(ErrorCode::Unsupported, fmt::format("{} is not supported yet.", transferSyntaxName(syntaxUid)));
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
        return fail(ErrorCode::NotFound, fmt::format("There is no file \"{}\" any more.", instance.path.string()));
    if (last && last->m_path == instance.path && last->m_changed == changed)
        return last;

    last.reset();
    auto source = std::make_shared<FrameSource>();
    source->m_path = instance.path;
    source->m_changed = changed;
    const OFCondition read = source->m_file.loadFile(OFFilename(instance.path.c_str()), EXS_Unknown, EGL_noChange,
                                                     longestValueRead, ERM_autoDetect);
    // A file that breaks off inside its pixels may still hold whole frames; frame() looks at each.
    if (read.bad() && !source->dataset().tagExists(DCM_PixelData))
        return fail(ErrorCode::Malformed,
                    fmt::format("\"{}\" breaks off or is damaged, copy or export it again: {}.",
                                instance.path.filename().string(), read.text()));
    source->m_brokenOff = read.bad();
    if (instance.pixels.frames > 1)
        last = source;
    return source;
}

Result<FrameBytes> FrameSource::frame(const Instance& instance, int frame)
{
    if (frame < 0 || frame >= instance.pixels.frames)
        return fail(ErrorCode::WrongUse,
                    fmt::format("There is no frame {}: \"{}\" has {}, counted from 0.", frame,
                                instance.path.filename().string(), instance.pixels.frames));
    m_colour = CodestreamColour::AsDeclared;
    DcmElement* element = nullptr;
    for (const auto& tag : {DCM_PixelData, DCM_FloatPixelData, DCM_DoubleFloatPixelData})
        if (!element && dataset().findAndGetElement(tag, element).bad())
            element = nullptr;
    if (!element)
        return fail(ErrorCode::Malformed, fmt::format("\"{}\" has no pixel data.", instance.path.filename().string()));

    auto* pixelData = dynamic_cast<DcmPixelData*>(element);
    if (pixelData && sequenceOf(*pixelData))
        return encapsulatedFrame(instance, frame, *pixelData);
    return nativeFrame(instance, frame, *element);
}

Result<FrameBytes> FrameSource::nativeFrame(const Instance& instance, int frame, DcmElement& element)
{
    if (DcmXfer(instance.transferSyntaxUid.c_str()).getXfer() == EXS_Unknown)
        return notSupported(instance.transferSyntaxUid);
    FrameBytes out = emptyFrame(instance.pixels);
    out.isFloat = element.getTag() != DCM_PixelData;
    const std::size_t bits = frameBits(instance.pixels);
    // Without Samples per Pixel 3 there is no chroma to be packed.
    out.isPacked422 = out.samples == 3 && bits != 0 && instance.pixels.photometric.ends_with("_422");
    if (bits == 0 || bits / 8 > std::numeric_limits<Uint32>::max())
        return fail(
            ErrorCode::Malformed,
            fmt::format("Frames of {} x {} with {} bits cannot be read.", out.rows, out.columns, out.bitsAllocated));
    const std::size_t firstBit = bits * static_cast<std::size_t>(frame);
    const std::size_t from = firstBit / 8, to = (firstBit + bits + 7) / 8;
    if (to > element.getLengthField())
        return fail(ErrorCode::Malformed,
                    fmt::format("The pixel data hold {} bytes where frame {} ends at byte {}.",
                                element.getLengthField(), frame, to));
    // A short value is already in memory, and the toolkit pads what the file did not hold with zeros.
    if (m_brokenOff && element.valueLoaded())
        return fail(ErrorCode::Malformed, "The pixel data break off before their end: copy or export the file again.");
    // A length that the file cannot hold is no reason to ask for gigabytes.
    std::error_code ignored;
    if (m_brokenOff && to > std::filesystem::file_size(m_path, ignored))
        return fail(
            ErrorCode::Malformed,
            fmt::format("The pixel data break off before the end of frame {}: copy or export the file again.", frame));
    out.firstBit = firstBit % 8;
    out.bytes.resize(to - from);
    const OFCondition read = element.getPartialValue(out.bytes.data(), static_cast<Uint32>(from),
                                                     static_cast<Uint32>(to - from), nullptr, EBO_LittleEndian);
    if (read.bad())
        return fail(
            ErrorCode::Malformed,
            fmt::format("The pixel data break off before the end of frame {}: copy or export the file again.", frame));
    return out;
}

Result<FrameBytes> FrameSource::encapsulatedFrame(const Instance& instance, int frame, DcmPixelData& element)
{
    const E_TransferSyntax syntax = DcmXfer(instance.transferSyntaxUid.c_str()).getXfer();
    if (syntax == EXS_Unknown || !DcmCodecList::canChangeCoding(syntax, EXS_LittleEndianExplicit))
        return notSupported(instance.transferSyntaxUid);
    DcmPixelSequence& fragments = *sequenceOf(element);
    const auto fragmentCount = static_cast<Uint32>(fragments.card());    // the offset table is one of them
    if (fragmentCount < 2)
        return fail(ErrorCode::Malformed, "The pixel data are empty.");

    FrameBytes out = emptyFrame(instance.pixels);
    const std::size_t bytesPerSample = static_cast<std::size_t>(out.bitsAllocated + 7) / 8;
    out.bitsAllocated = static_cast<int>(bytesPerSample) * 8;
    const std::size_t size = static_cast<std::size_t>(out.rows) * static_cast<std::size_t>(out.columns)
        * static_cast<std::size_t>(out.samples) * bytesPerSample;
    // No codec here reaches 2000 to 1 on a picture; a header that asks for more is lying, and
    // believing it would take all memory.
    constexpr std::size_t alwaysAllowed = std::size_t(64) << 20;
    std::error_code problem;
    const auto fileSize = std::filesystem::file_size(m_path, problem);
    if (size > alwaysAllowed && size / 2000 > fileSize)
        return fail(
            ErrorCode::Malformed,
            fmt::format("A frame of {} x {} cannot come out of a file of {} bytes.", out.rows, out.columns, fileSize));
    out.bytes.resize(size + size % 2);

    // 0 lets the codec look into the offset table; frames that come in order need no table.
    m_firstFragments.resize(static_cast<std::size_t>(instance.pixels.frames) + 1);
    m_firstFragments[0] = 1;
    const auto decode = [&](int number, Uint32& fragment) {
        OFString colourModel;
        return element.getUncompressedFrame(&dataset(), static_cast<Uint32>(number), fragment, out.bytes.data(),
                                            static_cast<Uint32>(out.bytes.size()), colourModel, nullptr);
    };
    Uint32 first = m_firstFragments[static_cast<std::size_t>(frame)];
    if (fragmentCount == static_cast<Uint32>(instance.pixels.frames) + 1)
        first = static_cast<Uint32>(frame) + 1;
    Uint32 next = first;
    OFCondition done = decode(frame, next);
    if (done.bad() && first == 0) {
        // No table and several fragments a frame: go through the frames before it once.
        for (int number = 0; number < frame; ++number) {
            Uint32 fragment = m_firstFragments[static_cast<std::size_t>(number)];
            if (m_firstFragments[static_cast<std::size_t>(number) + 1] != 0)
                continue;
            if (fragment == 0 || (done = decode(number, fragment)).bad())
                break;
            m_firstFragments[static_cast<std::size_t>(number) + 1] = fragment;
        }
        next = first = m_firstFragments[static_cast<std::size_t>(frame)];
        if (first != 0)
            done = decode(frame, next);
    }
    if (done.bad())
        return fail(ErrorCode::Malformed,
                    fmt::format("Frame {} ({}) could not be decoded: {}.", frame,
                                transferSyntaxName(instance.transferSyntaxUid), done.text()));
    m_firstFragments[static_cast<std::size_t>(frame) + 1] = next;

    const bool isRle = syntax == EXS_RLELossless;
    out.isPlanar = isRle && out.isPlanar;
    if (out.samples == 3 && isLossyJpeg(syntax) && first < fragmentCount) {
        DcmPixelItem* item = nullptr;
        Uint8* bytes = nullptr;
        if (first > 0 && fragments.getItem(item, first).good() && item->getUint8Array(bytes).good() && bytes)
            m_colour = jpegColour({bytes, item->getLength()});
    }
    // What was read of the file may go again; else a long cine would end up in memory as a whole.
    for (Uint32 i = std::max<Uint32>(first, 1); i < next && i < fragmentCount; ++i) {
        DcmPixelItem* item = nullptr;
        if (fragments.getItem(item, i).good() && item)
            item->compact();
    }
    return out;
}

}
