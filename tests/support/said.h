#pragma once

#include "core/base/message.h"

namespace lantern::test {

// Words that stand in no table of core's.
inline constexpr MessageKind<std::string> said{"test", "Said", "{0}"};

}
