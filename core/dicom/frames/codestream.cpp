#include "core/dicom/frames/codestream.h"

#include "core/dicom/codecs/codec.h"

#include <algorithm>
#include <string_view>

namespace lantern::dicom {

namespace {

using Bytes = std::span<const std::uint8_t>;

// Big-endian numbers; 0 beyond the end, so that a header that breaks off is one of no size.
std::uint32_t numberAt(Bytes bytes, std::size_t at, std::size_t length)
{
    if (at + length > bytes.size())
        return 0;
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < length; ++i)
        number = number << 8 | bytes[at + i];
    return number;
}

bool beginsWith(Bytes bytes, std::string_view word)
{
    return bytes.size() >= word.size()
        && std::equal(word.begin(), word.end(), bytes.begin(),
                      [](char letter, std::uint8_t byte) { return static_cast<std::uint8_t>(letter) == byte; });
}

bool isFrameHeader(unsigned marker)
{
    return marker == 0xf7 || (marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc);
}

// A JPEG's components are YCbCr by its Adobe or JFIF marker or by their sampling, RGB by their names.
struct JpegColour {
    std::optional<CodestreamColour> adobe;
    bool isJfif = false;

    CodestreamColour of(Bytes frame) const
    {
        if (adobe)
            return *adobe;
        if (frame.size() < 15 || frame[5] != 3)
            return CodestreamColour::AsDeclared;
        if (frame[6] == 'R' && frame[9] == 'G' && frame[12] == 'B')
            return CodestreamColour::Rgb;
        // Nobody subsamples RGB.
        return isJfif || frame[7] != frame[10] ? CodestreamColour::Ybr : CodestreamColour::AsDeclared;
    }
};

std::optional<CodestreamFacts> jpegFacts(Bytes bytes)
{
    JpegColour colour;
    for (std::size_t at = 2; at + 4 <= bytes.size();) {
        const unsigned marker = bytes[at + 1];
        if (bytes[at] != 0xff || marker == 0xff) {
            ++at;
            continue;
        }
        if (marker <= 1 || (marker >= 0xd0 && marker <= 0xd8)) {
            at += 2;
            continue;
        }
        if (marker == 0xda || marker == 0xd9)
            break;    // the picture itself, before any frame header
        const std::size_t length = numberAt(bytes, at + 2, 2);
        if (length < 2 || at + 2 + length > bytes.size())
            break;
        const auto segment = bytes.subspan(at + 4, length - 2);
        if (marker == 0xe0 && beginsWith(segment, "JFIF"))
            colour.isJfif = true;
        if (marker == 0xee && beginsWith(segment, "Adobe") && segment.size() >= 12)
            colour.adobe = segment[11] == 0 ? CodestreamColour::Rgb : CodestreamColour::Ybr;
        if (isFrameHeader(marker) && segment.size() >= 6) {
            CodestreamFacts facts;
            facts.kind = marker == 0xf7 ? CodestreamKind::JpegLs : CodestreamKind::Jpeg;
            facts.process = static_cast<int>(marker);
            facts.precision = segment[0];
            facts.rows = static_cast<int>(numberAt(segment, 1, 2));
            facts.columns = static_cast<int>(numberAt(segment, 3, 2));
            facts.samples = segment[5];
            // Lossless processes transform no colours, whatever a marker says (PS3.5 8.2.1).
            if (facts.kind == CodestreamKind::Jpeg && !facts.isLosslessJpeg() && facts.samples == 3)
                facts.colour = colour.of(segment);
            return facts;
        }
        at += 2 + length;
    }
    return std::nullopt;
}

constexpr std::size_t siz = 4;    // where SIZ's length stands, right after the two first markers

std::optional<CodestreamFacts> jpeg2000Facts(Bytes bytes)
{
    CodestreamFacts facts{.kind = CodestreamKind::Jpeg2000};
    const auto extent = [&](std::size_t from) {
        return static_cast<int>(
            std::min<std::uint32_t>(numberAt(bytes, siz + from, 4) - numberAt(bytes, siz + from + 8, 4), 1u << 30));
    };
    facts.columns = extent(4);
    facts.rows = extent(8);
    facts.samples = static_cast<int>(numberAt(bytes, siz + 36, 2));
    if (facts.samples == 0 || siz + 38 + 3 > bytes.size())
        return std::nullopt;
    const unsigned depth = bytes[siz + 38];
    facts.isSigned = (depth & 0x80) != 0;
    facts.precision = static_cast<int>(depth & 0x7f) + 1;
    for (std::size_t at = siz + numberAt(bytes, siz, 2); at + 4 <= bytes.size() && bytes[at] == 0xff;
         at += 2 + numberAt(bytes, at + 2, 2)) {
        const unsigned marker = bytes[at + 1];
        if (marker == 0x50)    // CAP: Part 15
            facts.kind = CodestreamKind::HighThroughputJpeg2000;
        if (marker == 0x52) {    // COD
            const bool isTransformed = numberAt(bytes, at + 8, 1) == 1;
            const unsigned blockStyle = numberAt(bytes, at + 12, 1);
            if ((blockStyle & 0x40) != 0)
                facts.kind = CodestreamKind::HighThroughputJpeg2000;
            // The codec undoes RCT and ICT, and what they were made from is RGB.
            if (isTransformed && facts.samples == 3)
                facts.colour = CodestreamColour::Rgb;
        }
        if (marker == 0x90 || numberAt(bytes, at + 2, 2) < 2)
            break;
    }
    return facts;
}

}

bool beginsJpegXl(Bytes bytes)
{
    return beginsWith(bytes, "\xff\x0a") || beginsWith(bytes, std::string_view("\0\0\0\x0cJXL \r\n\x87\n", 12));
}

std::span<const std::uint8_t> withoutBoxes(std::span<const std::uint8_t> bytes)
{
    if (!beginsWith(bytes, std::string_view("\0\0\0\x0cjP  ", 8)))
        return bytes;
    for (std::size_t at = 0; at + 8 <= bytes.size();) {
        std::size_t length = numberAt(bytes, at, 4), header = 8;
        if (length == 1 && numberAt(bytes, at + 8, 4) == 0) {
            length = numberAt(bytes, at + 12, 4);
            header = 16;
        }
        if (length == 0)    // to the end
            length = bytes.size() - at;
        if (length < header)
            break;
        if (beginsWith(bytes.subspan(at + 4), "jp2c") && at + header <= bytes.size())
            return bytes.subspan(at + header, std::min(length, bytes.size() - at) - header);
        at += length;
    }
    return bytes;
}

std::optional<CodestreamFacts> codestreamFacts(std::span<const std::uint8_t> bytes)
{
    const auto stream = withoutBoxes(bytes);
    std::optional<CodestreamFacts> facts;
    if (beginsWith(stream, "\xff\x4f\xff\x51"))
        facts = jpeg2000Facts(stream);
    else if (beginsWith(stream, "\xff\xd8\xff"))
        facts = jpegFacts(stream);
    else if (beginsJpegXl(stream))
        facts = jpegXlFacts(stream);
    if (!facts || facts->rows <= 0 || facts->columns <= 0 || facts->samples <= 0)
        return std::nullopt;
    return facts;
}

}
