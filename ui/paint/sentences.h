#pragma once

#include <QString>
#include <string>

namespace lantern::paint {

// A sentence of core in the window's language. Core speaks English and quotes values; the sentences
// that readers meet (why a series is not suitable, what is odd about it, why a file cannot be read)
// are known here with places for the values, which move into the translation. A sentence that is not
// known stays as it is: the facts in it count more than the language.
QString sentence(const std::string& english);

}
