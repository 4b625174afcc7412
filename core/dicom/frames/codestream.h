#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace lantern::dicom {

// What the samples of a decoded frame are, where the codestream says more than the header.
enum class CodestreamColour { AsDeclared, Rgb, Ybr };

enum class CodestreamKind { Jpeg, JpegLs, Jpeg2000, HighThroughputJpeg2000, JpegXl };

// What a codestream says of itself before its samples begin: JPEG's SOF (ISO 10918-1 B.2.2), the same of
// JPEG-LS (ISO 14495-1 C.2.2), JPEG 2000's SIZ and COD (ISO 15444-1 A.5, A.6), JPEG XL's image header
// (ISO 18181-1 D).
struct CodestreamFacts {
    CodestreamKind kind = CodestreamKind::Jpeg;
    int rows = 0, columns = 0, samples = 1;
    int precision = 8;    // bits of a sample
    bool isSigned = false;    // only JPEG 2000 can say so
    CodestreamColour colour = CodestreamColour::AsDeclared;
    int process = 0;    // JPEG: the low byte of its SOF marker, 0xc0 baseline, 0xc3 lossless

    bool isLosslessJpeg() const { return (process & 3) == 3; }
};

// Nothing where the bytes are no codestream of these kinds, or break off before their header is complete.
// A few hundred bytes from the beginning suffice for nearly all.
std::optional<CodestreamFacts> codestreamFacts(std::span<const std::uint8_t> bytes);

// Whether these are the first bytes of JPEG XL, bare or in its container (ISO 18181-2 4).
bool beginsJpegXl(std::span<const std::uint8_t> bytes);

// JPEG 2000 inside of JP2's boxes, where some writers leave it; otherwise `bytes` as they are.
std::span<const std::uint8_t> withoutBoxes(std::span<const std::uint8_t> bytes);

}
