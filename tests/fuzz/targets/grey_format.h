#pragma once

#include "core/dicom/instance.h"

namespace lantern::fuzz {

// Of a small grey picture that a target makes itself.
inline dicom::PixelFormat greyFormat(int rows, int columns)
{
    dicom::PixelFormat format;
    format.rows = rows;
    format.columns = columns;
    format.samples = 1;
    format.bitsAllocated = format.bitsStored = 16;
    format.photometric = "MONOCHROME2";
    return format;
}

}
