#include "core/volume/resample.h"

#include "core/pixels/values.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vtkFloatArray.h>
#include <vtkImageData.h>
#include <vtkImageReslice.h>
#include <vtkMatrix4x4.h>
#include <vtkNew.h>
#include <vtkPointData.h>

namespace lantern::volume {

TileRect coveredRect(int rows, int columns, const TileGeometry& geometry, const View& view)
{
    const auto [x0, y0] = geometry.tileFromPixel({-0.5, -0.5});
    const auto [x1, y1] = geometry.tileFromPixel({columns - 0.5, rows - 0.5});
    // A device pixel belongs to the image where its centre does.
    const auto first = [](double edge) {
        return static_cast<int>(std::ceil(std::clamp(edge - 0.5, -1e6, 1e6) - 1e-9));
    };
    const auto last = [](double edge) {
        return static_cast<int>(std::floor(std::clamp(edge - 0.5, -1e6, 1e6) + 1e-9));
    };
    return {std::max(first(std::min(x0, x1)), 0), std::max(first(std::min(y0, y1)), 0),
            std::min(last(std::max(x0, x1)), view.width - 1), std::min(last(std::max(y0, y1)), view.height - 1)};
}

namespace {

// The mean of blocks of pixels: linear interpolation alone would skip most of a large radiograph.
void shrink(Resampling& source, int byColumns, int byRows)
{
    const int columns = (source.columns + byColumns - 1) / byColumns;
    const int rows = (source.rows + byRows - 1) / byRows;
    const int components = source.components;
    std::vector<float> small(static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns * components));
    std::vector<float> sums(static_cast<std::size_t>(columns * components));
    for (int row = 0; row < rows; ++row) {
        const int firstRow = row * byRows, endRow = std::min(firstRow + byRows, source.rows);
        std::fill(sums.begin(), sums.end(), 0.0F);
        for (int y = firstRow; y < endRow; ++y) {
            const float* in = source.samples.data() + static_cast<std::ptrdiff_t>(y) * source.columns * components;
            for (int column = 0; column < columns; ++column) {
                const int end = std::min((column + 1) * byColumns, source.columns);
                float* sum = sums.data() + column * components;
                for (int x = column * byColumns; x < end; ++x) {
                    for (int i = 0; i < components; ++i)
                        sum[i] += *in++;
                }
            }
        }
        float* out = small.data() + static_cast<std::ptrdiff_t>(row) * columns * components;
        for (int column = 0; column < columns; ++column) {
            const int across = std::min((column + 1) * byColumns, source.columns) - column * byColumns;
            const float scale = 1.0F / static_cast<float>(across * (endRow - firstRow));
            for (int i = 0; i < components; ++i)
                out[column * components + i] = sums[static_cast<std::size_t>(column * components + i)] * scale;
        }
    }
    source.samples = std::move(small);
    source.columns = columns;
    source.rows = rows;
    source.shrunkColumns = byColumns;
    source.shrunkRows = byRows;
}

Resampling unshrunk(const pixels::GreyImage& image)
{
    Resampling source{.rows = image.rows, .columns = image.columns, .samples = pixels::modalityValues(image)};
    const auto mask = pixels::dataMask(image);
    if (mask.empty())
        return source;
    source.isMasked = true;
    source.components = 2;
    std::vector<float> pairs(source.samples.size() * 2);
    for (std::size_t i = 0; i < source.samples.size(); ++i) {
        pairs[2 * i] = mask[i] ? source.samples[i] : 0.0F;
        pairs[2 * i + 1] = mask[i] ? 1.0F : 0.0F;
    }
    source.samples = std::move(pairs);
    return source;
}

Resampling unshrunk(const pixels::ColourImage& image)
{
    return {
        .rows = image.rows, .columns = image.columns, .components = 3, .samples = {image.rgb.begin(), image.rgb.end()}};
}

}

Resampling prepare(const pixels::Image& image, PixelShape shape, const View& view)
{
    auto source = std::visit([](const auto& kind) { return unshrunk(kind); }, image);
    if (view.smooth && view.zoom > 0) {
        const int byColumns = std::max(1, static_cast<int>(std::min(1 / view.zoom, 1e4) + 1e-6));
        const int byRows = std::max(1, static_cast<int>(std::min(1 / (view.zoom * shape.heightOverWidth), 1e4) + 1e-6));
        if (byColumns > 1 || byRows > 1)
            shrink(source, byColumns, byRows);
    }
    return source;
}

std::vector<float> resample(const Resampling& source, const TileGeometry& geometry, const TileRect& rect, bool smooth)
{
    const vtkNew<vtkFloatArray> scalars;
    scalars->SetNumberOfComponents(source.components);
    // The filter only reads; VTK has no array of const.
    scalars->SetArray(const_cast<float*>(source.samples.data()), static_cast<vtkIdType>(source.samples.size()), 1);

    // Input coordinates are image pixels, so a shrunk sample lies in the middle of its block.
    const vtkNew<vtkImageData> input;
    input->SetDimensions(source.columns, source.rows, 1);
    input->SetSpacing(source.shrunkColumns, source.shrunkRows, 1);
    input->SetOrigin((source.shrunkColumns - 1) / 2.0, (source.shrunkRows - 1) / 2.0, 0);
    input->GetPointData()->SetScalars(scalars);

    const auto m = geometry.pixelFromTileMatrix();
    const vtkNew<vtkMatrix4x4> axes;
    const double rows[16] = {m[0], m[1], 0, m[2], m[3], m[4], 0, m[5], 0, 0, 1, 0, 0, 0, 0, 1};
    axes->DeepCopy(rows);

    const vtkNew<vtkImageReslice> reslice;
    reslice->SetInputData(input);
    reslice->SetResliceAxes(axes);
    reslice->SetOutputDimensionality(2);
    reslice->SetOutputExtent(rect.left, rect.right, rect.top, rect.bottom, 0, 0);
    reslice->SetOutputSpacing(1, 1, 1);
    reslice->SetOutputOrigin(0.5, 0.5, 0);
    if (smooth)
        reslice->SetInterpolationModeToLinear();
    else
        reslice->SetInterpolationModeToNearestNeighbor();
    const double nowhere = std::numeric_limits<double>::quiet_NaN();
    reslice->SetBackgroundColor(nowhere, nowhere, nowhere, nowhere);
    // Thumbnails are made on worker threads: no threads within threads.
    reslice->SetNumberOfThreads(1);
    reslice->SetEnableSMP(false);
    reslice->Update();

    auto* output = vtkFloatArray::SafeDownCast(reslice->GetOutput()->GetPointData()->GetScalars());
    const float* first = output->GetPointer(0);
    const auto count = static_cast<std::size_t>(rect.width()) * static_cast<std::size_t>(rect.height());
    if (!source.isMasked)
        return {first, first + count * static_cast<std::size_t>(source.components)};

    std::vector<float> values(count);
    for (std::size_t i = 0; i < count; ++i) {
        const float weight = first[2 * i + 1];
        // Where less than half of what would be seen is data there is none.
        values[i] = weight >= 0.5F ? first[2 * i] / weight : std::numeric_limits<float>::quiet_NaN();
    }
    return values;
}

}
