#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace lantern::dicom {

// Siemens keeps what DICOM had no element for in a table of its own, "CSA header" in (0029,xx10) of images and
// (0029,xx20) of series: names with values as text. Both forms that are met, with "SV10" before it and without.
// What breaks off or contradicts itself ends there; the values before it are kept.
std::map<std::string, std::vector<std::string>> csaHeader(std::span<const std::uint8_t> bytes);

// The protocol that a scan was made by stands in one of its values, a line a parameter: "sSliceArray.lSize = 5".
// Found wherever it stands in `bytes`; empty where it does not.
std::map<std::string, std::string> siemensProtocol(std::span<const std::uint8_t> bytes);

}
