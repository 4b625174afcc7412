#include "core/dicom/stacks/split_acquisitions.h"

#include "core/dicom/messages.h"
#include "core/dicom/stacks/discriminator.h"
#include "core/dicom/stacks/passes.h"
#include "core/dicom/stacks/phases.h"
#include "core/geometry/slice_order.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace lantern::dicom {

namespace {

using Frames = std::vector<FrameRef>;

// A frame and the number of its place along the normal.
struct Placed {
    FrameRef frame;
    std::size_t place = 0;
};
using PlacedFrames = std::vector<Placed>;

struct Group {
    Messages words;
    PlacedFrames frames;
    bool isStated = true;
};
using Groups = std::vector<Group>;

geometry::SliceOrder orderOf(const PlacedFrames& frames)
{
    std::vector<geometry::ImagePlane> planes;
    for (const auto& placed : frames)
        planes.push_back(*placed.frame.facts().plane);
    return geometry::orderSlices(planes, {});
}

PlacedFrames placed(Frames frames)
{
    PlacedFrames result;
    for (auto& frame : frames)
        result.push_back({std::move(frame)});
    const auto order = orderOf(result);
    const std::set<std::size_t> sameAfter(order.samePlaceAfter.begin(), order.samePlaceAfter.end());
    std::size_t place = 0;
    for (std::size_t i = 0; i < order.order.size(); ++i) {
        place += i > 0 && !sameAfter.contains(i - 1);
        result[order.order[i]].place = place;
    }
    return result;
}

std::set<std::size_t> placesOf(const PlacedFrames& frames)
{
    std::set<std::size_t> places;
    for (const auto& placed : frames)
        places.insert(placed.place);
    return places;
}

// Images that lie where another lies already.
std::size_t doubles(const PlacedFrames& frames) { return frames.size() - placesOf(frames).size(); }

std::size_t doubles(const Groups& groups)
{
    return std::accumulate(groups.begin(), groups.end(), std::size_t(0),
                           [](std::size_t sum, const Group& group) { return sum + doubles(group.frames); });
}

// Steps between slices that are not the usual one.
std::size_t unevenSteps(const PlacedFrames& frames)
{
    const auto order = orderOf(frames);
    return order.missingAfter.size() + order.unevenAfter.size();
}

// Groups of equal value, by rising value; those that state none come first.
Groups groupsOf(const PlacedFrames& frames, Discriminator what)
{
    std::map<Trait, PlacedFrames, decltype(&isLess)> exact(isLess);
    for (const auto& placed : frames)
        exact[valueOf(placed.frame, what)].push_back(placed);
    std::vector<std::pair<Trait, PlacedFrames>> alike;
    for (auto& [value, members] : exact) {
        const auto known =
            std::ranges::find_if(alike, [&value = value](const auto& other) { return areAlike(other.first, value); });
        if (known == alike.end())
            alike.emplace_back(value, std::move(members));
        else
            known->second.insert(known->second.end(), members.begin(), members.end());
    }
    Groups groups;
    for (auto& [value, members] : alike)
        groups.push_back({wordsFor(value), std::move(members), isStated(value)});
    return groups;
}

// Whether most frames lie in groups of several places (of several images, where there is one place only). Others
// are what changes from slice to slice.
bool coverPlaces(const Groups& groups)
{
    std::size_t all = 0, covering = 0;
    std::set<std::size_t> places;
    for (const auto& group : groups) {
        const auto own = placesOf(group.frames);
        places.insert(own.begin(), own.end());
        all += group.frames.size();
        covering += own.size() > 1 ? group.frames.size() : 0;
    }
    if (places.size() == 1)
        return std::ranges::all_of(groups, [](const Group& group) { return group.frames.size() > 1; });
    return 2 * covering >= all;
}

// Whether most frames lie in groups that reach more than half of the places around them. Places are around one
// another where a group joins them: stations of a moving table, of which each has its own phases.
bool areWhole(const Groups& groups, bool byStation)
{
    std::map<std::size_t, std::size_t> above;    // a place's neighbour, up to the root of its station
    const auto root = [&](std::size_t place) {
        while (above[place] != place)
            place = above[place] = above[above[place]];
        return place;
    };
    std::set<std::size_t> places;
    for (const auto& group : groups)
        places.merge(placesOf(group.frames));
    for (const auto place : places)
        above[place] = byStation ? place : *places.begin();
    for (const auto& group : groups)
        for (const auto& placed : group.frames)
            above[root(placed.place)] = root(group.frames.front().place);
    std::map<std::size_t, std::size_t> sizes;
    for (const auto place : places)
        ++sizes[root(place)];
    std::size_t all = 0, whole = 0;
    for (const auto& group : groups) {
        const auto own = placesOf(group.frames).size();
        all += group.frames.size();
        whole += own > 1 && 2 * own > sizes[root(group.frames.front().place)] ? group.frames.size() : 0;
    }
    return 2 * whole >= all;
}

// Whether most frames lie in groups that are stacks already: some slices without a gap, one at each place.
bool areRuns(const Groups& groups)
{
    constexpr std::size_t shortest = 3;
    std::size_t all = 0, inRuns = 0;
    for (const auto& group : groups) {
        const auto own = placesOf(group.frames);
        all += group.frames.size();
        if (own.size() >= shortest && own.size() == group.frames.size() && *own.rbegin() - *own.begin() < own.size())
            inRuns += group.frames.size();
    }
    return 2 * inRuns >= all;
}

// Whether one of the groups begins before another ends. They need not share a place.
bool doOverlap(const Groups& groups)
{
    std::vector<std::pair<std::size_t, std::size_t>> reaches;
    for (const auto& group : groups) {
        const auto places = placesOf(group.frames);
        reaches.emplace_back(*places.begin(), *places.rbegin());
    }
    std::ranges::sort(reaches);
    std::size_t end = 0;
    bool overlap = false;
    for (std::size_t i = 0; i < reaches.size(); ++i) {
        overlap = overlap || (i > 0 && reaches[i].first <= end);
        end = std::max(end, reaches[i].second);
    }
    return overlap;
}

// Two passes that overlap along the normal without meeting: together they are uneven, each by itself is not.
bool areTangled(const PlacedFrames& frames, const Groups& groups)
{
    const auto steps =
        std::accumulate(groups.begin(), groups.end(), std::size_t(0),
                        [](std::size_t sum, const Group& group) { return sum + unevenSteps(group.frames); });
    return doOverlap(groups) && steps < unevenSteps(frames);
}

// UIDs say that things differ and nothing else: they are numbered by when they were taken.
void number(Groups& groups, Discriminator what)
{
    const auto moment = [](const Group& group) {
        std::tuple<std::string, std::string> first;
        for (const auto& [frame, place] : group.frames) {
            const auto& instance = *frame.instance;
            const std::tuple own{instance.acquisitionDate + instance.acquisitionTime,
                                 instance.contentDate + instance.contentTime};
            if (first == std::tuple<std::string, std::string>() || own < first)
                first = own;
        }
        return first;
    };
    std::ranges::stable_sort(groups, [&](const Group& a, const Group& b) { return moment(a) < moment(b); });
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i].words = {messages::TraitIs(wordsOf(what), std::to_string(i + 1))};
}

// By a value that parts by itself.
Groups byValue(const PlacedFrames& frames, Groups groups, Reach reach)
{
    const auto stated = std::ranges::count_if(groups, &Group::isStated);
    if (groups.size() < 2 || stated == 0 || !coverPlaces(groups))
        return {};
    if (stated == 1 && doubles(groups) == doubles(frames))
        return {};    // what is not stated is not another value
    if (reach == Reach::Intermixed && !doOverlap(groups))
        return {};
    return groups;
}

// The phases of a value that changes from slice to slice.
Groups byOrder(const PlacedFrames& frames, Discriminator what, decltype(&phasesOf) tell)
{
    std::vector<PhaseEntry> entries;
    for (const auto& [frame, place] : frames) {
        const auto value = valueOf(frame, what);
        if (value.numbers.size() != 1)
            return {};
        entries.push_back({value.numbers.front(), place});
    }
    const auto phases = tell(entries);
    Groups groups;
    for (std::size_t i = 0; i < phases.size(); ++i) {
        groups.push_back({{messages::PhaseBy(i + 1, phases.size(), wordsOf(what))}, {}});
        for (const auto index : phases[i])
            groups.back().frames.push_back(frames[index]);
    }
    return groups;
}

// The groups into which a discriminator parts these frames; fewer than two where it does not.
Groups partedBy(Discriminator what, const PlacedFrames& frames)
{
    auto groups = groupsOf(frames, what);
    if (what == Discriminator::Object || what == Discriminator::Irradiation)
        number(groups, what);
    if (partsByItself(what))
        return byValue(frames, std::move(groups), reachOf(what));
    if (groups.size() < 2)
        return {};
    const bool mends = doubles(groups) < doubles(frames);
    if (!mends)
        return doubles(frames) == 0 && coverPlaces(groups) && areTangled(frames, groups) ? groups : Groups();
    if (reachOf(what) == Reach::Overlapping)
        return coverPlaces(groups) ? groups : Groups();
    if (areWhole(groups, false))
        return groups;
    if (auto phases = byOrder(frames, what, phasesOf); phases.size() > 1)
        return phases;
    return areWhole(groups, true) || areRuns(groups) ? groups : byOrder(frames, what, phasesByRank);
}

// What only the places tell apart.
Groups byPasses(const PlacedFrames& frames)
{
    if (doubles(frames) > 0 || unevenSteps(frames) == 0)
        return {};
    std::vector<double> depths;
    for (const auto& placed : frames)
        depths.push_back(frames.front().frame.facts().plane->distanceTo(placed.frame.facts().plane->topLeft()));
    Groups groups;
    for (const auto& pass : passesOf(depths)) {
        groups.push_back({{messages::Pass(groups.size() + 1)}, {}});
        for (const auto index : pass)
            groups.back().frames.push_back(frames[index]);
    }
    return groups;
}

Messages joined(Messages first, const Messages& second)
{
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

// How many places the fullest of the groups has, where `group` has some of those and no others.
std::size_t placesCutFrom(const Group& group, const Groups& groups)
{
    const auto own = placesOf(group.frames);
    std::set<std::size_t> fullest;
    for (const auto& other : groups)
        if (auto places = placesOf(other.frames); places.size() > fullest.size())
            fullest = std::move(places);
    const auto thickness = [](const Group& g) { return g.frames.front().frame.instance->sliceThickness; };
    const bool isCut = own.size() < fullest.size() && std::ranges::includes(fullest, own)
        && std::ranges::all_of(groups, [&](const Group& other) { return thickness(other) == thickness(group); });
    return isCut ? fullest.size() : 0;
}

void split(StackPart part, PlacedFrames frames, std::size_t next, std::vector<StackPart>& parts)
{
    const auto& all = allDiscriminators();
    const bool isOnePlace = placesOf(frames).size() < 2;
    // Images at one place are a series in time, which times and positions in it must not take apart.
    const bool mayOverlap = !isOnePlace && (doubles(frames) > 0 || unevenSteps(frames) > 0);
    for (std::size_t i = next; i < all.size(); ++i) {
        if (!mayOverlap && !partsByItself(all[i]))
            break;
        auto groups = partedBy(all[i], frames);
        if (groups.size() < 2)
            continue;
        for (const auto& group : groups) {
            StackPart own = part;
            own.part = joined(part.part, group.words);
            const auto fullest = reachOf(all[i]) == Reach::Overlapping ? 0 : placesCutFrom(group, groups);
            if (fullest > 0) {
                own.places = placesOf(group.frames).size();
                own.placesOfOthers = fullest;
                own.part.push_back(messages::SomeOfTheSlices(own.places, fullest));
            }
            split(std::move(own), group.frames, i + 1, parts);
        }
        return;
    }
    if (auto passes = byPasses(frames); passes.size() > 1) {
        for (auto& pass : passes)
            split({.frames = {}, .part = joined(part.part, pass.words)}, std::move(pass.frames), all.size(), parts);
        return;
    }
    part.isGuess = !isOnePlace && doubles(frames) > 0;
    for (auto& placed : frames)
        part.frames.push_back(std::move(placed.frame));
    parts.push_back(std::move(part));
}

}

void splitByAcquisition(std::vector<FrameRef> frames, const Messages& part, std::vector<StackPart>& parts)
{
    split({.frames = {}, .part = part}, placed(std::move(frames)), 0, parts);
}

bool areInterleaved(const std::vector<std::vector<FrameRef>>& stacks)
{
    Frames all;
    for (const auto& stack : stacks)
        all.insert(all.end(), stack.begin(), stack.end());
    const auto together = placed(all);
    std::size_t from = 0, places = 0, steps = 0;
    std::vector<std::pair<std::size_t, std::size_t>> reaches;
    double spacing = 0;
    for (const auto& stack : stacks) {
        const PlacedFrames own(together.begin() + static_cast<std::ptrdiff_t>(from),
                               together.begin() + static_cast<std::ptrdiff_t>(from + stack.size()));
        from += stack.size();
        const auto reach = placesOf(own);
        reaches.emplace_back(*reach.begin(), *reach.rbegin());
        places += reach.size();
        steps += unevenSteps(own);
        spacing = std::max(spacing, orderOf(own).spacing);
    }
    std::ranges::sort(reaches);
    for (std::size_t i = 0; i + 1 < reaches.size(); ++i)
        if (reaches[i + 1].first > reaches[i].second)
            return false;    // one behind the other
    const bool shareAPlace = places > placesOf(together).size();
    return !shareAPlace && unevenSteps(together) <= steps && orderOf(together).spacing < 0.75 * spacing;
}

}
