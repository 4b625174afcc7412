#pragma once

#include "core/base/message.h"

// What core/session has to say to a person.
namespace lantern::session::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"session", #name, english};
#include "core/session/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/session/messages.def"
#undef LANTERN_MESSAGE
};

}
