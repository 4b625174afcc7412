#pragma once

#include "core/dicom/dataset/frame_source_internal.h"

#include <span>

namespace lantern::dicom {

bool isLossyJpeg(E_TransferSyntax syntax);    // the DCT processes, whose files carry YCbCr mostly

// What the three components of a JPEG codestream are, by its Adobe marker, component names and
// sampling; AsDeclared where it does not say.
CodestreamColour jpegColour(std::span<const std::uint8_t> codestream);

}
