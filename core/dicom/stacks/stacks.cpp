#include "core/dicom/stacks/stacks.h"

#include "core/dicom/messages.h"
#include "core/dicom/stacks/discriminator.h"
#include "core/dicom/stacks/frame_place.h"
#include "core/dicom/stacks/split_geometry.h"
#include "core/dicom/stacks/split_stacks.h"
#include "core/dicom/stacks/volume_check.h"
#include "core/dicom/values/value_kinds.h"
#include "core/geometry/orientation.h"
#include "core/geometry/slice_order.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>

namespace lantern::dicom {

namespace {

using Frames = std::vector<FrameRef>;

std::vector<geometry::ImagePlane> planesOf(const Frames& frames)
{
    std::vector<geometry::ImagePlane> planes;
    for (const auto& frame : frames)
        planes.push_back(*planeOf(frame));
    return planes;
}

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
             messages::SlicesMissing(count, nameOf(before), nameOf(behind), gap, order.spacing));
    }
    if (order.missingAfter.size() > gapsNamed)
        warn(series.warnings, WarningCode::MissingSlice,
             messages::SlicesMissingInAll(order.missing, order.missingAfter.size()));
    if (!order.unevenAfter.empty()) {
        const auto first = order.unevenAfter.front();
        warn(series.warnings, WarningCode::UnequalSpacing,
             messages::SpacingIsUneven(order.unevenAfter.size(), geometry::evenTolerance(order.spacing), order.spacing,
                                       nameOf(series.frames[first]), nameOf(series.frames[first + 1])));
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
        warn(series.warnings, WarningCode::SamePosition, messages::SlicesAtOnePlace(order.samePlaceAfter.size()));
    else if (!isOneObject)
        warn(series.warnings, WarningCode::OnePlace, messages::FollowInTime(series.frames.size()));
}

// What the header says of the spacing is a check, never the measure: many scanners write the gap instead.
void checkStatedSpacing(Series& series)
{
    const auto stated = series.frames.front().instance->spacingBetweenSlices;
    const double measured = series.spacingBetweenSlices;
    if (!stated || measured == 0 || std::abs(std::abs(*stated) - measured) <= geometry::evenTolerance(measured))
        return;
    warn(series.warnings, WarningCode::StatedSpacing, messages::StatedSpacingDiffers(*stated, measured));
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
        warn(series.warnings, WarningCode::Tilt, messages::SlicesAreTilted(order.tilt));
    if (order.isShifted)
        warn(series.warnings, WarningCode::ShiftedSlice, messages::SlicesAreShifted);
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
            warn(series.warnings, WarningCode::MissingPart, messages::PartsAreMissing(missing, wanted[uid]));
}

Series seriesOf(Frames frames, bool isCine)
{
    Series series;
    series.frames = std::move(frames);
    if (!haveOneSize(series.frames))
        warn(series.warnings, WarningCode::MixedSize, messages::SizesDiffer);
    if (areParallel(series.frames)) {
        if (!isCine)
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
        Messages ways;
        for (const auto& name : names)
            ways.push_back(orientationWords(name));
        if (!ways.empty())
            warn(series.warnings, WarningCode::MixedOrientation,
                 messages::OrientationsDiffer(series.frames.size(), std::move(ways)));
    }
    series.facts = series.frames.front().instance->series;
    return series;
}

// What was odd in the headers, each sentence once with how often it came.
void warnOfHeaders(Series& series)
{
    std::map<std::pair<WarningCode, std::string>, std::pair<Message, std::size_t>> said;
    std::set<const Instance*> seen;
    for (const auto& frame : series.frames)
        if (!frame.instance->warnings.empty() && seen.insert(frame.instance.get()).second)
            for (const auto& warning : frame.instance->warnings)
                ++said.try_emplace({warning.code, warning.text()}, warning.message, 0).first->second.second;
    for (const auto& [which, what] : said)
        warn(series.warnings, which.first,
             what.second == 1 ? what.first : messages::InSeveralFiles(what.first, what.second));
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
    const auto stacks = std::count_if(parts.begin(), parts.end(), [](const StackPart& part) { return !part.isCine; });
    std::vector<Series> result;
    for (auto& part : parts) {
        result.push_back(seriesOf(std::move(part.frames), part.isCine));
        auto& series = result.back();
        series.stack = static_cast<int>(result.size());
        series.part = part.part;
        if (stacks > 1 && !part.part.empty())
            warn(series.warnings, WarningCode::SplitSeries, messages::WasSplit(stacks, part.part));
        if (part.isGuess)
            warn(series.warnings, WarningCode::SamePosition, messages::NothingTellsApart);
        if (part.placesOfOthers > 0)
            warn(series.warnings, WarningCode::ShortStack, messages::StackIsShort(part.places, part.placesOfOthers));
        warnOfMissingParts(series);
        warnOfValues(series);
        warnOfHeaders(series);
    }
    return result;
}

}
