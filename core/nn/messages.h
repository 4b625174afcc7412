#pragma once

#include "core/base/message.h"

// What core/nn has to say to a person.
namespace lantern::nn::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"nn", #name, english};
#include "core/nn/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/nn/messages.def"
#undef LANTERN_MESSAGE
};

}
