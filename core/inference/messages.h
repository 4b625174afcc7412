#pragma once

#include "core/base/message.h"

// What core/inference has to say to a person.
namespace lantern::inference::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"inference", #name, english};
#include "core/inference/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/inference/messages.def"
#undef LANTERN_MESSAGE
};

}
