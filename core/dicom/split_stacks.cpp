#include "core/dicom/split_stacks.h"

#include "core/geometry/orientation.h"
#include "core/geometry/slice_order.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>
#include <set>
#include <tuple>

namespace lantern::dicom {

namespace {

using Frames = std::vector<FrameRef>;
using Parts = std::vector<StackPart>;

const geometry::ImagePlane* planeOf(const FrameRef& frame)
{
    return frame.facts().plane ? &*frame.facts().plane : nullptr;
}

bool allHavePlaces(const Frames& frames)
{
    return std::all_of(frames.begin(), frames.end(), [](const FrameRef& frame) { return planeOf(frame); });
}

bool areAllParallel(const Frames& frames)
{
    return std::all_of(frames.begin(), frames.end(), [&](const FrameRef& frame) {
        return geometry::areParallel(*planeOf(frames.front()), *planeOf(frame));
    });
}

geometry::SliceOrder orderOf(const Frames& frames)
{
    std::vector<geometry::ImagePlane> planes;
    for (const auto& frame : frames)
        planes.push_back(*planeOf(frame));
    return geometry::orderSlices(planes, {});
}

// The frames at each place along the normal, in order along it.
std::vector<Frames> byPlace(const Frames& frames, const geometry::SliceOrder& order)
{
    std::vector<Frames> places;
    std::set<std::size_t> sameAfter(order.samePlaceAfter.begin(), order.samePlaceAfter.end());
    for (std::size_t i = 0; i < order.order.size(); ++i) {
        if (i == 0 || !sameAfter.contains(i - 1))
            places.emplace_back();
        places.back().push_back(frames[order.order[i]]);
    }
    return places;
}

std::string joined(const std::string& first, const std::string& second)
{
    return first.empty() ? second : second.empty() ? first : first + ", " + second;
}

std::string textOf(const std::optional<int>& value) { return value ? std::to_string(*value) : ""; }
std::string textOf(const std::optional<double>& value) { return value ? fmt::format("{:g}", *value) : ""; }

template <class Value>
std::string firstOf(const std::optional<Value>& own, const std::optional<Value>& whole)
{
    return textOf(own ? own : whole);
}

std::string imageTypeOf(const FrameRef& frame)
{
    const auto& own = frame.facts().frameType;
    return own.empty() ? fmt::format("{}", fmt::join(frame.instance->imageType, "\\")) : own;
}

bool isLocaliser(const FrameRef& frame)
{
    const auto& type = frame.instance->imageType;
    return std::find(type.begin(), type.end(), "LOCALIZER") != type.end()
        || frame.facts().frameType.find("LOCALIZER") != std::string::npos;
}

// What can tell images at one place apart, the most telling first, and the words for it.
struct Discriminator {
    const char* words;    // {} takes the value
    std::string (*value)(const FrameRef&);
};
constexpr Discriminator discriminators[] = {
    {"Temporal Position {}",
     [](const FrameRef& f) { return firstOf(f.facts().temporalPosition, f.instance->temporalPosition); }},
    {"Echo Number {}", [](const FrameRef& f) { return textOf(f.instance->echoNumber); }},
    {"Echo Time {} ms", [](const FrameRef& f) { return firstOf(f.facts().echoTime, f.instance->echoTime); }},
    {"b-value {} s/mm2",
     [](const FrameRef& f) { return firstOf(f.facts().diffusionBValue, f.instance->diffusionBValue); }},
    {"{}", [](const FrameRef& f) { return f.facts().part; }},
    {"Image Type {}", imageTypeOf},
    {"Acquisition Number {}", [](const FrameRef& f) { return textOf(f.instance->acquisitionNumber); }},
    {"Trigger Time {} ms", [](const FrameRef& f) { return firstOf(f.facts().triggerTime, f.instance->triggerTime); }},
    {"Acquisition Time {}",
     [](const FrameRef& f) { return f.instance->acquisitionDate + f.instance->acquisitionTime; }},
    {"Instance Number {}",
     [](const FrameRef& f) {
         return f.instance->pixels.frames > 1 ? textOf(f.instance->instanceNumber) : std::string();
     }},
};

using Key = std::string (*)(const FrameRef&);

bool haveOneValue(const Frames& frames, Key key)
{
    const auto value = frames.empty() ? std::string() : key(frames.front());
    return std::all_of(frames.begin(), frames.end(), [&](const FrameRef& frame) { return key(frame) == value; });
}

// Groups of equal value, in the order in which they first come by number.
std::vector<std::pair<std::string, Frames>> grouped(const Frames& frames, Key key)
{
    std::map<std::string, Frames> groups;
    for (const auto& frame : frames)
        groups[key(frame)].push_back(frame);
    std::vector<std::pair<std::string, Frames>> ordered(std::make_move_iterator(groups.begin()),
                                                        std::make_move_iterator(groups.end()));
    std::stable_sort(ordered.begin(), ordered.end(), [](const auto& a, const auto& b) {
        const auto first = [](const Frames& group) {
            return std::tuple(group.front().instance->instanceNumber, group.front().frame);
        };
        return first(a.second) < first(b.second);
    });
    return ordered;
}

std::string named(const char* words, const std::string& value)
{
    return value.empty() ? "" : fmt::format(fmt::runtime(words), value);
}

auto timeKey(const FrameRef& frame)
{
    const auto& instance = *frame.instance;
    const auto& facts = frame.facts();
    return std::tuple(facts.temporalPosition ? facts.temporalPosition : instance.temporalPosition,
                      facts.triggerTime ? facts.triggerTime : instance.triggerTime, instance.instanceNumber,
                      frame.frame);
}

// Splits frames of one orientation until no two lie at one place, as far as the headers allow.
void splitByPhase(Frames frames, const std::string& part, std::size_t firstDiscriminator, Parts& parts)
{
    const auto order = orderOf(frames);
    if (order.samePlaceAfter.empty()) {
        parts.push_back({.frames = std::move(frames), .part = part});
        return;
    }
    const auto places = byPlace(frames, order);
    std::size_t most = 1;
    bool isFull = true;    // the same number at each place
    for (const auto& place : places) {
        most = std::max(most, place.size());
        isFull = isFull && place.size() == places[0].size();
    }
    if (places.size() == 1) {
        parts.push_back({.frames = std::move(frames), .part = part});
        return;
    }
    for (std::size_t i = firstDiscriminator; i < std::size(discriminators); ++i) {
        auto groups = grouped(frames, discriminators[i].value);
        // More groups than images at one place would tear slices of one phase apart: trigger times,
        // for one, may differ from slice to slice.
        if (groups.size() < 2 || groups.size() > most)
            continue;
        for (auto& [value, group] : groups)
            splitByPhase(std::move(group), joined(part, named(discriminators[i].words, value)), i + 1, parts);
        return;
    }
    if (!isFull) {
        parts.push_back({.frames = std::move(frames), .part = part});
        return;
    }
    std::vector<Frames> phases(most);
    for (auto place : places) {
        std::stable_sort(place.begin(), place.end(),
                         [](const FrameRef& a, const FrameRef& b) { return timeKey(a) < timeKey(b); });
        for (std::size_t i = 0; i < place.size(); ++i)
            phases[i].push_back(place[i]);
    }
    for (std::size_t i = 0; i < phases.size(); ++i)
        parts.push_back({.frames = std::move(phases[i]),
                         .part = joined(part, fmt::format("image {} of {}", i + 1, most)),
                         .isGuess = true});
}

// Stack ID says what belongs together even where the stacks do not overlap.
void splitByStackId(Frames frames, const std::string& part, Parts& parts)
{
    const auto stackId = [](const FrameRef& f) { return f.facts().stackId; };
    if (haveOneValue(frames, stackId))
        return splitByPhase(std::move(frames), part, 0, parts);
    auto groups = grouped(frames, stackId);
    if (frames.size() < 2 * groups.size())
        return splitByPhase(std::move(frames), part, 0, parts);
    for (auto& [id, group] : groups)
        splitByPhase(std::move(group), joined(part, named("Stack ID {}", id)), 0, parts);
}

bool liesLike(const FrameRef& a, const FrameRef& b)
{
    const auto shape = [](const FrameRef& frame) {
        const auto& pixels = frame.instance->pixels;
        return std::tuple(pixels.rows, pixels.columns, pixels.samples);
    };
    return shape(a) == shape(b) && planeOf(a)->spacing() == planeOf(b)->spacing()
        && geometry::areParallel(*planeOf(a), *planeOf(b));
}

// The frames of each orientation, by their indices.
std::vector<std::vector<std::size_t>> byOrientation(const Frames& frames)
{
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto group = std::find_if(groups.begin(), groups.end(),
                                        [&](const auto& known) { return liesLike(frames[known.front()], frames[i]); });
        if (group == groups.end())
            groups.push_back({i});
        else
            group->push_back(i);
    }
    return groups;
}

// What tells the groups from each other, of all that liesLike looks at.
std::vector<std::string> wordsFor(const std::vector<Frames>& groups)
{
    std::vector<std::string> ways, sizes, spacings;
    for (const auto& group : groups) {
        const auto& pixels = group.front().instance->pixels;
        const auto spacing = planeOf(group.front())->spacing();
        ways.push_back(geometry::orientationName(planeOf(group.front())->normal()));
        sizes.push_back(fmt::format("{} x {}", pixels.columns, pixels.rows));
        spacings.push_back(fmt::format("pixels of {:.4g} x {:.4g} mm", spacing.betweenRows, spacing.betweenColumns));
    }
    std::vector<std::string> words(groups.size());
    for (const auto* kind : {&ways, &sizes, &spacings})
        if (std::set<std::string>(kind->begin(), kind->end()).size() > 1)
            for (std::size_t i = 0; i < groups.size(); ++i)
                words[i] = joined(words[i], (*kind)[i]);
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (std::count(words.begin(), words.end(), words[i]) > 1)
            words[i] = joined(words[i], fmt::format("direction {}", i + 1));
    return words;
}

void splitPlaced(Frames placed, const std::string& part, Parts& parts)
{
    Frames slices, localisers;
    for (auto& frame : placed)
        (isLocaliser(frame) ? localisers : slices).push_back(std::move(frame));
    const bool areBoth = !slices.empty() && !localisers.empty();
    for (auto* kind : {&slices, &localisers}) {
        const auto indices = byOrientation(*kind);
        const std::string kindWords = areBoth && kind == &localisers ? joined(part, "localiser") : part;
        if (indices.size() > 1 && kind->size() < 2 * indices.size()) {
            parts.push_back({.frames = std::move(*kind), .part = kindWords});
            continue;
        }
        std::vector<Frames> groups(indices.size());
        for (std::size_t i = 0; i < indices.size(); ++i)
            for (const auto index : indices[i])
                groups[i].push_back(std::move((*kind)[index]));
        const auto words = wordsFor(groups);
        for (std::size_t i = 0; i < groups.size(); ++i)
            splitByStackId(std::move(groups[i]), groups.size() > 1 ? joined(kindWords, words[i]) : kindWords, parts);
    }
}

// Multi-frame objects come to us frame by frame; a concatenation as the one object that it was.
std::vector<Frames> objectsOf(const std::vector<InstancePtr>& instances)
{
    std::vector<Frames> objects;
    std::map<std::string, std::vector<InstancePtr>> concatenations;
    const auto append = [](Frames& frames, const InstancePtr& instance) {
        for (int frame = 0; frame < instance->pixels.frames; ++frame)
            frames.push_back({instance, frame});
    };
    for (const auto& instance : instances) {
        if (!instance->concatenationUid.empty()) {
            concatenations[instance->concatenationUid].push_back(instance);
            continue;
        }
        objects.emplace_back();
        append(objects.back(), instance);
    }
    for (auto& [uid, parts] : concatenations) {
        std::stable_sort(parts.begin(), parts.end(), [](const InstancePtr& a, const InstancePtr& b) {
            return a->inConcatenationNumber < b->inConcatenationNumber;
        });
        objects.emplace_back();
        for (const auto& part : parts)
            append(objects.back(), part);
    }
    return objects;
}

// A film runs in the order of its dimensions; without them as it lies in the file.
void orderFilm(Frames& frames)
{
    std::stable_sort(frames.begin(), frames.end(), [](const FrameRef& a, const FrameRef& b) {
        const auto key = [](const FrameRef& frame) {
            const auto& facts = frame.facts();
            return std::tie(facts.dimensionIndex, facts.temporalPosition, facts.inStackPosition);
        };
        return key(a) < key(b);
    });
}

// Energy windows, detectors and phases are films of their own, unless they have but one frame each.
void addFilm(Frames frames, Parts& parts)
{
    orderFilm(frames);
    auto groups = grouped(frames, [](const FrameRef& f) { return f.facts().part; });
    if (groups.size() < 2 || frames.size() < 2 * groups.size()) {
        parts.push_back({.frames = std::move(frames), .isFilm = true});
        return;
    }
    for (auto& [part, group] : groups)
        parts.push_back({.frames = std::move(group), .part = part, .isFilm = true});
}

}

std::vector<StackPart> splitIntoStacks(const std::vector<InstancePtr>& instances)
{
    Frames placed, unplaced;
    Parts films, parts;
    for (auto& frames : objectsOf(instances)) {
        if (frames.empty())
            continue;
        const bool hasPlaces = allHavePlaces(frames);
        if (frames.size() > 1
            && (!hasPlaces || (areAllParallel(frames) && byPlace(frames, orderOf(frames)).size() == 1)))
            addFilm(std::move(frames), films);
        else
            std::move(frames.begin(), frames.end(), std::back_inserter(hasPlaces ? placed : unplaced));
    }
    // Positions of two Frames of Reference cannot be compared.
    const auto space = [](const FrameRef& f) { return f.instance->series.frameOfReferenceUid; };
    if (haveOneValue(placed, space)) {
        splitPlaced(std::move(placed), "", parts);
    } else {
        auto spaces = grouped(placed, space);
        for (std::size_t i = 0; i < spaces.size(); ++i)
            splitPlaced(std::move(spaces[i].second), fmt::format("Frame of Reference {}", i + 1), parts);
    }
    if (!unplaced.empty())
        parts.push_back({.frames = std::move(unplaced)});
    std::move(films.begin(), films.end(), std::back_inserter(parts));
    std::erase_if(parts, [](const StackPart& part) { return part.frames.empty(); });
    return parts;
}

}
