#pragma once

#include "core/base/result.h"

#include <QString>

namespace lantern::shell {

// The sentence that a person reads, in the window's language: core's own where ui/paint knows it, else
// what kind of trouble it is. The tooltip and the log have core's English in any case.
QString sentenceOf(const Error& error);

}
