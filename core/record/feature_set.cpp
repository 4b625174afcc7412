#include "core/record/feature_set.h"

#include <algorithm>
#include <cmath>

namespace lantern::record {

FeatureSet::FeatureSet(std::vector<std::string> columns, MakeRows make)
    : m_columns(std::move(columns))
    , m_make(make)
{
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        m_indices.emplace(m_columns[i], int(i));
}

std::optional<int> FeatureSet::indexOf(std::string_view column) const
{
    const auto found = m_indices.find(column);
    return found == m_indices.end() ? std::nullopt : std::optional(found->second);
}

std::vector<int> FeatureSet::indicesOf(std::span<const std::string> columns) const
{
    std::vector<int> indices;
    for (const auto& column : columns)
        indices.push_back(m_indices.at(column));
    return indices;
}

FeatureSums::FeatureSums(std::size_t columns)
    : m_count(columns)
    , m_sum(columns)
    , m_squares(columns)
{
}

void FeatureSums::add(const FeatureRows& rows)
{
    for (int hour = 0; hour < rows.count(); ++hour)
        add(rows.row(hour));
}

void FeatureSums::add(const float* row)
{
    for (std::size_t i = 0; i < m_sum.size(); ++i)
        if (!std::isnan(row[i])) {
            m_count[i] += 1;
            m_sum[i] += row[i];
            m_squares[i] += double(row[i]) * row[i];
        }
}

FeatureScaling FeatureSums::scaling() const
{
    FeatureScaling scaling;
    for (std::size_t i = 0; i < m_sum.size(); ++i) {
        const double count = std::max(1.0, m_count[i]);
        const double mean = m_sum[i] / count;
        const double variance = m_squares[i] / count - mean * mean;
        scaling.mean.push_back(float(mean));
        scaling.standardDeviation.push_back(variance > 1e-10 ? float(std::sqrt(variance)) : 1.0f);
    }
    return scaling;
}

float scaled(float value, float mean, float standardDeviation)
{
    return std::isnan(value) ? 0.0f : std::clamp((value - mean) / standardDeviation, -5.0f, 5.0f);
}

}
