#include "core/dicom/codecs/codec.h"

namespace lantern::dicom {

// Encapsulated Uncompressed (PS3.5 A.4.11): native samples, a fragment a frame.
Result<FrameBytes> decode_uncompressed(const EncodedFrame& frame)
{
    FrameBytes out = frameAsDeclared(frame.declared);
    out.bytes.assign(frame.bytes.begin(), frame.bytes.end());
    return out;
}

}
