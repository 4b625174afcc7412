#include "core/dicom/codecs/codec.h"

#include <algorithm>
#include <initializer_list>

namespace lantern::dicom {

Codec codecFor(const std::string& transferSyntaxUid, const std::optional<CodestreamFacts>& facts)
{
    if (facts) {
        switch (facts->kind) {
        case CodestreamKind::Jpeg: return decode_jpeg;
        case CodestreamKind::JpegLs: return decode_jpeg_ls;
        case CodestreamKind::Jpeg2000:
        case CodestreamKind::HighThroughputJpeg2000: return decode_jpeg_2000;
        case CodestreamKind::JpegXl: return decode_jpeg_xl;
        }
    }
    const auto isOneOf = [&](std::initializer_list<const char*> uids) {
        return std::any_of(uids.begin(), uids.end(), [&](const char* uid) { return transferSyntaxUid == uid; });
    };
#define LANTERN_CODEC(name, ...)                                                                                       \
    if (isOneOf({__VA_ARGS__}))                                                                                        \
        return decode_##name;
#include "core/dicom/codecs/codecs.def"
#undef LANTERN_CODEC
    return nullptr;
}

FrameBytes frameAsDeclared(const PixelFormat& declared)
{
    FrameBytes frame;
    frame.rows = declared.rows;
    frame.columns = declared.columns;
    frame.samples = declared.samples;
    frame.bitsAllocated = declared.bitsAllocated;
    frame.bitsStored = declared.bitsStored;
    frame.highBit = declared.highBit;
    frame.isSigned = declared.isSigned;
    frame.isPlanar = declared.isPlanar;
    return frame;
}

FrameBytes frameAsEncoded(const CodestreamFacts& facts)
{
    FrameBytes frame;
    frame.rows = facts.rows;
    frame.columns = facts.columns;
    frame.samples = facts.samples;
    frame.bitsAllocated = facts.precision <= 8 ? 8 : facts.precision <= 16 ? 16 : 32;
    frame.bitsStored = facts.precision;
    frame.highBit = facts.precision - 1;
    frame.isSigned = facts.isSigned;
    frame.colour = facts.colour;
    frame.bytes.resize(static_cast<std::size_t>(facts.rows) * static_cast<std::size_t>(facts.columns)
                       * static_cast<std::size_t>(facts.samples) * static_cast<std::size_t>(frame.bitsAllocated / 8));
    return frame;
}

}
