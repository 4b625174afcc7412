#include "core/tasks/nodule_scan.h"

#include "core/nn/calibration.h"
#include "core/tasks/messages.h"
#include "core/tasks/pictures.h"

#include <algorithm>
#include <cmath>

namespace lantern::tasks::nodule {

namespace {

constexpr int cell = 8;    // px; stem and two blocks halve the picture

// The part of a prepared slice that the network sees: the lungs and what surrounds them, cut at
// multiples of the cell so that the map's cells stay on one grid for the whole slice.
nn::Plane cutOut(const nn::Plane& plane, LungMask::Box box)
{
    constexpr int margin = 40;    // px, beyond what a cell and its window see (about 32 px to each side)
    const int left = std::max(0, box.left - margin) / cell * cell, top = std::max(0, box.top - margin) / cell * cell;
    const int right = std::min(plane.columns, box.right + margin), bottom = std::min(plane.rows, box.bottom + margin);
    nn::Plane part;
    part.rows = bottom - top;
    part.columns = right - left;
    part.originColumn = left;
    part.originRow = top;
    part.values.reserve(std::size_t(part.rows) * std::size_t(part.columns));
    for (int row = top; row < bottom; ++row) {
        const auto line = plane.values.begin() + std::ptrdiff_t(row) * plane.columns;
        part.values.insert(part.values.end(), line + left, line + right);
    }
    return part;
}

nn::Plane patchAround(const nn::Plane& plane, geometry::PixelPoint centre)
{
    // The candidate is pixel 25 of 0 ... 49 in the training patches.
    const int left = static_cast<int>(std::lround(centre.column)) - patchSize / 2;
    const int top = static_cast<int>(std::lround(centre.row)) - patchSize / 2;
    nn::Plane patch;
    patch.rows = patch.columns = patchSize;
    for (int row = top; row < top + patchSize; ++row) {
        for (int column = left; column < left + patchSize; ++column) {
            const bool isInside = row >= 0 && column >= 0 && row < plane.rows && column < plane.columns;
            patch.values.push_back(
                isInside ? plane.values[std::size_t(row) * std::size_t(plane.columns) + std::size_t(column)] : 0.0f);
        }
    }
    return patch;
}

// Every training patch has tissue in its middle. In the windpipe or between vessels there is none, and
// what the network says there means nothing.
bool showsOnlyAir(const nn::Plane& patch)
{
    constexpr int radius = 5;    // px, about 3.5 mm
    constexpr double tissueFrom = (-750 - windowLow) / (windowHigh - windowLow);    // below ground glass
    double sum = 0, count = 0;
    for (int row = -radius; row <= radius; ++row) {
        for (int column = -radius; column <= radius; ++column) {
            if (row * row + column * column > radius * radius)
                continue;
            sum += double(patch.values[std::size_t(patchSize / 2 + row) * std::size_t(patchSize)
                                       + std::size_t(patchSize / 2 + column)]);
            count += 1;
        }
    }
    return sum / count < tissueFrom;
}

}

ScanReading::ScanReading(const nn::Model& model, const SeriesInput& series, const LungMask& lungs)
    : m_model(model)
    , m_series(series)
    , m_lungs(lungs)
    , m_rule(model.manifest.series())
    , m_networks(model.parts())
    , m_tissue(series.slices)
{
    m_rule.rows = m_rule.columns = 0;
}

Result<nn::MapSlice> ScanReading::mapOf(int slice)
{
    const auto box = m_lungs.box(slice);
    if (box.right == 0)
        return nn::MapSlice{};
    LANTERN_TRY(plane, prepared(slice));
    m_tissue.add(slice, plane);
    const nn::Plane part = cutOut(plane, box);
    const nn::Plane* parts[] = {&part};
    std::vector<double> logits;
    nn::MapSlice map;
    const nn::Tensors input{{"image", imageTensor(parts)}};
    for (nn::Network* network : m_networks) {
        LANTERN_TRY(output, network->run(input));
        const auto found = output.find("map");
        if (found == output.end() || found->second.shape.size() != 4)
            return fail(ErrorCode::Unsupported, messages::NetworkGivesNoMap(m_model.manifest.id));
        map.rows = static_cast<int>(found->second.shape[2]);
        map.columns = static_cast<int>(found->second.shape[3]);
        logits.resize(found->second.values.size(), 0.0);
        for (std::size_t i = 0; i < logits.size(); ++i)
            logits[i] += double(found->second.values[i]) / double(m_networks.size());
    }
    map.originColumn = part.originColumn;
    map.originRow = part.originRow;
    map.cellColumns = map.cellRows = cell;
    auto values = std::make_shared<std::vector<float>>();
    for (std::size_t i = 0; i < logits.size(); ++i) {
        const int row = static_cast<int>(i) / map.columns, column = static_cast<int>(i) % map.columns;
        const bool isLung = m_lungs.contains(slice, map.originColumn + column * cell, map.originRow + row * cell);
        const double logit[] = {logits[i]};
        values->push_back(isLung ? static_cast<float>(probabilitiesOf(logit, m_model.manifest.calibration)[0]) : 0.0f);
    }
    map.probabilities = std::move(values);
    map.plane = m_series.plane(slice);
    map.sopInstanceUid = m_series.sopInstanceUid(slice);
    return map;
}

Result<double> ScanReading::secondLook(const Peak& peak, Job& job)
{
    if (!m_lastSeen || m_lastSeen->first != peak.slice) {
        LANTERN_TRY(plane, prepared(peak.slice));
        m_lastSeen.emplace(peak.slice, std::move(plane));
    }
    const nn::Plane patch = patchAround(m_lastSeen->second, peak.pixel);
    if (showsOnlyAir(patch))
        return 0.0;
    const nn::Plane* patches[] = {&patch};
    LANTERN_TRY(logits,
                pictureLogits(m_networks, patches, static_cast<int>(m_model.manifest.parameter("turns", 1)), job));
    return probabilitiesOf(logits[0], m_model.manifest.calibration)[0];
}

Result<nn::Plane> ScanReading::prepared(int slice) const
{
    LANTERN_TRY(picture, m_series.picture(slice));
    return nn::prepare(picture, m_rule);
}

}
