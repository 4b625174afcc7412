#pragma once

#include "core/dicom/frames/codestream.h"
#include "core/dicom/frames/unpack_samples.h"

// One file a codec, each with one function; codecs.def says which transfer syntaxes it serves. A codec sees
// the bytes of one frame, its fragments joined, and knows nothing of DICOM files.
namespace lantern::dicom {

// Whether a codec that can may turn YCbCr into RGB, or leaves the samples as they are stored.
enum class Colours { AsStored, Rgb };

struct EncodedFrame {
    std::span<const std::uint8_t> bytes;
    const PixelFormat& declared;    // what the file says of its pixels
    std::optional<CodestreamFacts> facts;    // what the codestream says, where it is of a kind that can
    Colours colours = Colours::AsStored;
};

// The samples, little endian; size, samples, depth and sign as in the codestream, or as declared where the
// codec has no header of its own. Malformed and Unsupported, as a sentence's end: "the codestream breaks off".
using Codec = Result<FrameBytes> (*)(const EncodedFrame&);

// The codec for a frame. Where the codestream is of another kind than its transfer syntax says, the
// codestream is right. Null where there is none.
Codec codecFor(const std::string& transferSyntaxUid, const std::optional<CodestreamFacts>& facts);

// What JPEG XL says of itself, which stands bit by bit where only its own library finds it.
std::optional<CodestreamFacts> jpegXlFacts(std::span<const std::uint8_t> bytes);

// A frame as declared, to be filled.
FrameBytes frameAsDeclared(const PixelFormat& declared);

// A frame as its codestream says, with room for its samples of 1, 2 or 4 bytes.
FrameBytes frameAsEncoded(const CodestreamFacts& facts);

#define LANTERN_CODEC(name, ...) Result<FrameBytes> decode_##name(const EncodedFrame& frame);
#include "core/dicom/codecs/codecs.def"
#undef LANTERN_CODEC

}
