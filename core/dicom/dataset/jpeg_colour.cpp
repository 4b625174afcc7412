#include "core/dicom/dataset/jpeg_colour_internal.h"

#include <algorithm>
#include <string_view>

namespace lantern::dicom {

bool isLossyJpeg(E_TransferSyntax syntax)
{
    switch (syntax) {
    case EXS_JPEGProcess1:
    case EXS_JPEGProcess2_4:
    case EXS_JPEGProcess6_8:
    case EXS_JPEGProcess10_12: return true;
    default: return false;
    }
}

CodestreamColour jpegColour(std::span<const std::uint8_t> codestream)
{
    const auto isFrameHeader = [](unsigned marker) {
        return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
    };
    bool isJfif = false;
    for (std::size_t at = 2; at + 4 <= codestream.size();) {
        if (codestream[at] != 0xff) {
            ++at;
            continue;
        }
        const unsigned marker = codestream[at + 1];
        if (marker == 0xff || marker == 0 || marker == 1 || (marker >= 0xd0 && marker <= 0xd8)) {
            at += marker == 0xff ? 1 : 2;
            continue;
        }
        if (marker == 0xda || marker == 0xd9)
            break;    // the picture itself
        const std::size_t length = codestream[at + 2] * 256u + codestream[at + 3];
        if (length < 2 || at + 2 + length > codestream.size())
            break;
        const auto segment = codestream.subspan(at + 4, length - 2);
        const auto begins = [&](std::string_view word) {
            return segment.size() >= word.size() && std::equal(word.begin(), word.end(), segment.begin());
        };
        if (marker == 0xe0 && begins("JFIF"))
            isJfif = true;
        if (marker == 0xee && begins("Adobe") && segment.size() >= 12)
            return segment[11] == 0 ? CodestreamColour::Rgb : CodestreamColour::Ybr;
        if (isFrameHeader(marker) && segment.size() >= 6 + 9 && segment[5] == 3) {
            if (segment[6] == 'R' && segment[9] == 'G' && segment[12] == 'B')
                return CodestreamColour::Rgb;
            if (isJfif || segment[7] != segment[10])
                return CodestreamColour::Ybr;    // nobody subsamples RGB
        }
        at += 2 + length;
    }
    return CodestreamColour::AsDeclared;
}

}
