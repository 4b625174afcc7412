#include "core/inference/risk_model.h"

#include "core/inference/messages.h"
#include "core/nn/messages.h"
#include "core/nn/safetensors.h"
#include "core/tasks/model_kind.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>

namespace lantern::inference {

namespace {

using record::FeatureRows;

constexpr std::size_t together = 64;    // stays in one pass through a network

// By name, as a package has them.
struct NamedColumns {
    std::vector<std::string> chosen;    // what its networks read
    std::vector<std::string> scaled;    // what its file of scalings holds
    const char* deviation = "standard-deviation";    // what that file calls it
};

Result<NamedColumns> namesOf(const nn::Manifest& manifest, const tasks::RecordTask& task)
{
    const auto details = nlohmann::json::parse(manifest.details, nullptr, false);
    if (details.is_object() && details.contains("columns")) {
        const auto& list = details["columns"];
        NamedColumns named;
        for (const auto& name : list)
            if (name.is_string())
                named.chosen.push_back(name.get<std::string>());
        if (!list.is_array() || named.chosen.empty() || named.chosen.size() != list.size())
            return fail(ErrorCode::Malformed, messages::ModelDoesNotNameInputs(manifest.id));
        named.scaled = named.chosen;
        return named;
    }
    if (!details.is_object() || !task.reader.columnsOfChoice || !details.contains("inputs")
        || !details["inputs"].is_string())
        return fail(ErrorCode::Malformed, messages::ModelDoesNotNameInputs(manifest.id));
    const auto choice = details["inputs"].get<std::string>();
    NamedColumns named{task.reader.columnsOfChoice(choice), task.reader.unnamedColumns(), "spread"};
    if (named.chosen.empty())
        return fail(ErrorCode::Malformed, messages::ModelReadsUnknownInputs(manifest.id, choice));
    return named;
}

// One for every network.
Result<std::vector<ScaledColumns>> inputsOf(const nn::Model& model, const tasks::RecordTask& task)
{
    const auto& manifest = model.manifest;
    LANTERN_TRY(named, namesOf(manifest, task));
    std::vector<int> columns;
    std::vector<std::size_t> places;    // of the chosen among the scaled
    for (const auto& name : named.chosen) {
        const auto index = task.reader.features->indexOf(name);
        const auto place = std::ranges::find(named.scaled, name);
        if (!index || place == named.scaled.end())
            return fail(ErrorCode::Refused, messages::ModelReadsUnknownColumn(manifest.id, name));
        columns.push_back(*index);
        places.push_back(std::size_t(place - named.scaled.begin()));
    }

    const auto table = model.tables.find(scalingFile);
    if (table == model.tables.end())
        return fail(ErrorCode::NotFound, nn::messages::PackageHasNoFile(manifest.id, scalingFile));
    const auto of = [&](const char* name) {
        const auto found = table->second.find(name);
        return found == table->second.end() ? nn::Tensor() : found->second;
    };
    const nn::Tensor mean = of("mean"), deviation = of(named.deviation);
    const auto width = std::int64_t(named.scaled.size());
    if (mean.shape.size() != 2 || mean.shape[1] != width || deviation.shape != mean.shape)
        return fail(ErrorCode::Malformed, messages::ModelScalesOtherColumns(manifest.id, width));
    const auto count = std::size_t(mean.shape[0]);
    if (count == 0 || manifest.networks.size() % count != 0)
        return fail(ErrorCode::Malformed,
                    messages::ScalingsDoNotFitNetworks(manifest.id, count, manifest.networks.size()));
    std::vector<ScaledColumns> each;
    for (std::size_t i = 0; i < manifest.networks.size(); ++i) {
        const auto from = i / (manifest.networks.size() / count) * named.scaled.size();
        ScaledColumns input{columns, {}, {}};
        for (const auto place : places) {
            input.mean.push_back(mean.values[from + place]);
            input.standardDeviation.push_back(deviation.values[from + place]);
        }
        each.push_back(std::move(input));
    }
    return each;
}

}

ScaledColumns chosenOf(const record::FeatureScaling& scaling, std::vector<int> columns)
{
    ScaledColumns chosen{std::move(columns), {}, {}};
    for (const int column : chosen.columns) {
        chosen.mean.push_back(scaling.mean[std::size_t(column)]);
        chosen.standardDeviation.push_back(scaling.standardDeviation[std::size_t(column)]);
    }
    return chosen;
}

nn::Tensor inputTensor(std::span<const FeatureRows* const> stays, const ScaledColumns& input)
{
    int rows = 0;
    for (const auto* stay : stays)
        rows = std::max(rows, stay->count());
    const auto width = input.columns.size();
    nn::Tensor tensor{{std::int64_t(stays.size()), rows, std::int64_t(width)}, {}};
    tensor.values.resize(stays.size() * std::size_t(rows) * width);
    for (std::size_t i = 0; i < stays.size(); ++i) {
        float* to = tensor.values.data() + i * std::size_t(rows) * width;
        for (int hour = 0; hour < stays[i]->count(); ++hour) {
            const float* row = stays[i]->row(hour);
            for (std::size_t k = 0; k < width; ++k)
                *to++ = record::scaled(row[input.columns[k]], input.mean[k], input.standardDeviation[k]);
        }
    }
    return tensor;
}

Result<std::vector<std::vector<float>>> hourlyLogits(nn::Network& network, std::span<const FeatureRows* const> stays,
                                                     const ScaledColumns& input, Job& job)
{
    std::vector<std::vector<float>> logits;
    logits.reserve(stays.size());
    for (std::size_t first = 0; first < stays.size(); first += together) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, messages::ScoringCancelled);
        const auto some = stays.subspan(first, std::min(together, stays.size() - first));
        auto tensor = inputTensor(some, input);
        const auto rows = std::size_t(tensor.shape[1]);
        if (rows == 0)
            return fail(ErrorCode::Malformed, messages::NetworkAnswersOtherNumbers(0));
        LANTERN_TRY(outputs, network.run({{"input", std::move(tensor)}}));
        const auto& out = outputs["logits"];
        const auto width = out.values.size() / (some.size() * rows);
        if (width != 1 && width != 2)
            return fail(ErrorCode::Malformed, messages::NetworkAnswersOtherNumbers(width));
        for (std::size_t stay = 0; stay < some.size(); ++stay) {
            auto& hours = logits.emplace_back(std::size_t(some[stay]->count()));
            for (std::size_t hour = 0; hour < hours.size(); ++hour) {
                const float* at = out.values.data() + (stay * rows + hour) * width;
                hours[hour] = width == 1 ? at[0] : at[1] - at[0];
            }
        }
    }
    return logits;
}

std::string scalingBytes(std::span<const ScaledColumns> scalings)
{
    const auto width = scalings.empty() ? 0 : scalings.front().columns.size();
    const std::vector<std::int64_t> shape{std::int64_t(scalings.size()), std::int64_t(width)};
    nn::Tensor mean{shape, {}}, deviation{shape, {}};
    for (const auto& scaling : scalings) {
        mean.values.insert(mean.values.end(), scaling.mean.begin(), scaling.mean.end());
        deviation.values.insert(deviation.values.end(), scaling.standardDeviation.begin(),
                                scaling.standardDeviation.end());
    }
    return nn::safetensorsFrom({{"mean", std::move(mean)}, {"standard-deviation", std::move(deviation)}});
}

std::string detailsNaming(std::span<const std::string> columns)
{
    return nlohmann::json{{"columns", std::vector<std::string>(columns.begin(), columns.end())}}.dump();
}

Result<RiskModel> RiskModel::load(const nn::Package& package, nn::LoadedModels& models)
{
    RiskModel model;
    model.m_task = tasks::findRecordTask(package.manifest().task);
    if (!model.m_task)
        return fail(ErrorCode::Refused, messages::ModelIsNotForRecords(package.manifest().id, package.manifest().task));
    if (auto reason = tasks::unreadSlot(package.manifest(), nn::Slot::Kind::Record); !reason.empty())
        return fail(ErrorCode::Refused, std::move(reason));
    LANTERN_TRY(loaded, models.of(package));
    model.m_model = std::move(loaded);
    LANTERN_TRY(inputs, inputsOf(*model.m_model, *model.m_task));
    model.m_inputs = std::move(inputs);
    model.m_prior = model.manifest().parameter("prior", 0);
    return model;
}

Result<std::vector<std::vector<Risk>>> RiskModel::risks(std::span<const FeatureRows> stays, Job& job) const
{
    std::vector<const FeatureRows*> pointers;
    std::vector<std::vector<Risk>> risks;
    for (const auto& stay : stays) {
        pointers.push_back(&stay);
        risks.emplace_back(std::size_t(stay.count()), Risk{0, 1e9, -1e9});
    }
    const auto count = m_model->networks.size();
    for (std::size_t part = 0; part < count; ++part) {
        LANTERN_TRY(logits, hourlyLogits(*m_model->networks[part], pointers, m_inputs[part], job));
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
    const auto& calibration = manifest().calibration;
    for (std::size_t stay = 0; stay < stays.size(); ++stay)
        for (std::size_t hour = 0; hour < risks[stay].size(); ++hour) {
            auto& risk = risks[stay][hour];
            if (m_task->reader.hasBegun(stays[stay], int(hour)))
                risk = {calibration.probability(risk.value), calibration.probability(risk.low),
                        calibration.probability(risk.high)};
            else
                risk = {m_prior, m_prior, m_prior};
        }
    return risks;
}

}
