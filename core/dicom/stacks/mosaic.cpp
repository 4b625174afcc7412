#include "core/dicom/stacks/mosaic.h"

#include "core/dicom/messages.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace lantern::dicom {

namespace {

using geometry::Direction;
using geometry::PatientPoint;

// Tiles a row of the smallest square that holds so many.
int columnsFor(int tiles) { return static_cast<int>(std::ceil(std::sqrt(static_cast<double>(tiles)))); }

// Where the first tile lies: the large picture's middle is where its own is.
geometry::ImagePlane firstTile(const geometry::ImagePlane& whole, const PixelFormat& large, int columns)
{
    return whole.movedTo(whole.patientFromPixel(
        {.column = (large.columns - large.columns / columns) / 2.0, .row = (large.rows - large.rows / columns) / 2.0}));
}

// Why it cannot be unfolded, as the end of a sentence; nothing where it can.
Message obstacle(const Instance& instance, const MosaicFacts& facts)
{
    const auto& large = instance.pixels;
    if (facts.tiles < 2)
        return messages::NumberOfTilesNotStated;
    const int columns = columnsFor(facts.tiles);
    if (large.rows % columns != 0 || large.columns % columns != 0)
        return messages::TilesDoNotFit(facts.tiles, large.columns, large.rows);
    const auto& plane = instance.frames.front().plane;
    if (!plane)
        return messages::PlaceNotStated;
    if (!facts.step)
        return messages::OrderOfTilesNotStated;
    const auto step = *facts.step;
    const double length = std::sqrt(geometry::dot(step, step));
    constexpr double parallel = 0.999;    // 2.6 degrees
    if (!(length > 0) || std::abs(geometry::dot(step, plane->normal())) < parallel * length)
        return messages::NormalContradictsOrientation;
    return {};
}

}

bool isMosaic(const Instance& instance, int acquiredRows, int tiles)
{
    if (std::ranges::find(instance.imageType, "MOSAIC") == instance.imageType.end() || instance.pixels.frames != 1)
        return false;
    const double rows = std::max(instance.pixels.rows, instance.pixels.columns);
    const double larger = acquiredRows > 0 ? rows / acquiredRows : 0;
    if (tiles > 1)
        return acquiredRows <= 0 || larger >= 1.5;
    // A slice of its own may be interpolated to the double, and is no wider than a person.
    constexpr double widestSlice = 550;    // mm
    return larger > 2.5 || (instance.pixelSpacing && rows * instance.pixelSpacing->betweenRows > widestSlice);
}

std::optional<PatientPoint> centreOfFirstTile(const Instance& instance, int tiles)
{
    if (tiles < 1 || instance.frames.empty() || !instance.frames.front().plane)
        return std::nullopt;
    const int columns = columnsFor(tiles);
    const auto& pixels = instance.pixels;
    // Half a pixel beyond the middle: the corner is that of the middle of a voxel, the scanner's of the whole field.
    return firstTile(*instance.frames.front().plane, pixels, columns)
        .patientFromPixel({.column = pixels.columns / columns / 2.0, .row = pixels.rows / columns / 2.0});
}

void unfoldMosaic(Instance& instance, const MosaicFacts& facts)
{
    instance.overlayGroups.clear();    // and a shutter lie over the large picture
    instance.shutter = {};
    if (auto reason = obstacle(instance, facts); !reason.empty()) {
        auto& frame = instance.frames.front();
        frame.plane.reset();
        frame.part = {messages::MosaicPart};
        instance.pixelSpacing.reset();
        instance.calibrations.clear();
        instance.patientOrientation.clear();
        instance.spacingBetweenSlices.reset();
        warn(instance.warnings, WarningCode::Mosaic, messages::MosaicStaysWhole(std::move(reason)));
        return;
    }
    auto& pixels = instance.pixels;
    const int columns = columnsFor(facts.tiles);
    FrameFacts frame = instance.frames.front();
    const auto first = firstTile(*frame.plane, pixels, columns);
    pixels.mosaicColumns = columns;
    pixels.rows /= columns;
    pixels.columns /= columns;
    pixels.frames = facts.tiles;
    instance.frames.clear();
    for (int tile = 0; tile < facts.tiles; ++tile) {
        const auto corner = first.topLeft();
        frame.plane = first.movedTo(
            {corner.x + tile * facts.step->x, corner.y + tile * facts.step->y, corner.z + tile * facts.step->z});
        frame.inStackPosition = tile + 1;
        instance.frames.push_back(frame);
    }
}

PixelFormat storedFormat(const PixelFormat& format)
{
    PixelFormat stored = format;
    if (format.mosaicColumns > 0) {
        stored.rows *= format.mosaicColumns;
        stored.columns *= format.mosaicColumns;
        stored.frames = 1;
        stored.mosaicColumns = 0;
    }
    return stored;
}

Result<FrameBytes> tileOf(const FrameBytes& mosaic, const PixelFormat& format, int tile)
{
    const auto large = storedFormat(format);
    if (mosaic.rows != large.rows || mosaic.columns != large.columns || mosaic.bitsAllocated % 8 != 0)
        return fail(ErrorCode::Malformed,
                    messages::MosaicHasOtherSize(mosaic.columns, mosaic.rows, large.columns, large.rows));
    FrameBytes out = mosaic;
    out.rows = format.rows;
    out.columns = format.columns;
    const auto samples = static_cast<std::size_t>(mosaic.samples);
    const std::size_t planes = mosaic.isPlanar ? samples : 1;
    const std::size_t pixel = static_cast<std::size_t>(mosaic.bitsAllocated / 8) * (samples / planes);
    const std::size_t line = static_cast<std::size_t>(format.columns) * pixel,
                      lines = static_cast<std::size_t>(format.rows);
    const std::size_t longLine = static_cast<std::size_t>(large.columns) * pixel;
    const std::size_t plane = longLine * static_cast<std::size_t>(large.rows);
    const auto across = static_cast<std::size_t>(tile % format.mosaicColumns),
               down = static_cast<std::size_t>(tile / format.mosaicColumns);
    if (mosaic.bytes.size() < plane * planes)
        return fail(ErrorCode::Malformed, messages::FewerBytesThanNeeded(mosaic.bytes.size(), plane * planes));
    out.bytes.resize(line * lines * planes);
    for (std::size_t i = 0; i < planes; ++i)
        for (std::size_t row = 0; row < lines; ++row)
            std::memcpy(out.bytes.data() + (i * lines + row) * line,
                        mosaic.bytes.data() + i * plane + (down * lines + row) * longLine + across * line, line);
    return out;
}

}
