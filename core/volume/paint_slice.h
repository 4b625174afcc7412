#pragma once

#include "core/base/result.h"
#include "core/geometry/image_plane.h"
#include "core/pixels/colour_map.h"
#include "core/pixels/image.h"
#include "core/pixels/presentation.h"
#include "core/pixels/voi.h"

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace lantern::volume {

// How an image lies in a tile. Tile coordinates are device pixels, (0, 0) the top left corner of
// the top left one; whole numbers + 0.5 are pixel centres.
struct View {
    int width = 0, height = 0;    // the tile, device pixels
    double zoom = 1;    // device pixels per image column
    double panX = 0, panY = 0;    // the image centre's offset from the tile's, device pixels
    int quarterTurns = 0;    // clockwise, applied first
    bool flipHorizontal = false;    // applied after the turns (PS3.3 C.10.6 order)
    bool flipVertical = false;
    bool smooth = true;    // linear, else nearest
    bool operator==(const View&) const = default;
};

// Tall or wide pixels: height of a pixel over its width, from Pixel Spacing or Pixel Aspect Ratio.
struct PixelShape {
    double heightOverWidth = 1;
    bool operator==(const PixelShape&) const = default;
};

// The one place that knows where a pixel lands on the tile, and back. At whole zooms the image's
// edge lies between device pixels, so that 1:1 is one pixel to one pixel in a tile of odd size too.
class TileGeometry {
public:
    TileGeometry(int rows, int columns, PixelShape shape, const View& view);
    // Both in continuous coordinates; pixel (0, 0) is the centre of the top left voxel.
    std::array<double, 2> tileFromPixel(geometry::PixelPoint pixel) const;
    geometry::PixelPoint pixelFromTile(double x, double y) const;

    // Rows of an affine map: {a, b, shift; c, d, shift}.
    std::array<double, 6> tileFromPixelMatrix() const { return m_tileFromPixel; }
    std::array<double, 6> pixelFromTileMatrix() const { return m_pixelFromTile; }

private:
    std::array<double, 6> m_tileFromPixel{};
    std::array<double, 6> m_pixelFromTile{};
};

int rowsOf(const pixels::Image& image);
int columnsOf(const pixels::Image& image);

// The zoom at which the whole image just fits the tile, with quarter turns taken into account.
double fitZoom(int rows, int columns, PixelShape shape, const View& view);

// Probabilities over one slice: data beside the pixels, never in them. Grid of rows x columns cells
// whose centres lie at pixel (originColumn + j * cell, originRow + i * cell).
struct MapLayer {
    int rows = 0, columns = 0;
    std::shared_ptr<const std::vector<float>> probabilities;
    double originColumn = 0, originRow = 0;    // image pixels
    double cellColumns = 1, cellRows = 1;    // image pixels per cell
    pixels::ColourMapId colours = pixels::ColourMapId::Inferno;
    double threshold = 0.5;
    double opacity = 0.4;    // of the tint
    bool showTint = false;
    bool showContour = true;    // drawn by ui/paint from contourOf(), not by paintSlice
    bool operator==(const MapLayer&) const = default;    // the same numbers in memory, not equal ones
};

// Pixels as 0xFFRRGGBB, row by row from the top: what QImage calls Format_RGB32.
struct Picture {
    int width = 0, height = 0;
    std::vector<std::uint32_t> pixels;
};

struct DisplaySettings {
    pixels::Voi voi;
    bool invert = false;    // polarity, all causes together
    pixels::PresentationLutPtr presentation = {};    // a presentation state's; null for none
    bool operator==(const DisplaySettings&) const = default;
};

// Draws the slice as the standard says: resampled in modality values by VTK's reslice filter, then
// the VOI, then polarity. Outside the image is black, and so is padding in either polarity. Smooth
// pictures smaller than the image average over the pixels they leave out. Colour passes through
// without a window; invert turns it too. Tints lie over it one after the other. A pure function and the reference for
// the GL way.
Picture paintSlice(const pixels::Image& image, PixelShape shape, const View& view, const DisplaySettings& look,
                   std::span<const MapLayer> maps = {});

// The whole image in a square of `edge` pixels, at rest and without a map.
Picture thumbnail(const pixels::Image& image, PixelShape shape, const DisplaySettings& look, int edge);

// The tint alone, over a picture that shows the image as `geometry` says: colours at full strength,
// 0xFFRRGGBB, where the map reaches its threshold, and 0 elsewhere. For the GL way, which blends it.
Picture tintLayer(const Picture& under, const MapLayer& map, const TileGeometry& geometry);

// The map's probability over a pixel: that of the cell it lies in; nothing outside the grid. Cells
// are never blended, since smoothing would promise detail that the network does not have.
std::optional<float> probabilityAt(const MapLayer& map, geometry::PixelPoint pixel);

// The tint over one pixel at full strength: hue from the colour table, lightness from the image (at
// least 8 %). Components 0 to 1.
std::array<double, 3> tintOver(std::array<double, 3> pixel, std::array<double, 3> colour);

// How strong a layer's tint is: at most 40 %, whatever its opacity.
double tintStrength(double opacity);

// One pixel under the tint.
std::array<double, 3> tinted(std::array<double, 3> pixel, std::array<double, 3> colour, double opacity);

}
