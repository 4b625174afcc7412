#include "core/tasks/anatomy/solid_tissue.h"

#include <algorithm>
#include <cmath>

namespace lantern::tasks {

namespace {

constexpr int step = 4;    // px of the image a coarse pixel
constexpr float solidFrom = (-200.0F + 1000) / 1400;    // HU: over fat and lung, under muscle and tumour
constexpr int thickness = 1;    // coarse pixels to each side: about 10 mm across in all
constexpr double rim = 14;    // mm at each end: places on a rim are half in air

}

SolidTissue::SolidTissue(int slices)
    : m_slices(static_cast<std::size_t>(slices))
{
}

void SolidTissue::add(int slice, const nn::Plane& plane)
{
    Slice& coarse = m_slices[static_cast<std::size_t>(slice)];
    coarse.rows = plane.rows / step;
    coarse.columns = plane.columns / step;
    coarse.isSolid.assign(std::size_t(coarse.rows) * std::size_t(coarse.columns), 0);
    for (int row = 0; row < coarse.rows; ++row)
        for (int column = 0; column < coarse.columns; ++column) {
            float sum = 0;
            for (int i = 0; i < step; ++i)
                for (int j = 0; j < step; ++j)
                    sum += plane.values[std::size_t(row * step + i) * std::size_t(plane.columns)
                                        + std::size_t(column * step + j)];
            coarse.isSolid[std::size_t(row) * std::size_t(coarse.columns) + std::size_t(column)] =
                sum / (step * step) >= solidFrom;
        }
}

bool SolidTissue::isThick(int slice, geometry::PixelPoint pixel) const
{
    if (slice < 0 || slice >= static_cast<int>(m_slices.size()))
        return false;
    const Slice& coarse = m_slices[static_cast<std::size_t>(slice)];
    const int row = static_cast<int>(pixel.row / step), column = static_cast<int>(pixel.column / step);
    for (int i = row - thickness; i <= row + thickness; ++i)
        for (int j = column - thickness; j <= column + thickness; ++j)
            if (i < 0 || j < 0 || i >= coarse.rows || j >= coarse.columns
                || !coarse.isSolid[std::size_t(i) * std::size_t(coarse.columns) + std::size_t(j)])
                return false;
    return true;
}

bool SolidTissue::isOneThing(const Place& a, const Place& b) const
{
    const double length =
        std::hypot(a.patient.x - b.patient.x, a.patient.y - b.patient.y, a.patient.z - b.patient.z);    // mm
    if (length <= 2 * rim)
        return false;
    constexpr double between = 2;    // mm from sample to sample
    for (double at = rim; at <= length - rim; at += between) {
        const double share = at / length;
        const geometry::PixelPoint pixel{a.pixel.column + share * (b.pixel.column - a.pixel.column),
                                         a.pixel.row + share * (b.pixel.row - a.pixel.row)};
        if (!isThick(static_cast<int>(std::lround(a.slice + share * (b.slice - a.slice))), pixel))
            return false;
    }
    return true;
}

}
