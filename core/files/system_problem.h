#pragma once

#include "core/base/message.h"

namespace lantern::files {

// What the system means by an error number (errno), as the end of a sentence.
Message systemProblem(int error);

}
