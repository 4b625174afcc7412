#pragma once

#include "core/base/message.h"

// What core/torch has to say to a person.
namespace lantern::torchnet::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"torch", #name, english};
#include "core/torch/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/torch/messages.def"
#undef LANTERN_MESSAGE
};

}
