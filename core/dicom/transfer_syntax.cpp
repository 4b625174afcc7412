#include "core/dicom/read_header.h"

#include <algorithm>
#include <array>
#include <utility>

namespace lantern::dicom {

std::string transferSyntaxName(const std::string& uid)
{
    // PS3.6 table A-1, in the words a reader would use.
    static constexpr std::array<std::pair<const char*, const char*>, 37> names{{
        {"1.2.840.10008.1.2", "Implicit VR little endian"},
        {"1.2.840.10008.1.2.1", "Explicit VR little endian"},
        {"1.2.840.10008.1.2.1.98", "Encapsulated uncompressed"},
        {"1.2.840.10008.1.2.1.99", "Deflated explicit VR little endian"},
        {"1.2.840.10008.1.2.2", "Explicit VR big endian"},
        {"1.2.840.10008.1.2.8.1", "Deflated image frame"},
        {"1.2.840.10008.1.2.5", "RLE lossless"},
        {"1.2.840.10008.1.2.4.50", "JPEG baseline"},
        {"1.2.840.10008.1.2.4.51", "JPEG extended"},
        {"1.2.840.10008.1.2.4.52", "JPEG extended, arithmetic"},
        {"1.2.840.10008.1.2.4.53", "JPEG spectral selection"},
        {"1.2.840.10008.1.2.4.54", "JPEG spectral selection, arithmetic"},
        {"1.2.840.10008.1.2.4.55", "JPEG progressive"},
        {"1.2.840.10008.1.2.4.56", "JPEG progressive, arithmetic"},
        {"1.2.840.10008.1.2.4.57", "JPEG lossless"},
        {"1.2.840.10008.1.2.4.58", "JPEG lossless, arithmetic"},
        {"1.2.840.10008.1.2.4.70", "JPEG lossless SV1"},
        {"1.2.840.10008.1.2.4.80", "JPEG-LS lossless"},
        {"1.2.840.10008.1.2.4.81", "JPEG-LS near-lossless"},
        {"1.2.840.10008.1.2.4.90", "JPEG 2000 lossless"},
        {"1.2.840.10008.1.2.4.91", "JPEG 2000"},
        {"1.2.840.10008.1.2.4.92", "JPEG 2000 multi-component lossless"},
        {"1.2.840.10008.1.2.4.93", "JPEG 2000 multi-component"},
        {"1.2.840.10008.1.2.4.94", "JPIP referenced"},
        {"1.2.840.10008.1.2.4.95", "JPIP referenced deflated"},
        {"1.2.840.10008.1.2.4.100", "MPEG-2 main profile, main level"},
        {"1.2.840.10008.1.2.4.101", "MPEG-2 main profile, high level"},
        {"1.2.840.10008.1.2.4.102", "MPEG-4 AVC high profile"},
        {"1.2.840.10008.1.2.4.103", "MPEG-4 AVC BD-compatible"},
        {"1.2.840.10008.1.2.4.107", "HEVC main profile"},
        {"1.2.840.10008.1.2.4.110", "JPEG XL lossless"},
        {"1.2.840.10008.1.2.4.111", "JPEG XL JPEG recompression"},
        {"1.2.840.10008.1.2.4.112", "JPEG XL"},
        {"1.2.840.10008.1.2.4.201", "HTJ2K lossless"},
        {"1.2.840.10008.1.2.4.202", "HTJ2K lossless RPCL"},
        {"1.2.840.10008.1.2.4.203", "HTJ2K"},
        {"1.2.840.113619.5.2", "GE private big endian"},
    }};
    for (const auto& [known, name] : names)
        if (uid == known)
            return name;
    return uid;
}

bool isLossySyntax(const std::string& uid)
{
    static constexpr std::array lossy{
        "1.2.840.10008.1.2.4.50", "1.2.840.10008.1.2.4.51", "1.2.840.10008.1.2.4.52", "1.2.840.10008.1.2.4.53",
        "1.2.840.10008.1.2.4.54", "1.2.840.10008.1.2.4.55", "1.2.840.10008.1.2.4.56", "1.2.840.10008.1.2.4.81",
        "1.2.840.10008.1.2.4.111"};    // JPEG again, whose loss it keeps
    return std::any_of(lossy.begin(), lossy.end(), [&](const char* known) { return uid == known; });
}

}
