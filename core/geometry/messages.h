#pragma once

#include "core/base/message.h"

// What core/geometry has to say to a person.
namespace lantern::geometry::messages {

#define LANTERN_MESSAGE(name, english, ...) inline constexpr MessageKind<__VA_ARGS__> name{"geometry", #name, english};
#include "core/geometry/messages.def"
#undef LANTERN_MESSAGE

inline constexpr const MessageRow* all[] = {
#define LANTERN_MESSAGE(name, ...) &name,
#include "core/geometry/messages.def"
#undef LANTERN_MESSAGE
};

}
