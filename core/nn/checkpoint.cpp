#include "core/nn/checkpoint.h"

#include "core/files/write_file.h"
#include "core/nn/messages.h"
#include "core/nn/safetensors.h"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <optional>
#include <string_view>

namespace lantern::nn {

namespace {

using nlohmann::json;

constexpr const char* formatName = "lantern-checkpoint-2";
constexpr std::string_view archive = "PK\x03\x04";    // how the checkpoints of version 1 begin

// JSON knows no infinity; all other numbers come back as they were.
json jsonFrom(double number) { return std::isfinite(number) ? json(number) : json(fmt::format("{}", number)); }

double numberFrom(const json& value)
{
    return value.is_string() ? std::strtod(value.get_ref<const std::string&>().c_str(), nullptr) : value.get<double>();
}

json jsonFrom(const EpochReport& report)
{
    json scores = json::object();
    for (const auto& [name, score] : report.scores)
        scores[name] = jsonFrom(score);
    return {{"epoch", report.epoch},
            {"loss", jsonFrom(report.trainingLoss)},
            {"rate", jsonFrom(report.learningRate)},
            {"seconds", jsonFrom(report.seconds)},
            {"scores", std::move(scores)}};
}

EpochReport reportFrom(const json& value)
{
    EpochReport report;
    report.epoch = value.at("epoch").get<int>();
    report.trainingLoss = numberFrom(value.at("loss"));
    report.learningRate = numberFrom(value.at("rate"));
    report.seconds = numberFrom(value.at("seconds"));
    for (const auto& [name, score] : value.at("scores").items())
        report.scores[name] = numberFrom(score);
    return report;
}

// "weight/…", "best/…" and "optimiser/…" are three tables in one file.
void put(Tensors& all, const std::string& group, const Tensors& tensors)
{
    for (const auto& [name, tensor] : tensors)
        all.emplace(group + "/" + name, tensor);
}

Tensors taken(Tensors& all, const std::string& group)
{
    const auto prefix = group + "/";
    Tensors tensors;
    for (auto& [name, tensor] : all)
        if (name.compare(0, prefix.size(), prefix) == 0)
            tensors.emplace(name.substr(prefix.size()), std::move(tensor));
    return tensors;
}

class FileKeeper final : public CheckpointKeeper {
public:
    FileKeeper(std::filesystem::path file, bool resumes)
        : m_file(std::move(file))
        , m_resumes(resumes)
    {
    }

    Result<std::optional<Checkpoint>> last() override
    {
        std::error_code ignored;
        if (!m_resumes || m_file.empty() || !std::filesystem::exists(m_file, ignored))
            return std::optional<Checkpoint>();
        LANTERN_TRY(checkpoint, readCheckpoint(m_file));
        return std::optional(std::move(checkpoint));
    }
    bool isWanted() const override { return !m_file.empty(); }
    Result<void> keep(const Checkpoint& checkpoint) override { return writeCheckpoint(m_file, checkpoint); }

private:
    std::filesystem::path m_file;
    bool m_resumes;
};

}

Result<void> writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint)
{
    json curve = json::array();
    for (const auto& report : checkpoint.curve)
        curve.push_back(jsonFrom(report));
    const json state{{"fingerprint", checkpoint.fingerprint},
                     {"bestScore", jsonFrom(checkpoint.bestScore)},
                     {"bestEpoch", checkpoint.bestEpoch},
                     {"curve", std::move(curve)},
                     {"steps", checkpoint.steps}};
    Tensors all;
    put(all, "weight", checkpoint.weights);
    put(all, "best", checkpoint.best);
    put(all, "optimiser", checkpoint.optimiser);
    return writeSafetensors(file, all, {{"format", formatName}, {"state", state.dump()}});
}

Result<Checkpoint> readCheckpoint(const std::filesystem::path& file)
{
    LANTERN_TRY(bytes, files::readText(file, std::uint64_t(16) << 30));
    if (std::string_view(bytes).substr(0, archive.size()) == archive)
        return fail(ErrorCode::Unsupported, messages::CheckpointIsOfOlderVersion(file.string()));
    std::map<std::string, std::string> metadata;
    auto tensors = parseSafetensors(bytes, &metadata);
    if (!tensors)
        return fail(ErrorCode::Malformed, messages::CheckpointIsDamaged(file.string()));
    if (metadata["format"] != formatName)
        return fail(ErrorCode::Malformed, messages::CheckpointIsOfAnotherKind(file.string()));
    try {
        const json state = json::parse(metadata["state"]);
        Checkpoint checkpoint;
        checkpoint.fingerprint = state.at("fingerprint").get<std::string>();
        checkpoint.bestScore = numberFrom(state.at("bestScore"));
        checkpoint.bestEpoch = state.at("bestEpoch").get<int>();
        for (const auto& report : state.at("curve"))
            checkpoint.curve.push_back(reportFrom(report));
        checkpoint.steps = state.at("steps").get<std::map<std::string, std::int64_t>>();
        checkpoint.weights = taken(*tensors, "weight");
        checkpoint.best = taken(*tensors, "best");
        checkpoint.optimiser = taken(*tensors, "optimiser");
        return checkpoint;
    } catch (const json::exception&) {
        return fail(ErrorCode::Malformed, messages::CheckpointIsDamaged(file.string()));
    }
}

std::unique_ptr<CheckpointKeeper> keeperOf(const TrainingObserver& observer)
{
    return std::make_unique<FileKeeper>(observer.checkpoint, observer.resume);
}

}
