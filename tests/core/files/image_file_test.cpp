#include "core/files/image_file.h"

#include <cstdio>
#include <cstdlib>
#include <gtest/gtest.h>

#include <jpeglib.h>

namespace lantern::files {
namespace {

std::vector<std::uint8_t> jpegOf(int rows, int columns, int samples, std::uint8_t grey)
{
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    unsigned char* bytes = nullptr;
    unsigned long size = 0;
    jpeg_mem_dest(&jpeg, &bytes, &size);
    jpeg.image_width = static_cast<JDIMENSION>(columns);
    jpeg.image_height = static_cast<JDIMENSION>(rows);
    jpeg.input_components = samples;
    jpeg.in_color_space = samples == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    std::vector<JSAMPLE> row(std::size_t(columns * samples), grey);
    JSAMPROW pointer = row.data();
    while (jpeg.next_scanline < jpeg.image_height)
        jpeg_write_scanlines(&jpeg, &pointer, 1);
    jpeg_finish_compress(&jpeg);
    std::vector<std::uint8_t> result(bytes, bytes + size);
    jpeg_destroy_compress(&jpeg);
    std::free(bytes);
    return result;
}

// Rows, columns and both bytes of a sample keep their places.
TEST(ImageFile, PngKeepsEveryNumber)
{
    for (const int bits : {8, 16}) {
        for (const int samples : {1, 3}) {
            PlainImage image{3, 5, samples, bits, {}};
            for (int i = 0; i < 15 * samples; ++i)
                image.values.push_back(static_cast<std::uint16_t>(bits == 8 ? i * 5 : i * 1400 + 7));
            const auto bytes = encodePng(image);
            ASSERT_TRUE(bytes) << bytes.error().sentence();
            const auto again = decodeImage(*bytes, "a.png");
            ASSERT_TRUE(again) << again.error().sentence();
            EXPECT_EQ(again->rows, 3);
            EXPECT_EQ(again->columns, 5);
            EXPECT_EQ(again->samples, samples);
            EXPECT_EQ(again->bits, bits);
            EXPECT_EQ(again->values, image.values);
        }
    }
}

TEST(ImageFile, JpegOfOneGreyDecodesToThatGrey)
{
    for (const int samples : {1, 3}) {
        const auto image = decodeImage(jpegOf(20, 30, samples, 77), "a.jpg");
        ASSERT_TRUE(image) << image.error().sentence();
        EXPECT_EQ(image->rows, 20);
        EXPECT_EQ(image->columns, 30);
        EXPECT_EQ(image->samples, samples);
        EXPECT_EQ(image->values, std::vector<std::uint16_t>(std::size_t(600 * samples), 77));
    }
}

// Trap: libjpeg fills what is missing with grey and only warns.
TEST(ImageFile, RefusesImagesThatAreCutShort)
{
    auto jpeg = jpegOf(64, 64, 3, 200);
    jpeg.resize(jpeg.size() - 40);
    EXPECT_FALSE(decodeImage(jpeg, "a.jpg"));

    PlainImage image{40, 40, 1, 8, {}};
    for (unsigned i = 0; i < 1600; ++i)
        image.values.push_back(static_cast<std::uint16_t>(i * 2654435761u >> 24));
    auto png = encodePng(image);
    ASSERT_TRUE(png);
    png->resize(png->size() / 2);
    const auto cut = decodeImage(*png, "b.png");
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().code, ErrorCode::Malformed);
    EXPECT_NE(cut.error().sentence().find("b.png"), std::string::npos);
}

TEST(ImageFile, SaysThatATextIsNoImage)
{
    const std::string text = "not an image";
    const auto image = decodeImage({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}, "a.png");
    ASSERT_FALSE(image);
    EXPECT_EQ(image.error().code, ErrorCode::Unsupported);
}

TEST(ImageFile, GreyIsLuma)
{
    const auto grey = toGrey({1, 2, 3, 8, {255, 0, 0, 10, 10, 10}});
    EXPECT_EQ(grey.values, (std::vector<std::uint16_t>{76, 10}));
}

}
}
