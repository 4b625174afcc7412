#include "core/geometry/orientation.h"

#include "core/base/numbers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>
#include <vector>

namespace lantern::geometry {

namespace {

// One way and the other, as PS3.3 C.7.6.1.1.1 abbreviates them.
struct Way {
    std::string_view name, opposite;
};

constexpr Way bipedWays[] = {{"R", "L"}, {"L", "R"}, {"A", "P"}, {"P", "A"}, {"H", "F"}, {"F", "H"}};

// Two letters before one, so that they are found first. Rostral is the snout's word for cranial, palmar
// and plantar are the feet's for ventral.
constexpr Way quadrupedWays[] = {{"LE", "RT"}, {"RT", "LE"}, {"CR", "CD"}, {"CD", "CR"}, {"PR", "DI"},
                                 {"DI", "PR"}, {"PA", "D"},  {"PL", "D"},  {"D", "V"},   {"V", "D"},
                                 {"R", "CD"},  {"M", "L"},   {"L", "M"}};

std::span<const Way> waysOf(Anatomy anatomy)
{
    return anatomy == Anatomy::Biped ? std::span<const Way>(bipedWays) : std::span<const Way>(quadrupedWays);
}

// The words of "PLH" or "CRLE", the strongest first; nothing where the text holds anything else.
std::vector<Way> parsed(std::string_view text, Anatomy anatomy)
{
    std::vector<Way> found;
    while (!text.empty()) {
        if (text.front() == ' ') {
            text.remove_prefix(1);
            continue;
        }
        const auto ways = waysOf(anatomy);
        const auto way = std::ranges::find_if(ways, [&](const Way& each) { return text.starts_with(each.name); });
        if (way == ways.end())
            return {};
        found.push_back(*way);
        text.remove_prefix(way->name.size());
    }
    return found;
}

std::string joined(const std::vector<Way>& ways, std::string_view Way::*side, Anatomy anatomy)
{
    std::string text;
    for (const auto& way : ways)
        text += (text.empty() || anatomy == Anatomy::Biped ? "" : " ") + std::string(way.*side);
    return text;
}

}

std::string letters(Direction direction, Anatomy anatomy)
{
    struct Part {
        double size;
        std::string_view letter;
    };
    const bool isBiped = anatomy == Anatomy::Biped;
    const auto named = [isBiped](double size, std::string_view biped, std::string_view quadruped) {
        return Part{std::abs(size), isBiped ? biped : quadruped};
    };
    std::array<Part, 3> parts{direction.x < 0 ? named(direction.x, "R", "RT") : named(direction.x, "L", "LE"),
                              direction.y < 0 ? named(direction.y, "A", "V") : named(direction.y, "P", "D"),
                              direction.z < 0 ? named(direction.z, "F", "CD") : named(direction.z, "H", "CR")};
    std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.size > b.size; });
    constexpr double smallest = 1e-4;
    std::string text;
    for (const auto& part : parts)
        if (part.size > smallest)
            text += (text.empty() || isBiped ? "" : " ") + std::string(part.letter);
    return text;
}

std::string oppositeLetters(std::string_view text, Anatomy anatomy)
{
    return joined(parsed(text, anatomy), &Way::opposite, anatomy);
}

EdgeLetters edgeLetters(Direction alongRow, Direction downColumn, Anatomy anatomy)
{
    const std::string right = letters(alongRow, anatomy), bottom = letters(downColumn, anatomy);
    return {.top = oppositeLetters(bottom, anatomy),
            .bottom = bottom,
            .left = oppositeLetters(right, anatomy),
            .right = right};
}

std::optional<EdgeLetters> edgeLetters(std::string_view patientOrientation, Anatomy anatomy)
{
    const auto middle = patientOrientation.find('\\');
    if (middle == std::string_view::npos)
        return std::nullopt;
    const auto right = parsed(trimmed(patientOrientation.substr(0, middle)), anatomy);
    const auto bottom = parsed(trimmed(patientOrientation.substr(middle + 1)), anatomy);
    if (right.empty() || bottom.empty() || right.size() > 3 || bottom.size() > 3)
        return std::nullopt;
    return EdgeLetters{.top = joined(bottom, &Way::opposite, anatomy),
                       .bottom = joined(bottom, &Way::name, anatomy),
                       .left = joined(right, &Way::opposite, anatomy),
                       .right = joined(right, &Way::name, anatomy)};
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
