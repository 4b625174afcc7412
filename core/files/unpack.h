#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace lantern::files {

bool isGzip(std::string_view bytes);    // by the first two (RFC 1952)

// What a .gz holds, all of its members; `name` is for sentences. Malformed where it is damaged or cut short,
// Refused above `limit` bytes: a few bytes can promise any size.
Result<std::string> unpacked(std::string_view bytes, const std::string& name, std::size_t limit);

// Its first bytes, at most `most`, as far as they can be had: for looking at what it is.
std::string unpackedStart(std::string_view bytes, std::size_t most);

}
