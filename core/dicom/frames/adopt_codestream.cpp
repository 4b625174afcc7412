#include "core/dicom/frames/adopt_codestream.h"

#include "core/dicom/messages.h"
#include "core/dicom/read_header.h"

namespace lantern::dicom {

namespace {

const char* nameOf(CodestreamKind kind)
{
    switch (kind) {
    case CodestreamKind::Jpeg: return "JPEG";
    case CodestreamKind::JpegLs: return "JPEG-LS";
    case CodestreamKind::Jpeg2000: return "JPEG 2000";
    case CodestreamKind::HighThroughputJpeg2000: return "HTJ2K";
    case CodestreamKind::JpegXl: return "JPEG XL";
    }
    return "";
}

// Each name begins with its family's, "JPEG" being that of those which are none of the others.
bool isOfKind(const std::string& transferSyntaxUid, CodestreamKind kind)
{
    const auto name = transferSyntaxName(transferSyntaxUid);
    for (const auto other : {CodestreamKind::JpegLs, CodestreamKind::Jpeg2000, CodestreamKind::HighThroughputJpeg2000,
                             CodestreamKind::JpegXl})
        if (name.starts_with(nameOf(other)))
            return kind == other;
    return kind == CodestreamKind::Jpeg && name.starts_with(nameOf(kind));
}

// Encoded with all bits of its cells, so that the header's Bits Stored and High Bit still count.
bool isWholeCell(const CodestreamFacts& facts, const PixelFormat& declared)
{
    return facts.precision == declared.bitsAllocated && declared.bitsStored < facts.precision
        && (declared.isSigned || !facts.isSigned);
}

// Lossy JPEG knows 8 and 12 bits only; 10 of them go as 12.
bool isRoomy(const CodestreamFacts& facts, const PixelFormat& declared)
{
    return facts.kind == CodestreamKind::Jpeg && !facts.isLosslessJpeg() && facts.precision > declared.bitsStored;
}

}

void adoptHeader(FrameBytes& frame, const CodestreamFacts& facts, const PixelFormat& declared)
{
    if (isWholeCell(facts, declared)) {
        frame.bitsStored = declared.bitsStored;
        frame.highBit = declared.highBit;
    }
    // Negative values that were encoded as unsigned words have their sign at the declared High Bit. A
    // codestream of fewer bits does not reach up to it, and holds none.
    if (!facts.isSigned)
        frame.isSigned = declared.isSigned && facts.precision >= declared.bitsStored;
}

void warnOfDifferences(const CodestreamFacts& facts, const PixelFormat& declared, const std::string& transferSyntaxUid,
                       Warnings& warnings)
{
    if (!isOfKind(transferSyntaxUid, facts.kind))
        warn(warnings, WarningCode::OtherCodestream,
             messages::OtherCodestream(transferSyntaxName(transferSyntaxUid), nameOf(facts.kind)));
    if (facts.rows != declared.rows || facts.columns != declared.columns)
        warn(warnings, WarningCode::CodestreamSize,
             messages::CodestreamHasOtherSize(declared.columns, declared.rows, facts.columns, facts.rows));
    if (facts.samples != declared.samples)
        warn(warnings, WarningCode::CodestreamSamples,
             messages::CodestreamHasOtherSamples(declared.samples, facts.samples));
    if (facts.precision != declared.bitsStored && !isWholeCell(facts, declared) && !isRoomy(facts, declared))
        warn(warnings, WarningCode::CodestreamDepth,
             messages::CodestreamHasOtherDepth(declared.bitsStored, facts.precision));
    const bool isJpeg2000 =
        facts.kind == CodestreamKind::Jpeg2000 || facts.kind == CodestreamKind::HighThroughputJpeg2000;
    if (facts.isSigned && !declared.isSigned)
        warn(warnings, WarningCode::CodestreamSign, messages::CodestreamHasSign);
    else if (isJpeg2000 && declared.isSigned && !facts.isSigned)
        warn(warnings, WarningCode::CodestreamSign,
             facts.precision >= declared.bitsStored ? messages::HeaderHasSign : messages::NoRoomForSign);
    const bool saysYbr = declared.photometric.starts_with("YBR_FULL") || declared.photometric == "YBR_PARTIAL_422";
    if ((facts.colour == CodestreamColour::Rgb && saysYbr)
        || (facts.colour == CodestreamColour::Ybr && declared.photometric == "RGB"))
        warn(warnings, WarningCode::CodestreamColour,
             messages::CodestreamHasOtherColours(declared.photometric,
                                                 facts.colour == CodestreamColour::Rgb ? "RGB" : "YBR_FULL"));
}

}
