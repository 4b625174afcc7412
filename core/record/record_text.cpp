#include "core/record/record_text.h"

#include "core/files/unpack.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace lantern::record {

namespace {

constexpr std::size_t largest = std::size_t(512) << 20;    // one patient's history is not larger
constexpr std::size_t startLength = 4096;

// How wide a character is and which byte comes first: by the mark, else by where the first one has its zeros, since
// a record begins with an ASCII character.
struct Width {
    std::size_t bytes = 1, mark = 0;
    bool isBigEndian = false;
};

Width widthOf(std::string_view bytes)
{
    using namespace std::string_view_literals;
    if (bytes.starts_with("\xEF\xBB\xBF"sv))
        return {1, 3};
    if (bytes.starts_with("\xFF\xFE\0\0"sv))
        return {4, 4, false};
    if (bytes.starts_with("\0\0\xFE\xFF"sv))
        return {4, 4, true};
    if (bytes.starts_with("\xFF\xFE"sv))
        return {2, 2, false};
    if (bytes.starts_with("\xFE\xFF"sv))
        return {2, 2, true};
    if (bytes.size() < 4)
        return {};
    const auto isZero = [&](std::size_t i) { return bytes[i] == '\0'; };
    if (isZero(0) && isZero(1) && isZero(2) && !isZero(3))
        return {4, 0, true};
    if (!isZero(0) && isZero(1) && isZero(2) && isZero(3))
        return {4, 0, false};
    if (isZero(0) && !isZero(1))
        return {2, 0, true};
    if (!isZero(0) && isZero(1))
        return {2, 0, false};
    return {};
}

std::string fromWide(std::string_view bytes, const Width& width)
{
    std::string text;
    text.reserve(bytes.size() / width.bytes);
    const auto unit = [&](std::size_t at) {
        std::uint32_t code = 0;
        for (std::size_t i = 0; i < width.bytes; ++i) {
            const auto byte = std::uint8_t(bytes[at + (width.isBigEndian ? i : width.bytes - 1 - i)]);
            code = code << 8 | byte;
        }
        return code;
    };
    std::size_t at = 0;
    for (; at + width.bytes <= bytes.size(); at += width.bytes) {
        auto code = unit(at);
        if (width.bytes == 2 && code >= 0xD800 && code < 0xDC00 && at + 4 <= bytes.size())
            if (const auto low = unit(at + 2); low >= 0xDC00 && low < 0xE000) {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                at += 2;
            }
        appendUtf8(text, code);
    }
    return text;
}

// RFC 3629, without surrogates and overlong forms.
bool isUtf8(std::string_view text)
{
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = std::uint8_t(text[i]);
        const std::size_t length = byte < 0x80 ? 1
            : byte >= 0xC2 && byte < 0xE0      ? 2
            : byte >= 0xE0 && byte < 0xF0      ? 3
            : byte >= 0xF0 && byte < 0xF5      ? 4
                                               : 0;
        if (length == 0 || i + length > text.size())
            return false;
        for (std::size_t k = 1; k < length; ++k)
            if ((std::uint8_t(text[i + k]) & 0xC0) != 0x80)
                return false;
        const auto second = length > 1 ? std::uint8_t(text[i + 1]) : 0;
        if ((byte == 0xE0 && second < 0xA0) || (byte == 0xED && second > 0x9F) || (byte == 0xF0 && second < 0x90)
            || (byte == 0xF4 && second > 0x8F))
            return false;
        i += length;
    }
    return true;
}

std::string fromLatin1(std::string_view bytes)
{
    std::string text;
    for (const char byte : bytes)
        appendUtf8(text, std::uint8_t(byte));
    return text;
}

}

void appendUtf8(std::string& text, std::uint32_t code)
{
    if (code >= 0x110000 || (code >= 0xD800 && code < 0xE000))
        code = 0xFFFD;
    if (code < 0x80) {
        text += char(code);
        return;
    }
    const int more = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
    constexpr std::array<int, 4> first{0, 0xC0, 0xE0, 0xF0};
    text += char(first[std::size_t(more)] | int(code >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        text += char(0x80 | (code >> (6 * i) & 0x3F));
}

Result<RecordText> recordTextOf(std::string_view bytes, const std::string& name)
{
    std::string plain;
    if (files::isGzip(bytes)) {
        LANTERN_TRY(unpacked, files::unpacked(bytes, name, largest));
        plain = std::move(unpacked);
        bytes = plain;
    }
    const auto width = widthOf(bytes);
    bytes.remove_prefix(width.mark);
    if (width.bytes > 1)
        return RecordText{fromWide(bytes, width)};
    if (!isUtf8(bytes))
        return RecordText{fromLatin1(bytes), true};
    return RecordText{std::string(bytes)};
}

std::string startOfText(std::string_view bytes)
{
    std::string plain;
    if (files::isGzip(bytes)) {
        plain = files::unpackedStart(bytes, startLength);
        bytes = plain;
    }
    bytes = bytes.substr(0, startLength);
    const auto width = widthOf(bytes);
    bytes.remove_prefix(width.mark);
    return width.bytes > 1 ? fromWide(bytes, width) : std::string(bytes);
}

}
