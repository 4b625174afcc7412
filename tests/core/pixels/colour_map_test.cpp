#include "core/pixels/colour_map.h"

#include <cmath>
#include <gtest/gtest.h>

namespace lantern::pixels {

namespace {

double linear(std::uint8_t byte)
{
    const double srgb = byte / 255.0;
    return srgb <= 0.04045 ? srgb / 12.92 : std::pow((srgb + 0.055) / 1.055, 2.4);
}

// CIE L*, 0 to 100.
double lightness(const std::array<std::uint8_t, 3>& rgb)
{
    const double y = 0.2126 * linear(rgb[0]) + 0.7152 * linear(rgb[1]) + 0.0722 * linear(rgb[2]);
    return y > 0.008856 ? 116 * std::cbrt(y) - 16 : 903.3 * y;
}

}

// So that a colour-blind reader and a grey printer see the same order.
TEST(ColourTable, OnlyRisesInLightness)
{
    for (const auto id : {ColourMapId::Inferno, ColourMapId::Cividis}) {
        const auto& table = colourTable(id);
        // Eight bits a component leave steps of a fraction of a level either way.
        for (std::size_t i = 1; i < table.size(); ++i)
            EXPECT_GT(lightness(table[i]), lightness(table[i - 1]) - 0.15) << i;
        for (std::size_t i = 8; i < table.size(); ++i)
            EXPECT_GT(lightness(table[i]), lightness(table[i - 8])) << i;
    }
}

// The anchors that are printed in many places.
TEST(ColourTable, IsThePublishedOne)
{
    using Rgb = std::array<std::uint8_t, 3>;
    const auto& inferno = colourTable(ColourMapId::Inferno);
    EXPECT_EQ(inferno[0], (Rgb{0, 0, 4}));
    EXPECT_EQ(inferno[102], (Rgb{0x93, 0x26, 0x67}));
    EXPECT_EQ(inferno[128], (Rgb{0xbc, 0x37, 0x54}));
    EXPECT_EQ(inferno[255], (Rgb{0xfc, 0xff, 0xa4}));
    const auto& cividis = colourTable(ColourMapId::Cividis);
    EXPECT_EQ(cividis[0], (Rgb{0x00, 0x22, 0x4e}));
    EXPECT_EQ(cividis[255], (Rgb{0xfe, 0xe8, 0x38}));
}

}
