#include "core/inference/outcome_store.h"

#include "core/files/hash.h"
#include "core/files/write_file.h"
#include "core/inference/messages.h"
#include "core/nn/messages.h"
#include "core/nn/safetensors.h"
#include "core/tasks/messages.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>
#include <nlohmann/json.hpp>

namespace lantern::inference {

namespace fs = std::filesystem;

namespace {

using nlohmann::json;

constexpr std::array keptStates{nn::State::NothingAboveThreshold, nn::State::Findings};

// Which images, in which order, and how long their files are: what changes where a series does, without reading it.
std::string imagesOf(const dicom::Series& series)
{
    std::string all;
    for (const dicom::FrameRef& frame : series.frames) {
        std::error_code unknown;
        const auto bytes = fs::file_size(frame.instance->path, unknown);
        all += fmt::format("{}#{}:{};", frame.instance->sopInstanceUid, frame.frame, unknown ? 0 : bytes);
    }
    return files::sha256Of(all);
}

// Text that has no row: of an older version, which kept sentences, or of one that knows more.
constexpr MessageKind<std::string> asKept("inference", "AsKept", "{0}");

// Rows of what tasks say stood in the room nn before 0.2, and results that were kept then name it.
const MessageRow* findRow(const std::string& room, const std::string& name)
{
    const auto among = [&](const auto& rows, bool isHere) -> const MessageRow* {
        const auto row = std::ranges::find_if(rows, [&](const MessageRow* one) { return one->name == name; });
        return isHere && row != std::end(rows) ? *row : nullptr;
    };
    const auto* const ofNetworks = among(nn::messages::all, room == "nn");
    return ofNetworks ? ofNetworks : among(tasks::messages::all, room == "tasks" || room == "nn");
}

json jsonOf(const Messages& several);

// By name, to be said in the language of the day; the English is for versions that lack the row.
json jsonOf(const Message& message)
{
    if (message.empty() || !findRow(message.row->room, message.row->name))
        return inEnglish(message);
    json values = json::array();
    for (const auto& value : message.values)
        std::visit(
            [&](const auto& is) {
                if constexpr (std::is_same_v<decltype(is), const Integer&>)
                    values.push_back(is.number);
                else if constexpr (std::is_same_v<decltype(is), const Messages&>)
                    values.push_back(jsonOf(is));
                else
                    values.push_back(is);
            },
            value);
    return {
        {"room", message.row->room}, {"name", message.row->name}, {"values", values}, {"english", inEnglish(message)}};
}

json jsonOf(const Messages& several)
{
    json all = json::array();
    for (const Message& message : several)
        all.push_back(jsonOf(message));
    return all;
}

Messages messagesFrom(const json& all);

// Throws where the value is of another kind.
Message::Value valueFrom(const json& value, char letter)
{
    switch (letter) {
    case 'i': return Integer(value.get<std::int64_t>());
    case 'd': return value.get<double>();
    case 'm': return messagesFrom(value);
    default: return value.get<std::string>();
    }
}

Message messageFrom(const json& kept)
{
    if (kept.is_string())
        return kept == "" ? Message() : asKept(kept.get<std::string>());
    const MessageRow* row = findRow(kept.at("room").get<std::string>(), kept.at("name").get<std::string>());
    const json& values = kept.at("values");
    if (!row || values.size() != std::string_view(row->values).size())
        return asKept(kept.at("english").get<std::string>());
    Message message(*row, {});
    for (std::size_t i = 0; i < values.size(); ++i)
        message.values.push_back(valueFrom(values[i], row->values[i]));
    return message;
}

Messages messagesFrom(const json& all)
{
    Messages several;
    for (const json& one : all)
        several.push_back(messageFrom(one));
    return several;
}

json jsonOf(const nn::Finding& finding)
{
    json outlines = json::array();
    for (const auto& outline : finding.outlines)
        outlines.push_back({outline.slice, outline.pixel.column, outline.pixel.row});
    json one{{"label", finding.label},
             {"isBeyondTraining", finding.isBeyondTraining},
             {"outlines", outlines},
             {"probability", finding.probability},
             {"pixel", {finding.pixel.column, finding.pixel.row}},
             {"slice", finding.slice},
             {"sopInstanceUid", finding.sopInstanceUid},
             {"diameter", finding.diameter}};
    if (finding.patient)
        one["patient"] = {finding.patient->x, finding.patient->y, finding.patient->z};
    return one;
}

nn::Finding findingFrom(const json& one)
{
    nn::Finding finding;
    finding.label = one.at("label").get<std::string>();
    finding.probability = one.at("probability");
    finding.pixel = {one.at("pixel").at(0), one.at("pixel").at(1)};
    finding.slice = one.at("slice");
    finding.sopInstanceUid = one.at("sopInstanceUid").get<std::string>();
    finding.diameter = one.at("diameter");
    finding.isBeyondTraining = one.at("isBeyondTraining");
    for (const json& outline : one.at("outlines"))
        finding.outlines.push_back({outline.at(0), {outline.at(1), outline.at(2)}});
    if (one.contains("patient"))
        finding.patient = geometry::PatientPoint{one["patient"].at(0), one["patient"].at(1), one["patient"].at(2)};
    return finding;
}

json jsonOf(const nn::MarkRule& rule)
{
    json joined = json::array();
    for (const auto& [a, b] : rule.joined)
        joined.push_back({a.slice, a.cell, b.slice, b.cell});
    return {{"label", rule.label},
            {"smallest", rule.smallest},
            {"sameThing", rule.sameThing},
            {"largest", rule.largest},
            {"joined", joined}};
}

nn::MarkRule ruleFrom(const json& all)
{
    nn::MarkRule rule;
    rule.label = all.at("label").get<std::string>();
    rule.smallest = all.at("smallest");
    rule.sameThing = all.at("sameThing");
    rule.largest = all.at("largest");
    for (const json& pair : all.at("joined"))
        rule.joined.push_back({{pair.at(0), pair.at(1)}, {pair.at(2), pair.at(3)}});
    return rule;
}

json jsonOf(const std::vector<nn::Label>& labels)
{
    json all = json::array();
    for (const nn::Label& label : labels) {
        all.push_back({{"id", label.id}, {"text", label.texts}});
        if (label.code)
            all.back()["code"] = {label.code->scheme, label.code->value, label.code->meaning};
    }
    return all;
}

std::vector<nn::Label> labelsFrom(const json& all)
{
    std::vector<nn::Label> labels;
    for (const json& one : all) {
        labels.push_back({.id = one.at("id"), .texts = one.at("text")});
        if (one.contains("code"))
            labels.back().code = {one["code"].at(0), one["code"].at(1), one["code"].at(2)};
    }
    return labels;
}

json jsonOf(const nn::Outcome& outcome, const std::string& images)
{
    json findings = json::array(), places = json::object();
    for (const nn::Finding& finding : outcome.findings)
        findings.push_back(jsonOf(finding));
    for (std::size_t slice = 0; slice < outcome.maps.size(); ++slice)
        if (const nn::MapSlice& map = outcome.maps[slice]; map.probabilities)
            places[std::to_string(slice)] = {map.originColumn, map.originRow, map.cellColumns, map.cellRows};
    return {{"images", images},
            {"state", nn::nameOf(outcome.state)},
            {"reason", jsonOf(outcome.reason)},
            {"model", {outcome.model.id, outcome.model.version, outcome.model.sha256}},
            {"labels", jsonOf(outcome.labels)},
            {"threshold", outcome.threshold},
            {"highest", outcome.highest},
            {"findings", findings},
            {"slices", outcome.maps.size()},
            {"maps", places},
            {"rule", jsonOf(outcome.rule)},
            {"sliceScores", outcome.sliceScores},
            {"notes", jsonOf(outcome.notes)},
            {"seriesId", outcome.seriesId},
            {"slicesCovered", outcome.slicesCovered},
            {"seconds", outcome.seconds},
            {"firstMapSeconds", outcome.firstMapSeconds},
            {"finishedAt", outcome.finishedAt}};
}

// Throws where an entry is missing or of another kind.
nn::Outcome outcomeFrom(const json& all, nn::Tensors& tensors, const dicom::Series& series)
{
    nn::Outcome outcome;
    const std::string state = all.at("state");
    const auto* known = std::ranges::find(keptStates, state, nn::nameOf);
    if (known == keptStates.end())
        throw std::out_of_range("the state \"" + state + "\"");
    outcome.state = *known;
    outcome.reason = messageFrom(all.at("reason"));
    outcome.model = {all.at("model").at(0), all.at("model").at(1), all.at("model").at(2)};
    if (all.contains("labels"))    // results of before have none
        outcome.labels = labelsFrom(all["labels"]);
    outcome.threshold = all.at("threshold");
    outcome.highest = all.at("highest");
    for (const json& finding : all.at("findings"))
        outcome.findings.push_back(findingFrom(finding));
    outcome.sliceScores = all.at("sliceScores").get<std::vector<double>>();
    outcome.notes = messagesFrom(all.at("notes"));
    outcome.seriesId = all.at("seriesId").get<std::string>();
    outcome.slicesCovered = all.at("slicesCovered");
    outcome.seconds = all.at("seconds");
    outcome.firstMapSeconds = all.at("firstMapSeconds");
    outcome.finishedAt = all.at("finishedAt").get<std::string>();
    outcome.rule = ruleFrom(all.at("rule"));
    const std::size_t slices = all.at("slices");
    const json& places = all.at("maps");
    if (slices > 1'000'000)
        throw std::out_of_range(fmt::format("{} slices", slices));
    outcome.maps.resize(slices);
    for (auto& [name, tensor] : tensors) {
        const std::size_t slice = std::stoul(name);
        const json& place = places.at(name);
        if (tensor.shape.size() != 2 || tensor.shape[0] > 100'000 || tensor.shape[1] > 100'000)
            throw std::out_of_range("the shape of map " + name);
        outcome.maps.at(slice) = {.rows = static_cast<int>(tensor.shape[0]),
                                  .columns = static_cast<int>(tensor.shape[1]),
                                  .originColumn = place.at(0),
                                  .originRow = place.at(1),
                                  .cellColumns = place.at(2),
                                  .cellRows = place.at(3),
                                  .probabilities =
                                      std::make_shared<const std::vector<float>>(std::move(tensor.values))};
    }
    // Where a slice lies, the series says itself.
    for (std::size_t slice = 0; slice < std::min(slices, series.frames.size()); ++slice) {
        const dicom::FrameRef& frame = series.frames[slice];
        if (outcome.maps[slice].probabilities) {
            outcome.maps[slice].plane = frame.facts().plane;
            outcome.maps[slice].sopInstanceUid = frame.instance->sopInstanceUid;
        }
    }
    return outcome;
}

}

OutcomeStore::OutcomeStore(fs::path folder)
    : m_folder(std::move(folder))
{
}

fs::path OutcomeStore::fileOf(const dicom::Series& series, const std::string& modelId) const
{
    constexpr std::size_t enough = 32;    // hexadecimal digits
    const std::string study = series.frames.empty() ? std::string() : series.frames.front().instance->study.uid;
    return m_folder / (files::sha256Of(study + '\n' + series.id() + '\n' + modelId).substr(0, enough) + ".safetensors");
}

Result<std::optional<OutcomeStore::Kept>> OutcomeStore::read(const dicom::Series& series,
                                                             const std::string& modelId) const
{
    const fs::path file = fileOf(series, modelId);
    std::error_code absent;
    if (!fs::exists(file, absent))
        return std::optional<Kept>();
    LANTERN_TRY(bytes, files::readText(file));
    std::map<std::string, std::string> metadata;
    LANTERN_TRY(tensors, nn::parseSafetensors(bytes, &metadata));
    try {
        const json all = json::parse(metadata.at("outcome"));
        Kept kept{.outcome = outcomeFrom(all, tensors, series),
                  .isOfTheseImages = all.at("images") == imagesOf(series)};
        if (kept.outcome.model.id != modelId)
            throw std::out_of_range("the model \"" + kept.outcome.model.id + "\"");
        return std::optional(std::move(kept));
    } catch (const std::exception& problem) {
        return fail(ErrorCode::Malformed, messages::KeptResultIsDamaged(file.filename().string(), problem.what()));
    }
}

Result<void> OutcomeStore::write(const dicom::Series& series, const nn::Outcome& outcome) const
{
    if (std::ranges::find(keptStates, outcome.state) == keptStates.end())
        return {};
    nn::Tensors tensors;
    for (std::size_t slice = 0; slice < outcome.maps.size(); ++slice)
        if (const nn::MapSlice& map = outcome.maps[slice]; map.probabilities)
            tensors[std::to_string(slice)] = {{map.rows, map.columns}, *map.probabilities};
    LANTERN_CHECK(files::makeFolder(m_folder));
    const std::string text = jsonOf(outcome, imagesOf(series)).dump(-1, ' ', false, json::error_handler_t::replace);
    return files::writeFile(fileOf(series, outcome.model.id),
                            std::string_view(nn::safetensorsFrom(tensors, {{"outcome", text}})));
}

}
