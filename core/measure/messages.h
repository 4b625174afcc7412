#pragma once

#include "core/base/message.h"

// What core/measure has to say to a person.
namespace lantern::measure::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"measure", #name, english};
#include "core/measure/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/measure/messages.def"
#undef LANTERN_MESSAGE
};

}
