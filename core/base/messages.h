#pragma once

#include "core/base/message.h"

// What work of any kind has to say to a person.
namespace lantern::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"base", #name, english};
#include "core/base/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/base/messages.def"
#undef LANTERN_MESSAGE
};

}
