#pragma once

#include <array>
#include <cmath>
#include <cstdint>

namespace lantern::demo {

// Scrambles a number so that neighbours have nothing in common (the finaliser of SplitMix64).
constexpr std::uint64_t scrambled(std::uint64_t value)
{
    value += 0x9e3779b97f4a7c15;
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

// Dice that fall the same way on every machine: the distributions of <random> may differ between
// standard libraries, and a seed must always give the same files.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_state(scrambled(seed))
    {
    }
    // Dice for one purpose, so that a draw added in one place does not move all the others.
    Random(std::uint64_t seed, std::uint64_t purpose)
        : Random(seed ^ scrambled(purpose))
    {
    }

    std::uint64_t next() { return scrambled(m_state++); }
    double uniform() { return static_cast<double>(next() >> 11) * 0x1p-53; }    // 0 to below 1
    double between(double low, double high) { return low + (high - low) * uniform(); }
    // Nearly normal with mean 0 and deviation 1; never beyond 6.
    double normal()
    {
        double sum = -6;
        for (int i = 0; i < 12; ++i)
            sum += uniform();
        return sum;
    }

private:
    std::uint64_t m_state;
};

// A smooth random field between about -1 and 1 that changes over a distance of 1.
class SmoothNoise {
public:
    explicit SmoothNoise(std::uint64_t seed)
    {
        for (std::size_t i = 0; i < m_lattice.size(); ++i)
            m_lattice[i] = static_cast<float>(scrambled(seed + 0x51ed27 * i) >> 40) * 0x1p-23f - 1;
    }

    float at(float x, float y, float z) const
    {
        const float fx = std::floor(x), fy = std::floor(y), fz = std::floor(z);
        const auto ix = static_cast<std::uint32_t>(static_cast<int>(fx)),
                   iy = static_cast<std::uint32_t>(static_cast<int>(fy)),
                   iz = static_cast<std::uint32_t>(static_cast<int>(fz));
        const float u = eased(x - fx), v = eased(y - fy), w = eased(z - fz);
        const auto row = [&](std::uint32_t dy, std::uint32_t dz) {
            const float left = corner(ix, iy + dy, iz + dz), right = corner(ix + 1, iy + dy, iz + dz);
            return left + u * (right - left);
        };
        const float near = row(0, 0) + v * (row(1, 0) - row(0, 0));
        const float far = row(0, 1) + v * (row(1, 1) - row(0, 1));
        return near + w * (far - near);
    }

private:
    static float eased(float t) { return t * t * (3 - 2 * t); }
    float corner(std::uint32_t x, std::uint32_t y, std::uint32_t z) const
    {
        std::uint32_t place = x * 0x8da6b343U ^ y * 0xd8163841U ^ z * 0xcb1ab31fU;
        place ^= place >> 15;
        return m_lattice[(place * 0x2c1b3c6dU) >> 20];
    }

    std::array<float, 4096> m_lattice;
};

}
