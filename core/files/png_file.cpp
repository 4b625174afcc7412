#include "core/files/png_file.h"

#include "core/files/messages.h"

#include <csetjmp>
#include <cstring>
#include <png.h>

namespace lantern::files {

namespace {

struct Source {
    std::span<const std::uint8_t> bytes;
    Message problem;
};

// Ends here: libpng comes back to setjmp.
void giveUp(png_structp png, Source& source, const MessageKind<>& why)
{
    source.problem = why;
    png_error(png, "");
}

void readBytes(png_structp png, png_bytep into, std::size_t count)
{
    auto* source = static_cast<Source*>(png_get_io_ptr(png));
    if (count > source->bytes.size())
        giveUp(png, *source, messages::PngIsCut);
    std::memcpy(into, source->bytes.data(), count);
    source->bytes = source->bytes.subspan(count);
}

void writeBytes(png_structp png, png_bytep bytes, std::size_t count)
{
    auto* out = static_cast<std::vector<std::uint8_t>*>(png_get_io_ptr(png));
    out->insert(out->end(), bytes, bytes + count);
}

void noteError(png_structp png, png_const_charp what)
{
    auto& problem = *static_cast<Message*>(png_get_error_ptr(png));
    if (problem.empty())
        problem = messages::OthersWords(what);
    png_longjmp(png, 1);
}

void staySilent(png_structp, png_const_charp) { }

// 512 million samples: more than any radiograph, and a forged header cannot ask for the whole memory.
constexpr std::uint64_t mostSamples = 1ull << 29;

// Only plain data and references live in this frame, since longjmp runs no destructors.
bool decodeInto(png_structp png, png_infop info, Source& source, PlainImage& image, std::vector<std::uint8_t>& pixels,
                std::vector<png_bytep>& rows)
{
    if (setjmp(png_jmpbuf(png)) != 0)
        return false;
    png_set_read_fn(png, &source, readBytes);
    png_read_info(png, info);
    const auto colour = png_get_color_type(png, info);
    if (colour == PNG_COLOR_TYPE_PALETTE)
        png_set_palette_to_rgb(png);
    if (colour == PNG_COLOR_TYPE_GRAY && png_get_bit_depth(png, info) < 8)
        png_set_expand_gray_1_2_4_to_8(png);
    if ((colour & PNG_COLOR_MASK_ALPHA) != 0)
        png_set_strip_alpha(png);
    png_set_interlace_handling(png);
    png_read_update_info(png, info);

    image.rows = static_cast<int>(png_get_image_height(png, info));
    image.columns = static_cast<int>(png_get_image_width(png, info));
    image.samples = png_get_channels(png, info);
    image.bits = png_get_bit_depth(png, info);
    if (std::uint64_t(image.rows) * std::uint64_t(image.columns) * std::uint64_t(image.samples) > mostSamples)
        giveUp(png, source, messages::PngTooLarge);
    const std::size_t rowBytes = png_get_rowbytes(png, info);
    pixels.resize(rowBytes * std::size_t(image.rows));
    rows.resize(std::size_t(image.rows));
    for (std::size_t i = 0; i < rows.size(); ++i)
        rows[i] = pixels.data() + i * rowBytes;
    png_read_image(png, rows.data());
    png_read_end(png, nullptr);
    return true;
}

bool encodeInto(png_structp png, png_infop info, const PlainImage& image, std::vector<std::uint8_t>& row,
                std::vector<std::uint8_t>& out)
{
    if (setjmp(png_jmpbuf(png)) != 0)
        return false;
    png_set_write_fn(png, &out, writeBytes, nullptr);
    png_set_IHDR(png, info, static_cast<png_uint_32>(image.columns), static_cast<png_uint_32>(image.rows), image.bits,
                 image.samples == 1 ? PNG_COLOR_TYPE_GRAY : PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
    png_write_info(png, info);
    const std::size_t perRow = std::size_t(image.columns) * std::size_t(image.samples);
    for (std::size_t i = 0; i < std::size_t(image.rows); ++i) {
        row.clear();
        for (std::size_t j = 0; j < perRow; ++j) {
            const std::uint16_t value = image.values[i * perRow + j];
            if (image.bits == 16)
                row.push_back(static_cast<std::uint8_t>(value >> 8));
            row.push_back(static_cast<std::uint8_t>(value));
        }
        png_write_row(png, row.data());
    }
    png_write_end(png, info);
    return true;
}

}

Result<PlainImage> decodePng(std::span<const std::uint8_t> bytes, const std::string& name)
{
    Source source{bytes, {}};
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, &source.problem, noteError, staySilent);
    png_infop info = png ? png_create_info_struct(png) : nullptr;
    if (!info) {
        png_destroy_read_struct(&png, nullptr, nullptr);
        return fail(ErrorCode::OutOfMemory, messages::NoMemoryToReadPng);
    }
    PlainImage image;
    std::vector<std::uint8_t> pixels;
    std::vector<png_bytep> rows;
    const bool worked = decodeInto(png, info, source, image, pixels, rows);
    png_destroy_read_struct(&png, &info, nullptr);
    if (!worked)
        return fail(ErrorCode::Malformed, messages::PngUnreadable(name, source.problem));

    if (image.bits == 16) {    // PNG is big endian
        image.values.resize(pixels.size() / 2);
        for (std::size_t i = 0; i < image.values.size(); ++i)
            image.values[i] = static_cast<std::uint16_t>(pixels[2 * i] << 8 | pixels[2 * i + 1]);
    } else {
        image.values.assign(pixels.begin(), pixels.end());
    }
    return image;
}

Result<std::vector<std::uint8_t>> encodePng(const PlainImage& image)
{
    if (image.rows <= 0 || image.columns <= 0 || (image.samples != 1 && image.samples != 3)
        || (image.bits != 8 && image.bits != 16)
        || image.values.size() != std::size_t(image.rows) * std::size_t(image.columns) * std::size_t(image.samples))
        return fail(ErrorCode::Internal, messages::NotForPng(image.columns, image.rows, image.samples, image.bits));
    Message problem;
    png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, &problem, noteError, staySilent);
    png_infop info = png ? png_create_info_struct(png) : nullptr;
    if (!info) {
        png_destroy_write_struct(&png, nullptr);
        return fail(ErrorCode::OutOfMemory, messages::NoMemoryToWritePng);
    }
    std::vector<std::uint8_t> row, out;
    const bool worked = encodeInto(png, info, image, row, out);
    png_destroy_write_struct(&png, &info);
    if (!worked)
        return fail(ErrorCode::Internal, messages::PngNotMade(problem));
    return out;
}

}
