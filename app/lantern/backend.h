#pragma once

#include "ui/shell/desk.h"

namespace lantern::app {

// What core does for the window, by core/session alone: the command line asks the same.
shell::Backend backend();

// What networks run on, for About; opens the library at the first question.
QString runtimeText();

}
