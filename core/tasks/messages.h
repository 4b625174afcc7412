#pragma once

#include "core/base/message.h"

// What core/tasks has to say to a person.
namespace lantern::tasks::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"tasks", #name, english};
#include "core/tasks/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/tasks/messages.def"
#undef LANTERN_MESSAGE
};

}
