#include "core/dicom/part10/bytes_behind_internal.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lantern::dicom {

namespace {

constexpr std::uint32_t pixelData = 0x7fe00010, digitalSignatures = 0xfffafffa, undefinedLength = 0xffffffff;

// Types whose length has four bytes behind two that are reserved (PS3.5 7.1.2).
bool hasLongLength(std::string_view vr)
{
    static constexpr std::array<std::string_view, 13> types{"OB", "OD", "OF", "OL", "OV", "OW", "SQ",
                                                            "SV", "UC", "UN", "UR", "UT", "UV"};
    return std::ranges::find(types, vr) != types.end();
}

}

std::uintmax_t bytesBehind(files::FileBytes& bytes, std::uintmax_t from, E_TransferSyntax syntax)
{
    const DcmXfer how(syntax);
    std::uint32_t last = pixelData;
    while (from < bytes.size()) {
        std::array<char, 12> header{};
        const auto found = bytes.read(from, header.data(), header.size());
        const auto byte = [&](std::size_t at) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(header[at]));
        };
        const auto word = [&](std::size_t at) {
            return how.isLittleEndian() ? byte(at) | byte(at + 1) << 8 : byte(at) << 8 | byte(at + 1);
        };
        const auto longWord = [&](std::size_t at) {
            return how.isLittleEndian() ? word(at) | word(at + 2) << 16 : word(at) << 16 | word(at + 2);
        };
        const std::uint32_t tag = word(0) << 16 | word(2);
        std::uint32_t length = longWord(4);
        std::size_t before = 8;
        if (how.isExplicitVR()) {
            const bool isLong = hasLongLength({header.data() + 4, 2});
            length = isLong ? longWord(8) : word(6);
            before = isLong ? 12 : 8;
        }
        if (found < before || tag <= last)
            break;
        if (length == undefinedLength && tag == digitalSignatures)
            return 0;
        if (length > bytes.size() - from - before)
            break;
        last = tag;
        from += before + length;
    }
    return bytes.size() - std::min(from, bytes.size());
}

}
