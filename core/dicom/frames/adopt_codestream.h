#pragma once

#include "core/dicom/frames/codestream.h"
#include "core/dicom/frames/unpack_samples.h"

namespace lantern::dicom {

// Where a codestream and the file's header disagree, the codestream is right (PS3.5 8.2): its size, samples,
// depth and sign stay, and `warnings` says so. What only the header knows is taken from there: how bits lie
// in a sample that was encoded as a whole, and the sign of codestreams that have none.
void adoptHeader(FrameBytes& frame, const CodestreamFacts& facts, const PixelFormat& declared);

// What adoptHeader() has to decide, in sentences for people.
void warnOfDifferences(const CodestreamFacts& facts, const PixelFormat& declared, const std::string& transferSyntaxUid,
                       Warnings& warnings);

}
