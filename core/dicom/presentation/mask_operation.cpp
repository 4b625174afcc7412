#include "core/dicom/presentation/mask_operation.h"

#include "core/dicom/dataset/masks_internal.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace lantern::dicom {

namespace {

using Kind = MaskOperation::Kind;
using Ranges = MaskOperation::Ranges;

Ranges rangesOf(DcmItem& item, const DcmTagKey& tag)
{
    const auto numbers = wordsOf(item, tag);
    Ranges ranges;
    for (std::size_t i = 0; i + 1 < numbers.size(); i += 2)
        ranges.emplace_back(std::min(numbers[i], numbers[i + 1]), std::max(numbers[i], numbers[i + 1]));
    return ranges;
}

const std::pair<int, int>* rangeAt(const Ranges& ranges, int number)
{
    const auto found = std::ranges::find_if(
        ranges, [&](const auto& range) { return number >= range.first && number <= range.second; });
    return found == ranges.end() ? nullptr : &*found;
}

// Rows come first; nothing where it is not two numbers.
std::optional<pixels::MaskShift> shiftOf(DcmItem& item)
{
    const auto pair = decimalsOf(item, DCM_MaskSubPixelShift);
    return pair.size() == 2 ? std::optional(pixels::MaskShift{pair[0], pair[1]}) : std::nullopt;
}

// Those of an XA/XRF state, which may differ from frame to frame (PS3.3 C.11.19).
void readShifts(DcmItem& item, MaskOperation& operation, Warnings& warnings)
{
    if (const auto shift = shiftOf(item))
        operation.shifts.push_back({{}, *shift});
    for (unsigned long i = 0; i < itemCount(item, DCM_PixelShiftSequence); ++i) {
        DcmItem& shifts = *itemOf(item, DCM_PixelShiftSequence, i);
        const auto ranges = rangesOf(shifts, DCM_PixelShiftFrameRange);
        for (unsigned long j = 0; j < itemCount(shifts, DCM_RegionPixelShiftSequence); ++j) {
            DcmItem& region = *itemOf(shifts, DCM_RegionPixelShiftSequence, j);
            if (region.tagExists(DCM_VerticesOfTheRegion))
                warn(warnings, WarningCode::StateNotDrawn, messages::MaskShiftedByRegions);
            else if (const auto shift = shiftOf(region))
                operation.shifts.push_back({ranges, *shift});
        }
    }
}

std::optional<Kind> kindOf(std::string_view code)
{
    if (code == "AVG_SUB")
        return Kind::Average;
    if (code == "TID")
        return Kind::TimeInterval;
    return code == "REV_TID" ? std::optional(Kind::ReversedTimeInterval) : std::nullopt;
}

}

std::vector<MaskOperation> maskOperationsOf(DcmItem& dataset, Warnings& warnings)
{
    std::vector<MaskOperation> operations;
    const double visible = decimalOf(dataset, DCM_MaskVisibilityPercentage).value_or(0) / 100;
    for (unsigned long i = 0; i < itemCount(dataset, DCM_MaskSubtractionSequence); ++i) {
        DcmItem& item = *itemOf(dataset, DCM_MaskSubtractionSequence, i);
        const auto code = codeOf(item, DCM_MaskOperation);
        const auto kind = kindOf(code);
        if (!kind && code != "NONE" && !code.empty())
            warn(warnings, WarningCode::StateNotDrawn, messages::MaskOperationUnknown(code));
        if (!kind)
            continue;
        MaskOperation operation{.kind = *kind,
                                .references = imageReferencesOf(item),
                                .frames = rangesOf(item, DCM_ApplicableFrameRange),
                                .maskFrames = {},
                                .shifts = {},
                                .visible = std::clamp(visible, 0.0, 1.0)};
        const auto masks = wordsOf(item, DCM_MaskFrameNumbers);
        operation.maskFrames.assign(masks.begin(), masks.end());
        operation.averaged = std::max<int>(1, wordOf(item, DCM_ContrastFrameAveraging).value_or(1));
        if (const auto offset = wordOf(item, DCM_TIDOffset))
            operation.offset = static_cast<std::int16_t>(*offset);
        readShifts(item, operation, warnings);
        operations.push_back(std::move(operation));
    }
    if (!operations.empty() && itemCount(dataset, DCM_PixelIntensityRelationshipLUTSequence) > 0)
        warn(warnings, WarningCode::StateNotDrawn, messages::IntensityLutNotApplied);
    return operations;
}

std::optional<Subtraction> subtractionOf(const MaskOperation& operation, int frame, int count)
{
    const int number = frame + 1;
    const auto* range = rangeAt(operation.frames, number);
    if (operation.kind == Kind::None || (!operation.frames.empty() && !range))
        return std::nullopt;
    Subtraction subtraction;
    subtraction.visible = operation.visible;
    for (const auto& shift : operation.shifts)
        if (shift.frames.empty() || rangeAt(shift.frames, number))
            subtraction.shift = shift.by;
    switch (operation.kind) {
    case Kind::None: break;
    case Kind::Average: subtraction.mask = operation.maskFrames; break;
    case Kind::TimeInterval: subtraction.mask = {number - operation.offset}; break;
    case Kind::ReversedTimeInterval:
        // The first frame takes the offset, the second two more, and so on: masks go back as frames go on.
        if (!range)
            return std::nullopt;
        subtraction.mask = {range->first - operation.offset - (number - range->first)};
        break;
    }
    const auto exists = [count](int one) { return one >= 1 && one <= count; };
    // More masks than frames would be the same ones again and again.
    if (subtraction.mask.empty() || std::cmp_greater(subtraction.mask.size(), count)
        || !std::ranges::all_of(subtraction.mask, exists) || !exists(number + operation.averaged - 1))
        return std::nullopt;
    subtraction.contrast.resize(static_cast<std::size_t>(operation.averaged));
    std::iota(subtraction.contrast.begin(), subtraction.contrast.end(), frame);
    for (int& mask : subtraction.mask)
        --mask;
    return subtraction;
}

}
