#include "core/inference/series_input.h"

#include "core/dicom/stacks/discriminator.h"
#include "core/dicom/values/value_kinds.h"
#include "core/inference/modality_image.h"

namespace lantern::inference {

tasks::SeriesInput seriesInput(const dicom::Series& series, const Frames& frames)
{
    tasks::SeriesInput input;
    input.id = series.id();
    input.modality = series.facts.modality;
    input.bodyPart = series.facts.bodyPart;
    input.description = series.facts.description;
    input.orientation = series.orientation;
    input.isVolume = series.isVolume;
    input.betweenSlices = series.spacingBetweenSlices;
    input.slices = static_cast<int>(series.frames.size());
    if (!series.frames.empty()) {
        const auto& first = *series.frames.front().instance;
        input.rows = first.pixels.rows;
        input.columns = first.pixels.columns;
        input.isLossy = first.isLossy;
        const auto echoTime = dicom::valueOf(series.frames.front(), dicom::Discriminator::EchoTime).numbers;
        if (first.echoTime)
            input.echoTime = first.echoTime;
        else if (!echoTime.empty())
            input.echoTime = echoTime.front();
        input.repetitionTime = first.repetitionTime;
        input.inversionTime = first.inversionTime;
        input.contrastAgent = first.contrastAgent;
        input.studyDescription = first.study.description;
        for (const std::string& name : {first.series.protocolName, first.sequenceName})
            if (!name.empty())
                input.names.push_back(name);
    }
    if (const auto kinds = dicom::valueKindsOf(series.frames); !kinds.reasons.empty())
        input.mixedValues = kinds.reasons.front();
    const auto frame = [&series](int slice) -> const dicom::FrameRef& {
        return series.frames[static_cast<std::size_t>(slice)];
    };
    input.picture = [frame, frames](int slice) -> Result<nn::ModalityImage> {
        LANTERN_TRY(image, frames(frame(slice)));
        return modalityImage(*frame(slice).instance, frame(slice).frame, *image);
    };
    input.plane = [frame](int slice) { return frame(slice).facts().plane; };
    input.sopInstanceUid = [frame](int slice) { return frame(slice).instance->sopInstanceUid; };
    return input;
}

}
