#include "core/session/risk_model.h"

#include "core/record/icu_variables.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <numeric>

namespace lantern::session {

namespace {

using record::IcuFeatures;
using record::IcuScaling;

constexpr std::size_t together = 64;    // stays in one pass through a network
constexpr int everColumn = 296, patientColumn = 333;

double probabilityOf(double logit) { return 1 / (1 + std::exp(-logit)); }

Result<std::vector<IcuScaling>> scalingsOf(const nn::Manifest& manifest)
{
    const auto broken = [&](std::string_view what) {
        return fail(ErrorCode::Malformed, fmt::format("The model {} {}.", manifest.id, what));
    };
    try {
        const auto details = nlohmann::json::parse(manifest.details);
        std::vector<IcuScaling> scalings;
        for (const auto& json : details.at("scalings")) {
            const auto mean = json.at("mean").get<std::vector<float>>();
            const auto spread = json.at("spread").get<std::vector<float>>();
            if (mean.size() != IcuFeatures::columns || spread.size() != IcuFeatures::columns)
                return broken(fmt::format("scales {} columns instead of {}", mean.size(), IcuFeatures::columns));
            IcuScaling scaling;
            std::copy(mean.begin(), mean.end(), scaling.mean.begin());
            std::copy(spread.begin(), spread.end(), scaling.spread.begin());
            scalings.push_back(scaling);
        }
        // One scaling serves the networks of one fold, which stand side by side.
        if (scalings.empty() || manifest.networks.size() % scalings.size() != 0)
            return broken(fmt::format("has {} scalings for {} networks", scalings.size(), manifest.networks.size()));
        std::vector<IcuScaling> each;
        const auto networksOfOne = manifest.networks.size() / scalings.size();
        for (const auto& scaling : scalings)
            each.insert(each.end(), networksOfOne, scaling);
        return each;
    } catch (const nlohmann::json::exception&) {
        return broken("does not say how its inputs are scaled");
    }
}

}

std::vector<int> inputColumns(const std::string& architecture)
{
    std::vector<int> columns;
    if (architecture == "simple-rnn") {
        columns.resize(record::icuSeriesCount);
        std::iota(columns.begin(), columns.end(), 0);
        for (int column = patientColumn; column < IcuFeatures::columns; ++column)
            columns.push_back(column);
    } else {
        columns.resize(IcuFeatures::columns);
        std::iota(columns.begin(), columns.end(), 0);
    }
    return columns;
}

nn::Tensor inputTensor(std::span<const IcuFeatures* const> stays, const IcuScaling& scaling,
                       std::span<const int> columns)
{
    nn::Tensor tensor;
    tensor.shape = {std::int64_t(stays.size()), IcuFeatures::rows, std::int64_t(columns.size())};
    tensor.values.reserve(stays.size() * IcuFeatures::rows * columns.size());
    for (const auto* stay : stays)
        for (int hour = 0; hour < IcuFeatures::rows; ++hour) {
            const float* row = stay->row(hour);
            for (const int column : columns) {
                const auto i = std::size_t(column);
                tensor.values.push_back(record::scaled(row[i], scaling.mean[i], scaling.spread[i]));
            }
        }
    return tensor;
}

Result<std::vector<std::vector<float>>> hourlyLogits(nn::Network& network, std::span<const IcuFeatures* const> stays,
                                                     const IcuScaling& scaling, std::span<const int> columns, Job& job)
{
    std::vector<std::vector<float>> logits;
    logits.reserve(stays.size());
    for (std::size_t first = 0; first < stays.size(); first += together) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, "Scoring was cancelled.");
        const auto some = stays.subspan(first, std::min(together, stays.size() - first));
        LANTERN_TRY(outputs, network.run({{"input", inputTensor(some, scaling, columns)}}));
        const auto& out = outputs["logits"];
        const auto width = out.values.size() / (some.size() * IcuFeatures::rows);
        if (width != 1 && width != 2)
            return fail(ErrorCode::Malformed,
                        fmt::format("The network answers {} numbers an hour, not 1 or 2.", width));
        for (std::size_t stay = 0; stay < some.size(); ++stay) {
            auto& hours = logits.emplace_back(std::size_t(IcuFeatures::rows));
            for (std::size_t hour = 0; hour < hours.size(); ++hour) {
                const float* at = out.values.data() + (stay * IcuFeatures::rows + hour) * width;
                hours[hour] = width == 1 ? at[0] : at[1] - at[0];
            }
        }
    }
    return logits;
}

bool hasMeasurement(const IcuFeatures& features, int hour)
{
    const float* ever = features.row(hour) + everColumn;
    for (int i = 0; i < record::icuSeriesCount; ++i)
        if (i != record::icuWeight && ever[i] > 0)
            return true;
    return false;
}

std::string scalingDetails(std::span<const IcuScaling> scalings)
{
    nlohmann::json details{{"scalings", nlohmann::json::array()}};
    for (const auto& scaling : scalings)
        details["scalings"].push_back({{"mean", scaling.mean}, {"spread", scaling.spread}});
    return details.dump();
}

Result<RiskModel> RiskModel::load(const nn::Package& package, nn::Runtime& runtime)
{
    if (package.manifest().task != "icu-mortality")
        return fail(ErrorCode::Refused,
                    fmt::format("The model {} is for the task {}, not for records.", package.manifest().id,
                                package.manifest().task));
    RiskModel model;
    LANTERN_TRY(loaded, package.load(runtime));
    model.m_model = std::move(loaded);
    LANTERN_TRY(scalings, scalingsOf(model.manifest()));
    model.m_scalings = std::move(scalings);
    model.m_prior = model.manifest().parameter("prior", 0);
    return model;
}

Result<std::vector<std::vector<Risk>>> RiskModel::risks(std::span<const IcuFeatures> stays, Job& job) const
{
    std::vector<const IcuFeatures*> pointers;
    for (const auto& stay : stays)
        pointers.push_back(&stay);
    const auto& calibration = manifest().calibration;
    const auto count = m_model->networks.size();

    std::vector<std::vector<Risk>> risks(stays.size(),
                                         std::vector<Risk>(std::size_t(IcuFeatures::rows), {0, 1e9, -1e9}));
    for (std::size_t part = 0; part < count; ++part) {
        const auto columns = inputColumns(manifest().networks[part].architecture.name);
        LANTERN_TRY(logits, hourlyLogits(*m_model->networks[part], pointers, m_scalings[part], columns, job));
        for (std::size_t stay = 0; stay < stays.size(); ++stay)
            for (std::size_t hour = 0; hour < risks[stay].size(); ++hour) {
                auto& risk = risks[stay][hour];
                const double logit = logits[stay][hour];
                risk.value += logit / double(count);
                risk.low = std::min(risk.low, logit);
                risk.high = std::max(risk.high, logit);
            }
        job.report(std::int64_t(part) + 1, std::int64_t(count));
    }
    // Mean of the logits, then the calibration that was fitted to such means.
    const auto calibrated = [&](double logit) {
        return probabilityOf(logit / calibration.temperature + calibration.bias);
    };
    for (std::size_t stay = 0; stay < stays.size(); ++stay)
        for (std::size_t hour = 0; hour < risks[stay].size(); ++hour) {
            auto& risk = risks[stay][hour];
            if (hasMeasurement(stays[stay], int(hour)))
                risk = {calibrated(risk.value), calibrated(risk.low), calibrated(risk.high)};
            else
                risk = {m_prior, m_prior, m_prior};
        }
    return risks;
}

}
