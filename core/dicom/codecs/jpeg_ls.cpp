#include "core/dicom/codecs/codec.h"
#include "core/dicom/messages.h"

#include <charls/charls.h>

namespace lantern::dicom {

namespace {

// CharLS 2.4 notices the end of a codestream that breaks off only where it falls between two codes, and otherwise
// counts on for seconds; it notices a marker everywhere. A second End of Image does no harm.
std::vector<std::uint8_t> withEndOfImage(std::span<const std::uint8_t> bytes)
{
    std::vector<std::uint8_t> ended(bytes.begin(), bytes.end());
    ended.insert(ended.end(), {0xff, 0xd9});
    return ended;
}

bool endsWithEndOfImage(std::span<const std::uint8_t> bytes)
{
    const bool isPadded = !bytes.empty() && bytes.back() == 0;
    const auto end = bytes.first(bytes.size() - (isPadded ? 1 : 0));
    return end.size() >= 2 && end[end.size() - 2] == 0xff && end.back() == 0xd9;
}

}

// JPEG-LS, lossless and near-lossless (ISO 14495-1), by CharLS, which undoes HP's colour transforms too.
Result<FrameBytes> decode_jpeg_ls(const EncodedFrame& frame)
{
    if (!frame.facts)
        return fail(ErrorCode::Malformed, messages::NoJpegLs);
    const auto ended = endsWithEndOfImage(frame.bytes) ? std::vector<std::uint8_t>() : withEndOfImage(frame.bytes);
    const auto bytes = ended.empty() ? frame.bytes : std::span(ended);
    try {
        charls::jpegls_decoder decoder(bytes.data(), bytes.size(), true);
        FrameBytes out = frameAsEncoded(*frame.facts);
        if (decoder.destination_size() != out.bytes.size())
            return fail(ErrorCode::Malformed, messages::JpegLsContradiction);
        decoder.decode(out.bytes.data(), out.bytes.size());
        // Without interleaving the components come one after another, whatever Planar Configuration says.
        out.isPlanar = decoder.interleave_mode() == charls::interleave_mode::none && out.samples > 1;
        return out;
    } catch (const charls::jpegls_error& error) {
        return fail(ErrorCode::Malformed, messages::AsWritten(error.what()));
    }
}

}
