#include "core/dicom/edit/deflate.h"

#include <algorithm>
#include <new>
#include <zlib.h>

namespace lantern::dicom {

std::vector<std::uint8_t> deflated(std::span<const std::uint8_t> bytes)
{
    constexpr int rawDeflate = -15, usualMemory = 8;
    z_stream stream{};
    if (deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, rawDeflate, usualMemory, Z_DEFAULT_STRATEGY) != Z_OK)
        throw std::bad_alloc();
    std::vector<std::uint8_t> packed, piece(1 << 16);
    int state = Z_OK;
    while (state != Z_STREAM_END) {
        if (stream.avail_in == 0) {    // zlib counts in 32 bits
            const auto taken = static_cast<uInt>(std::min<std::size_t>(bytes.size(), 1u << 30));
            stream.next_in = const_cast<Bytef*>(bytes.data());
            stream.avail_in = taken;
            bytes = bytes.subspan(taken);
        }
        stream.next_out = piece.data();
        stream.avail_out = static_cast<uInt>(piece.size());
        state = deflate(&stream, bytes.empty() ? Z_FINISH : Z_NO_FLUSH);
        packed.insert(packed.end(), piece.begin(), piece.end() - static_cast<std::ptrdiff_t>(stream.avail_out));
    }
    deflateEnd(&stream);
    if (packed.size() % 2 != 0)
        packed.push_back(0);
    return packed;
}

}
