#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Text whose bytes may mean two things.
namespace lantern::dicom {

// Length of the UTF-8 sequence at `at`, 0 where there is none.
std::size_t utf8SequenceLength(std::string_view text, std::size_t at);

// Whether bytes that `declared` is the reading of (UTF-8, by the character set that the file states) are UTF-8
// instead: they are valid as such, hold more than ASCII, and make better words. "Ã¼" is hardly ever meant,
// whereas "É®" is. Nothing for `declared`: by the stated set they cannot be read.
bool isRatherUtf8(std::string_view bytes, const std::optional<std::string>& declared);

}
