#include "core/files/image_file.h"

#include "core/files/jpeg_file.h"
#include "core/files/messages.h"
#include "core/files/png_file.h"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace lantern::files {

Result<PlainImage> decodeImage(std::span<const std::uint8_t> bytes, const std::string& name)
{
    constexpr std::uint8_t pngStart[] = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    if (bytes.size() >= 8 && std::equal(std::begin(pngStart), std::end(pngStart), bytes.begin()))
        return decodePng(bytes, name);
    if (bytes.size() >= 3 && bytes[0] == 0xFF && bytes[1] == 0xD8 && bytes[2] == 0xFF)
        return decodeJpeg(bytes, name);
    return fail(ErrorCode::Unsupported, messages::NeitherPngNorJpeg(name));
}

bool isImageName(std::string_view name)
{
    std::string end(name.substr(name.size() - std::min<std::size_t>(name.size(), 5)));
    for (char& c : end)
        c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return end.ends_with(".png") || end.ends_with(".jpg") || end.ends_with(".jpeg");
}

PlainImage toGrey(const PlainImage& image)
{
    if (image.samples == 1)
        return image;
    PlainImage grey{image.rows, image.columns, 1, image.bits, {}};
    grey.values.reserve(image.values.size() / 3);
    for (std::size_t i = 0; i + 2 < image.values.size(); i += 3) {
        const double luma = 0.299 * image.values[i] + 0.587 * image.values[i + 1] + 0.114 * image.values[i + 2];
        grey.values.push_back(static_cast<std::uint16_t>(std::lround(luma)));
    }
    return grey;
}

}
