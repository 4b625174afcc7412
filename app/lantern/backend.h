#pragma once

#include "ui/shell/workspace/workspace.h"

namespace lantern::app {

enum class Headers { Kept, Forgotten };    // from one run to the next, see sources::SqliteHeaderCache

// What core does for the window, by core alone: the command line asks the same.
shell::Backend backend(Headers headers);

// What networks run on, for About; opens the library at the first question.
QString runtimeText();

}
