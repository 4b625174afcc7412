#include "core/volume/paint_slice.h"

#include "core/pixels/grey.h"
#include "core/volume/resample.h"

#include <algorithm>
#include <cmath>

namespace lantern::volume {

namespace {

constexpr std::uint32_t black = 0xFF000000;

std::uint32_t packed(std::uint32_t red, std::uint32_t green, std::uint32_t blue)
{
    return black | red << 16 | green << 8 | blue;
}

std::uint32_t* rowOf(Picture& picture, const TileRect& rect, int row)
{
    return picture.pixels.data() + static_cast<std::ptrdiff_t>(rect.top + row) * picture.width + rect.left;
}

// True where every device pixel is one image pixel, so that there is nothing to resample.
bool isOneToOne(PixelShape shape, const View& view, const TileGeometry& geometry)
{
    if (view.zoom != 1 || shape.heightOverWidth != 1)
        return false;
    const auto centre = geometry.pixelFromTile(0.5, 0.5);
    return centre.column == std::round(centre.column) && centre.row == std::round(centre.row);
}

void paintOneToOne(const pixels::GreyImage& image, const DisplaySettings& look, const TileGeometry& geometry,
                   const TileRect& rect, Picture& picture)
{
    const auto grey = pixels::greyFrame(image, look.voi, look.invert, look.presentation.get());
    const auto m = geometry.pixelFromTileMatrix();
    const auto stepColumn = static_cast<std::ptrdiff_t>(std::lround(m[0]));
    const auto stepRow = static_cast<std::ptrdiff_t>(std::lround(m[3]));
    for (int y = 0; y < rect.height(); ++y) {
        const auto start = geometry.pixelFromTile(rect.left + 0.5, rect.top + y + 0.5);
        const std::uint8_t* in = grey.data() + std::lround(start.row) * image.columns + std::lround(start.column);
        std::uint32_t* out = rowOf(picture, rect, y);
        for (int x = 0; x < rect.width(); ++x)
            out[x] = black | in[(stepRow * image.columns + stepColumn) * x] * 0x010101U;
    }
}

void paintBand(const Resampling& source, const DisplaySettings& look, const View& view, const TileGeometry& geometry,
               const TileRect& band, Picture& picture)
{
    const auto values = resample(source, geometry, band, view.smooth);
    const auto width = static_cast<std::size_t>(band.width());
    if (source.components == 3) {
        const auto level = [&](float value) -> std::uint32_t {
            // NaN, outside the image, is black in either polarity.
            const auto byte = value >= 0 ? static_cast<std::uint32_t>(value + 0.5F) : 0U;
            return look.invert && value >= 0 ? 255 - byte : byte;
        };
        for (int y = 0; y < band.height(); ++y) {
            const float* in = values.data() + static_cast<std::size_t>(y) * width * 3;
            std::uint32_t* out = rowOf(picture, band, y);
            for (std::size_t x = 0; x < width; ++x)
                out[x] = packed(level(in[3 * x]), level(in[3 * x + 1]), level(in[3 * x + 2]));
        }
        return;
    }
    std::vector<std::uint8_t> grey(values.size());
    pixels::greyOf(look.voi, look.invert, values, grey, look.presentation.get());
    for (int y = 0; y < band.height(); ++y) {
        const std::uint8_t* in = grey.data() + static_cast<std::size_t>(y) * width;
        std::uint32_t* out = rowOf(picture, band, y);
        for (std::size_t x = 0; x < width; ++x)
            out[x] = black | in[x] * 0x010101U;
    }
}

// Band by band: small blocks stay in the allocator and in the cache, while whole tiles would go back
// to the system after every frame and cost more in page faults than in arithmetic.
void paintResampled(const Resampling& source, const DisplaySettings& look, const View& view,
                    const TileGeometry& geometry, const TileRect& rect, Picture& picture)
{
    constexpr int bandRows = 128;
    for (int top = rect.top; top <= rect.bottom; top += bandRows)
        paintBand(source, look, view, geometry, {rect.left, top, rect.right, std::min(top + bandRows - 1, rect.bottom)},
                  picture);
}

std::array<double, 3> fractionsOf(std::uint32_t pixel)
{
    return {(pixel >> 16 & 255) / 255.0, (pixel >> 8 & 255) / 255.0, (pixel & 255) / 255.0};
}

std::uint32_t packed(const std::array<double, 3>& pixel)
{
    return packed(pixels::grey8(pixel[0]), pixels::grey8(pixel[1]), pixels::grey8(pixel[2]));
}

// Replaces the pixels of a row where the map reaches its threshold by tint(pixel, colour). Over grey
// the answer for a colour and a level is worked out once: most of a picture has few such pairs.
template <class Tint>
class Tinter {
public:
    Tinter(const MapLayer& map, const TileGeometry& geometry, Tint tint)
        : m_map(map)
        , m_geometry(geometry)
        , m_tint(tint)
        , m_known(256 * 256, 0)    // 0 is no opaque pixel
    {
    }

    // From `in` to `out`, which may be the same; pixels without tint stay as they are in `out`.
    void row(int y, int left, int right, const std::uint32_t* in, std::uint32_t* out)
    {
        for (int x = left; x <= right; ++x) {
            const auto probability = probabilityAt(m_map, m_geometry.pixelFromTile(x + 0.5, y + 0.5));
            if (probability && static_cast<double>(*probability) >= m_map.threshold)
                out[x] = over(in[x], static_cast<std::size_t>(std::clamp(*probability, 0.0F, 1.0F) * 255 + 0.5F));
        }
    }

private:
    std::uint32_t over(std::uint32_t pixel, std::size_t step)
    {
        const std::uint32_t level = pixel & 255;
        if (pixel != (black | level * 0x010101U))
            return fresh(pixel, step);
        std::uint32_t& known = m_known[step * 256 + level];
        if (known == 0)
            known = fresh(pixel, step);
        return known;
    }

    std::uint32_t fresh(std::uint32_t pixel, std::size_t step) const
    {
        const auto& entry = pixels::colourTable(m_map.colours)[step];
        return packed(m_tint(fractionsOf(pixel), {entry[0] / 255.0, entry[1] / 255.0, entry[2] / 255.0}));
    }

    const MapLayer& m_map;
    const TileGeometry& m_geometry;
    Tint m_tint;
    std::vector<std::uint32_t> m_known;    // by step of the colour table, then grey level
};

void paintTint(const MapLayer& map, const TileGeometry& geometry, const TileRect& rect, Picture& picture)
{
    using Colour = std::array<double, 3>;
    Tinter tinter(map, geometry,
                  [&](const Colour& pixel, const Colour& colour) { return tinted(pixel, colour, map.opacity); });
    for (int y = rect.top; y <= rect.bottom; ++y) {
        std::uint32_t* row = picture.pixels.data() + static_cast<std::ptrdiff_t>(y) * picture.width;
        tinter.row(y, rect.left, rect.right, row, row);
    }
}

bool isTinted(const MapLayer& map) { return map.showTint && map.probabilities; }

// One tint over another takes its lightness from the image too, not from what lies between them.
void paintTints(std::span<const MapLayer> maps, const TileGeometry& geometry, const TileRect& rect, Picture& picture)
{
    const auto first = std::ranges::find_if(maps, isTinted);
    if (first == maps.end())
        return;
    const bool areSeveral = std::any_of(first + 1, maps.end(), isTinted);
    const Picture image = areSeveral ? picture : Picture{};
    paintTint(*first, geometry, rect, picture);
    for (auto map = first + 1; map != maps.end(); ++map) {
        if (!isTinted(*map))
            continue;
        const auto tint = tintLayer(image, *map, geometry);
        const double strength = tintStrength(map->opacity);
        for (int y = rect.top; y <= rect.bottom; ++y)
            for (int x = rect.left; x <= rect.right; ++x) {
                const auto i =
                    static_cast<std::size_t>(y) * static_cast<std::size_t>(picture.width) + static_cast<std::size_t>(x);
                if (tint.pixels[i] == 0)
                    continue;
                const auto under = fractionsOf(picture.pixels[i]), over = fractionsOf(tint.pixels[i]);
                std::array<double, 3> mixed{};
                for (std::size_t j = 0; j < mixed.size(); ++j)
                    mixed[j] = (1 - strength) * under[j] + strength * over[j];
                picture.pixels[i] = packed(mixed);
            }
    }
}

}

Picture paintSlice(const pixels::Image& image, PixelShape shape, const View& view, const DisplaySettings& look,
                   std::span<const MapLayer> maps)
{
    Picture picture{.width = std::max(view.width, 0), .height = std::max(view.height, 0), .pixels = {}};
    picture.pixels.assign(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height), black);
    const int rows = rowsOf(image), columns = columnsOf(image);
    if (rows <= 0 || columns <= 0 || !(view.zoom > 0) || !(shape.heightOverWidth > 0))
        return picture;
    const TileGeometry geometry(rows, columns, shape, view);
    const TileRect rect = coveredRect(rows, columns, geometry, view);
    if (rect.isEmpty())
        return picture;

    const auto* grey = std::get_if<pixels::GreyImage>(&image);
    if (grey && isOneToOne(shape, view, geometry))
        paintOneToOne(*grey, look, geometry, rect, picture);
    else
        paintResampled(prepare(image, shape, view), look, view, geometry, rect, picture);
    paintTints(maps, geometry, rect, picture);
    return picture;
}

Picture thumbnail(const pixels::Image& image, PixelShape shape, const DisplaySettings& look, int edge)
{
    View view{.width = edge, .height = edge};
    view.zoom = fitZoom(rowsOf(image), columnsOf(image), shape, view);
    return paintSlice(image, shape, view, look);
}

Picture tintLayer(const Picture& under, const MapLayer& map, const TileGeometry& geometry)
{
    Picture tint{.width = under.width, .height = under.height, .pixels = {}};
    tint.pixels.assign(under.pixels.size(), 0);
    if (!map.probabilities)
        return tint;
    Tinter tinter(map, geometry, tintOver);
    for (int y = 0; y < tint.height; ++y) {
        const std::ptrdiff_t start = static_cast<std::ptrdiff_t>(y) * tint.width;
        tinter.row(y, 0, tint.width - 1, under.pixels.data() + start, tint.pixels.data() + start);
    }
    return tint;
}

std::optional<float> probabilityAt(const MapLayer& map, geometry::PixelPoint pixel)
{
    const double column = std::floor((pixel.column - map.originColumn) / map.cellColumns + 0.5);
    const double row = std::floor((pixel.row - map.originRow) / map.cellRows + 0.5);
    if (!(column >= 0 && row >= 0 && column < map.columns && row < map.rows))
        return std::nullopt;
    return (*map.probabilities)[static_cast<std::size_t>(row) * static_cast<std::size_t>(map.columns)
                                + static_cast<std::size_t>(column)];
}

std::array<double, 3> tintOver(std::array<double, 3> pixel, std::array<double, 3> colour)
{
    constexpr double darkest = 0.08;
    const auto lightness = [](const std::array<double, 3>& c) { return 0.3 * c[0] + 0.59 * c[1] + 0.11 * c[2]; };

    // "Color" of the W3C's Compositing and Blending, section 10: the colour is moved to the image's
    // lightness, and what then leaves the range 0 to 1 is drawn back towards grey.
    const double light = std::max(lightness(pixel), darkest);
    const double shift = light - lightness(colour);
    for (auto& component : colour)
        component += shift;
    const auto [low, high] = std::minmax({colour[0], colour[1], colour[2]});
    for (auto& component : colour) {
        if (low < 0)
            component = light + (component - light) * light / (light - low);
        if (high > 1)
            component = light + (component - light) * (1 - light) / (high - light);
        component = std::clamp(component, 0.0, 1.0);
    }
    return colour;
}

double tintStrength(double opacity) { return std::clamp(opacity, 0.0, 0.4); }

std::array<double, 3> tinted(std::array<double, 3> pixel, std::array<double, 3> colour, double opacity)
{
    const auto over = tintOver(pixel, colour);
    const double strength = tintStrength(opacity);
    std::array<double, 3> mixed{};
    for (std::size_t i = 0; i < 3; ++i)
        mixed[i] = std::clamp((1 - strength) * pixel[i] + strength * over[i], 0.0, 1.0);
    return mixed;
}

}
