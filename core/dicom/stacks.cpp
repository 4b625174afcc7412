#include "core/dicom/stacks.h"

#include "core/dicom/discriminator.h"
#include "core/dicom/split_stacks.h"
#include "core/dicom/value_kinds.h"
#include "core/dicom/volume_check.h"
#include "core/geometry/orientation.h"
#include "core/geometry/slice_order.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
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

std::vector<geometry::ImagePlane> planesOf(const Frames& frames)
{
    std::vector<geometry::ImagePlane> planes;
    for (const auto& frame : frames)
        planes.push_back(*planeOf(frame));
    return planes;
}

const char* plural(std::size_t count) { return count == 1 ? "" : "s"; }

// Which end comes first. Frames of a multi-frame object have no number: their place in the stack or,
// failing that, their order stands for one.
std::vector<std::optional<int>> numbersOf(const Frames& frames)
{
    std::vector<std::optional<int>> numbers;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        if (frames[i].instance->pixels.frames <= 1)
            numbers.push_back(frames[i].instance->instanceNumber);
        else
            numbers.push_back(frames[i].facts().inStackPosition.value_or(static_cast<int>(i)));
    }
    return numbers;
}

void warnOfGaps(Series& series, const geometry::SliceOrder& order)
{
    constexpr std::size_t gapsNamed = 5;
    for (std::size_t i = 0; i < std::min(order.missingAfter.size(), gapsNamed); ++i) {
        const auto after = order.missingAfter[i];
        const auto &before = series.frames[after], &behind = series.frames[after + 1];
        const double gap = std::abs(planeOf(before)->distanceTo(planeOf(behind)->topLeft()));
        const auto count = std::llround(gap / order.spacing) - 1;
        warn(series.warnings, WarningCode::MissingSlice,
             fmt::format("{} slice{} missing between {} and {}: these lie {:.4g} mm apart, the others {:.4g} mm.",
                         count, count == 1 ? " is" : "s are", nameOf(before), nameOf(behind), gap, order.spacing));
    }
    if (order.missingAfter.size() > gapsNamed)
        warn(series.warnings, WarningCode::MissingSlice,
             fmt::format("{} slices are missing in all, in {} places.", order.missing, order.missingAfter.size()));
    if (!order.unevenAfter.empty()) {
        const auto first = order.unevenAfter.front();
        warn(series.warnings, WarningCode::UnequalSpacing,
             fmt::format("The slices are not evenly spaced: {} gap{} more than {:.3g} mm off the usual {:.4g} mm, the "
                         "first between {} and {}.",
                         order.unevenAfter.size(), order.unevenAfter.size() == 1 ? " is" : "s are",
                         geometry::evenTolerance(order.spacing), order.spacing, nameOf(series.frames[first]),
                         nameOf(series.frames[first + 1])));
    }
}

// Images at one place are a film if one object holds them, and worth a word if they come in several.
void warnOfSamePlaces(Series& series, const geometry::SliceOrder& order)
{
    if (order.samePlaceAfter.empty())
        return;
    const bool isOneObject = std::all_of(series.frames.begin(), series.frames.end(), [&](const FrameRef& frame) {
        return frame.instance == series.frames.front().instance;
    });
    if (order.samePlaceAfter.size() + 1 < series.frames.size())
        warn(series.warnings, WarningCode::SamePosition,
             fmt::format("{} slice{} at the place of another.", order.samePlaceAfter.size(),
                         order.samePlaceAfter.size() == 1 ? " lies" : "s lie"));
    else if (!isOneObject)
        warn(series.warnings, WarningCode::OnePlace,
             fmt::format("All {} images lie at one place: they follow each other in time, not in space.",
                         series.frames.size()));
}

// What the header says of the spacing is a check, never the measure: many scanners write the gap instead.
void checkStatedSpacing(Series& series)
{
    const auto stated = series.frames.front().instance->spacingBetweenSlices;
    const double measured = series.spacingBetweenSlices;
    if (!stated || measured == 0 || std::abs(std::abs(*stated) - measured) <= geometry::evenTolerance(measured))
        return;
    warn(series.warnings, WarningCode::StatedSpacing,
         fmt::format(
             "Spacing Between Slices says {:.4g} mm, but the positions are {:.4g} mm apart; the positions count.",
             *stated, measured));
}

// What lies at one place follows in time or, failing that, by number.
void orderInTime(Frames& frames)
{
    using enum Discriminator;
    const auto key = [](const FrameRef& f) {
        return std::tuple(valueOf(f, TemporalPosition).numbers, valueOf(f, TimeOffset).numbers,
                          valueOf(f, TriggerTime).numbers, valueOf(f, AcquisitionTime).numbers,
                          f.instance->instanceNumber.value_or(0), f.frame);
    };
    std::vector<std::pair<decltype(key(frames[0])), FrameRef>> keyed;
    for (auto& frame : frames)
        keyed.emplace_back(key(frame), std::move(frame));
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::transform(keyed.begin(), keyed.end(), frames.begin(), [](auto& both) { return std::move(both.second); });
}

void orderInSpace(Series& series)
{
    const auto planes = planesOf(series.frames);
    const auto order = geometry::orderSlices(planes, numbersOf(series.frames));
    Frames ordered;
    for (const auto index : order.order)
        ordered.push_back(std::move(series.frames[index]));
    series.frames = std::move(ordered);
    series.spacingBetweenSlices = order.spacing;
    series.orientation = geometry::orientationName(planes[0].normal());

    warnOfGaps(series, order);
    warnOfSamePlaces(series, order);
    checkStatedSpacing(series);
    if (order.tilt > 0)
        warn(series.warnings, WarningCode::Tilt,
             fmt::format("The slices step at {:.1f} degrees to their normal (gantry tilt).", order.tilt));
    if (order.isShifted)
        warn(series.warnings, WarningCode::ShiftedSlice, "Some slices are shifted sideways against their neighbours.");
    series.isVolume =
        order.missing == 0 && order.unevenAfter.empty() && order.tilt == 0 && !order.isShifted && volumeOrderOf(series);
}

// Without places in the patient there is only the order of the numbers; frames of one object keep theirs.
void orderByNumber(Frames& frames)
{
    std::stable_sort(frames.begin(), frames.end(), [](const FrameRef& a, const FrameRef& b) {
        const auto key = [](const FrameRef& f) {
            return std::tuple(f.instance->acquisitionNumber.value_or(0), f.instance->instanceNumber.value_or(0),
                              f.instance->inConcatenationNumber.value_or(0), f.instance->contentTime, f.instance->path);
        };
        return key(a) < key(b);
    });
}

// One part of a divided picture that is not here leaves a hole that nothing else would show.
void warnOfMissingParts(Series& series)
{
    std::map<std::string, std::set<int>> numbers;
    std::map<std::string, int> wanted;
    for (const auto& frame : series.frames) {
        const auto& instance = *frame.instance;
        if (instance.concatenationUid.empty() || !instance.inConcatenationNumber)
            continue;
        auto& present = numbers[instance.concatenationUid];
        present.insert(*instance.inConcatenationNumber);
        wanted[instance.concatenationUid] = std::max(instance.concatenationParts.value_or(0), *present.rbegin());
    }
    for (const auto& [uid, present] : numbers)
        if (const int missing = wanted[uid] - static_cast<int>(present.size()); missing > 0)
            warn(series.warnings, WarningCode::MissingPart,
                 fmt::format("{} of the {} parts of this divided picture {} not here.", missing, wanted[uid],
                             missing == 1 ? "is" : "are"));
}

Series seriesOf(Frames frames, bool isFilm)
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
        if (!isFilm)
            orderInTime(series.frames);
        orderInSpace(series);
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
        if (!frame.instance->warnings.empty() && seen.insert(frame.instance.get()).second)
            for (const auto& warning : frame.instance->warnings)
                ++counts[{warning.code, warning.text()}];
    for (const auto& [said, count] : counts)
        warn(series.warnings, said.first,
             count == 1 ? said.second : fmt::format("{} (in {} file{})", said.second, count, plural(count)));
}

// Values that cannot stand for one another, and what is read frame by frame.
void warnOfValues(Series& series)
{
    for (auto& reason : valueKindsOf(series.frames).reasons)
        warn(series.warnings, WarningCode::MixedUnits, std::move(reason));
    for (auto& note : storageDifferencesOf(series.frames))
        warn(series.warnings, WarningCode::MixedStorage, std::move(note));
}

}

std::vector<Series> stacksOf(const std::vector<InstancePtr>& instances)
{
    auto parts = splitIntoStacks(instances);
    const auto stacks = std::count_if(parts.begin(), parts.end(), [](const StackPart& part) { return !part.isFilm; });
    std::vector<Series> result;
    for (auto& part : parts) {
        result.push_back(seriesOf(std::move(part.frames), part.isFilm));
        auto& series = result.back();
        series.stack = static_cast<int>(result.size());
        series.part = part.part;
        if (stacks > 1 && !part.part.empty())
            warn(series.warnings, WarningCode::SplitSeries,
                 fmt::format("The series was split into {} stacks; this one is {}.", stacks, part.part));
        if (part.isGuess)
            warn(series.warnings, WarningCode::SamePosition,
                 "Several images lie at one place and nothing in their headers tells them apart: no volume is made of "
                 "them.");
        if (part.placesOfOthers > 0)
            warn(series.warnings, WarningCode::ShortStack,
                 fmt::format("This stack has images at {} of the {} places of those beside it: its acquisition was "
                             "interrupted, or images are missing.",
                             part.places, part.placesOfOthers));
        warnOfMissingParts(series);
        warnOfValues(series);
        warnOfHeaders(series);
    }
    return result;
}

}
