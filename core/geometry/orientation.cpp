#include "core/geometry/orientation.h"

#include "core/base/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace lantern::geometry {

namespace {

constexpr std::string_view all("RLAPHF");
constexpr std::string_view opposites("LRPAFH");

bool areLetters(std::string_view text)
{
    return !text.empty() && text.size() <= 3 && text.find_first_not_of(all) == std::string_view::npos;
}

}

std::string letters(Direction direction)
{
    struct Part {
        double size;
        char letter;
    };
    std::array<Part, 3> parts{{{std::abs(direction.x), direction.x < 0 ? 'R' : 'L'},
                               {std::abs(direction.y), direction.y < 0 ? 'A' : 'P'},
                               {std::abs(direction.z), direction.z < 0 ? 'F' : 'H'}}};
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.size > b.size; });
    constexpr double smallest = 1e-4;
    std::string text;
    for (const auto& part : parts)
        if (part.size > smallest)
            text += part.letter;
    return text;
}

std::string oppositeLetters(std::string_view text)
{
    std::string opposite;
    for (const char letter : text)
        if (const auto at = all.find(letter); at != std::string_view::npos)
            opposite += opposites[at];
    return opposite;
}

EdgeLetters edgeLetters(Direction alongRow, Direction downColumn)
{
    const std::string right = letters(alongRow), bottom = letters(downColumn);
    return {.top = oppositeLetters(bottom), .bottom = bottom, .left = oppositeLetters(right), .right = right};
}

std::optional<EdgeLetters> edgeLetters(std::string_view patientOrientation)
{
    const auto middle = patientOrientation.find('\\');
    if (middle == std::string_view::npos)
        return std::nullopt;
    const auto right = trimmed(patientOrientation.substr(0, middle));
    const auto bottom = trimmed(patientOrientation.substr(middle + 1));
    if (!areLetters(right) || !areLetters(bottom))
        return std::nullopt;
    return EdgeLetters{.top = oppositeLetters(bottom),
                       .bottom = std::string(bottom),
                       .left = oppositeLetters(right),
                       .right = std::string(right)};
}

std::string orientationName(Direction normal)
{
    constexpr double nearEnough = 0.8;
    if (std::abs(normal.z) >= nearEnough)
        return "axial";
    if (std::abs(normal.y) >= nearEnough)
        return "coronal";
    return std::abs(normal.x) >= nearEnough ? "sagittal" : "oblique";
}

}
