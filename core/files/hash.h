#pragma once

#include <string>
#include <string_view>

namespace lantern::files {

std::string sha256Of(std::string_view bytes);    // in hex (FIPS 180-4)

}
