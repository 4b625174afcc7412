#include "core/files/jpeg_file.h"

#include "core/files/messages.h"

#include <csetjmp>
#include <cstdio>    // jpeglib.h needs FILE and does not include it

#include <jpeglib.h>

namespace lantern::files {

namespace {

// libjpeg ends the program on a fatal error unless error_exit jumps away.
struct JumpingErrors {
    jpeg_error_mgr base;    // first, so that a pointer to it is a pointer to this
    std::jmp_buf back;
    char sentence[JMSG_LENGTH_MAX];
};

void jumpBack(j_common_ptr info)
{
    auto* errors = reinterpret_cast<JumpingErrors*>(info->err);
    info->err->format_message(info, errors->sentence);
    std::longjmp(errors->back, 1);
}

void staySilent(j_common_ptr) { }

// Only plain data lives in this frame, since longjmp runs no destructors.
bool decodeInto(jpeg_decompress_struct& jpeg, JumpingErrors& errors, std::span<const std::uint8_t> bytes,
                PlainImage& image, std::vector<JSAMPLE>& row)
{
    if (setjmp(errors.back) != 0)
        return false;
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, bytes.data(), bytes.size());
    jpeg_read_header(&jpeg, TRUE);
    jpeg.out_color_space = jpeg.jpeg_color_space == JCS_GRAYSCALE ? JCS_GRAYSCALE : JCS_RGB;
    // The accurate integer transform, and no smoothing: training and use must see the same numbers.
    jpeg.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&jpeg);
    image.rows = static_cast<int>(jpeg.output_height);
    image.columns = static_cast<int>(jpeg.output_width);
    image.samples = jpeg.output_components;
    image.bits = 8;
    row.resize(std::size_t(jpeg.output_width) * std::size_t(jpeg.output_components));
    image.values.reserve(row.size() * jpeg.output_height);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW into = row.data();
        jpeg_read_scanlines(&jpeg, &into, 1);
        image.values.insert(image.values.end(), row.begin(), row.end());
    }
    jpeg_finish_decompress(&jpeg);
    return true;
}

}

Result<PlainImage> decodeJpeg(std::span<const std::uint8_t> bytes, const std::string& name)
{
    jpeg_decompress_struct jpeg{};
    JumpingErrors errors{};
    jpeg.err = jpeg_std_error(&errors.base);
    errors.base.error_exit = jumpBack;
    errors.base.output_message = staySilent;

    PlainImage image;
    std::vector<JSAMPLE> row;
    const bool worked = decodeInto(jpeg, errors, bytes, image, row);
    const long warnings = errors.base.num_warnings;
    jpeg_destroy_decompress(&jpeg);
    if (!worked)
        return fail(ErrorCode::Malformed, messages::JpegUnreadable(name, errors.sentence));
    // libjpeg fills what is missing with grey and only warns; such an image must not be scored.
    if (warnings > 0)
        return fail(ErrorCode::Malformed, messages::JpegIsDamaged(name));
    return image;
}

}
