// Older multi-frame objects have one list a property, with an entry a frame.
#include "core/dicom/dataset/frames_internal.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace lantern::dicom {

namespace {

// NM's vectors (PS3.3 C.8.4.8) and those of multi-frame secondary capture (C.8.6.3), with the words for
// the parts that they tell apart. Slices are places, not parts.
struct Vector {
    DcmTagKey tag;
    const MessageKind<double>* words;    // null: angles and times run through the frames of one film
};
const std::array<Vector, 9> partVectors{{{DCM_EnergyWindowVector, &messages::EnergyWindowIs},
                                         {DCM_DetectorVector, &messages::DetectorIs},
                                         {DCM_PhaseVector, &messages::PhaseIs},
                                         {DCM_RotationVector, &messages::RotationIs},
                                         {DCM_RRIntervalVector, &messages::RRIntervalIs},
                                         {DCM_TimeSlotVector, &messages::TimeSlotIs},
                                         {DCM_AngularViewVector, nullptr},
                                         {DCM_TimeSliceVector, nullptr},
                                         {DCM_PageNumberVector, &messages::PageIs}}};

// A vector counts where it has an entry for each frame; others say nothing that can be trusted.
std::vector<double> fittingVector(DcmItem& dataset, const DcmTagKey& tag, std::size_t count, Warnings& warnings)
{
    const auto values = decimalsOf(dataset, tag);
    if (values.empty() || values.size() == count)
        return values;
    warn(warnings, WarningCode::BadVector,
         messages::VectorHasOtherLength(DcmTag(tag).getTagName(), values.size(), count));
    return {};
}

std::vector<double> distinct(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    return values;
}

// NM reconstructions name the first slice's place in the detector's item and step along the normal; a
// negative Spacing Between Slices steps against it (PS3.3 C.8.4.15). Only this object's spacing is a
// geometry: elsewhere it is a number beside the positions.
void placeSlices(DcmDataset& dataset, const std::vector<double>& slices, std::vector<FrameFacts>& frames,
                 Warnings& warnings)
{
    DcmItem* detector = itemOf(dataset, DCM_DetectorInformationSequence);
    const auto spacing = spacingOf(dataset, DCM_PixelSpacing);
    const auto step = decimalOf(dataset, DCM_SpacingBetweenSlices);
    if (!detector || !spacing || !step || *step == 0)
        return;
    const auto first = planeOf(*detector, *detector, *spacing, warnings);
    if (!first)
        return;
    const auto normal = first->normal();
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const double along = *step * (slices[i] - 1);
        const auto corner = first->topLeft();
        auto moved = geometry::ImagePlane::make(
            {corner.x + along * normal.x, corner.y + along * normal.y, corner.z + along * normal.z}, first->alongRow(),
            first->downColumn(), first->spacing());
        if (moved)
            frames[i].plane = *moved;
    }
}

}

void addFrameVectors(DcmDataset& dataset, std::vector<FrameFacts>& frames, Warnings& warnings)
{
    if (frames.size() < 2)
        return;
    for (const auto& vector : partVectors) {
        const auto values = fittingVector(dataset, vector.tag, frames.size(), warnings);
        if (distinct(values).size() < 2)
            continue;
        for (std::size_t i = 0; i < frames.size(); ++i) {
            if (vector.words)
                frames[i].part.push_back((*vector.words)(values[i]));
            else
                frames[i].dimensionIndex.push_back(static_cast<int>(values[i]));
        }
    }
    if (const auto slices = fittingVector(dataset, DCM_SliceVector, frames.size(), warnings); !slices.empty()) {
        for (std::size_t i = 0; i < frames.size(); ++i)
            frames[i].inStackPosition = static_cast<int>(slices[i]);
        placeSlices(dataset, slices, frames, warnings);
    }
}

std::vector<double> frameTimesOf(DcmItem& dataset, std::size_t count, Warnings& warnings)
{
    if (count < 2)
        return {};
    // Each entry is the time since the frame before; the first is 0 (PS3.3 C.7.6.5.1.2).
    auto times = fittingVector(dataset, DCM_FrameTimeVector, count, warnings);
    double sum = 0;
    for (std::size_t i = 0; i < times.size(); ++i) {
        if (i > 0 && !(times[i] >= 0)) {
            warn(warnings, WarningCode::BadVector, messages::FrameTimesGoBack(-times[i]));
            return {};
        }
        sum += i > 0 ? times[i] : 0;
        times[i] = sum;
    }
    return sum > 0 ? times : std::vector<double>();
}

}
