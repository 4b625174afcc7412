#include "core/geometry/orientation_letters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>
#include <utility>

namespace lantern::geometry {

namespace {

// A hundredth of a degree and more is written, rounding of six-digit cosines is not.
constexpr double smallestVisible = 1e-4;

using Pair = std::pair<std::string_view, std::string_view>;

// Two-letter codes come first, so that "LE" is not read as L and E. PS3.3 C.7.6.1.1.1.
constexpr std::array<Pair, 12> opposites{{{"LE", "RT"},
                                          {"RT", "LE"},
                                          {"CR", "CD"},
                                          {"CD", "CR"},
                                          {"R", "L"},
                                          {"L", "R"},
                                          {"A", "P"},
                                          {"P", "A"},
                                          {"H", "F"},
                                          {"F", "H"},
                                          {"D", "V"},
                                          {"V", "D"}}};

}

std::string lettersTowards(Direction direction)
{
    struct Part {
        double size;
        char letter;
    };
    std::array<Part, 3> parts{{{std::abs(direction.x), direction.x < 0 ? 'R' : 'L'},
                               {std::abs(direction.y), direction.y < 0 ? 'A' : 'P'},
                               {std::abs(direction.z), direction.z < 0 ? 'F' : 'H'}}};
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.size > b.size; });

    std::string letters;
    for (const auto& part : parts) {
        if (part.size > smallestVisible)
            letters += part.letter;
    }
    return letters;
}

std::string oppositeLetters(const std::string& letters)
{
    std::string result;
    std::string_view rest = letters;
    while (!rest.empty()) {
        const auto found = std::find_if(opposites.begin(), opposites.end(),
                                        [&](const Pair& pair) { return rest.starts_with(pair.first); });
        if (found == opposites.end())
            return {};
        result += found->second;
        rest.remove_prefix(found->first.size());
    }
    return result;
}

}
