#pragma once

#include <cmath>
#include <string_view>

namespace lantern::fuzz {

// Values one byte at a time; zeros after the end.
class NumbersFrom {
public:
    explicit NumbersFrom(std::string_view bytes)
        : m_bytes(bytes)
    {
    }
    bool isEmpty() const { return m_at >= m_bytes.size(); }
    int byte() { return isEmpty() ? 0 : static_cast<unsigned char>(m_bytes[m_at++]); }
    // Now and then what no scanner writes.
    double number()
    {
        const int kind = byte();
        if (kind == 255)
            return std::nan("");
        if (kind == 254)
            return 1e300;
        return (byte() - 128) * std::pow(10.0, kind % 5 - 2);
    }

private:
    std::string_view m_bytes;
    std::size_t m_at = 0;
};

}
