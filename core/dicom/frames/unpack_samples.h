#pragma once

#include "core/dicom/decode.h"
#include "core/dicom/frames/codestream.h"

#include <span>

namespace lantern::dicom {

// The bytes of one frame after its codec, little endian, and how the samples lie in them.
struct FrameBytes {
    std::vector<std::uint8_t> bytes;
    int rows = 0, columns = 0, samples = 1;
    int bitsAllocated = 8, bitsStored = 8, highBit = 7;
    bool isSigned = false;
    bool isPlanar = false;    // RRR GGG BBB
    bool isPacked422 = false;    // Y1 Y2 Cb Cr for two pixels, uncompressed only
    bool isFloat = false;    // bitsAllocated 32 or 64
    std::size_t firstBit = 0;    // frames of single bits are not padded to whole bytes
    CodestreamColour colour = CodestreamColour::AsDeclared;
    Warnings warnings;
};

// How many bits one frame takes when it is not compressed.
std::size_t frameBits(const PixelFormat& format);

// Shifts by HighBit + 1 - BitsStored, masks to BitsStored, sign-extends, interleaves. Malformed where
// the bytes are too few, Unsupported for a depth that int32 cannot hold.
Result<StoredFrame> unpackSamples(const FrameBytes& frame);

// The same for grey frames, in the narrowest type and without a detour; float64 comes as float32.
Result<pixels::GreySamples> unpackGrey(FrameBytes&& frame);

// Colour samples, interleaved, in 8 bits: deeper ones lose their low bits.
Result<std::vector<std::uint8_t>> unpackColour(FrameBytes&& frame);

}
