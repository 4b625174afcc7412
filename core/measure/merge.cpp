#include "core/measure/merge.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>
#include <string>

namespace lantern::measure {

namespace {

const Measurement* find(std::span<const Measurement> all, const std::string& uid)
{
    const auto found = std::ranges::find(all, uid, uidOf);
    return found == all.end() ? nullptr : &*found;
}

// What a person can change of a measurement: its figures follow from it. The number only changes here.
bool isSame(const Measurement& a, const Measurement& b) { return a.shape == b.shape; }

}

std::string uidOf(const Measurement& measurement)
{
    return measurement.uid.empty() ? fmt::format("number-{}", measurement.number) : measurement.uid;
}

std::vector<Measurement> merged(std::span<const Measurement> known, std::span<const Measurement> mine,
                                std::span<const Measurement> there)
{
    std::vector<Measurement> all;
    for (const auto& other : there) {
        const Measurement* before = find(known, uidOf(other));
        const Measurement* now = find(mine, uidOf(other));
        if (!now && before && isSame(*before, other))
            continue;    // deleted here
        const bool isChangedHere = now && !(before && isSame(*before, *now));
        all.push_back(isChangedHere ? *now : other);
        all.back().number = other.number;
    }
    for (const auto& one : mine) {
        const Measurement* before = find(known, uidOf(one));
        if (!find(there, uidOf(one)) && !(before && isSame(*before, one)))    // else deleted by the other
            all.push_back(one);
    }
    std::set<int> numbers;
    int last = 0;
    for (const auto& one : all)
        last = std::max(last, one.number);
    for (auto& one : all)
        if (!numbers.insert(one.number).second)
            one.number = ++last;
    return all;
}

}
