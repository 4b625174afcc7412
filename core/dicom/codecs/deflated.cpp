#include "core/dicom/codecs/codec.h"

#include <zlib.h>

namespace lantern::dicom {

// Deflated Image Frame Compression (PS3.5 A.4.13): the native samples of one frame as RFC 1951 writes them,
// without zlib's or gzip's header.
Result<FrameBytes> decode_deflated(const EncodedFrame& frame)
{
    FrameBytes out = frameAsDeclared(frame.declared);
    out.bytes.resize((frameBits(frame.declared) + 7) / 8);
    z_stream stream{};
    constexpr int rawDeflate = -15;
    if (inflateInit2(&stream, rawDeflate) != Z_OK)
        return fail(ErrorCode::OutOfMemory, "there is not enough memory for zlib");
    stream.next_in = const_cast<Bytef*>(frame.bytes.data());
    stream.avail_in = static_cast<uInt>(frame.bytes.size());
    stream.next_out = out.bytes.data();
    stream.avail_out = static_cast<uInt>(out.bytes.size());
    const int done = inflate(&stream, Z_FINISH);
    const bool isComplete = stream.avail_out == 0 && (done == Z_STREAM_END || done == Z_BUF_ERROR || done == Z_OK);
    inflateEnd(&stream);
    if (!isComplete)
        return fail(ErrorCode::Malformed, "its deflated bytes are damaged or too few");
    return out;
}

}
