#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace lantern::dicom {

// RFC 1951 without a header, padded to an even length with a null (PS3.5 A.5).
std::vector<std::uint8_t> deflated(std::span<const std::uint8_t> bytes);

}
