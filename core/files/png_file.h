#pragma once

#include "core/files/image_file.h"

namespace lantern::files {

Result<PlainImage> decodePng(std::span<const std::uint8_t> bytes, const std::string& name);

}
