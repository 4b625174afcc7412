#pragma once

#include "core/base/message.h"

// What core/learning has to say to a person.
namespace lantern::learning::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"learning", #name, english};
#include "core/learning/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/learning/messages.def"
#undef LANTERN_MESSAGE
};

}
