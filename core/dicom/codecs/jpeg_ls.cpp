#include "core/dicom/codecs/codec.h"

#include <charls/charls.h>

namespace lantern::dicom {

// JPEG-LS, lossless and near-lossless (ISO 14495-1), by CharLS, which undoes HP's colour transforms too.
Result<FrameBytes> decode_jpeg_ls(const EncodedFrame& frame)
{
    if (!frame.facts)
        return fail(ErrorCode::Malformed, "it holds no JPEG-LS codestream");
    try {
        charls::jpegls_decoder decoder(frame.bytes.data(), frame.bytes.size(), true);
        FrameBytes out = frameAsEncoded(*frame.facts);
        if (decoder.destination_size() != out.bytes.size())
            return fail(ErrorCode::Malformed, "its JPEG-LS headers contradict one another");
        decoder.decode(out.bytes.data(), out.bytes.size());
        // Without interleaving the components come one after another, whatever Planar Configuration says.
        out.isPlanar = decoder.interleave_mode() == charls::interleave_mode::none && out.samples > 1;
        return out;
    } catch (const charls::jpegls_error& error) {
        return fail(ErrorCode::Malformed, error.what());
    }
}

}
