#include "core/volume/reslice.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <variant>

namespace lantern::volume {

namespace {

constexpr float nothing = std::numeric_limits<float>::quiet_NaN();
constexpr double snap = 1e-3;    // of a pixel or of a step between slices: nearer is on the grid

double dot(geometry::PatientPoint p, geometry::Direction d) { return p.x * d.x + p.y * d.y + p.z * d.z; }

// Sums along one row of the picture; a sample without data adds nothing to either.
struct RowSums {
    std::vector<float> values, weights;
};

// A place on a slice and the step to the next pixel of the picture, in the slice's pixels.
struct Walk {
    double column = 0, row = 0;
    double columnStep = 0, rowStep = 0;
};

// How much a slice counts, from pixel to pixel.
struct Weight {
    double start = 1, step = 0;
};

// The part [first, last) of the pixels [from, to) whose places lie within [-0.5, size - 0.5].
void clip(double start, double step, int size, int& from, int& to)
{
    const double low = -0.5 - snap, high = size - 0.5 + snap;
    if (std::abs(step) < 1e-12) {
        if (start < low || start > high)
            to = from;
        return;
    }
    double a = (low - start) / step, b = (high - start) / step;
    if (a > b)
        std::swap(a, b);
    from = std::max(from, static_cast<int>(std::ceil(std::clamp(a, -1e9, 1e9))));
    to = std::min(to, static_cast<int>(std::floor(std::clamp(b, -1e9, 1e9))) + 1);
}

bool isWhole(double value) { return std::abs(value - std::round(value)) < snap; }

// Whether every pixel of the walk falls onto a voxel.
bool isOnGrid(const Walk& walk, int count)
{
    const auto staysWhole = [count](double start, double step) {
        return isWhole(start) && std::abs(step - std::round(step)) * count < snap;
    };
    return staysWhole(walk.column, walk.columnStep) && staysWhole(walk.row, walk.rowStep);
}

template <class Sample>
class SliceReader {
public:
    SliceReader(const pixels::GreyImage& image, const std::vector<Sample>& samples)
        : m_samples(samples.data())
        , m_rows(image.rows)
        , m_columns(image.columns)
        , m_slope(static_cast<float>(image.rescale.slope))
        , m_intercept(static_cast<float>(image.rescale.intercept))
        , m_padding(image.padding)
    {
    }

    // Adds the pixels [from, to) of the picture's row.
    void add(const Walk& walk, Weight weight, int from, int to, RowSums& sums) const
    {
        clip(walk.column, walk.columnStep, m_columns, from, to);
        clip(walk.row, walk.rowStep, m_rows, from, to);
        if (from >= to)
            return;
        if (isOnGrid(walk, to))
            return addVoxels(walk, weight, from, to, sums);
        for (int x = from; x < to; ++x) {
            const double column = std::clamp(walk.column + x * walk.columnStep, 0.0, m_columns - 1.0);
            const double row = std::clamp(walk.row + x * walk.rowStep, 0.0, m_rows - 1.0);
            const int left = static_cast<int>(column), top = static_cast<int>(row);
            const int right = std::min(left + 1, m_columns - 1), bottom = std::min(top + 1, m_rows - 1);
            const auto share = static_cast<float>(column - left), shareDown = static_cast<float>(row - top);
            const auto strength = static_cast<float>(weight.start + x * weight.step);
            addVoxel(top, left, strength * (1 - share) * (1 - shareDown), x, sums);
            addVoxel(top, right, strength * share * (1 - shareDown), x, sums);
            addVoxel(bottom, left, strength * (1 - share) * shareDown, x, sums);
            addVoxel(bottom, right, strength * share * shareDown, x, sums);
        }
    }

private:
    void addVoxels(const Walk& walk, Weight weight, int from, int to, RowSums& sums) const
    {
        const auto columnStep = static_cast<std::ptrdiff_t>(std::lround(walk.columnStep));
        const auto rowStep = static_cast<std::ptrdiff_t>(std::lround(walk.rowStep));
        const std::ptrdiff_t step = rowStep * m_columns + columnStep;
        const std::ptrdiff_t start = std::lround(walk.row) * m_columns + std::lround(walk.column);
        const bool hasHoles = m_padding || std::is_floating_point_v<Sample>;
        const Sample* in = m_samples + start + from * step;
        for (int x = from; x < to; ++x, in += step) {
            const auto strength = static_cast<float>(weight.start + x * weight.step);
            if (hasHoles && isHole(*in))
                continue;
            sums.values[static_cast<std::size_t>(x)] += strength * (static_cast<float>(*in) * m_slope + m_intercept);
            sums.weights[static_cast<std::size_t>(x)] += strength;
        }
    }

    void addVoxel(int row, int column, float strength, int x, RowSums& sums) const
    {
        const Sample sample = m_samples[static_cast<std::ptrdiff_t>(row) * m_columns + column];
        if (strength <= 0 || isHole(sample))
            return;
        sums.values[static_cast<std::size_t>(x)] += strength * (static_cast<float>(sample) * m_slope + m_intercept);
        sums.weights[static_cast<std::size_t>(x)] += strength;
    }

    bool isHole(Sample sample) const
    {
        if constexpr (std::is_floating_point_v<Sample>) {
            if (std::isnan(sample))
                return true;
        }
        const auto stored = static_cast<double>(sample);
        return m_padding && stored >= m_padding->low && stored <= m_padding->high;
    }

    const Sample* m_samples;
    int m_rows, m_columns;
    float m_slope, m_intercept;
    std::optional<pixels::PaddingRange> m_padding;
};

// The volume seen from a family of parallel planes with common axes.
class Cut {
public:
    Cut(const Volume& volume, const geometry::ImagePlane& plane)
        : m_volume(volume)
        , m_plane(plane)
        , m_normal(volume.normal())
    {
        const auto& slice = volume.slices.front().plane;
        const auto spacing = slice.spacing();
        const double along = plane.spacing().betweenColumns;
        m_columnStep = along * geometry::dot(plane.alongRow(), slice.alongRow()) / spacing.betweenColumns;
        m_rowStep = along * geometry::dot(plane.alongRow(), slice.downColumn()) / spacing.betweenRows;
        m_depthStep = along * geometry::dot(plane.alongRow(), m_normal);
    }

    // The row that begins at this place, into sums that are zero.
    void addRow(geometry::PatientPoint start, int columns, RowSums& sums) const
    {
        const double depth = dot(start, m_normal) - m_volume.slices.front().plane.depth();
        // A drift of less than a thousandth of the spacing over the whole row is none.
        if (std::abs(m_depthStep) * columns < snap * m_volume.spacing) {
            if (const auto* stretch = sliceIntervalAt(depth))
                addSliceInterval(*stretch, start, depth, 0, 0, columns, sums);
            return;
        }
        for (const auto& stretch : m_volume.sliceIntervals) {
            double a = (stretch.from - depth) / m_depthStep, b = (stretch.to - depth) / m_depthStep;
            if (a > b)
                std::swap(a, b);
            // Each pixel belongs to one stretch: that in which it lies, the lower one at a border.
            const int from = std::max(0, static_cast<int>(std::ceil(std::clamp(a, -1e9, 1e9))));
            const int to = std::min(columns, static_cast<int>(std::ceil(std::clamp(b, -1e9, 1e9))));
            if (from < to)
                addSliceInterval(stretch, start, depth, m_depthStep, from, to, sums);
        }
    }

private:
    const SliceInterval* sliceIntervalAt(double depth) const
    {
        const double tolerance = snap * m_volume.spacing;
        const auto found = std::ranges::find_if(
            m_volume.sliceIntervals, [&](const SliceInterval& stretch) { return depth <= stretch.to + tolerance; });
        return found != m_volume.sliceIntervals.end() && depth >= found->from - tolerance ? &*found : nullptr;
    }

    void addSliceInterval(const SliceInterval& stretch, geometry::PatientPoint start, double depth, double depthStep,
                          int from, int to, RowSums& sums) const
    {
        if (stretch.first == stretch.second)
            return addSlice(stretch.first, start, {}, from, to, sums);
        const double length = stretch.to - stretch.from;
        Weight second{(depth - stretch.from) / length, depthStep / length};
        if (depthStep == 0 && second.start < snap)
            return addSlice(stretch.first, start, {}, from, to, sums);
        if (depthStep == 0 && second.start > 1 - snap)
            return addSlice(stretch.second, start, {}, from, to, sums);
        addSlice(stretch.first, start, {1 - second.start, -second.step}, from, to, sums);
        addSlice(stretch.second, start, second, from, to, sums);
    }

    void addSlice(std::size_t index, geometry::PatientPoint start, Weight weight, int from, int to, RowSums& sums) const
    {
        const Slice& slice = m_volume.slices[index];
        if (!slice.image)
            return;
        const auto at = slice.plane.pixelFromPatient(start);
        const Walk walk{at.column, at.row, m_columnStep, m_rowStep};
        const auto& image = std::get<pixels::GreyImage>(*slice.image);
        std::visit([&](const auto& samples) { SliceReader(image, samples).add(walk, weight, from, to, sums); },
                   image.samples);
    }

    const Volume& m_volume;
    const geometry::ImagePlane& m_plane;
    geometry::Direction m_normal;
    double m_columnStep = 0, m_rowStep = 0, m_depthStep = 0;
};

// The distance of neighbouring samples along this direction, mm: how closely the volume was sampled.
double samplingAlong(const Volume& volume, geometry::Direction direction)
{
    const auto& plane = volume.slices.front().plane;
    return 1
        / std::hypot(geometry::dot(direction, plane.alongRow()) / plane.spacing().betweenColumns,
                     geometry::dot(direction, plane.downColumn()) / plane.spacing().betweenRows,
                     geometry::dot(direction, volume.normal()) / volume.spacing);
}

void combine(SlabMode mode, std::span<const float> row, std::span<float> result, std::span<float> counts)
{
    for (std::size_t x = 0; x < row.size(); ++x) {
        if (std::isnan(row[x]))
            continue;
        const bool isFirst = std::isnan(result[x]);
        switch (mode) {
        case SlabMode::Maximum: result[x] = isFirst ? row[x] : std::max(result[x], row[x]); break;
        case SlabMode::Minimum: result[x] = isFirst ? row[x] : std::min(result[x], row[x]); break;
        case SlabMode::Mean: result[x] = isFirst ? row[x] : result[x] + row[x]; break;
        }
        ++counts[x];
    }
}

// Layers of a slab, counted from the plane along its normal, `stride` apart; the plane itself is among them.
struct Layers {
    int first = 0, last = 0, stride = 1;
};

// Those that meet the volume: beyond its corners there is nothing to see, however thick the slab.
Layers layersThrough(const Volume& volume, const geometry::ImagePlane& plane, const Slab& slab, double step,
                     int stride = 1)
{
    if (!(slab.thickness > 0))
        return {};
    const auto normal = plane.normal();
    double low = 0, high = 0;    // of the volume's corners, mm from the plane
    const double ends = volume.spacing * std::abs(geometry::dot(normal, volume.normal()));    // slices speak beyond
    for (const Slice& slice : volume.slices)
        for (const double column : {-0.5, volume.columns - 0.5})
            for (const double row : {-0.5, volume.rows - 0.5}) {
                const auto corner = slice.plane.patientFromPixel({column, row});
                const double away = dot(corner, normal) - dot(plane.topLeft(), normal);
                low = std::min(low, away - ends);
                high = std::max(high, away + ends);
            }
    const double reach = std::floor(slab.thickness / 2 / step + snap);
    constexpr double most = 1 << 24;    // more are no slab of anything
    const auto inSteps = [&](double away) {
        const double layers = std::min({std::ceil(std::abs(away) / step) + 1, reach, most});
        return static_cast<int>(layers) / stride * stride;
    };
    return {-inSteps(low), inSteps(high), stride};
}

}

int layersOf(const Volume& volume, const geometry::ImagePlane& plane, const Slab& slab)
{
    const auto layers = layersThrough(volume, plane, slab, samplingAlong(volume, plane.normal()));
    return layers.last - layers.first + 1;
}

pixels::ImagePtr reslice(const Volume& volume, const geometry::ImagePlane& plane, int rows, int columns,
                         const Slab& slab, int every, const Job* job)
{
    const auto width = static_cast<std::size_t>(columns);
    std::vector<float> values(static_cast<std::size_t>(rows) * width, nothing);
    const Cut cut(volume, plane);
    const auto normal = plane.normal();
    const double step = samplingAlong(volume, normal);
    const auto layers = layersThrough(volume, plane, slab, step, std::max(every, 1));
    const bool isSlab = slab.thickness > 0 && std::floor(slab.thickness / 2 / step + snap) >= layers.stride;

    RowSums sums{std::vector<float>(width), std::vector<float>(width)};
    std::vector<float> row(width), counts(width);
    for (int y = 0; y < rows; ++y) {
        const auto start = plane.patientFromPixel({0, static_cast<double>(y)});
        const std::span result(values.data() + static_cast<std::size_t>(y) * width, width);
        if (job && job->cancelled())
            return nullptr;
        std::ranges::fill(counts, 0.0F);
        for (int layer = layers.first; layer <= layers.last; layer += layers.stride) {
            std::ranges::fill(sums.values, 0.0F);
            std::ranges::fill(sums.weights, 0.0F);
            const double away = layer * step;
            cut.addRow({start.x + away * normal.x, start.y + away * normal.y, start.z + away * normal.z}, columns,
                       sums);
            for (std::size_t x = 0; x < width; ++x)
                // Where less than half of what would be seen is data there is none.
                row[x] = sums.weights[x] >= 0.5F ? sums.values[x] / sums.weights[x] : nothing;
            if (!isSlab)
                std::ranges::copy(row, result.begin());
            else
                combine(slab.mode, row, result, counts);
        }
        if (isSlab && slab.mode == SlabMode::Mean)
            for (std::size_t x = 0; x < width; ++x)
                result[x] = counts[x] > 0 ? result[x] / counts[x] : nothing;
    }
    return std::make_shared<const pixels::Image>(pixels::GreyImage{
        .rows = rows, .columns = columns, .samples = std::move(values), .rescale = {1, 0, volume.unit}});
}

}
