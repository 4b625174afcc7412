#pragma once

#include "core/base/message.h"

// What core/display has to say to a person.
namespace lantern::display::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"display", #name, english};
#include "core/display/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/display/messages.def"
#undef LANTERN_MESSAGE
};

}
