#include "core/demo/projection.h"

#include "core/demo/randomness.h"

namespace lantern::demo {

namespace {

constexpr float waterPerMm = 0.0188F;    // linear attenuation, a hard chest beam (125 kV, filtered)
constexpr float scatter = 0.011F;    // what reaches the detector all over, behind a grid
constexpr float photons = 40'000;    // a pixel, without a patient

float attenuation(float hu)
{
    // Calcium takes more of this beam than of the CT's, for which Hounsfield units were made.
    const float water = std::max(1 + hu / 1000, 0.F);
    return waterPerMm * (hu > 150 ? water + 0.28F * (hu - 150) / 1000 : water);
}

struct Plane {
    int rows, columns;
    std::vector<float> values;
    float& at(int row, int column)
    {
        return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns)
                      + static_cast<std::size_t>(column)];
    }
};

// A running mean over 2 * reach + 1 pixels, three times both ways: nearly a Gaussian.
Plane blurred(Plane plane, int reach)
{
    const auto pass = [&](int lines, int count, auto at) {
        std::vector<float> line(static_cast<std::size_t>(count));
        for (int l = 0; l < lines; ++l) {
            for (int i = 0; i < count; ++i)
                line[static_cast<std::size_t>(i)] = at(l, i);
            const auto clamped = [&](int i) { return line[static_cast<std::size_t>(std::clamp(i, 0, count - 1))]; };
            float sum = 0;
            for (int i = -reach; i <= reach; ++i)
                sum += clamped(i);
            for (int i = 0; i < count; ++i) {
                at(l, i) = sum / static_cast<float>(2 * reach + 1);
                sum += clamped(i + reach + 1) - clamped(i - reach);
            }
        }
    };
    for (int times = 0; times < 3; ++times) {
        pass(plane.rows, plane.columns, [&](int row, int column) -> float& { return plane.at(row, column); });
        pass(plane.columns, plane.rows, [&](int column, int row) -> float& { return plane.at(row, column); });
    }
    return plane;
}

// Catmull-Rom between four neighbours.
float cubic(float a, float b, float c, float d, float t)
{
    return b + 0.5F * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
}

}

std::vector<float> lineIntegrals(const AxialGrid& grid, std::span<const float> hu)
{
    std::vector<float> sums(static_cast<std::size_t>(grid.columns));
    for (int row = 0; row < grid.rows; ++row)
        for (int column = 0; column < grid.columns; ++column)
            sums[static_cast<std::size_t>(column)] += grid.spacing * attenuation(hu[grid.index(column, row)]);
    return sums;
}

Radiograph developed(const std::vector<std::vector<float>>& planes, float planeSpacing, float columnSpacing,
                     std::uint64_t seed)
{
    Radiograph image;
    const auto planeCount = static_cast<int>(planes.size());
    const auto columnCount = static_cast<int>(planes.front().size());
    image.rows = static_cast<int>(static_cast<float>(planeCount) * planeSpacing / image.spacing);
    image.columns = static_cast<int>(static_cast<float>(columnCount) * columnSpacing / image.spacing);

    Plane density{image.rows, image.columns,
                  std::vector<float>(static_cast<std::size_t>(image.rows) * static_cast<std::size_t>(image.columns))};
    Random random(seed, 0x4458);
    for (int row = 0; row < image.rows; ++row)
        for (int column = 0; column < image.columns; ++column) {
            // The first row shows the top of the stack.
            const float height = static_cast<float>(planeCount) - 0.5F
                - (static_cast<float>(row) + 0.5F) * image.spacing / planeSpacing - 0.5F;
            const float across = (static_cast<float>(column) + 0.5F) * image.spacing / columnSpacing - 0.5F;
            const float low = std::floor(height), left = std::floor(across);
            const auto along = [&](int up) {
                const auto& line =
                    planes[static_cast<std::size_t>(std::clamp(static_cast<int>(low) + up, 0, planeCount - 1))];
                const auto value = [&](int right) {
                    return line[static_cast<std::size_t>(
                        std::clamp(static_cast<int>(left) + right, 0, columnCount - 1))];
                };
                return cubic(value(-1), value(0), value(1), value(2), across - left);
            };
            const float lost = cubic(along(-1), along(0), along(1), along(2), height - low);
            const float arrived = std::exp(-lost) + scatter;
            const auto counted = arrived * photons + std::sqrt(arrived * photons) * static_cast<float>(random.normal());
            density.at(row, column) = -std::log(std::max(counted / photons, 1e-4F));
        }

    // What every digital X-ray room does: large differences weaker, small ones stronger.
    Plane coarse = blurred(density, 22);
    image.values.reserve(density.values.size());
    constexpr float brightest = (1 << Radiograph::bitsStored) - 1;
    for (std::size_t i = 0; i < density.values.size(); ++i) {
        const float value = 0.72F * coarse.values[i] + 1.55F * (density.values[i] - coarse.values[i]);
        image.values.push_back(
            static_cast<std::uint16_t>(std::lround(std::clamp((value + 0.15F) / 3.9F, 0.F, 1.F) * brightest)));
    }
    return image;
}

}
