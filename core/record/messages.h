#pragma once

#include "core/base/message.h"

// What core/record has to say to a person.
namespace lantern::record::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"record", #name, english};
#include "core/record/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/record/messages.def"
#undef LANTERN_MESSAGE
};

}
