#pragma once

#include <string>
#include <string_view>

namespace lantern {

// The parts of a person's name, whoever keeps it. Empty where absent.
struct NameParts {
    std::string prefix, family, given, middle, suffix;
};

// The one order in which names are written, so that picture and record say the same of one person: "Dr Wang
// Xiaoming". `between` parts a space, or nothing where a script has none.
std::string readableName(const NameParts& parts, std::string_view between = " ");

}
