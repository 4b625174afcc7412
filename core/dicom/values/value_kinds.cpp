#include "core/dicom/values/value_kinds.h"

#include "core/dicom/messages.h"
#include "core/dicom/values/units.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace lantern::dicom {

namespace {

using Frames = std::vector<FrameRef>;

bool hasColour(const Frames& frames)
{
    return std::ranges::any_of(frames, [](const FrameRef& frame) { return frame.instance->pixels.isColour(); });
}

bool allHavePlaces(const Frames& frames)
{
    return std::ranges::all_of(frames, [](const FrameRef& frame) { return frame.facts().plane.has_value(); });
}

// What the values of one frame are: in words, and what the words do not say.
struct Kind {
    Message words;
    std::string scale;
    bool isInverse = false;
    bool operator==(const Kind&) const = default;
};

// What other frames state, so that its lack in one of them counts.
struct Stated {
    bool unit = false, table = false, slope = false, intercept = false;
};

Stated statedBy(const Frames& frames)
{
    Stated stated;
    for (const auto& frame : frames) {
        const auto& facts = frame.facts();
        stated.unit = stated.unit || !unitOf(facts).empty();
        stated.table = stated.table || frame.instance->hasModalityLut;
        stated.slope = stated.slope || (facts.statesSlope && facts.slope != 1);
        stated.intercept = stated.intercept || (facts.statesIntercept && facts.intercept != 0);
    }
    return stated;
}

// Values of a frame that states no unit, beside others; what is not written is 1 and 0.
Message wordsWithoutUnit(const FrameRef& frame, const Stated& stated)
{
    const auto& facts = frame.facts();
    if (frame.instance->hasModalityLut)
        return messages::ValuesOfTable;
    const bool lacksSlope = !facts.statesSlope, lacksIntercept = !facts.statesIntercept;
    if (frame.instance->pixels.isFloat || (!lacksSlope && !lacksIntercept))
        return messages::ValuesWithoutUnit;
    if (lacksSlope && lacksIntercept && (stated.unit || stated.table || stated.slope || stated.intercept))
        return messages::ValuesWithoutRescale;
    if (lacksSlope && !lacksIntercept && (stated.unit || stated.slope))
        return messages::ValuesWithoutSlope;
    if (lacksIntercept && !lacksSlope && (stated.unit || stated.intercept))
        return messages::ValuesWithoutIntercept;
    return messages::ValuesWithoutUnit;
}

std::string scaleOf(const std::vector<pixels::Quantity>& quantities)
{
    std::string text;
    for (const auto& one : quantities)
        text += fmt::format("{}|{}|{:.5g}|{:.5g};", one.name, one.unit, one.slope, one.intercept);
    return text;
}

Kind kindOf(const FrameRef& frame, const Stated& stated)
{
    const auto& facts = frame.facts();
    Kind kind{.words = {}, .scale = {}, .isInverse = frame.instance->isInverse};
    if (auto unit = unitOf(facts); unit.empty()) {
        kind.words = wordsWithoutUnit(frame, stated);
        kind.scale = scaleOf(facts.quantities);
    } else {
        kind.words = messages::AsWritten(std::move(unit));
        if (const auto& pet = frame.instance->pet; pet && pet->units == "GML")
            kind.scale = pet->suvType.empty() ? "BW" : pet->suvType;
    }
    return kind;
}

// Two kinds in words that tell them apart.
std::pair<Messages, Messages> told(const Kind& odd, const FrameRef& oddFrame, const Kind& usual,
                                   const FrameRef& usualFrame)
{
    if (odd.words != usual.words)
        return {{odd.words}, {usual.words}};
    if (odd.isInverse != usual.isInverse) {
        const auto &a = oddFrame.instance->pixels.photometric, &b = usualFrame.instance->pixels.photometric;
        if (a != b)
            return {{messages::AsWritten(a)}, {messages::AsWritten(b)}};
        const auto words = [](const Kind& kind) -> Messages {
            return {kind.isInverse ? messages::ValuesInverted : messages::ValuesUpright};
        };
        return {words(odd), words(usual)};
    }
    const auto scale = [](const Kind& kind, const FrameRef& frame) -> Messages {
        if (!unitOf(frame).empty() || frame.facts().quantities.empty())
            return {kind.scale.empty() ? kind.words : messages::ValuesOfType(kind.words, kind.scale)};
        Messages all;
        for (const auto& one : frame.facts().quantities)
            all.push_back(one.name.empty() ? messages::UnnamedQuantityInSteps(one.slope, one.unit)
                                           : messages::QuantityInSteps(one.name, one.slope, one.unit));
        return all;
    };
    return {scale(odd, oddFrame), scale(usual, usualFrame)};
}

Messages namesOf(const Frames& frames, const std::vector<std::size_t>& which)
{
    constexpr std::size_t most = 5;
    Messages names;
    for (std::size_t i = 0; i < std::min(which.size(), most); ++i)
        names.push_back(nameOf(frames[which[i]]));
    if (which.size() > most)
        names.push_back(messages::AndMore(which.size() - most));
    return names;
}

// The frames for which something holds that does not hold for the others, if there are both.
template <class Value>
std::vector<std::size_t> minorityOf(const Frames& frames, Value value)
{
    std::map<decltype(value(frames.front())), std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < frames.size(); ++i)
        groups[value(frames[i])].push_back(i);
    if (groups.size() < 2)
        return {};
    const auto largest = std::ranges::max_element(groups, {}, [](const auto& group) { return group.second.size(); });
    std::vector<std::size_t> others;
    for (auto group = groups.begin(); group != groups.end(); ++group)
        if (group != largest)
            others.insert(others.end(), group->second.begin(), group->second.end());
    std::ranges::sort(others);
    return others;
}

}

Message nameOf(const FrameRef& frame)
{
    const auto file = frame.instance->path.filename().string();
    return frame.instance->pixels.frames > 1 ? messages::FrameNamed(file, frame.frame + 1) : messages::FileNamed(file);
}

ValueKinds valueKindsOf(const Frames& frames)
{
    ValueKinds result{.isOdd = std::vector<bool>(frames.size(), false)};
    const auto stated = statedBy(frames);
    if (hasColour(frames) || (!allHavePlaces(frames) && !stated.unit))
        return result;
    std::vector<std::pair<Kind, std::vector<std::size_t>>> groups;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        auto kind = kindOf(frames[i], stated);
        auto found = std::ranges::find(groups, kind, [](const auto& group) { return group.first; });
        if (found == groups.end())
            found = groups.insert(groups.end(), {std::move(kind), {}});
        found->second.push_back(i);
    }
    if (groups.size() < 2)
        return result;
    // Of as many, those that say what they are.
    const auto usual = std::ranges::max_element(groups, {}, [&](const auto& group) {
        return std::pair(group.second.size(), !unitOf(frames[group.second.front()]).empty());
    });
    result.usual = usual->second.front();
    for (const auto& [kind, which] : groups) {
        if (kind == usual->first)
            continue;
        for (const auto index : which)
            result.isOdd[index] = true;
        auto [odd, rest] = told(kind, frames[which.front()], usual->first, frames[result.usual]);
        result.reasons.push_back(messages::ValuesDiffer(std::move(odd), std::move(rest), which.size(), frames.size(),
                                                        namesOf(frames, which)));
    }
    return result;
}

Messages storageDifferencesOf(const Frames& frames)
{
    Messages notes;
    if (hasColour(frames) || !allHavePlaces(frames))
        return notes;
    const auto tell = [&](const char* what, const std::vector<std::size_t>& which) {
        if (!which.empty())
            notes.push_back(messages::StorageDiffers(what, which.size(), frames.size(), namesOf(frames, which)));
    };
    tell("Pixel Representation", minorityOf(frames, [](const FrameRef& f) { return f.instance->pixels.isSigned; }));
    tell("Pixel Padding Value", minorityOf(frames, [](const FrameRef& f) { return f.instance->paddingRange; }));
    // Beside a unit of their own the values are one kind, and the mapping is one more that some have.
    tell("Real World Value Mapping", minorityOf(frames, [](const FrameRef& f) {
             return unitOf(f).empty() ? std::string() : scaleOf(f.facts().quantities);
         }));
    return notes;
}

}
