#include "core/dicom/stacks/split_stacks.h"

#include "core/dicom/messages.h"
#include "core/dicom/stacks/discriminator.h"
#include "core/dicom/stacks/frame_place.h"
#include "core/dicom/stacks/split_acquisitions.h"
#include "core/dicom/stacks/split_geometry.h"
#include "core/geometry/slice_order.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace lantern::dicom {

namespace {

using Frames = std::vector<FrameRef>;
using Parts = std::vector<StackPart>;

bool allHavePlaces(const Frames& frames)
{
    return std::all_of(frames.begin(), frames.end(), [](const FrameRef& frame) { return planeOf(frame); });
}

bool lieAtOnePlace(const Frames& frames)
{
    if (!areParallel(frames))
        return false;
    std::vector<geometry::ImagePlane> planes;
    for (const auto& frame : frames)
        planes.push_back(*planeOf(frame));
    return geometry::orderSlices(planes, {}).samePlaceAfter.size() + 1 == frames.size();
}

Messages joined(Messages first, const Messages& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

// Groups of equal text, in the order in which people sort them.
std::vector<std::pair<std::string, Frames>> groupedByText(const Frames& frames, std::string (*textOf)(const FrameRef&))
{
    std::map<Trait, Frames, decltype(&isLess)> groups(isLess);
    for (const auto& frame : frames)
        groups[{{}, {}, textOf(frame)}].push_back(frame);
    std::vector<std::pair<std::string, Frames>> ordered;
    for (auto& [value, members] : groups)
        ordered.emplace_back(value.text, std::move(members));
    return ordered;
}

// Stack ID says what belongs together even where the stacks do not overlap.
void splitByStackId(Frames frames, const Messages& part, Parts& parts)
{
    auto groups = groupedByText(frames, [](const FrameRef& f) { return f.facts().stackId; });
    std::vector<Frames> stacks;
    for (const auto& [id, group] : groups)
        stacks.push_back(group);
    if (groups.size() < 2 || frames.size() < 2 * groups.size() || areInterleaved(stacks))
        return splitByAcquisition(std::move(frames), part, parts);
    for (auto& [id, group] : groups)
        splitByAcquisition(std::move(group),
                           joined(part, {id.empty() ? messages::StackIdNotStated : messages::StackIdIs(id)}), parts);
}

void splitPlaced(Frames placed, const Messages& part, Parts& parts)
{
    Frames slices, localisers;
    for (auto& frame : placed)
        (isLocaliser(frame) ? localisers : slices).push_back(std::move(frame));
    const bool areBoth = !slices.empty() && !localisers.empty();
    for (auto* kind : {&slices, &localisers}) {
        const auto kindWords = areBoth && kind == &localisers ? joined(part, {messages::Localiser}) : part;
        auto groups = splitByGeometry(*kind);
        if (groups.size() > 1 && kind->size() < 2 * groups.size()) {
            parts.push_back({.frames = std::move(*kind), .part = kindWords});
            continue;
        }
        for (auto& group : groups)
            splitByStackId(std::move(group.frames), joined(kindWords, group.words), parts);
    }
}

// Positions of two Frames of Reference cannot be compared. One that is not stated may be the one that is.
void splitBySpace(const Frames& placed, Parts& parts)
{
    auto spaces = groupedByText(placed, [](const FrameRef& f) { return f.instance->series.frameOfReferenceUid; });
    const bool isStated = spaces.empty() || !spaces.front().first.empty();
    if (spaces.size() < 2 || (spaces.size() == 2 && !isStated))
        return splitPlaced(placed, {}, parts);
    std::stable_sort(spaces.begin(), spaces.end(),
                     [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
    for (std::size_t i = 0; i < spaces.size(); ++i)
        splitPlaced(std::move(spaces[i].second), {messages::FrameOfReferenceIs(i + 1)}, parts);
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
    const auto key = [](const FrameRef& frame) {
        const auto& facts = frame.facts();
        return std::tuple(facts.dimensionIndex, valueOf(frame, Discriminator::TemporalPosition).numbers,
                          facts.inStackPosition);
    };
    std::stable_sort(frames.begin(), frames.end(),
                     [&](const FrameRef& a, const FrameRef& b) { return key(a) < key(b); });
}

// Energy windows, detectors and phases are films of their own, unless they have but one frame each; so are echoes
// and whatever else makes another acquisition, where the film has a place.
void addFilm(Frames frames, bool hasPlace, Parts& parts)
{
    orderFilm(frames);
    if (hasPlace) {
        Parts own;
        splitByAcquisition(std::move(frames), {}, own);
        for (auto& part : own) {
            part.isCine = true;
            parts.push_back(std::move(part));
        }
        return;
    }
    auto groups = groupedByText(frames, [](const FrameRef& f) { return inEnglish(f.facts().part); });
    if (groups.size() < 2 || frames.size() < 2 * groups.size()) {
        parts.push_back({.frames = std::move(frames), .isCine = true});
        return;
    }
    for (auto& [words, group] : groups) {
        const auto part = group.front().facts().part;
        parts.push_back({.frames = std::move(group), .part = part, .isCine = true});
    }
}

// No part of a series that was split goes without a name, and no two have one. Objects without places are what they
// are, which nobody split.
void nameAll(Parts& parts, bool arePlaced)
{
    if (!arePlaced || parts.size() < 2)
        return;
    std::map<std::string, int> seen;
    int films = 0;
    for (auto& part : parts) {
        if (part.part.empty())
            part.part = {part.isCine ? messages::Film(++films) : messages::PlainSlices};
        if (const int before = seen[inEnglish(part.part)]++; before > 0)
            part.part.push_back(messages::PartNumber(before + 1));
    }
}

}

std::vector<StackPart> splitIntoStacks(const std::vector<InstancePtr>& instances)
{
    // Files come as they were found, which says nothing.
    auto sorted = instances;
    std::stable_sort(sorted.begin(), sorted.end(),
                     [](const InstancePtr& a, const InstancePtr& b) { return a->sopInstanceUid < b->sopInstanceUid; });
    Frames placed, unplaced;
    Parts films, parts;
    for (auto& frames : objectsOf(sorted)) {
        // A page or two without a place do not spoil the rest.
        const auto lost = std::stable_partition(frames.begin(), frames.end(), planeOf);
        if (lost != frames.end() && lost - frames.begin() > frames.end() - lost) {
            unplaced.insert(unplaced.end(), lost, frames.end());
            frames.erase(lost, frames.end());
        }
        if (frames.empty())
            continue;
        const bool hasPlaces = allHavePlaces(frames);
        if (frames.size() > 1 && (!hasPlaces || lieAtOnePlace(frames)))
            addFilm(std::move(frames), hasPlaces, films);
        else
            std::move(frames.begin(), frames.end(), std::back_inserter(hasPlaces ? placed : unplaced));
    }
    splitBySpace(placed, parts);
    if (!unplaced.empty())
        parts.push_back(
            {.frames = std::move(unplaced), .part = parts.empty() ? Messages() : Messages{messages::WithoutAPlace}});
    std::move(films.begin(), films.end(), std::back_inserter(parts));
    std::erase_if(parts, [](const StackPart& part) { return part.frames.empty(); });
    nameAll(parts, !placed.empty());
    return parts;
}

}
