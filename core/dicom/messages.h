#pragma once

#include "core/base/message.h"

// What core/dicom has to say to a person.
namespace lantern::dicom::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"dicom", #name, english};
#include "core/dicom/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/dicom/messages.def"
#undef LANTERN_MESSAGE
};

}
