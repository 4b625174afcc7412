#include "core/dicom/frames/inflate.h"

#include <algorithm>
#include <limits>
#include <new>
#include <zlib.h>

namespace lantern::dicom {

namespace {

// zlib counts in 32 bits.
uInt atMost32(std::size_t size) { return static_cast<uInt>(std::min<std::size_t>(size, 1u << 30)); }

}

Inflater::Inflater(std::span<const std::uint8_t> deflated)
    : m_stream(std::make_unique<z_stream>())
    , m_left(deflated)
{
    constexpr int rawDeflate = -15;
    if (inflateInit2(m_stream.get(), rawDeflate) != Z_OK)
        throw std::bad_alloc();
}

Inflater::~Inflater() { inflateEnd(m_stream.get()); }

std::size_t Inflater::next(std::span<std::uint8_t> out)
{
    std::size_t done = 0;
    while (!m_hasEnded && done < out.size()) {
        const uInt given = atMost32(m_left.size()), wanted = atMost32(out.size() - done);
        m_stream->next_in = const_cast<Bytef*>(m_left.data());
        m_stream->avail_in = given;
        m_stream->next_out = out.data() + done;
        m_stream->avail_out = wanted;
        const int status = inflate(m_stream.get(), Z_SYNC_FLUSH);
        const uInt taken = given - m_stream->avail_in, made = wanted - m_stream->avail_out;
        m_left = m_left.subspan(taken);
        done += made;
        m_isComplete = status == Z_STREAM_END;
        m_hasEnded = status != Z_OK || (taken == 0 && made == 0);
    }
    return done;
}

}
