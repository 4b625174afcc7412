#include "core/dicom/stacks.h"

#include "core/geometry/orientation.h"
#include "core/geometry/slice_order.h"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <map>
#include <set>
#include <tuple>

namespace lantern::dicom {

namespace {

using Frames = std::vector<FrameRef>;

const geometry::ImagePlane* planeOf(const FrameRef& frame)
{
    return frame.facts().plane ? &*frame.facts().plane : nullptr;
}

bool hasSameShape(const FrameRef& a, const FrameRef& b)
{
    const auto shape = [](const PixelFormat& pixels) {
        return std::tuple(pixels.rows, pixels.columns, pixels.samples);
    };
    return shape(a.instance->pixels) == shape(b.instance->pixels) && planeOf(a)->spacing() == planeOf(b)->spacing();
}

std::vector<geometry::ImagePlane> planesOf(const Frames& frames)
{
    std::vector<geometry::ImagePlane> planes;
    for (const auto& frame : frames)
        planes.push_back(*planeOf(frame));
    return planes;
}

// How many frames lie at each place along the normal, as an order and the ends of its runs.
std::vector<Frames> byPlace(const Frames& frames)
{
    const auto planes = planesOf(frames);
    const auto order = geometry::orderSlices(planes, {});
    std::vector<Frames> places;
    std::set<std::size_t> sameAfter(order.samePlaceAfter.begin(), order.samePlaceAfter.end());
    for (std::size_t i = 0; i < order.order.size(); ++i) {
        if (i == 0 || !sameAfter.contains(i - 1))
            places.emplace_back();
        places.back().push_back(frames[order.order[i]]);
    }
    return places;
}

std::string textOf(const std::optional<int>& value) { return value ? std::to_string(*value) : ""; }
std::string textOf(const std::optional<double>& value) { return value ? fmt::format("{}", *value) : ""; }

// What can tell images at one place apart, the most telling first.
const std::vector<std::function<std::string(const FrameRef&)>>& discriminators()
{
    static const std::vector<std::function<std::string(const FrameRef&)>> list{
        [](const FrameRef& f) { return f.facts().stackId; },
        [](const FrameRef& f) {
            return textOf(f.facts().temporalPosition ? f.facts().temporalPosition : f.instance->temporalPosition);
        },
        [](const FrameRef& f) { return textOf(f.instance->echoNumber); },
        [](const FrameRef& f) { return textOf(f.instance->echoTime); },
        [](const FrameRef& f) { return textOf(f.instance->diffusionBValue); },
        [](const FrameRef& f) { return fmt::format("{}", fmt::join(f.instance->imageType, "\\")); },
        [](const FrameRef& f) { return textOf(f.instance->acquisitionNumber); },
        [](const FrameRef& f) { return textOf(f.instance->triggerTime); },
        [](const FrameRef& f) { return f.instance->acquisitionDate + f.instance->acquisitionTime; },
    };
    return list;
}

// Splits frames of one orientation until no two lie at one place, as far as the headers allow.
void splitByPhase(Frames frames, std::size_t firstDiscriminator, std::vector<Frames>& stacks)
{
    const auto places = byPlace(frames);
    std::size_t most = 1;
    bool isFull = true;    // the same number at each place
    for (const auto& place : places) {
        most = std::max(most, place.size());
        isFull = isFull && place.size() == places[0].size();
    }
    if (most == 1) {
        stacks.push_back(std::move(frames));
        return;
    }
    for (std::size_t i = firstDiscriminator; i < discriminators().size(); ++i) {
        std::map<std::string, Frames> parts;
        for (const auto& frame : frames)
            parts[discriminators()[i](frame)].push_back(frame);
        // More parts than images at one place would tear slices of one phase apart: trigger times,
        // for one, may differ from slice to slice.
        if (parts.size() < 2 || parts.size() > most)
            continue;
        std::vector<Frames> ordered;
        ordered.reserve(parts.size());
        for (auto& [value, part] : parts)
            ordered.push_back(std::move(part));
        std::stable_sort(ordered.begin(), ordered.end(), [](const Frames& a, const Frames& b) {
            return a.front().instance->instanceNumber < b.front().instance->instanceNumber;
        });
        for (auto& part : ordered)
            splitByPhase(std::move(part), i + 1, stacks);
        return;
    }
    // Nothing in the header tells them apart, but each place has as many: the n-th of each belong together.
    if (isFull && places.size() > 1) {
        std::vector<Frames> phases(most);
        for (auto place : places) {
            std::stable_sort(place.begin(), place.end(), [](const FrameRef& a, const FrameRef& b) {
                return std::tuple(a.instance->instanceNumber, a.frame)
                    < std::tuple(b.instance->instanceNumber, b.frame);
            });
            for (std::size_t i = 0; i < place.size(); ++i)
                phases[i].push_back(place[i]);
        }
        for (auto& phase : phases)
            stacks.push_back(std::move(phase));
        return;
    }
    stacks.push_back(std::move(frames));
}

std::vector<Frames> byOrientation(const Frames& frames)
{
    std::vector<Frames> groups;
    for (const auto& frame : frames) {
        const auto fits = [&](const Frames& group) {
            return hasSameShape(group.front(), frame)
                && geometry::areParallel(*planeOf(group.front()), *planeOf(frame));
        };
        const auto group = std::find_if(groups.begin(), groups.end(), fits);
        if (group == groups.end())
            groups.push_back({frame});
        else
            group->push_back(frame);
    }
    return groups;
}

const char* plural(std::size_t count) { return count == 1 ? "" : "s"; }

void orderInSpace(Series& series)
{
    const auto planes = planesOf(series.frames);
    std::vector<std::optional<int>> numbers;
    for (const auto& frame : series.frames)
        // Frames of a multi-frame object have no number; their order in it stands for one.
        numbers.push_back(frame.instance->pixels.frames > 1 ? frame.frame : frame.instance->instanceNumber);
    const auto order = geometry::orderSlices(planes, numbers);
    Frames ordered;
    for (const auto index : order.order)
        ordered.push_back(series.frames[index]);
    series.frames = std::move(ordered);
    series.spacingBetweenSlices = order.spacing;
    series.orientation = geometry::orientationName(planes[0].normal());

    if (order.missing > 0)
        warn(series.warnings, WarningCode::MissingSlice,
             fmt::format("{} slice{} missing: after slice {} the gap is a multiple of {:.4g} mm.", order.missing,
                         order.missing == 1 ? " is" : "s are", order.missingAfter.front() + 1, order.spacing));
    if (!order.unevenAfter.empty())
        warn(series.warnings, WarningCode::UnequalSpacing,
             fmt::format("The slices are not evenly spaced: {} gap{} not {:.4g} mm, the first after slice {}.",
                         order.unevenAfter.size(), order.unevenAfter.size() == 1 ? " is" : "s are", order.spacing,
                         order.unevenAfter.front() + 1));
    if (!order.samePlaceAfter.empty())
        warn(series.warnings, WarningCode::SamePosition,
             fmt::format("{} slice{} at the place of another.", order.samePlaceAfter.size(),
                         order.samePlaceAfter.size() == 1 ? " lies" : "s lie"));
    if (order.tilt > 0)
        warn(series.warnings, WarningCode::Tilt,
             fmt::format("The slices step at {:.1f} degrees to their normal (gantry tilt).", order.tilt));
    if (order.isShifted)
        warn(series.warnings, WarningCode::ShiftedSlice, "Some slices are shifted sideways against their neighbours.");
    series.isVolume = series.frames.size() > 1 && series.frames.front().instance->pixels.samples == 1
        && order.missing == 0 && order.unevenAfter.empty() && order.samePlaceAfter.empty() && order.tilt == 0
        && !order.isShifted;
}

// Without places in the patient there is only the order of the numbers.
void orderByNumber(Frames& frames)
{
    std::stable_sort(frames.begin(), frames.end(), [](const FrameRef& a, const FrameRef& b) {
        const auto key = [](const FrameRef& f) {
            return std::tuple(f.instance->acquisitionNumber.value_or(0), f.instance->instanceNumber.value_or(0),
                              f.instance->contentTime, f.instance->path, f.frame);
        };
        return key(a) < key(b);
    });
}

Series seriesOf(Frames frames)
{
    Series series;
    series.frames = std::move(frames);
    const auto allParallel = [&] {
        return std::all_of(series.frames.begin(), series.frames.end(), [&](const FrameRef& frame) {
            return planeOf(frame) && planeOf(series.frames.front())
                && geometry::areParallel(*planeOf(series.frames.front()), *planeOf(frame));
        });
    };
    const bool hasOneShape = std::all_of(series.frames.begin(), series.frames.end(), [&](const FrameRef& frame) {
        const auto &a = frame.instance->pixels, &b = series.frames.front().instance->pixels;
        return a.rows == b.rows && a.columns == b.columns;
    });
    if (!hasOneShape)
        warn(series.warnings, WarningCode::MixedSize, "The images have different sizes.");
    if (allParallel()) {
        orderInSpace(series);
        series.isVolume = series.isVolume && hasOneShape;
    } else {
        orderByNumber(series.frames);
        std::set<std::string> names;
        for (const auto& frame : series.frames)
            if (planeOf(frame))
                names.insert(geometry::orientationName(planeOf(frame)->normal()));
        if (names.size() == 1)
            series.orientation = *names.begin();
        if (!names.empty())
            warn(series.warnings, WarningCode::MixedOrientation,
                 fmt::format("The {} images point different ways ({}).", series.frames.size(), fmt::join(names, ", ")));
    }
    series.facts = series.frames.front().instance->series;
    return series;
}

// What was odd in the headers, each sentence once with how often it came.
void warnOfHeaders(Series& series)
{
    std::map<std::pair<WarningCode, std::string>, std::size_t> counts;
    std::set<const Instance*> seen;
    for (const auto& frame : series.frames)
        if (seen.insert(frame.instance.get()).second)
            for (const auto& warning : frame.instance->warnings)
                ++counts[{warning.code, warning.text}];
    for (const auto& [said, count] : counts)
        warn(series.warnings, said.first,
             count == 1 ? said.second : fmt::format("{} (in {} file{})", said.second, count, plural(count)));
}

}

std::vector<Series> stacksOf(const std::vector<InstancePtr>& instances)
{
    Frames placed, unplaced;
    std::vector<Frames> clips;
    for (const auto& instance : instances) {
        Frames frames;
        for (int frame = 0; frame < instance->pixels.frames; ++frame)
            frames.push_back({instance, frame});
        const bool hasPlaces = std::all_of(frames.begin(), frames.end(), [](const auto& f) { return planeOf(f); });
        // Frames of a cine share the one place its header gives, if any: it is a film, not a stack.
        const bool isFilm = frames.size() > 1 && (!hasPlaces || byPlace(frames).size() == 1);
        if (isFilm)
            clips.push_back(std::move(frames));
        else
            std::copy(frames.begin(), frames.end(), std::back_inserter(hasPlaces ? placed : unplaced));
    }

    std::vector<Frames> stacks;
    auto groups = byOrientation(placed);
    // Radial sets and localisers of one image a way stay together; several images a way are stacks.
    if (groups.size() > 1 && placed.size() < 2 * groups.size())
        groups = {placed};
    for (auto& group : groups) {
        const bool isOneWay = std::all_of(group.begin(), group.end(), [&](const FrameRef& frame) {
            return geometry::areParallel(*planeOf(group.front()), *planeOf(frame));
        });
        if (isOneWay)
            splitByPhase(std::move(group), 0, stacks);
        else
            stacks.push_back(std::move(group));
    }
    if (!unplaced.empty())
        stacks.push_back(std::move(unplaced));
    std::move(clips.begin(), clips.end(), std::back_inserter(stacks));

    std::vector<Series> result;
    for (auto& frames : stacks) {
        if (frames.empty())
            continue;
        result.push_back(seriesOf(std::move(frames)));
        result.back().stack = static_cast<int>(result.size());
        warnOfHeaders(result.back());
    }
    return result;
}

}
