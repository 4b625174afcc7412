#include "core/dicom/codecs/codec.h"
#include "core/dicom/frames/assertions_throw.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <cstring>
#include <memory>
#include <openjpeg.h>

namespace lantern::dicom {

namespace {

// A codestream in memory, as OpenJPEG reads one.
class MemoryStream {
public:
    explicit MemoryStream(std::span<const std::uint8_t> bytes)
        : m_bytes(bytes)
        , m_stream(opj_stream_create(std::max<std::size_t>(bytes.size(), 64), OPJ_TRUE), opj_stream_destroy)
    {
        opj_stream_set_user_data(m_stream.get(), this, nullptr);
        opj_stream_set_user_data_length(m_stream.get(), bytes.size());
        opj_stream_set_read_function(m_stream.get(), [](void* out, OPJ_SIZE_T size, void* self) {
            return static_cast<MemoryStream*>(self)->read(out, size);
        });
        opj_stream_set_skip_function(m_stream.get(), [](OPJ_OFF_T size, void* self) {
            auto* stream = static_cast<MemoryStream*>(self);
            return stream->seek(static_cast<OPJ_OFF_T>(stream->m_at) + size) ? size : -1;
        });
        opj_stream_set_seek_function(m_stream.get(), [](OPJ_OFF_T to, void* self) -> OPJ_BOOL {
            return static_cast<MemoryStream*>(self)->seek(to) ? OPJ_TRUE : OPJ_FALSE;
        });
    }
    MemoryStream(const MemoryStream&) = delete;
    MemoryStream& operator=(const MemoryStream&) = delete;

    opj_stream_t* get() const { return m_stream.get(); }

private:
    OPJ_SIZE_T read(void* out, OPJ_SIZE_T size)
    {
        const std::size_t count = std::min<std::size_t>(size, m_bytes.size() - m_at);
        if (count == 0)
            return static_cast<OPJ_SIZE_T>(-1);
        std::memcpy(out, m_bytes.data() + m_at, count);
        m_at += count;
        return count;
    }

    bool seek(OPJ_OFF_T to)
    {
        if (to < 0 || static_cast<std::size_t>(to) > m_bytes.size())
            return false;
        m_at = static_cast<std::size_t>(to);
        return true;
    }

    std::span<const std::uint8_t> m_bytes;
    std::size_t m_at = 0;
    std::unique_ptr<opj_stream_t, void (*)(opj_stream_t*)> m_stream;
};

using Image = std::unique_ptr<opj_image_t, void (*)(opj_image_t*)>;

// For each place of the picture along one axis the component's sample there: a component may have one for every
// `step` places of the reference grid only (ISO 15444-1 B.2), which then stands for those behind it too.
std::vector<std::size_t> sampleAt(int places, OPJ_UINT32 origin, OPJ_UINT32 step, OPJ_UINT32 samples)
{
    std::vector<std::size_t> at(static_cast<std::size_t>(places));
    const OPJ_UINT32 first = (origin + step - 1) / step;
    for (std::size_t i = 0; i < at.size(); ++i)
        at[i] =
            std::clamp<OPJ_UINT32>((origin + static_cast<OPJ_UINT32>(i)) / step, first, first + samples - 1) - first;
    return at;
}

template <class Sample>
void interleave(const opj_image_t& image, FrameBytes& out)
{
    const std::size_t samples = image.numcomps;
    for (std::size_t sample = 0; sample < samples; ++sample) {
        const auto& component = image.comps[sample];
        const auto columns = sampleAt(out.columns, image.x0, component.dx, component.w);
        std::uint8_t* to = out.bytes.data() + sample * sizeof(Sample);
        for (const std::size_t row : sampleAt(out.rows, image.y0, component.dy, component.h)) {
            const OPJ_INT32* from = component.data + row * component.w;
            for (const std::size_t column : columns) {
                const auto value = static_cast<Sample>(from[column]);
                std::memcpy(to, &value, sizeof(Sample));
                to += samples * sizeof(Sample);
            }
        }
    }
}

}

// JPEG 2000 (ISO 15444-1) and its high-throughput kind (ISO 15444-15) by OpenJPEG, which undoes the reversible
// and the irreversible colour transform. OpenJPH would be faster, but Debian's 0.9 writes outside its memory
// on damaged codestreams.
Result<FrameBytes> decode_jpeg_2000(const EncodedFrame& frame)
{
    if (!frame.facts)
        return fail(ErrorCode::Malformed, messages::NoJpeg2000);
    const std::unique_ptr<opj_codec_t, void (*)(opj_codec_t*)> codec(opj_create_decompress(OPJ_CODEC_J2K),
                                                                     opj_destroy_codec);
    opj_dparameters_t parameters;
    opj_set_default_decoder_parameters(&parameters);
    if (!codec || !opj_setup_decoder(codec.get(), &parameters))
        return fail(ErrorCode::Internal, messages::OpenJpegNotSetUp);
    const MemoryStream stream(withoutBoxes(frame.bytes));
    Image image(nullptr, opj_image_destroy);
    try {
        const AssertionsThrow guard;
        opj_image_t* header = nullptr;
        if (!opj_read_header(stream.get(), codec.get(), &header))
            return fail(ErrorCode::Malformed, messages::Jpeg2000HeaderDamaged);
        image.reset(header);
        if (!opj_decode(codec.get(), stream.get(), header))
            return fail(ErrorCode::Malformed, messages::Jpeg2000BreaksOff);
    } catch (const FailedAssertion&) {
        return fail(ErrorCode::Malformed, messages::Jpeg2000Damaged);
    }
    const opj_image_t* raw = image.get();

    FrameBytes out = frameAsEncoded(*frame.facts);
    if (static_cast<int>(raw->numcomps) != out.samples)
        return fail(ErrorCode::Malformed, messages::Jpeg2000Contradiction);
    for (OPJ_UINT32 i = 0; i < raw->numcomps; ++i) {
        const auto& component = raw->comps[i];
        if (!component.data || component.w == 0 || component.h == 0)
            return fail(ErrorCode::Malformed, messages::CodestreamBreaksOff);
    }
    if (out.bitsAllocated == 8)
        interleave<std::uint8_t>(*raw, out);
    else if (out.bitsAllocated == 16)
        interleave<std::uint16_t>(*raw, out);
    else
        interleave<std::uint32_t>(*raw, out);
    return out;
}

}
