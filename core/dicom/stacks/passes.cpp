#include "core/dicom/stacks/passes.h"

#include "core/geometry/slice_order.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace lantern::dicom {

namespace {

using Row = std::vector<std::size_t>;
constexpr std::size_t shortest = 3;    // two slices are always even

// The slices that follow `first` in even steps.
Row rowFrom(std::size_t first, double step, const Row& order, const std::vector<double>& depths)
{
    Row row{first};
    for (const auto index : order)
        if (std::abs(depths[index] - depths[row.back()] - step) <= geometry::evenTolerance(step))
            row.push_back(index);
    return row;
}

}

std::vector<Row> passesOf(const std::vector<double>& depths)
{
    if (depths.size() < 2 * shortest)
        return {};
    Row order(depths.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::sort(order, {}, [&](std::size_t i) { return depths[i]; });
    // The first slice's row goes on with the second slice or, where the other row begins before that, the third.
    for (const std::size_t next : {1, 2}) {
        const auto first = rowFrom(order[0], depths[order[next]] - depths[order[0]], order, depths);
        Row rest;
        std::ranges::copy_if(order, std::back_inserter(rest),
                             [&](std::size_t i) { return std::ranges::find(first, i) == first.end(); });
        if (first.size() < shortest || rest.size() < shortest)
            continue;
        const double step = depths[first[1]] - depths[first[0]];
        if (rowFrom(rest[0], step, order, depths) != rest)
            continue;
        const double offset = std::fmod(depths[rest[0]] - depths[first[0]], step),
                     halfway = std::abs(offset - step / 2);
        const bool overlap = depths[rest[1]] < depths[first.back()];
        if (overlap && halfway > geometry::evenTolerance(step))
            return {first, rest};
    }
    return {};
}

}
