// One encoded frame under a header that may contradict it. LANTERN_FUZZ_SYNTAX names the codec; the first
// eight bytes say how the pixels are said to be packed, the rest is the code stream.
#include "tests/fuzz/targets/fuzz_target.h"
#include "tests/support/part10.h"

#include <array>

using namespace lantern;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size < 8)
        return 0;
    static constexpr std::array photometrics{"MONOCHROME2",  "MONOCHROME1", "RGB",     "YBR_FULL",
                                             "YBR_FULL_422", "YBR_RCT",     "YBR_ICT", "PALETTE COLOR"};
    static constexpr std::array<std::uint16_t, 5> allocations{1, 8, 16, 32, 64};
    test::PixelWords pixels;
    pixels.rows = static_cast<std::uint16_t>(data[0] + 1);
    pixels.columns = static_cast<std::uint16_t>(data[1] + 1);
    pixels.samples = data[2] % 4 == 0 ? 3 : 1;
    pixels.planar = data[2] / 4 % 2;
    pixels.isSigned = data[2] / 8 % 2;
    pixels.bitsAllocated = allocations[data[3] % allocations.size()];
    pixels.bitsStored = data[4];
    pixels.highBit = data[5];
    pixels.photometric = photometrics[data[6] % photometrics.size()];
    const std::string syntax = LANTERN_FUZZ_SYNTAX;
    const std::string stream(fuzz::textOf(data + 8, size - 8));
    const bool isNative = syntax == "1.2.840.10008.1.2.1";
    fuzz::openAndDraw(
        fuzz::fileOf(test::metaHeader(syntax) + test::imageHeader(pixels)
                     + (isNative ? test::element(0x7fe0, 0x10, "OW", stream) : test::encapsulated(stream))));
    return 0;
}
