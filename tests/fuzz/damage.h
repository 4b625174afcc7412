#pragma once

#include <cstdint>
#include <random>
#include <string>

namespace lantern::test {

// Damages bytes as transfers and disks do: cuts them short, flips bits, overwrites a stretch, or takes one
// out. mt19937 gives the same numbers everywhere, so a seed names a case.
class Damage {
public:
    explicit Damage(std::uint32_t seed)
        : m_random(seed)
    {
    }

    std::string operator()(std::string bytes)
    {
        if (bytes.empty())
            return bytes;
        switch (below(5)) {
        case 0: bytes.resize(below(bytes.size())); break;
        case 1:    // anywhere
            for (std::size_t i = 0, flips = 1 + below(16); i < flips; ++i)
                flip(bytes, bytes.size());
            break;
        case 2:    // in the header, where lengths and types stand
            for (std::size_t i = 0, flips = 1 + below(8); i < flips; ++i)
                flip(bytes, std::min<std::size_t>(bytes.size(), 2048));
            break;
        case 3: {
            const std::size_t from = below(bytes.size()), count = std::min(bytes.size() - from, 1 + below(64));
            bytes.replace(from, count, count, below(2) == 0 ? '\0' : '\xff');
            break;
        }
        default: bytes.erase(below(bytes.size()), 1 + below(64)); break;
        }
        return bytes;
    }

private:
    std::size_t below(std::size_t limit) { return m_random() % limit; }
    void flip(std::string& bytes, std::size_t within)
    {
        const std::size_t at = below(within);
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << below(8)));
    }

    std::mt19937 m_random;
};

}
