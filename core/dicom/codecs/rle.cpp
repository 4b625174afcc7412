#include "core/dicom/codecs/codec.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <cstring>

namespace lantern::dicom {

namespace {

std::size_t littleEndianAt(std::span<const std::uint8_t> bytes, std::size_t at)
{
    return bytes[at] | static_cast<std::size_t>(bytes[at + 1]) << 8 | static_cast<std::size_t>(bytes[at + 2]) << 16
        | static_cast<std::size_t>(bytes[at + 3]) << 24;
}

// One segment (PS3.5 G.3.2) into every `step`-th byte from `out` on; how many bytes it held, `count` at most.
std::size_t unpackSegment(std::span<const std::uint8_t> packed, std::uint8_t* out, std::size_t step, std::size_t count)
{
    std::size_t done = 0, at = 0;
    while (done < count && at < packed.size()) {
        const std::size_t code = packed[at++];
        if (code == 128)
            continue;
        if (code > 128) {
            if (at >= packed.size())
                break;
            const std::size_t run = std::min<std::size_t>(257 - code, count - done);
            const std::uint8_t value = packed[at++];
            if (step == 1)
                std::memset(out + done, value, run);
            else
                for (std::size_t i = 0; i < run; ++i)
                    out[(done + i) * step] = value;
            done += run;
        } else {
            const std::size_t run = std::min({code + 1, count - done, packed.size() - at});
            if (step == 1)
                std::memcpy(out + done, packed.data() + at, run);
            else
                for (std::size_t i = 0; i < run; ++i)
                    out[(done + i) * step] = packed[at + i];
            done += run;
            at += code + 1;
        }
    }
    return done;
}

}

// RLE Lossless (PS3.5 Annex G): a plane for each byte of each sample, the highest byte first.
Result<FrameBytes> decode_rle(const EncodedFrame& frame)
{
    constexpr std::size_t headerSize = 64, mostSegments = 15;
    if (frame.bytes.size() < headerSize)
        return fail(ErrorCode::Malformed, messages::RleHeaderBreaksOff);
    FrameBytes out = frameAsDeclared(frame.declared);
    out.isPlanar = false;
    const auto samples = static_cast<std::size_t>(out.samples);
    const std::size_t pixels = static_cast<std::size_t>(out.rows) * static_cast<std::size_t>(out.columns);
    // Single bits go eight to a byte, as they do without compression.
    const std::size_t bytesPerSample = out.bitsAllocated == 1 ? 1 : static_cast<std::size_t>(out.bitsAllocated + 7) / 8;
    const std::size_t plane = out.bitsAllocated == 1 ? (pixels + 7) / 8 : pixels;
    if (out.bitsAllocated != 1)
        out.bitsAllocated = static_cast<int>(bytesPerSample) * 8;

    const std::size_t segments = littleEndianAt(frame.bytes, 0);
    if (segments != samples * bytesPerSample || segments > mostSegments)
        return fail(ErrorCode::Malformed,
                    messages::RleSegments(segments, samples, bytesPerSample, samples * bytesPerSample));
    out.bytes.resize(plane * samples * bytesPerSample);
    for (std::size_t segment = 0; segment < segments; ++segment) {
        const std::size_t from = littleEndianAt(frame.bytes, 4 + 4 * segment);
        std::size_t to = segment + 1 < segments ? littleEndianAt(frame.bytes, 8 + 4 * segment) : frame.bytes.size();
        if (to <= from || to > frame.bytes.size())
            to = frame.bytes.size();
        if (from < headerSize || from >= to)
            return fail(ErrorCode::Malformed, messages::RleSegmentOutside(segment));
        const std::size_t sample = segment / bytesPerSample, byte = bytesPerSample - 1 - segment % bytesPerSample;
        const std::size_t done =
            unpackSegment(frame.bytes.subspan(from, to - from), out.bytes.data() + sample * bytesPerSample + byte,
                          samples * bytesPerSample, plane);
        if (done < plane)
            return fail(ErrorCode::Malformed, messages::RleSegmentBreaksOff(segment, done, plane));
    }
    return out;
}

}
