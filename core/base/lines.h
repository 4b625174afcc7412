#pragma once

#include "core/base/numbers.h"

#include <string_view>

namespace lantern {

// Cuts the first line off `text`; what is given back has no white space around it.
inline std::string_view takeLine(std::string_view& text)
{
    const auto end = text.find('\n');
    const auto line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    return trimmed(line);
}

// Spreadsheets write one at the beginning of UTF-8.
inline std::string_view withoutByteOrderMark(std::string_view text)
{
    return text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
}

}
