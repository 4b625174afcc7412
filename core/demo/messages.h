#pragma once

#include "core/base/message.h"

// What core/demo has to say to a person.
namespace lantern::demo::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"demo", #name, english};
#include "core/demo/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/demo/messages.def"
#undef LANTERN_MESSAGE
};

}
