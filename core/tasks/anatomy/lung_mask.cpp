#include "core/tasks/anatomy/lung_mask.h"

#include "core/tasks/grid.h"
#include "core/tasks/messages.h"

#include <algorithm>
#include <cmath>
#include <span>

namespace lantern::tasks {

namespace {

constexpr float airBelow = -400;    // HU; aerated lung lies at -950 ... -500
constexpr float mostlyGas = -970;    // HU; bowel, stomach and the air around the patient come lower than lung
constexpr double closingRadius = 10;    // mm: vessels at the hilum and nodules on the pleura
constexpr double largestHole = 15;    // cm2 that may be filled; the mediastinum is larger
constexpr double smallestPart = 1.5;    // cm2 on a slice; smaller parts are bowel or airways alone
constexpr double smallestLung = 0.1;    // of the largest component's size
constexpr double widestAirway = 6;    // cm2; a windpipe has 1 to 5
constexpr float airwayBelow = -920;    // HU of half an airway's cells; a lung's tip is seldom that empty

// Mean HU of step x step pixels.
Grid coarse(const nn::ModalityImage& image, int step)
{
    Grid grid{(image.rows + step - 1) / step, (image.columns + step - 1) / step, {}};
    grid.values.reserve(std::size_t(grid.rows) * std::size_t(grid.columns));
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column) {
            float sum = 0;
            int count = 0;
            for (int i = row * step; i < std::min((row + 1) * step, image.rows); ++i) {
                for (int j = column * step; j < std::min((column + 1) * step, image.columns); ++j) {
                    sum += image.values[std::size_t(i) * std::size_t(image.columns) + std::size_t(j)];
                    ++count;
                }
            }
            grid.values.push_back(sum / float(count));
        }
    }
    return grid;
}

// Takes the windpipe and its first branches out of one slice: they hang together with the lungs, but on
// the slice they stand alone, small and filled with nothing but gas.
void removeAirways(Bits& slice, std::span<const float> hounsfield, double cellArea)
{
    const auto parts = components(slice.on, 1, slice.rows, slice.columns);
    std::vector<std::vector<float>> values(parts.count);
    for (std::size_t i = 0; i < slice.on.size(); ++i) {
        if (parts.label[i] >= 0)
            values[std::size_t(parts.label[i])].push_back(hounsfield[i]);
    }
    const auto isAirway = [&](std::vector<float>& part) {
        const auto middle = part.begin() + std::ptrdiff_t(part.size() / 2);
        std::nth_element(part.begin(), middle, part.end());
        return double(part.size()) * cellArea <= widestAirway && *middle < airwayBelow;
    };
    std::vector<bool> goes;
    for (auto& part : values)
        goes.push_back(isAirway(part));
    for (std::size_t i = 0; i < slice.on.size(); ++i) {
        if (parts.label[i] >= 0 && goes[std::size_t(parts.label[i])])
            slice.on[i] = 0;
    }
}

}

bool LungMask::contains(int slice, double imageColumn, double imageRow) const
{
    const int column = static_cast<int>(std::floor(imageColumn)) / step;
    const int row = static_cast<int>(std::floor(imageRow)) / step;
    if (imageColumn < 0 || imageRow < 0 || column >= columns || row >= rows)
        return false;
    return inside[(std::size_t(slice) * std::size_t(rows) + std::size_t(row)) * std::size_t(columns)
                  + std::size_t(column)]
        != 0;
}

LungMask::Box LungMask::box(int slice) const
{
    Box box{columns, rows, -1, -1};
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            if (!inside[(std::size_t(slice) * std::size_t(rows) + std::size_t(row)) * std::size_t(columns)
                        + std::size_t(column)])
                continue;
            box = {std::min(box.left, column), std::min(box.top, row), std::max(box.right, column),
                   std::max(box.bottom, row)};
        }
    }
    if (box.right < 0)
        return {};
    return {box.left * step, box.top * step, (box.right + 1) * step, (box.bottom + 1) * step};
}

double LungMask::largestArea() const { return area.empty() ? 0 : *std::max_element(area.begin(), area.end()); }

double LungMask::volume(double betweenSlices) const
{
    double sum = 0;
    for (const double one : area)
        sum += one;
    return sum * betweenSlices / 10;    // cm2 * mm / 10 = mL
}

Result<LungMask> lungMask(int slices, const std::function<Result<nn::ModalityImage>(int)>& picture, Job& job)
{
    LungMask mask;
    mask.slices = slices;
    double cellArea = 0, cellSize = 1;    // cm2, mm
    std::vector<float> hounsfield;
    for (int slice = 0; slice < slices; ++slice) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, messages::AnalysisCancelled);
        LANTERN_TRY(image, picture(slice));
        if (slice == 0) {
            if (!image.spacing)
                return fail(ErrorCode::Refused, messages::SlicesSayNoPixelSize);
            mask.step = std::max(1, image.columns / 128);
            cellSize = mask.step * std::sqrt(image.spacing->betweenRows * image.spacing->betweenColumns);
            cellArea = cellSize * cellSize / 100;
        }
        Grid grid = coarse(image, mask.step);
        if (slice == 0) {
            mask.rows = grid.rows;
            mask.columns = grid.columns;
        } else if (grid.rows != mask.rows || grid.columns != mask.columns) {
            return fail(ErrorCode::Refused, messages::SliceHasAnotherSize(slice + 1, image.columns, image.rows));
        }
        // Air that reaches the edge of the picture is around the patient.
        Bits air(mask.rows, mask.columns);
        for (std::size_t i = 0; i < grid.values.size(); ++i)
            air.on[i] = grid.values[i] < airBelow;
        removeTouchingEdge(air);
        mask.inside.insert(mask.inside.end(), air.on.begin(), air.on.end());
        hounsfield.insert(hounsfield.end(), grid.values.begin(), grid.values.end());
    }

    // Lungs are the large components of the stack; each must look like lung and not like gas.
    const auto parts = components(mask.inside, slices, mask.rows, mask.columns);
    std::vector<double> sum(parts.count, 0.0), size(parts.count, 0.0), widest(parts.count, 0.0);
    std::vector<double> onSlice(parts.count, 0.0);
    const std::size_t perSlice = std::size_t(mask.rows) * std::size_t(mask.columns);
    for (std::size_t i = 0; i < mask.inside.size(); ++i) {
        if (i % perSlice == 0)
            std::fill(onSlice.begin(), onSlice.end(), 0.0);
        if (const int part = parts.label[i]; part >= 0) {
            const auto p = static_cast<std::size_t>(part);
            sum[p] += double(hounsfield[i]);
            size[p] += 1;
            widest[p] = std::max(widest[p], onSlice[p] += cellArea);
        }
    }
    const auto isLung = [&](std::size_t part) {
        return sum[part] / size[part] > mostlyGas && widest[part] >= smallestPart;
    };
    double largest = 0;
    for (std::size_t part = 0; part < parts.count; ++part) {
        if (isLung(part))
            largest = std::max(largest, size[part]);
    }
    for (std::size_t i = 0; i < mask.inside.size(); ++i) {
        const int part = parts.label[i];
        mask.inside[i] = part >= 0 && isLung(std::size_t(part)) && size[std::size_t(part)] >= smallestLung * largest;
    }

    const int radius = std::max(1, static_cast<int>(std::lround(closingRadius / cellSize)));
    const auto holeCells = static_cast<std::size_t>(largestHole / cellArea);
    for (int slice = 0; slice < slices; ++slice) {
        Bits bits(mask.rows, mask.columns);
        const auto first = mask.inside.begin() + static_cast<std::ptrdiff_t>(std::size_t(slice) * perSlice);
        std::copy(first, first + static_cast<std::ptrdiff_t>(perSlice), bits.on.begin());
        removeAirways(bits, std::span(hounsfield).subspan(std::size_t(slice) * perSlice, perSlice), cellArea);
        mask.area.push_back(double(std::count(bits.on.begin(), bits.on.end(), 1)) * cellArea);
        bits = closed(bits, radius, holeCells);
        std::copy(bits.on.begin(), bits.on.end(), first);
    }
    return mask;
}

}
