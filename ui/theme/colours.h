#pragma once

#include <QColor>
#include <array>
#include <cstdint>

// The colours of a lamp in a dark room: the image is the brightest thing on the screen. Every colour
// that the program uses stands here, and no hex colour anywhere else.
namespace lantern::theme {

constexpr QColor fromHex(std::uint32_t rgb)
{
    return {static_cast<int>(rgb >> 16 & 255), static_cast<int>(rgb >> 8 & 255), static_cast<int>(rgb & 255)};
}

namespace colour {

// Grounds.
inline constexpr QColor tile = fromHex(0x000000);
inline constexpr QColor chrome = fromHex(0x101316);
inline constexpr QColor panel = fromHex(0x171B1F);
inline constexpr QColor raised = fromHex(0x20262B);
inline constexpr QColor hairline = fromHex(0x2F373E);    // decoration only: too dim to carry meaning

// Words and controls.
inline constexpr QColor text = fromHex(0xD5DBE0);
inline constexpr QColor secondText = fromHex(0x9BA6AF);
inline constexpr QColor outline = fromHex(0x6E7983);    // of controls, and disabled text
inline constexpr QColor selection = fromHex(0x56B4E9);    // selection, focus, links

// What a model or a person said. Each also has its own icon, word and line: colour only repeats it.
inline constexpr QColor finding = fromHex(0xE69F00);    // lantern amber
inline constexpr QColor measurement = fromHex(0xF0E442);
inline constexpr QColor filesOwn = fromHex(0x7FD6C2);    // overlays and annotations that came with the images
inline constexpr QColor reference = fromHex(0x9FB4FF);    // where the picture of another tile cuts this one
inline constexpr QColor nothingFound = fromHex(0xD5DBE0);    // never green, never a tick
inline constexpr QColor refused = fromHex(0xB794F4);
inline constexpr QColor failed = fromHex(0xF0704A);
inline constexpr QColor notAnalysed = fromHex(0x87929B);

// Whose picture it is, where tiles show several patients: told apart by the colour blind as well.
inline constexpr std::array<QColor, 4> patients{fromHex(0x0072B2), fromHex(0xD55E00), fromHex(0x009E73),
                                                fromHex(0xCC79A7)};

}

// The ratio of WCAG 2 between two opaque colours, 1 to 21.
double contrast(const QColor& first, const QColor& second);

}
