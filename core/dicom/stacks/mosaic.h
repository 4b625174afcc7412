#pragma once

#include "core/dicom/frames/unpack_samples.h"
#include "core/dicom/instance.h"

namespace lantern::dicom {

// Siemens stores the slices of an echo-planar volume as tiles of one large picture, a mosaic, of as many tiles a row
// as a column; the last ones may be empty. Image Position is the corner of that picture, as if it were one slice.
struct MosaicFacts {
    int tiles = 0;    // NumberOfImagesInMosaic; 0: not known
    std::optional<geometry::Direction> step;    // mm, from each slice to the next; nothing where it is not known
};

// Whether the picture is one: its Image Type says so, and it is larger than what was acquired (0: not known). Siemens
// leaves the word in the Image Type of slices that were taken out of one; those do not say of how many.
bool isMosaic(const Instance& instance, int acquiredRows, int tiles);

// Turns the one frame of a mosaic into one a slice, each at its own place. Where facts are missing or contradict one
// another it is left as it is, without scale and place, which would be wrong, and a warning says why.
void unfoldMosaic(Instance& instance, const MosaicFacts& facts);

// The centre of the first tile in the patient.
std::optional<geometry::PatientPoint> centreOfFirstTile(const Instance& instance, int tiles);

// How the frames' file holds them: the large picture of a mosaic, else as it is.
PixelFormat storedFormat(const PixelFormat& format);

// One tile out of the large picture.
Result<FrameBytes> tileOf(const FrameBytes& mosaic, const PixelFormat& format, int tile);

}
