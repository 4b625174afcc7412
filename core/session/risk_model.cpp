#include "core/session/risk_model.h"

#include "core/nn/messages.h"
#include "core/nn/safetensors.h"
#include "core/record/icu_variables.h"
#include "core/session/messages.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <numeric>

namespace lantern::session {

namespace {

using record::IcuFeatures;
using record::IcuScaling;

constexpr std::size_t together = 64;    // stays in one pass through a network
constexpr int everColumn = 296, patientColumn = 333;

double probabilityOf(double logit) { return 1 / (1 + std::exp(-logit)); }

// One for every network.
Result<std::vector<IcuScaling>> scalingsOf(const nn::Model& model)
{
    const auto& manifest = model.manifest;
    const auto table = model.tables.find(scalingFile);
    if (table == model.tables.end())
        return fail(ErrorCode::NotFound, nn::messages::PackageHasNoFile(manifest.id, scalingFile));
    const auto of = [&](const char* name) {
        const auto found = table->second.find(name);
        return found == table->second.end() ? nn::Tensor() : found->second;
    };
    const nn::Tensor mean = of("mean"), spread = of("spread");
    if (mean.shape.size() != 2 || mean.shape[1] != IcuFeatures::columns || spread.shape != mean.shape)
        return fail(ErrorCode::Malformed, messages::ModelScalesOtherColumns(manifest.id, IcuFeatures::columns));
    const auto count = std::size_t(mean.shape[0]);
    if (count == 0 || manifest.networks.size() % count != 0)
        return fail(ErrorCode::Malformed,
                    messages::ScalingsDoNotFitNetworks(manifest.id, count, manifest.networks.size()));
    std::vector<IcuScaling> each;
    for (std::size_t i = 0; i < manifest.networks.size(); ++i) {
        const auto from = std::ptrdiff_t(i / (manifest.networks.size() / count) * IcuFeatures::columns);
        IcuScaling scaling;
        std::copy_n(mean.values.begin() + from, IcuFeatures::columns, scaling.mean.begin());
        std::copy_n(spread.values.begin() + from, IcuFeatures::columns, scaling.spread.begin());
        each.push_back(scaling);
    }
    return each;
}

// {"inputs": "all"}
Result<std::vector<int>> columnsOf(const nn::Manifest& manifest)
{
    const auto details = nlohmann::json::parse(manifest.details, nullptr, false);
    const auto inputs = details.is_object() ? details.find("inputs") : details.end();
    if (inputs == details.end() || !inputs->is_string())
        return fail(ErrorCode::Malformed, messages::ModelDoesNotNameInputs(manifest.id));
    auto columns = inputColumns(inputs->get<std::string>());
    if (columns.empty())
        return fail(ErrorCode::Malformed, messages::ModelReadsUnknownInputs(manifest.id, inputs->get<std::string>()));
    return columns;
}

}

std::vector<int> inputColumns(std::string_view inputs)
{
    constexpr int last = 0, mean = 1, measured = 2, gap = 3;
    std::vector<int> columns;
    const auto addBlock = [&](int block) {
        for (int i = 0; i < record::icuSeriesCount; ++i)
            columns.push_back(block * record::icuSeriesCount + i);
    };
    if (inputs == "values")
        addBlock(last);
    else if (inputs == "values-masks")
        for (const int block : {last, measured})
            addBlock(block);
    else if (inputs == "hourly")
        for (const int block : {last, mean, measured, gap})
            addBlock(block);
    else if (inputs == "all")
        for (const int block : {mean, measured, last, gap, 4, 5, 6, 7, 8})
            addBlock(block);
    else
        return {};
    for (int column = patientColumn; column < IcuFeatures::columns; ++column)
        columns.push_back(column);
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
            return fail(ErrorCode::Cancelled, messages::ScoringCancelled);
        const auto some = stays.subspan(first, std::min(together, stays.size() - first));
        LANTERN_TRY(outputs, network.run({{"input", inputTensor(some, scaling, columns)}}));
        const auto& out = outputs["logits"];
        const auto width = out.values.size() / (some.size() * IcuFeatures::rows);
        if (width != 1 && width != 2)
            return fail(ErrorCode::Malformed, messages::NetworkAnswersOtherNumbers(width));
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

std::string scalingBytes(std::span<const IcuScaling> scalings)
{
    const std::vector<std::int64_t> shape{std::int64_t(scalings.size()), IcuFeatures::columns};
    nn::Tensor mean{shape, {}}, spread{shape, {}};
    for (const auto& scaling : scalings) {
        mean.values.insert(mean.values.end(), scaling.mean.begin(), scaling.mean.end());
        spread.values.insert(spread.values.end(), scaling.spread.begin(), scaling.spread.end());
    }
    return nn::safetensorsFrom({{"mean", std::move(mean)}, {"spread", std::move(spread)}});
}

Result<RiskModel> RiskModel::load(const nn::Package& package, nn::LoadedModels& models)
{
    if (package.manifest().task != "icu-mortality")
        return fail(ErrorCode::Refused, messages::ModelIsNotForRecords(package.manifest().id, package.manifest().task));
    RiskModel model;
    LANTERN_TRY(loaded, models.of(package));
    model.m_model = std::move(loaded);
    LANTERN_TRY(scalings, scalingsOf(*model.m_model));
    model.m_scalings = std::move(scalings);
    LANTERN_TRY(columns, columnsOf(model.manifest()));
    model.m_columns = std::move(columns);
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
        LANTERN_TRY(logits, hourlyLogits(*m_model->networks[part], pointers, m_scalings[part], m_columns, job));
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
