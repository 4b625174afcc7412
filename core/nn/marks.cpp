#include "core/nn/marks.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>
#include <span>

namespace lantern::nn {

namespace {

// Who belongs to whom: each set is named by one of its members.
class Sets {
public:
    int add()
    {
        m_parent.push_back(static_cast<int>(m_parent.size()));
        return m_parent.back();
    }
    int nameOf(int member)
    {
        auto at = static_cast<std::size_t>(member);
        while (m_parent[at] != static_cast<int>(at)) {
            m_parent[at] = m_parent[static_cast<std::size_t>(m_parent[at])];    // the way gets shorter each time
            at = static_cast<std::size_t>(m_parent[at]);
        }
        return static_cast<int>(at);
    }
    void join(int a, int b)
    {
        const auto [low, high] = std::minmax({nameOf(a), nameOf(b)});
        m_parent[static_cast<std::size_t>(high)] = low;
    }
    int count() const { return static_cast<int>(m_parent.size()); }

private:
    std::vector<int> m_parent;
};

bool isScored(const MapSlice& map)
{
    return map.probabilities && map.rows > 0 && map.columns > 0
        && map.probabilities->size() == std::size_t(map.rows) * std::size_t(map.columns);
}

// The cells of one slice that hang together.
struct Region {
    int slice = 0, cells = 0, highestCell = 0;
    double highest = -1;
    int left = 0, right = 0, top = 0, bottom = 0;    // columns and rows of cells, both ends included
};

geometry::PixelPoint pixelOf(const MapSlice& map, int row, int column)
{
    return {map.originColumn + column * map.cellColumns, map.originRow + row * map.cellRows};
}

geometry::PixelPoint highestPlace(const MapSlice& map, const Region& region)
{
    return pixelOf(map, region.highestCell / map.columns, region.highestCell % map.columns);
}

// Regions of all slices, and which of them are one mark.
class Marking {
public:
    Marking(const Outcome& outcome, double threshold)
        : m_outcome(outcome)
        , m_labels(outcome.maps.size())
    {
        for (std::size_t slice = 0; slice < m_labels.size(); ++slice) {
            if (isScored(outcome.maps[slice]))
                labelSlice(static_cast<int>(slice), threshold);
            if (slice > 0)
                joinToPrevious(slice);
        }
        joinByRule();
    }

    // The members of each mark, as places in regions().
    std::vector<std::vector<int>> marks()
    {
        std::map<int, std::vector<int>> byName;
        for (int region = 0; region < m_sets.count(); ++region)
            byName[m_sets.nameOf(region)].push_back(region);
        std::vector<std::vector<int>> all;
        for (auto& [name, members] : byName)
            all.push_back(std::move(members));
        return all;
    }

    const Region& region(int index) const { return m_regions[static_cast<std::size_t>(index)]; }
    const std::vector<int>& labels(std::size_t slice) const { return m_labels[slice]; }    // -1: under the threshold

private:
    const MapSlice& mapOf(const Region& region) const { return m_outcome.maps[static_cast<std::size_t>(region.slice)]; }

    void labelSlice(int slice, double threshold)
    {
        const MapSlice& map = m_outcome.maps[static_cast<std::size_t>(slice)];
        const std::vector<float>& values = *map.probabilities;
        std::vector<int>& labels = m_labels[static_cast<std::size_t>(slice)];
        labels.assign(values.size(), -1);
        std::vector<int> todo;
        for (int start = 0; start < static_cast<int>(values.size()); ++start) {
            const auto isNew = [&](int cell) {
                const auto at = static_cast<std::size_t>(cell);
                return labels[at] < 0 && static_cast<double>(values[at]) >= threshold;
            };
            if (!isNew(start))
                continue;
            const int name = m_sets.add();
            Region region{.slice = slice, .left = map.columns, .right = 0, .top = map.rows, .bottom = 0};
            labels[static_cast<std::size_t>(start)] = name;
            todo.push_back(start);
            while (!todo.empty()) {
                const int cell = todo.back();
                todo.pop_back();
                const int row = cell / map.columns, column = cell % map.columns;
                const double value = static_cast<double>(values[static_cast<std::size_t>(cell)]);
                ++region.cells;
                if (value > region.highest || (value == region.highest && cell < region.highestCell)) {
                    region.highest = value;
                    region.highestCell = cell;
                }
                region.left = std::min(region.left, column);
                region.right = std::max(region.right, column);
                region.top = std::min(region.top, row);
                region.bottom = std::max(region.bottom, row);
                for (int i = std::max(0, row - 1); i <= std::min(map.rows - 1, row + 1); ++i)
                    for (int j = std::max(0, column - 1); j <= std::min(map.columns - 1, column + 1); ++j)
                        if (const int next = i * map.columns + j; isNew(next)) {
                            labels[static_cast<std::size_t>(next)] = name;
                            todo.push_back(next);
                        }
            }
            m_regions.push_back(region);
        }
    }

    // Maps of neighbouring slices may be cut out differently, but their cells lie on one grid.
    void joinToPrevious(std::size_t slice)
    {
        const MapSlice &map = m_outcome.maps[slice], &before = m_outcome.maps[slice - 1];
        if (m_labels[slice].empty() || m_labels[slice - 1].empty())
            return;
        const auto right = std::lround((map.originColumn - before.originColumn) / map.cellColumns);
        const auto down = std::lround((map.originRow - before.originRow) / map.cellRows);
        for (int row = 0; row < map.rows; ++row) {
            for (int column = 0; column < map.columns; ++column) {
                const long i = row + down, j = column + right;
                if (i < 0 || j < 0 || i >= before.rows || j >= before.columns)
                    continue;
                const int here = m_labels[slice][std::size_t(row) * std::size_t(map.columns) + std::size_t(column)];
                const int there = m_labels[slice - 1][std::size_t(i) * std::size_t(before.columns) + std::size_t(j)];
                if (here >= 0 && there >= 0)
                    m_sets.join(here, there);
            }
        }
    }

    void joinByRule()
    {
        const MarkRule& rule = m_outcome.rule;
        const auto labelAt = [&](const MapCell& place) {
            const auto slice = static_cast<std::size_t>(place.slice), cell = static_cast<std::size_t>(place.cell);
            return slice < m_labels.size() && cell < m_labels[slice].size() ? m_labels[slice][cell] : -1;
        };
        for (const auto& [one, other] : rule.joined)
            if (const int a = labelAt(one), b = labelAt(other); a >= 0 && b >= 0)
                m_sets.join(a, b);
        if (rule.sameThing <= 0)
            return;
        std::vector<std::pair<int, geometry::PatientPoint>> tops;
        for (int i = 0; i < m_sets.count(); ++i)
            if (const auto& plane = mapOf(region(i)).plane)
                tops.emplace_back(i, plane->patientFromPixel(highestPlace(mapOf(region(i)), region(i))));
        for (std::size_t i = 0; i < tops.size(); ++i)
            for (std::size_t j = i + 1; j < tops.size(); ++j) {
                const auto &a = tops[i].second, &b = tops[j].second;
                if (std::hypot(a.x - b.x, a.y - b.y, a.z - b.z) < rule.sameThing)
                    m_sets.join(tops[i].first, tops[j].first);
            }
    }

    const Outcome& m_outcome;
    std::vector<std::vector<int>> m_labels;
    std::vector<Region> m_regions;
    Sets m_sets;
};

// mm of the disc of the region's area; 0 where the size of a pixel is unknown.
double discOf(const MapSlice& map, const Region& region)
{
    if (!map.plane)
        return 0;
    const auto spacing = map.plane->spacing();
    const double cell = map.cellColumns * spacing.betweenColumns * map.cellRows * spacing.betweenRows;
    return 2 * std::sqrt(region.cells * cell / std::numbers::pi);
}

struct Extent {
    double across = 0;    // mm from the centre of the outermost cells to those opposite, along the widest axis
    geometry::PatientPoint middle;
};

// Of all regions of a mark together, in the patient.
std::optional<Extent> extentOf(const Outcome& outcome, std::span<const Region* const> regions)
{
    std::array<double, 3> low{1e300, 1e300, 1e300}, high{-1e300, -1e300, -1e300};
    for (const Region* region : regions) {
        const MapSlice& map = outcome.maps[static_cast<std::size_t>(region->slice)];
        if (!map.plane)
            return std::nullopt;
        for (const int row : {region->top, region->bottom})
            for (const int column : {region->left, region->right}) {
                const auto point = map.plane->patientFromPixel(pixelOf(map, row, column));
                const std::array<double, 3> at{point.x, point.y, point.z};
                for (std::size_t axis = 0; axis < 3; ++axis) {
                    low[axis] = std::min(low[axis], at[axis]);
                    high[axis] = std::max(high[axis], at[axis]);
                }
            }
    }
    return Extent{std::max({high[0] - low[0], high[1] - low[1], high[2] - low[2]}),
                  {(low[0] + high[0]) / 2, (low[1] + high[1]) / 2, (low[2] + high[2]) / 2}};
}

// The slice of a mark that lies nearest to a point, among those on which it is outlined.
int nearestSlice(const Outcome& outcome, std::span<const Region* const> regions, const geometry::PatientPoint& point)
{
    const auto away = [&](const Region* region) {
        return std::abs(outcome.maps[static_cast<std::size_t>(region->slice)].plane->distanceTo(point));
    };
    return (*std::ranges::min_element(regions, {}, away))->slice;
}

Finding findingOf(const Outcome& outcome, std::span<const Region* const> regions)
{
    const Region& top = **std::ranges::max_element(regions, {}, [](const Region* region) { return region->highest; });
    const auto mapAt = [&](int slice) -> const MapSlice& { return outcome.maps[static_cast<std::size_t>(slice)]; };
    Finding finding;
    finding.label = outcome.rule.label;
    finding.probability = top.highest;
    finding.slice = top.slice;
    finding.pixel = highestPlace(mapAt(top.slice), top);
    if (outcome.rule.smallest > 0)
        for (const Region* region : regions)
            finding.diameter = std::max(finding.diameter, discOf(mapAt(region->slice), *region));
    const auto extent = extentOf(outcome, regions);
    if (extent && outcome.rule.largest > 0 && extent->across > outcome.rule.largest) {
        // Of a thing that large the highest place is any place on its rim: the mark stands in its middle.
        finding.isBeyondTraining = true;
        finding.diameter = extent->across;
        finding.slice = nearestSlice(outcome, regions, extent->middle);
        finding.pixel = mapAt(finding.slice).plane->pixelFromPatient(extent->middle);
    }
    if (const auto& plane = mapAt(finding.slice).plane)
        finding.patient = plane->patientFromPixel(finding.pixel);
    finding.sopInstanceUid = mapAt(finding.slice).sopInstanceUid;
    for (const Region* region : regions)
        finding.outlines.push_back({region->slice, highestPlace(mapAt(region->slice), *region)});
    return finding;
}

double highestOf(const std::vector<MapSlice>& maps)
{
    float highest = 0;
    for (const MapSlice& map : maps)
        if (isScored(map))
            highest = std::max(highest, *std::ranges::max_element(*map.probabilities));
    return static_cast<double>(highest);
}

bool hasResult(const Outcome& outcome)
{
    return outcome.state == State::Findings || outcome.state == State::NothingAboveThreshold;
}

}

Outcome atThreshold(const Outcome& outcome, double threshold)
{
    if (!hasResult(outcome) || std::ranges::none_of(outcome.maps, isScored))
        return outcome;
    Outcome at = outcome;
    at.threshold = threshold;
    at.findings.clear();
    Marking marking(outcome, threshold);
    std::vector<bool> isDropped;
    for (const std::vector<int>& members : marking.marks()) {
        std::vector<const Region*> regions;
        double disc = 0;
        bool isMeasured = true;
        for (const int member : members) {
            const Region& region = marking.region(member);
            const double its = discOf(outcome.maps[static_cast<std::size_t>(region.slice)], region);
            isMeasured = isMeasured && its > 0;
            disc = std::max(disc, its);
            regions.push_back(&region);
        }
        if (!isMeasured || disc >= outcome.rule.smallest) {
            at.findings.push_back(findingOf(outcome, regions));
            continue;
        }
        for (const int member : members) {
            isDropped.resize(std::max(isDropped.size(), static_cast<std::size_t>(member) + 1), false);
            isDropped[static_cast<std::size_t>(member)] = true;
        }
    }
    std::ranges::stable_sort(at.findings, std::greater<>(), &Finding::probability);
    at.state = at.findings.empty() ? State::NothingAboveThreshold : State::Findings;

    for (std::size_t slice = 0; slice < at.maps.size() && !isDropped.empty(); ++slice) {
        const std::vector<int>& labels = marking.labels(slice);
        const auto isGone = [&](int label) {
            return label >= 0 && static_cast<std::size_t>(label) < isDropped.size()
                && isDropped[static_cast<std::size_t>(label)];
        };
        if (std::ranges::none_of(labels, isGone))
            continue;
        auto kept = std::make_shared<std::vector<float>>(*at.maps[slice].probabilities);
        for (std::size_t cell = 0; cell < labels.size(); ++cell)
            if (isGone(labels[cell]))
                (*kept)[cell] = 0;
        at.maps[slice].probabilities = std::move(kept);
    }
    if (at.findings.empty())    // "0.18 under 0.20": what is under it, not what was too small
        at.highest = highestOf(at.maps);
    return at;
}

}
