#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace lantern::record {

// The text of a record's file as UTF-8 without a byte order mark: out of a .gz, UTF-16 or UTF-32 with or without
// the mark, UTF-8, and else Latin-1 (`isGuessed`). Malformed for a damaged .gz.
struct RecordText {
    std::string text;
    bool isGuessed = false;    // the bytes are not valid UTF-8
};
Result<RecordText> recordTextOf(std::string_view bytes, const std::string& name);

// The same for the beginning of a file, as far as it can be read.
std::string startOfText(std::string_view bytes);

// A Unicode character, or the replacement character where `code` is none.
void appendUtf8(std::string& text, std::uint32_t code);

}
