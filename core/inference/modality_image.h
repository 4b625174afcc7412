#pragma once

#include "core/dicom/instance.h"
#include "core/files/data_source.h"
#include "core/nn/input_rule.h"
#include "core/pixels/image.h"

namespace lantern::inference {

// A decoded frame as modality values with unit, spacing and polarity: what nn::prepare() takes.
// Colour becomes luma, and padding (PS3.3 C.7.5.1.1.2) as dark as the darkest of the data.
nn::ModalityImage modalityImage(const dicom::Instance& instance, int frame, const pixels::Image& decoded);
Result<nn::ModalityImage> modalityImage(const dicom::Instance& instance, int frame);

// Reads DICOM files of a labelled data set; only files on disk, not inside an archive, are supported.
Result<nn::ModalityImage> readPicture(const files::SourceFile& file);

}
