#pragma once

#include "core/base/message.h"

// What core/volume has to say to a person.
namespace lantern::volume::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"volume", #name, english};
#include "core/volume/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/volume/messages.def"
#undef LANTERN_MESSAGE
};

}
