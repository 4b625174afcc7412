#pragma once

#include "core/base/message.h"

// What core/objects has to say to a person.
namespace lantern::objects::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"objects", #name, english};
#include "core/objects/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/objects/messages.def"
#undef LANTERN_MESSAGE
};

}
