#pragma once

#include "core/base/result.h"

#include <QString>

namespace lantern::shell {

// The sentence that a person reads, in the window's language. English has core's own sentence, which
// quotes the value; other languages say what kind of trouble it is, and the tooltip has the rest.
QString sentenceOf(const Error& error);

}
