#pragma once

#include <cstdint>
#include <vector>

// Codestreams from the libraries' own encoders, to be decoded in tests and to be put where they do not belong.
// Values are interleaved; each function throws where its encoder fails.
namespace lantern::test {

using Bytes = std::vector<std::uint8_t>;

struct Picture {
    int rows = 0, columns = 0, samples = 1;
    std::vector<std::int32_t> values = {};
    int precision = 8;    // bits
    bool isSigned = false;
};

struct Jpeg2000Options {
    double ratio = 0;    // 0: lossless
    bool colourTransform = false;
    int chromaStep = 1;    // the second and third component have a sample for every so many rows and columns
};
Bytes jpeg2000(const Picture& picture, Jpeg2000Options options = {});

enum class Reversible { No, Yes };
Bytes htj2k(const Picture& picture, Reversible reversible = Reversible::Yes, bool colourTransform = false);

enum class Interleave { None, Line, Sample };
Bytes jpegLs(const Picture& picture, int near = 0, Interleave interleave = Interleave::Sample);

enum class JpegColours { Grey, Rgb, Ybr444, Ybr422, Ybr420 };
struct JpegOptions {
    JpegColours colours = JpegColours::Grey;
    bool isProgressive = false;
    bool writesMarkers = true;    // JFIF's or Adobe's, which tell the colours
    int quality = 95;
};
// Eight bits. `values` are grey, or RGB that the encoder transforms where the options say so.
Bytes jpeg(const Picture& picture, JpegOptions options = {});

// Of 1 to 16 bits; with a distance above 0 with loss. Values without a sign.
Bytes jpegXl(const Picture& picture, float distance = 0);
Bytes jpegXl(const Bytes& jpeg);    // which is packed so that it can be had back

Bytes jpegExtended(const Picture& picture);    // 12 bits, DCT
Bytes jpegLossless(const Picture& picture, int selection = 1);    // predictor 1 to 7
Bytes rle(const Picture& picture, int bitsAllocated);
Bytes deflated(const Bytes& bytes);

// Values as they lie in memory without compression, little endian, bitsAllocated 8, 16 or 32.
Bytes packed(const Picture& picture, int bitsAllocated);

// The bytes of `whole` in as many parts of even length; the last may be padded.
std::vector<Bytes> split(Bytes whole, std::size_t parts);

}
