#include "core/nn/augment.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace lantern::nn {

namespace {

// splitmix64 (Steele, Lea and Flood 2014): small, and good enough for augmentation and resampling.
std::uint64_t scrambled(std::uint64_t x)
{
    x ^= x >> 30;
    x *= 0xBF58476D1CE4E5B9ull;
    x ^= x >> 27;
    x *= 0x94D049BB133111EBull;
    return x ^ (x >> 31);
}

constexpr std::uint64_t golden = 0x9E3779B97F4A7C15ull;

}

Random::Random(std::uint64_t seed)
    : m_state(scrambled(seed + golden))
{
}

std::uint64_t Random::next() { return scrambled(m_state += golden); }

double Random::uniform(double low, double high)
{
    return low + (high - low) * (static_cast<double>(next() >> 11) * 0x1.0p-53);
}

double Random::normal()
{
    // Box and Muller; 1 - u keeps the logarithm finite.
    const double radius = std::sqrt(-2 * std::log(1 - uniform(0, 1)));
    return radius * std::cos(2 * std::numbers::pi * uniform(0, 1));
}

std::uint64_t mixedSeed(std::uint64_t a, std::uint64_t b)
{
    return scrambled(scrambled(a + golden) ^ (b * golden + 1));
}

Warp drawWarp(const Augmentation& how, int rows, int columns, Random& random)
{
    const double angle = random.uniform(-how.turn, how.turn) * std::numbers::pi / 180
        + (how.quarterTurns && rows == columns ? std::floor(random.uniform(0, 4)) * std::numbers::pi / 2 : 0);
    const double scale = random.uniform(how.leastScale, how.mostScale);
    const double shear = random.uniform(-how.shear, how.shear);
    const double mirror = how.mirror && random.chance(0.5) ? -1 : 1;
    const double flip = how.flip && random.chance(0.5) ? -1 : 1;
    const double c = std::cos(angle) / scale, s = std::sin(angle) / scale;
    Warp warp;
    warp.xx = mirror * c;
    warp.xy = mirror * (-s + shear * c);
    warp.yx = flip * s;
    warp.yy = flip * (c + shear * s);
    warp.dx = random.uniform(-how.shift, how.shift) * columns;
    warp.dy = random.uniform(-how.shift, how.shift) * rows;
    return warp;
}

void warp(Plane& plane, const Warp& how)
{
    const std::vector<float> from = plane.values;
    const double middleX = (plane.columns - 1) / 2.0, middleY = (plane.rows - 1) / 2.0;
    const auto at = [&](int row, int column) {
        return row >= 0 && column >= 0 && row < plane.rows && column < plane.columns
            ? from[std::size_t(row) * std::size_t(plane.columns) + std::size_t(column)]
            : 0.0f;
    };
    for (int row = 0; row < plane.rows; ++row) {
        for (int column = 0; column < plane.columns; ++column) {
            const double x = column - middleX, y = row - middleY;
            const double fromX = how.xx * x + how.xy * y + how.dx + middleX;
            const double fromY = how.yx * x + how.yy * y + how.dy + middleY;
            const double left = std::floor(fromX), top = std::floor(fromY);
            const int j = static_cast<int>(left), i = static_cast<int>(top);
            const auto right = static_cast<float>(fromX - left), low = static_cast<float>(fromY - top);
            const float upper = at(i, j) * (1 - right) + at(i, j + 1) * right;
            const float lower = at(i + 1, j) * (1 - right) + at(i + 1, j + 1) * right;
            plane.values[std::size_t(row) * std::size_t(plane.columns) + std::size_t(column)] =
                upper * (1 - low) + lower * low;
        }
    }
}

void changeGreys(Plane& plane, const Augmentation& how, Random& random)
{
    const auto gain = static_cast<float>(1 + random.uniform(-how.gain, how.gain));
    const auto offset = static_cast<float>(random.uniform(-how.offset, how.offset));
    const double noise = random.uniform(0, how.noise);
    for (float& value : plane.values) {
        value = value * gain + offset;
        if (noise > 0)
            value += static_cast<float>(noise * random.normal());
    }
}

Plane turned(const Plane& plane, int position)
{
    const bool mirror = (position & 1) != 0;
    int turns = position >> 1 & 3;
    if (plane.rows != plane.columns)
        turns = turns & 2;
    Plane result = plane;
    const int last = plane.columns - 1, bottom = plane.rows - 1;
    for (int row = 0; row < plane.rows; ++row) {
        for (int column = 0; column < plane.columns; ++column) {
            int i = row, j = mirror ? last - column : column;
            if (turns == 1) {
                std::swap(i, j);
                j = last - j;
            } else if (turns == 2) {
                i = bottom - i;
                j = last - j;
            } else if (turns == 3) {
                std::swap(i, j);
                i = bottom - i;
            }
            result.values[std::size_t(row) * std::size_t(plane.columns) + std::size_t(column)] =
                plane.values[std::size_t(i) * std::size_t(plane.columns) + std::size_t(j)];
        }
    }
    return result;
}

}
