#pragma once

#include "core/base/message.h"

// What core/files has to say to a person.
namespace lantern::files::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"files", #name, english};
#include "core/files/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/files/messages.def"
#undef LANTERN_MESSAGE
};

}
