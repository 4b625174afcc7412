#pragma once

#include "core/base/message.h"

// What core/pixels has to say to a person.
namespace lantern::pixels::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"pixels", #name, english};
#include "core/pixels/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/pixels/messages.def"
#undef LANTERN_MESSAGE
};

}
