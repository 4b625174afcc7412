#include "core/dicom/codecs/codec.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <csetjmp>
#include <cstdio>    // jpeglib.h needs it before itself
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmjpeg/djcparam.h>
#include <dcmtk/dcmjpeg/djdijg12.h>
#include <dcmtk/dcmjpeg/djdijg16.h>
#include <dcmtk/dcmjpeg/djdijg8.h>
#include <jerror.h>
#include <jpeglib.h>

namespace lantern::dicom {

namespace {

// libjpeg's way of failing is to jump.
struct JumpingErrors {
    jpeg_error_mgr base;
    std::jmp_buf jump;
    bool isDamaged = false;    // samples were made up where bits were missing

    static void leave(j_common_ptr info) { std::longjmp(reinterpret_cast<JumpingErrors*>(info->err)->jump, 1); }
    static void note(j_common_ptr info, int level)
    {
        auto* errors = reinterpret_cast<JumpingErrors*>(info->err);
        const int code = errors->base.msg_code;
        if (level < 0 && (code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE))
            errors->isDamaged = true;
    }
};

enum class Outcome { Done, Damaged };

// Baseline, extended and progressive of 8 bits, by libjpeg-turbo. No C++ object may live in here, since a
// failure jumps out.
Outcome decodeEightBits(std::span<const std::uint8_t> bytes, bool turnsIntoRgb, FrameBytes& out)
{
    jpeg_decompress_struct info;
    JumpingErrors errors;
    info.err = jpeg_std_error(&errors.base);
    errors.base.error_exit = JumpingErrors::leave;
    errors.base.emit_message = JumpingErrors::note;
    if (setjmp(errors.jump) != 0) {
        jpeg_destroy_decompress(&info);
        return Outcome::Damaged;
    }
    jpeg_create_decompress(&info);
    jpeg_mem_src(&info, bytes.data(), bytes.size());
    jpeg_read_header(&info, TRUE);
    // The library guesses at colours where nothing tells them; what is known here is not for it to decide.
    if (turnsIntoRgb)
        info.jpeg_color_space = JCS_YCbCr;
    info.out_color_space = turnsIntoRgb ? JCS_RGB : info.jpeg_color_space;
    info.dct_method = JDCT_ISLOW;
    jpeg_start_decompress(&info);
    const std::size_t stride = static_cast<std::size_t>(info.output_width) * info.output_components;
    if (stride * info.output_height != out.bytes.size()) {
        jpeg_destroy_decompress(&info);
        return Outcome::Damaged;
    }
    while (info.output_scanline < info.output_height) {
        JSAMPROW row = out.bytes.data() + info.output_scanline * stride;
        jpeg_read_scanlines(&info, &row, 1);
    }
    jpeg_destroy_decompress(&info);
    return errors.isDamaged ? Outcome::Damaged : Outcome::Done;
}

// DCMTK only logs where the library had to make samples up.
template <class Decoder>
class Listening final : public Decoder {
public:
    using Decoder::Decoder;
    void emitMessage(int level) const override { m_isDamaged |= level < 0; }
    bool isDamaged() const { return m_isDamaged; }

private:
    mutable bool m_isDamaged = false;
};

template <class Decoder>
Outcome decodeWith(std::span<const std::uint8_t> bytes, bool isLossless, FrameBytes& out, bool asCornell = false)
{
    const DJCodecParameter parameter(ECC_lossyYCbCr, EDC_never, EUC_never, EPC_colorByPixel, OFFalse, asCornell);
    Listening<Decoder> decoder(parameter, OFFalse);
    if (decoder.init().bad())
        return Outcome::Damaged;
    const OFCondition done = decoder.decode(const_cast<Uint8*>(bytes.data()), static_cast<Uint32>(bytes.size()),
                                            out.bytes.data(), static_cast<Uint32>(out.bytes.size()), OFFalse);
    // Of lossy ones it also grumbles where nothing is amiss, such as at a scan's spectral limits.
    const bool isTold = isLossless && decoder.isDamaged();
    return done.good() && !isTold ? Outcome::Done : Outcome::Damaged;
}

// Lossless of any depth and extended of 12 bits, by DCMTK's three builds of the IJG library.
Outcome decodeWithIjg(std::span<const std::uint8_t> bytes, const CodestreamFacts& facts, FrameBytes& out)
{
    const bool isLossless = facts.isLosslessJpeg();
    if (facts.precision <= 8)
        return decodeWith<DJDecompressIJG8Bit>(bytes, isLossless, out);
    if (facts.precision <= 12)
        return decodeWith<DJDecompressIJG12Bit>(bytes, isLossless, out);
    if (decodeWith<DJDecompressIJG16Bit>(bytes, isLossless, out) == Outcome::Done)
        return Outcome::Done;
    // Cornell University's encoder writes 16 bits behind the difference 32768, where none belong (H.1.2.2).
    std::fill(out.bytes.begin(), out.bytes.end(), std::uint8_t(0));
    if (decodeWith<DJDecompressIJG16Bit>(bytes, isLossless, out, true) == Outcome::Damaged)
        return Outcome::Damaged;
    warn(out.warnings, WarningCode::FaultyEncoder, messages::FaultyEncoder);
    return Outcome::Done;
}

}

// JPEG (ISO 10918-1). Which process a codestream is of stands in itself.
Result<FrameBytes> decode_jpeg(const EncodedFrame& frame)
{
    if (!frame.facts)
        return fail(ErrorCode::Malformed, messages::NoJpeg);
    const auto& facts = *frame.facts;
    if (facts.precision < 2 || facts.precision > 16)
        return fail(ErrorCode::Malformed, messages::JpegDepth(facts.precision));
    FrameBytes out = frameAsEncoded(facts);
    const bool isEightBits = facts.precision == 8 && !facts.isLosslessJpeg();
    const bool isYbr = facts.colour == CodestreamColour::Ybr
        || (facts.colour == CodestreamColour::AsDeclared && frame.declared.photometric.starts_with("YBR_FULL"));
    const bool turnsIntoRgb = isEightBits && facts.samples == 3 && isYbr && frame.colours == Colours::Rgb;
    if (turnsIntoRgb)
        out.colour = CodestreamColour::Rgb;
    const Outcome outcome =
        isEightBits ? decodeEightBits(frame.bytes, turnsIntoRgb, out) : decodeWithIjg(frame.bytes, facts, out);
    if (outcome == Outcome::Damaged)
        return fail(ErrorCode::Malformed, messages::JpegDamaged);
    return out;
}

}
