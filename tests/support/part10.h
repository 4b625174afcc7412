#pragma once

#include <cstdint>
#include <string>
#include <string_view>

// DICOM Part 10 files byte by byte, so that a test can say exactly what is damaged and what is not.
namespace lantern::test {

inline std::string word(std::uint16_t value)
{
    return {static_cast<char>(value & 0xff), static_cast<char>(value >> 8)};
}

inline std::string longWord(std::uint32_t value)
{
    return word(static_cast<std::uint16_t>(value & 0xffff)) + word(static_cast<std::uint16_t>(value >> 16));
}

// One element in Explicit VR Little Endian, padded to even length.
inline std::string element(std::uint16_t group, std::uint16_t number, std::string_view vr, std::string value)
{
    if (value.size() % 2 != 0)
        value += vr == "UI" || vr == "OB" ? '\0' : ' ';
    const bool isLong = vr == "OB" || vr == "OW" || vr == "SQ" || vr == "UN";
    std::string bytes = word(group) + word(number) + std::string(vr);
    bytes += isLong ? word(0) + longWord(static_cast<std::uint32_t>(value.size()))
                    : word(static_cast<std::uint16_t>(value.size()));
    return bytes + value;
}

inline std::string metaHeader(std::string_view transferSyntaxUid)
{
    const std::string rest = element(2, 1, "OB", std::string("\0\1", 2))
        + element(2, 2, "UI", "1.2.840.10008.5.1.4.1.1.7") + element(2, 3, "UI", "1.2.3.4")
        + element(2, 0x10, "UI", std::string(transferSyntaxUid));
    return std::string(128, '\0') + "DICM" + element(2, 0, "UL", longWord(static_cast<std::uint32_t>(rest.size())))
        + rest;
}

// How the pixels are said to be packed.
struct PixelWords {
    std::uint16_t rows = 4, columns = 4, samples = 1, planar = 0;
    std::uint16_t bitsAllocated = 16, bitsStored = 16, highBit = 15, isSigned = 0;
    std::string photometric = "MONOCHROME2";
};

inline std::string imageHeader(const PixelWords& pixels)
{
    return element(8, 0x16, "UI", "1.2.840.10008.5.1.4.1.1.7") + element(8, 0x18, "UI", "1.2.3.4")
        + element(8, 0x60, "CS", "OT") + element(0x20, 0xd, "UI", "1.2.3.2") + element(0x20, 0xe, "UI", "1.2.3.3")
        + element(0x28, 2, "US", word(pixels.samples)) + element(0x28, 4, "CS", pixels.photometric)
        + (pixels.samples > 1 ? element(0x28, 6, "US", word(pixels.planar)) : "")
        + element(0x28, 0x10, "US", word(pixels.rows)) + element(0x28, 0x11, "US", word(pixels.columns))
        + element(0x28, 0x100, "US", word(pixels.bitsAllocated)) + element(0x28, 0x101, "US", word(pixels.bitsStored))
        + element(0x28, 0x102, "US", word(pixels.highBit)) + element(0x28, 0x103, "US", word(pixels.isSigned));
}

// Encapsulated: an empty offset table and one fragment (PS3.5 A.4).
inline std::string encapsulated(std::string fragment)
{
    if (fragment.size() % 2 != 0)
        fragment += '\0';
    const std::string item = word(0xfffe) + word(0xe000);
    return word(0x7fe0) + word(0x10) + "OB" + word(0) + longWord(0xffffffff) + item + longWord(0) + item
        + longWord(static_cast<std::uint32_t>(fragment.size())) + fragment + word(0xfffe) + word(0xe0dd) + longWord(0);
}

}
