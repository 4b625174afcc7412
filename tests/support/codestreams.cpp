#include "tests/support/codestreams.h"

#include <charls/charls.h>
#include <cstdio>    // jpeglib.h needs it before itself
#include <cstdlib>
#include <cstring>
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmjpeg/djcparam.h>
#include <dcmtk/dcmjpeg/djeijg12.h>
#include <dcmtk/dcmjpeg/djeijg16.h>
#include <dcmtk/dcmjpeg/djeijg8.h>
#include <jpeglib.h>
#include <jxl/encode.h>
#include <memory>
#include <openjpeg.h>
#include <openjph/ojph_arch.h>
#include <openjph/ojph_codestream.h>
#include <openjph/ojph_file.h>
#include <openjph/ojph_mem.h>
#include <openjph/ojph_params.h>
#include <stdexcept>
#include <zlib.h>

namespace lantern::test {

namespace {

std::size_t pixelsOf(const Picture& picture)
{
    return static_cast<std::size_t>(picture.rows) * static_cast<std::size_t>(picture.columns);
}

void check(bool isDone, const char* what)
{
    if (!isDone)
        throw std::runtime_error(what);
}

class OutFile final : public ojph::outfile_base {
public:
    std::size_t write(const void* bytes, std::size_t size) override
    {
        const auto* from = static_cast<const std::uint8_t*>(bytes);
        m_bytes.insert(m_bytes.end(), from, from + size);
        return size;
    }
    ojph::si64 tell() override { return static_cast<ojph::si64>(m_bytes.size()); }
    Bytes bytes() { return std::move(m_bytes); }

private:
    Bytes m_bytes;
};

template <class Encoder, class Sample>
Bytes encodedByIjg(Encoder& encoder, const Picture& picture)
{
    std::vector<Sample> samples(picture.values.begin(), picture.values.end());
    Uint8* bytes = nullptr;
    Uint32 length = 0;
    const auto colours = picture.samples == 3 ? EPI_RGB : EPI_Monochrome2;
    check(encoder
              .encode(static_cast<Uint16>(picture.columns), static_cast<Uint16>(picture.rows), colours,
                      static_cast<Uint16>(picture.samples), samples.data(), bytes, length)
              .good(),
          "JPEG");
    const Bytes out(bytes, bytes + length);
    delete[] bytes;
    return out;
}

DJCodecParameter ijgParameter() { return DJCodecParameter(ECC_lossyYCbCr, EDC_never, EUC_never, EPC_colorByPixel); }

}

namespace {

using JpegXlEncoder = std::unique_ptr<JxlEncoder, void (*)(JxlEncoder*)>;

Bytes outputOf(JxlEncoder* encoder)
{
    JxlEncoderCloseInput(encoder);
    Bytes out(1 << 16);
    std::uint8_t* next = out.data();
    std::size_t left = out.size();
    JxlEncoderStatus status = JXL_ENC_NEED_MORE_OUTPUT;
    while ((status = JxlEncoderProcessOutput(encoder, &next, &left)) == JXL_ENC_NEED_MORE_OUTPUT) {
        const auto made = static_cast<std::size_t>(next - out.data());
        out.resize(out.size() * 2);
        next = out.data() + made;
        left = out.size() - made;
    }
    check(status == JXL_ENC_SUCCESS, "JPEG XL");
    out.resize(static_cast<std::size_t>(next - out.data()));
    return out;
}

}

Bytes jpegXl(const Picture& picture, float distance)
{
    const JpegXlEncoder encoder(JxlEncoderCreate(nullptr), JxlEncoderDestroy);
    JxlBasicInfo info;
    JxlEncoderInitBasicInfo(&info);
    info.xsize = static_cast<std::uint32_t>(picture.columns);
    info.ysize = static_cast<std::uint32_t>(picture.rows);
    info.bits_per_sample = static_cast<std::uint32_t>(picture.precision);
    info.num_color_channels = static_cast<std::uint32_t>(picture.samples);
    info.uses_original_profile = distance > 0 ? JXL_FALSE : JXL_TRUE;
    check(JxlEncoderSetBasicInfo(encoder.get(), &info) == JXL_ENC_SUCCESS, "JPEG XL header");
    JxlColorEncoding colours;
    JxlColorEncodingSetToSRGB(&colours, picture.samples == 1 ? JXL_TRUE : JXL_FALSE);
    check(JxlEncoderSetColorEncoding(encoder.get(), &colours) == JXL_ENC_SUCCESS, "JPEG XL colours");
    auto* settings = JxlEncoderFrameSettingsCreate(encoder.get(), nullptr);
    if (distance > 0)
        check(JxlEncoderSetFrameDistance(settings, distance) == JXL_ENC_SUCCESS, "JPEG XL distance");
    else
        check(JxlEncoderSetFrameLossless(settings, JXL_TRUE) == JXL_ENC_SUCCESS, "JPEG XL without loss");
    // From 0 to 1, so that every depth is taken as it is.
    std::vector<float> samples;
    const auto most = static_cast<float>((1 << picture.precision) - 1);
    for (const auto value : picture.values)
        samples.push_back(static_cast<float>(value) / most);
    const JxlPixelFormat format{static_cast<std::uint32_t>(picture.samples), JXL_TYPE_FLOAT, JXL_NATIVE_ENDIAN, 0};
    check(JxlEncoderAddImageFrame(settings, &format, samples.data(), samples.size() * sizeof(float)) == JXL_ENC_SUCCESS,
          "JPEG XL pixels");
    return outputOf(encoder.get());
}

Bytes jpegXl(const Bytes& jpeg)
{
    const JpegXlEncoder encoder(JxlEncoderCreate(nullptr), JxlEncoderDestroy);
    check(JxlEncoderUseContainer(encoder.get(), JXL_TRUE) == JXL_ENC_SUCCESS, "JPEG XL container");
    check(JxlEncoderStoreJPEGMetadata(encoder.get(), JXL_TRUE) == JXL_ENC_SUCCESS, "JPEG XL of JPEG");
    auto* settings = JxlEncoderFrameSettingsCreate(encoder.get(), nullptr);
    check(JxlEncoderAddJPEGFrame(settings, jpeg.data(), jpeg.size()) == JXL_ENC_SUCCESS, "JPEG XL of JPEG");
    return outputOf(encoder.get());
}

Bytes jpeg2000(const Picture& picture, Jpeg2000Options options)
{
    std::vector<opj_image_cmptparm_t> components(static_cast<std::size_t>(picture.samples));
    for (auto& component : components) {
        component = {};
        const int step = &component == &components.front() ? 1 : options.chromaStep;
        component.dx = component.dy = static_cast<OPJ_UINT32>(step);
        component.w = static_cast<OPJ_UINT32>((picture.columns + step - 1) / step);
        component.h = static_cast<OPJ_UINT32>((picture.rows + step - 1) / step);
        component.prec = static_cast<OPJ_UINT32>(picture.precision);
        component.sgnd = picture.isSigned ? 1 : 0;
    }
    const std::unique_ptr<opj_image_t, void (*)(opj_image_t*)> image(
        opj_image_create(static_cast<OPJ_UINT32>(picture.samples), components.data(),
                         picture.samples == 3 ? OPJ_CLRSPC_SRGB : OPJ_CLRSPC_GRAY),
        opj_image_destroy);
    image->x1 = static_cast<OPJ_UINT32>(picture.columns);
    image->y1 = static_cast<OPJ_UINT32>(picture.rows);
    for (std::size_t sample = 0; sample < components.size(); ++sample) {
        const auto& component = image->comps[sample];
        for (OPJ_UINT32 row = 0; row < component.h; ++row)
            for (OPJ_UINT32 column = 0; column < component.w; ++column) {
                const auto pixel = std::size_t{row} * component.dy * static_cast<std::size_t>(picture.columns)
                    + std::size_t{column} * component.dx;
                component.data[row * component.w + column] = picture.values[pixel * components.size() + sample];
            }
    }

    opj_cparameters_t parameters;
    opj_set_default_encoder_parameters(&parameters);
    parameters.numresolution = 3;
    parameters.tcp_numlayers = 1;
    parameters.cp_disto_alloc = 1;
    parameters.tcp_rates[0] = static_cast<float>(options.ratio);
    parameters.irreversible = options.ratio > 0;
    parameters.tcp_mct = options.colourTransform ? 1 : 0;
    const std::unique_ptr<opj_codec_t, void (*)(opj_codec_t*)> codec(opj_create_compress(OPJ_CODEC_J2K),
                                                                     opj_destroy_codec);
    check(opj_setup_encoder(codec.get(), &parameters, image.get()), "JPEG 2000 parameters");
    struct Sink {
        Bytes bytes;
        std::size_t at = 0;
    } sink;
    const std::unique_ptr<opj_stream_t, void (*)(opj_stream_t*)> stream(opj_stream_default_create(OPJ_FALSE),
                                                                        opj_stream_destroy);
    opj_stream_set_user_data(stream.get(), &sink, nullptr);
    opj_stream_set_write_function(stream.get(), [](void* from, OPJ_SIZE_T size, void* to) -> OPJ_SIZE_T {
        auto* out = static_cast<Sink*>(to);
        out->bytes.resize(std::max(out->bytes.size(), out->at + size));
        std::memcpy(out->bytes.data() + out->at, from, size);
        out->at += size;
        return size;
    });
    opj_stream_set_skip_function(stream.get(), [](OPJ_OFF_T size, void* to) -> OPJ_OFF_T {
        static_cast<Sink*>(to)->at += static_cast<std::size_t>(size);
        return size;
    });
    opj_stream_set_seek_function(stream.get(), [](OPJ_OFF_T at, void* to) -> OPJ_BOOL {
        static_cast<Sink*>(to)->at = static_cast<std::size_t>(at);
        return OPJ_TRUE;
    });
    check(opj_start_compress(codec.get(), image.get(), stream.get()) && opj_encode(codec.get(), stream.get())
              && opj_end_compress(codec.get(), stream.get()),
          "JPEG 2000");
    return sink.bytes;
}

Bytes htj2k(const Picture& picture, Reversible reversible, bool colourTransform)
{
    ojph::codestream codestream;
    auto siz = codestream.access_siz();
    siz.set_image_extent(ojph::point(static_cast<ojph::ui32>(picture.columns), static_cast<ojph::ui32>(picture.rows)));
    siz.set_num_components(static_cast<ojph::ui32>(picture.samples));
    for (int i = 0; i < picture.samples; ++i)
        siz.set_component(static_cast<ojph::ui32>(i), ojph::point(1, 1), static_cast<ojph::ui32>(picture.precision),
                          picture.isSigned);
    auto cod = codestream.access_cod();
    cod.set_num_decomposition(3);
    cod.set_color_transform(colourTransform);
    cod.set_reversible(reversible == Reversible::Yes);
    if (reversible == Reversible::No)
        codestream.access_qcd().set_irrev_quant(0.001f);
    codestream.set_planar(false);
    OutFile out;
    codestream.write_headers(&out);
    ojph::ui32 component = 0;
    ojph::line_buf* line = codestream.exchange(nullptr, component);
    const auto samples = static_cast<std::size_t>(picture.samples), columns = static_cast<std::size_t>(picture.columns);
    for (std::size_t row = 0; row < static_cast<std::size_t>(picture.rows); ++row)
        for (std::size_t i = 0; i < samples; ++i) {
            for (std::size_t column = 0; column < columns; ++column)
                line->i32[column] = picture.values[(row * columns + column) * samples + component];
            line = codestream.exchange(line, component);
        }
    codestream.flush();
    codestream.close();
    return out.bytes();
}

Bytes jpegLs(const Picture& picture, int near, Interleave interleave)
{
    const int bits = picture.precision <= 8 ? 8 : 16;
    auto samples = packed(picture, bits);
    auto mode = charls::interleave_mode::none;
    if (picture.samples > 1 && interleave == Interleave::None) {
        const std::size_t width = static_cast<std::size_t>(bits / 8), count = static_cast<std::size_t>(picture.samples);
        Bytes planes(samples.size());
        for (std::size_t i = 0; i < samples.size() / width; ++i)
            std::memcpy(planes.data() + (i % count * pixelsOf(picture) + i / count) * width, samples.data() + i * width,
                        width);
        samples = std::move(planes);
    } else if (picture.samples > 1) {
        mode = interleave == Interleave::Line ? charls::interleave_mode::line : charls::interleave_mode::sample;
    }
    charls::jpegls_encoder encoder;
    encoder.frame_info({static_cast<std::uint32_t>(picture.columns), static_cast<std::uint32_t>(picture.rows),
                        picture.precision, picture.samples});
    encoder.interleave_mode(mode).near_lossless(near);
    Bytes out(encoder.estimated_destination_size());
    encoder.destination(out);
    out.resize(encoder.encode(samples));
    return out;
}

Bytes jpeg(const Picture& picture, JpegOptions options)
{
    jpeg_compress_struct info;
    jpeg_error_mgr errors;
    info.err = jpeg_std_error(&errors);
    jpeg_create_compress(&info);
    unsigned char* bytes = nullptr;
    unsigned long length = 0;
    jpeg_mem_dest(&info, &bytes, &length);
    info.image_width = static_cast<JDIMENSION>(picture.columns);
    info.image_height = static_cast<JDIMENSION>(picture.rows);
    info.input_components = picture.samples;
    info.in_color_space = picture.samples == 3 ? JCS_RGB : JCS_GRAYSCALE;
    jpeg_set_defaults(&info);
    jpeg_set_quality(&info, options.quality, TRUE);
    if (options.colours == JpegColours::Rgb)
        jpeg_set_colorspace(&info, JCS_RGB);
    if (!options.writesMarkers)
        info.write_JFIF_header = info.write_Adobe_marker = FALSE;
    if (!options.writesMarkers && options.colours == JpegColours::Rgb)
        for (int i = 0; i < 3; ++i)
            info.comp_info[i].component_id = i + 1;    // libjpeg would name them R, G, B
    if (options.colours != JpegColours::Grey) {
        const bool isShared = options.colours == JpegColours::Ybr422 || options.colours == JpegColours::Ybr420;
        info.comp_info[0].h_samp_factor = isShared ? 2 : 1;
        info.comp_info[0].v_samp_factor = options.colours == JpegColours::Ybr420 ? 2 : 1;
    }
    if (options.isProgressive)
        jpeg_simple_progression(&info);
    jpeg_start_compress(&info, TRUE);
    auto samples = packed(picture, 8);
    const std::size_t stride = static_cast<std::size_t>(picture.columns * picture.samples);
    while (info.next_scanline < info.image_height) {
        JSAMPROW row = samples.data() + info.next_scanline * stride;
        jpeg_write_scanlines(&info, &row, 1);
    }
    jpeg_finish_compress(&info);
    jpeg_destroy_compress(&info);
    const Bytes out(bytes, bytes + length);
    std::free(bytes);
    return out;
}

Bytes jpegExtended(const Picture& picture)
{
    const auto parameter = ijgParameter();
    DJCompressIJG12Bit encoder(parameter, EJM_sequential, Uint8(95));
    return encodedByIjg<DJCompressIJG12Bit, Uint16>(encoder, picture);
}

Bytes jpegLossless(const Picture& picture, int selection)
{
    const auto parameter = ijgParameter();
    if (picture.precision <= 8) {
        DJCompressIJG8Bit encoder(parameter, EJM_lossless, selection, 0);
        return encodedByIjg<DJCompressIJG8Bit, Uint8>(encoder, picture);
    }
    if (picture.precision <= 12) {
        DJCompressIJG12Bit encoder(parameter, EJM_lossless, selection, 0);
        return encodedByIjg<DJCompressIJG12Bit, Uint16>(encoder, picture);
    }
    DJCompressIJG16Bit encoder(parameter, EJM_lossless, selection, 0);
    return encodedByIjg<DJCompressIJG16Bit, Uint16>(encoder, picture);
}

// Literal runs alone (PS3.5 G.3.1).
Bytes rle(const Picture& picture, int bitsAllocated)
{
    const auto samples = packed(picture, bitsAllocated);
    const std::size_t width = static_cast<std::size_t>(bitsAllocated / 8);
    const std::size_t segments = width * static_cast<std::size_t>(picture.samples);
    Bytes out(64);
    const auto put = [&](std::size_t at, std::size_t number) {
        for (std::size_t i = 0; i < 4; ++i)
            out[at + i] = static_cast<std::uint8_t>(number >> (8 * i));
    };
    put(0, segments);
    for (std::size_t segment = 0; segment < segments; ++segment) {
        put(4 + 4 * segment, out.size());
        const std::size_t first = segment / width * width + width - 1 - segment % width;
        for (std::size_t pixel = 0; pixel < pixelsOf(picture); ++pixel) {
            if (pixel % 128 == 0)
                out.push_back(static_cast<std::uint8_t>(std::min<std::size_t>(pixelsOf(picture) - pixel, 128) - 1));
            out.push_back(samples[pixel * segments + first]);
        }
        out.resize(out.size() + out.size() % 2);
    }
    return out;
}

Bytes deflated(const Bytes& bytes)
{
    z_stream stream{};
    check(deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) == Z_OK, "zlib");
    Bytes out(deflateBound(&stream, static_cast<uLong>(bytes.size())));
    stream.next_in = const_cast<Bytef*>(bytes.data());
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = out.data();
    stream.avail_out = static_cast<uInt>(out.size());
    check(deflate(&stream, Z_FINISH) == Z_STREAM_END, "deflate");
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

Bytes packed(const Picture& picture, int bitsAllocated)
{
    const std::size_t width = static_cast<std::size_t>(bitsAllocated / 8);
    Bytes bytes(picture.values.size() * width);
    for (std::size_t i = 0; i < picture.values.size(); ++i)
        std::memcpy(bytes.data() + i * width, &picture.values[i], width);
    return bytes;
}

std::vector<Bytes> split(Bytes whole, std::size_t parts)
{
    whole.resize(whole.size() + whole.size() % 2);
    const std::size_t size = (whole.size() / parts + 1) / 2 * 2;
    std::vector<Bytes> pieces;
    for (std::size_t i = 0; i < parts; ++i) {
        const auto from = std::min(i * size, whole.size());
        const auto to = i + 1 == parts ? whole.size() : std::min(from + size, whole.size());
        pieces.emplace_back(whole.begin() + static_cast<std::ptrdiff_t>(from),
                            whole.begin() + static_cast<std::ptrdiff_t>(to));
    }
    return pieces;
}

}
