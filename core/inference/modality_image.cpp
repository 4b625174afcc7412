#include "core/inference/modality_image.h"

#include "core/dicom/decode.h"
#include "core/dicom/read_header.h"
#include "core/inference/messages.h"
#include "core/pixels/auto_window.h"
#include "core/pixels/values.h"

namespace lantern::inference {

namespace {

// Padding is background in either polarity: made as dark as the darkest of the data, since by its own value it
// may well be the brightest.
void darkenPadding(const pixels::GreyImage& grey, nn::ModalityImage& image)
{
    const auto isData = pixels::dataMask(grey);
    const auto range = pixels::fullRange(grey);
    if (isData.empty() || !range)
        return;
    const bool isTurned = image.isInverse && image.unit.empty();    // by nn::prepare()
    const auto dark = static_cast<float>(isTurned ? range->high : range->low);
    for (std::size_t i = 0; i < isData.size(); ++i)
        if (!isData[i])
            image.values[i] = dark;
}

}

Result<nn::ModalityImage> modalityImage(const dicom::Instance& instance, int frame)
{
    LANTERN_TRY(image, dicom::decodeFrame(instance, frame));
    return modalityImage(instance, frame, *image);
}

nn::ModalityImage modalityImage(const dicom::Instance& instance, int frame, const pixels::Image& decoded)
{
    nn::ModalityImage result;
    result.isInverse = instance.isInverse;
    if (!instance.spacingIsAtDetector)
        result.spacing = instance.pixelSpacing;
    if (const auto& plane = instance.frames[static_cast<std::size_t>(frame)].plane)
        result.spacing = plane->spacing();

    if (const auto* colour = std::get_if<pixels::ColourImage>(&decoded)) {
        result.rows = colour->rows;
        result.columns = colour->columns;
        for (std::size_t i = 0; i + 2 < colour->rgb.size(); i += 3)
            result.values.push_back(0.299f * float(colour->rgb[i]) + 0.587f * float(colour->rgb[i + 1])
                                    + 0.114f * float(colour->rgb[i + 2]));
        return result;
    }
    const auto& grey = std::get<pixels::GreyImage>(decoded);
    result.rows = grey.rows;
    result.columns = grey.columns;
    result.unit = grey.rescale.unit;
    const auto slope = static_cast<float>(grey.rescale.slope), intercept = static_cast<float>(grey.rescale.intercept);
    std::visit(
        [&](const auto& samples) {
            result.values.reserve(samples.size());
            for (const auto sample : samples)
                result.values.push_back(static_cast<float>(sample) * slope + intercept);
        },
        grey.samples);
    darkenPadding(grey, result);
    return result;
}

Result<nn::ModalityImage> readPicture(const files::SourceFile& file)
{
    if (file.path.empty())
        return fail(ErrorCode::Unsupported, messages::DicomInsideArchive(file.name));
    LANTERN_TRY(instance, dicom::readHeader(file.path));
    if (!instance->hasPixels())
        return fail(ErrorCode::Malformed, messages::HasNoPicture(file.name));
    return modalityImage(*instance, 0);
}

}
