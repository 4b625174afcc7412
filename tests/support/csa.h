#pragma once

#include "tests/support/part10.h"

#include <fmt/format.h>
#include <string>
#include <utility>
#include <vector>

namespace lantern::test {

using CsaTags = std::vector<std::pair<std::string, std::vector<std::string>>>;

// A CSA header as Siemens writes it, in its older form or, after "SV10", its newer one.
inline std::string csa(const CsaTags& tags, bool isNewer)
{
    std::string bytes = isNewer ? std::string("SV10\4\3\2\1", 8) : std::string();
    bytes += longWord(static_cast<std::uint32_t>(tags.size())) + longWord(77);
    const std::uint32_t items = 6;    // there are always more than values
    for (const auto& [name, values] : tags) {
        bytes += name + std::string(64 - name.size(), '\0') + longWord(static_cast<std::uint32_t>(values.size()))
            + std::string("FD\0\0", 4) + longWord(4) + longWord(items) + longWord(77);
        for (std::uint32_t i = 0; i < items; ++i) {
            const std::string value = i < values.size() ? values[i] + '\0' : std::string();
            const auto length = static_cast<std::uint32_t>(value.size());
            const auto first = isNewer ? length : length + items;
            bytes += longWord(first) + longWord(length) + longWord(77) + longWord(length) + value
                + std::string((4 - length % 4) % 4, '\0');
        }
    }
    return bytes;
}

// As the writer of drafts takes bytes.
inline std::string hex(const std::string& bytes)
{
    std::string text;
    for (const char byte : bytes)
        text += fmt::format("{}{:02x}", text.empty() ? "" : "\\", static_cast<unsigned char>(byte));
    return text;
}

}
