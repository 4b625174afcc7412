#pragma once

#include <cstdint>
#include <memory>
#include <span>

struct z_stream_s;

namespace lantern::dicom {

// Deflated bytes (RFC 1951, without zlib's or gzip's header, as PS3.5 A.5 and A.4.13 want them), unpacked piece by
// piece, so that memory follows what comes out and not what some header says will come.
class Inflater {
public:
    explicit Inflater(std::span<const std::uint8_t> deflated);    // which must outlive this
    ~Inflater();
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    // Fills `out` and says how much of it; less than all once the bytes end, break off or are damaged.
    std::size_t next(std::span<std::uint8_t> out);

    // Bytes behind the end of the deflated ones; 0 while that was not met.
    std::size_t behind() const { return m_isComplete ? m_left.size() : 0; }

private:
    std::unique_ptr<z_stream_s> m_stream;
    std::span<const std::uint8_t> m_left;
    bool m_hasEnded = false, m_isComplete = false;
};

}
