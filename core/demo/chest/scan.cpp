#include "core/demo/chest/phantom.h"

#include <array>

namespace lantern::demo {

namespace {

// Quantum noise as a soft kernel leaves it: grains about two pixels wide, without the lowest
// frequencies (filtered back-projection has none). Mean 0, deviation 1.
std::vector<float> quantumNoise(const AxialGrid& grid, std::uint64_t seed)
{
    const auto columns = static_cast<std::size_t>(grid.columns), rows = static_cast<std::size_t>(grid.rows);
    std::vector<float> white(grid.count()), across(grid.count()), out(grid.count());
    for (std::size_t i = 0; i < white.size(); ++i) {
        const std::uint64_t bits = scrambled(seed + i);
        // Four bytes summed are near enough to a normal distribution; 147.8 is their deviation.
        const auto sum = (bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24 & 255);
        white[i] = (static_cast<float>(sum) - 510) / 147.8F;
    }
    // Separable taps: a small bell less a third of a wide one.
    constexpr std::array<float, 9> taps{-0.075F, -0.085F, -0.03F, 0.21F, 0.36F, 0.21F, -0.03F, -0.085F, -0.075F};
    constexpr std::array<float, 9> bell{0.01F, 0.04F, 0.12F, 0.2F, 0.26F, 0.2F, 0.12F, 0.04F, 0.01F};
    const auto filtered = [&](const std::vector<float>& from, std::vector<float>& to, const std::array<float, 9>& by,
                              std::size_t step, std::size_t lines, std::size_t lineStep, std::size_t count) {
        for (std::size_t line = 0; line < lines; ++line)
            for (std::size_t i = 0; i < count; ++i) {
                float sum = 0;
                for (std::size_t t = 0; t < 9; ++t)
                    sum += by[t] * from[line * lineStep + (i + t + count - 4) % count * step];
                to[line * lineStep + i * step] = sum;
            }
    };
    // Band-limited both ways: the low frequencies taken out across rows and across columns in turn.
    std::vector<float> second(grid.count());
    filtered(white, across, taps, 1, rows, columns, columns);
    filtered(across, out, bell, columns, columns, 1, rows);
    filtered(white, across, bell, 1, rows, columns, columns);
    filtered(across, second, taps, columns, columns, 1, rows);
    constexpr float deviation = 0.37F;    // of the sum below; a test holds it near 1
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = (out[i] + second[i]) / deviation;
    return out;
}

// The couch: a thin curved shell of carbon fibre filled with foam, outside the body.
float tableHu(Point p)
{
    const float surface = 129 - 0.00052F * square(p.x);
    const float depth = p.y - surface, end = 172 - std::abs(p.x);
    const float body = std::min({depth, 34 - 0.0007F * square(p.x) - depth, end});
    return mix(mix(-1000, -310, coverage(body, 1.1F)), -935, coverage(body - 1.8F, 1.1F));
}

}

std::vector<std::int16_t> ChestPhantom::scannedSlice(int slice, std::span<const float> lower,
                                                     std::span<const float> upper) const
{
    const std::vector<float> noise =
        quantumNoise(m_grid, scrambled(m_seed + 77) + 0x100000ULL * static_cast<std::uint64_t>(slice));
    std::vector<std::int16_t> stored(m_grid.count());
    for (int row = 0; row < m_grid.rows; ++row)
        for (int column = 0; column < m_grid.columns; ++column) {
            const std::size_t i = m_grid.index(column, row);
            const Point p{m_grid.x(column), m_grid.y(row), 0};
            float hu = (lower[i] + upper[i]) / 2;
            if (p.y > 100)
                hu = std::max(hu, tableHu(p));
            // Fewer photons come through the middle of the body; broad shoulders let fewer through too.
            const float centrality = std::exp(-square(p.x / 120) - square((p.y - 8) / 90));
            const float shoulders = coverage(sliceHeight(slice) - 70, 60);
            const float sigma = 7 + 8 * centrality + 7 * shoulders;
            hu += sigma * noise[i];
            stored[i] = static_cast<std::int16_t>(std::lround(std::clamp(hu, -1024.F, 3071.F)));
        }
    return stored;
}

}
