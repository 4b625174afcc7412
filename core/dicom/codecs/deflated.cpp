#include "core/dicom/codecs/codec.h"
#include "core/dicom/frames/inflate.h"
#include "core/dicom/messages.h"

namespace lantern::dicom {

// Deflated Image Frame Compression (PS3.5 A.4.13): the native samples of one frame.
Result<FrameBytes> decode_deflated(const EncodedFrame& frame)
{
    FrameBytes out = frameAsDeclared(frame.declared);
    out.bytes.resize((frameBits(frame.declared) + 7) / 8);
    if (Inflater(frame.bytes).next(out.bytes) < out.bytes.size())
        return fail(ErrorCode::Malformed, messages::DeflatedBytesDamaged);
    return out;
}

}
