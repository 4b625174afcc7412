#include "core/dicom/codecs/codec.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <jxl/decode.h>
#include <memory>

namespace lantern::dicom {

namespace {

// Planes beside the colours: transparency, depth. Each takes as much memory as the picture, and none is shown.
constexpr std::uint32_t extraPlanesAtMost = 4;

class Decoder {
public:
    // `events` are those that next() stops at.
    Decoder(std::span<const std::uint8_t> bytes, int events)
        : m_decoder(JxlDecoderCreate(nullptr), JxlDecoderDestroy)
    {
        if (!m_decoder)
            throw std::bad_alloc();
        JxlDecoderSubscribeEvents(m_decoder.get(), events);
        JxlDecoderSetKeepOrientation(m_decoder.get(), JXL_TRUE);    // DICOM says itself which way is up
        JxlDecoderSetInput(m_decoder.get(), bytes.data(), bytes.size());
        JxlDecoderCloseInput(m_decoder.get());
    }

    JxlDecoder* get() const { return m_decoder.get(); }
    JxlDecoderStatus next() const { return JxlDecoderProcessInput(m_decoder.get()); }

    JxlBasicInfo info() const
    {
        JxlBasicInfo info{};
        JxlDecoderGetBasicInfo(m_decoder.get(), &info);
        return info;
    }

private:
    std::unique_ptr<JxlDecoder, void (*)(JxlDecoder*)> m_decoder;
};

// The very JPEG that was packed into JPEG XL (ISO 18181-2 9.11); empty where it was none, or cannot be had back.
std::vector<std::uint8_t> packedJpeg(std::span<const std::uint8_t> bytes, std::size_t atMost)
{
    const Decoder decoder(bytes, JXL_DEC_JPEG_RECONSTRUCTION | JXL_DEC_FULL_IMAGE);
    if (decoder.next() != JXL_DEC_JPEG_RECONSTRUCTION)
        return {};
    std::vector<std::uint8_t> jpeg(std::min(bytes.size() * 2 + 4096, atMost));
    std::size_t made = 0;
    JxlDecoderSetJPEGBuffer(decoder.get(), jpeg.data(), jpeg.size());
    for (;;) {
        const auto status = decoder.next();
        made = jpeg.size() - JxlDecoderReleaseJPEGBuffer(decoder.get());
        if (status == JXL_DEC_FULL_IMAGE || status == JXL_DEC_SUCCESS)
            break;
        if (status != JXL_DEC_JPEG_NEED_MORE_OUTPUT || jpeg.size() >= atMost)
            return {};
        jpeg.resize(std::min(jpeg.size() * 2, atMost));
        JxlDecoderSetJPEGBuffer(decoder.get(), jpeg.data() + made, jpeg.size() - made);
    }
    jpeg.resize(made);
    return jpeg;
}

// Lossy pictures are kept in a colour space of JPEG XL's own; back in that which they came in, they have the values
// that they were made of.
void askForOriginalColours(const Decoder& decoder)
{
    JxlColorEncoding encoding{};
    if (JxlDecoderGetColorAsEncodedProfile(decoder.get(), nullptr, JXL_COLOR_PROFILE_TARGET_ORIGINAL, &encoding)
        == JXL_DEC_SUCCESS)
        JxlDecoderSetPreferredColorProfile(decoder.get(), &encoding);
}

// The library fills its 16 bits whatever the precision is.
void scaleBack(std::span<std::uint8_t> bytes, int precision)
{
    const double scale = ((1 << precision) - 1) / 65535.0;
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
        std::uint16_t value = 0;
        std::memcpy(&value, bytes.data() + at, 2);
        value = static_cast<std::uint16_t>(std::lround(value * scale));
        std::memcpy(bytes.data() + at, &value, 2);
    }
}

}

std::optional<CodestreamFacts> jpegXlFacts(std::span<const std::uint8_t> bytes)
{
    const Decoder decoder(bytes, JXL_DEC_BASIC_INFO);
    if (decoder.next() != JXL_DEC_BASIC_INFO)
        return std::nullopt;
    const auto info = decoder.info();
    constexpr std::uint32_t most = 1u << 30;
    CodestreamFacts facts{.kind = CodestreamKind::JpegXl};
    facts.rows = static_cast<int>(std::min(info.ysize, most));
    facts.columns = static_cast<int>(std::min(info.xsize, most));
    facts.samples = static_cast<int>(info.num_color_channels);
    facts.precision = static_cast<int>(info.bits_per_sample);
    // As they are where nothing is lost; else the library's own XYB was turned into RGB.
    if (facts.samples == 3 && info.uses_original_profile == JXL_FALSE)
        facts.colour = CodestreamColour::Rgb;
    return facts;
}

// JPEG XL (ISO 18181) by libjxl. A JPEG that was packed is unpacked and decoded as the JPEG that it was, so that its
// pixels are those of that codec to the bit.
Result<FrameBytes> decode_jpeg_xl(const EncodedFrame& frame)
{
    if (!frame.facts)
        return fail(ErrorCode::Malformed, messages::NoJpegXl);
    const Decoder decoder(frame.bytes, JXL_DEC_BASIC_INFO | JXL_DEC_COLOR_ENCODING | JXL_DEC_FULL_IMAGE);
    if (decoder.next() != JXL_DEC_BASIC_INFO)
        return fail(ErrorCode::Malformed, messages::JpegXlHeaderDamaged);
    const auto info = decoder.info();
    if (info.num_extra_channels > extraPlanesAtMost)
        return fail(ErrorCode::Unsupported, messages::JpegXlHasOtherPlanes(info.num_extra_channels));

    FrameBytes out = frameAsEncoded(*frame.facts);
    if (info.have_container == JXL_TRUE)
        if (const auto jpeg = packedJpeg(frame.bytes, out.bytes.size() * 2 + (std::size_t(1) << 20)); !jpeg.empty())
            if (const auto facts = codestreamFacts(jpeg); facts && facts->kind == CodestreamKind::Jpeg
                && facts->rows == out.rows && facts->columns == out.columns && facts->samples == out.samples)
                return decode_jpeg({jpeg, frame.declared, facts, frame.colours});

    const int precision = frame.facts->precision;
    if (info.exponent_bits_per_sample != 0)
        return fail(ErrorCode::Unsupported, messages::JpegXlFloatingPoint(precision));
    if (precision > 16)
        return fail(ErrorCode::Unsupported, messages::JpegXlDepth(precision));
    const JxlPixelFormat format{static_cast<std::uint32_t>(out.samples),
                                out.bitsAllocated == 8 ? JXL_TYPE_UINT8 : JXL_TYPE_UINT16, JXL_LITTLE_ENDIAN, 0};
    for (auto status = decoder.next(); status != JXL_DEC_FULL_IMAGE; status = decoder.next()) {
        std::size_t needed = 0;
        if (status == JXL_DEC_COLOR_ENCODING)
            askForOriginalColours(decoder);
        else if (status != JXL_DEC_NEED_IMAGE_OUT_BUFFER)
            return fail(ErrorCode::Malformed, messages::JpegXlDamaged);
        else if (JxlDecoderImageOutBufferSize(decoder.get(), &format, &needed) != JXL_DEC_SUCCESS
                 || needed != out.bytes.size()
                 || JxlDecoderSetImageOutBuffer(decoder.get(), &format, out.bytes.data(), needed) != JXL_DEC_SUCCESS)
            return fail(ErrorCode::Malformed, messages::JpegXlContradiction);
    }
    if (precision < 8)
        for (auto& byte : out.bytes)
            byte = static_cast<std::uint8_t>(std::lround(byte * ((1 << precision) - 1) / 255.0));
    else if (precision > 8 && precision < 16)
        scaleBack(out.bytes, precision);
    return out;
}

}
