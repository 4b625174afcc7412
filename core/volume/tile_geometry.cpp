#include "core/volume/paint_slice.h"

#include <algorithm>
#include <cmath>

namespace lantern::volume {

namespace {

int turnsOf(const View& view) { return ((view.quarterTurns % 4) + 4) % 4; }

}

TileGeometry::TileGeometry(int rows, int columns, PixelShape shape, const View& view)
{
    // Image centre to origin, square pixels, turned, flipped, zoomed: a matrix of one non-zero
    // entry in each row.
    double a = view.zoom, b = 0, c = 0, d = view.zoom * shape.heightOverWidth;
    for (int turn = 0; turn < turnsOf(view); ++turn) {
        // Clockwise on a screen whose y goes down: (x, y) -> (-y, x).
        const double oldA = a, oldB = b;
        a = -c;
        b = -d;
        c = oldA;
        d = oldB;
    }
    if (view.flipHorizontal) {
        a = -a;
        b = -b;
    }
    if (view.flipVertical) {
        c = -c;
        d = -d;
    }

    const double centreColumn = (columns - 1) / 2.0, centreRow = (rows - 1) / 2.0;
    double right = view.width / 2.0 + view.panX - (a * centreColumn + b * centreRow);
    double down = view.height / 2.0 + view.panY - (c * centreColumn + d * centreRow);
    if (view.zoom == std::round(view.zoom)) {
        // The left edge of the drawn image lies half its drawn width from its centre.
        const double halfWidth = (std::abs(a) * columns + std::abs(b) * rows) / 2;
        const double halfHeight = (std::abs(c) * columns + std::abs(d) * rows) / 2;
        const double left = view.width / 2.0 + view.panX - halfWidth;
        const double top = view.height / 2.0 + view.panY - halfHeight;
        right += std::floor(left + 0.5) - left;
        down += std::floor(top + 0.5) - top;
    }
    m_tileFromPixel = {a, b, right, c, d, down};

    const double determinant = a * d - b * c;
    const double ia = d / determinant, ib = -b / determinant, ic = -c / determinant, id = a / determinant;
    m_pixelFromTile = {ia, ib, -(ia * right + ib * down), ic, id, -(ic * right + id * down)};
}

std::array<double, 2> TileGeometry::tileFromPixel(geometry::PixelPoint pixel) const
{
    const auto& m = m_tileFromPixel;
    return {m[0] * pixel.column + m[1] * pixel.row + m[2], m[3] * pixel.column + m[4] * pixel.row + m[5]};
}

geometry::PixelPoint TileGeometry::pixelFromTile(double x, double y) const
{
    const auto& m = m_pixelFromTile;
    return {m[0] * x + m[1] * y + m[2], m[3] * x + m[4] * y + m[5]};
}

double fitZoom(int rows, int columns, PixelShape shape, const View& view)
{
    double width = columns, height = rows * shape.heightOverWidth;
    if (turnsOf(view) % 2 == 1)
        std::swap(width, height);
    if (!(width > 0) || !(height > 0))
        return 1;
    return std::min(view.width / width, view.height / height);
}

int rowsOf(const pixels::Image& image)
{
    return std::visit([](const auto& kind) { return kind.rows; }, image);
}

int columnsOf(const pixels::Image& image)
{
    return std::visit([](const auto& kind) { return kind.columns; }, image);
}

}
