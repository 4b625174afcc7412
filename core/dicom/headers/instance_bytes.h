#pragma once

#include "core/dicom/instance.h"

#include <string>
#include <string_view>

// What was read of a file as a row of bytes that can be kept and read back without the file. They are for the same
// build's readers only (see readerVersion) and for nobody else: no promise holds from one version to the next.
namespace lantern::dicom {

// All but the path. `label` says what the bytes belong to; they can only be read back under the same one.
std::string bytesOf(const Instance& instance, std::string_view label);

// Null where the bytes were damaged, cut short or made under another label.
InstancePtr instanceFrom(std::string_view bytes, std::string_view label, std::filesystem::path path);

// Differs from that of any other build which might read a header otherwise: a hash of the sources that do it.
std::string_view readerVersion();

}
