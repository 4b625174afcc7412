#include "core/report/evaluation_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace lantern::report {

namespace {

nlohmann::json jsonOf(const nn::Figures& figures)
{
    nlohmann::json json = nlohmann::json::object();
    for (const auto& [name, interval] : figures)
        json[name] = {interval.value, interval.low, interval.high};
    return json;
}

std::string linesOf(const nn::Figures& figures, const std::string& indent)
{
    std::string text;
    for (const auto& [name, interval] : figures)
        text +=
            fmt::format("{}{:<22}{:.4f} [{:.4f}, {:.4f}]\n", indent, name, interval.value, interval.low, interval.high);
    return text;
}

}

nlohmann::json evaluationJson(const learning::ImageEvaluation& result)
{
    const nn::Evaluation& evaluation = result.evaluation;
    nlohmann::json json = jsonOf(evaluation.figures);
    json["model"] = {{"id", result.model.id}, {"version", result.model.version}, {"sha256", result.model.sha256}};
    json["threshold"] = result.threshold;
    json["n"] = evaluation.n;
    json["groups"] = result.groups;
    json["unlabelled"] = evaluation.unlabelled;
    json["undefined"] = evaluation.undefined;
    json["refused"] = evaluation.refused;
    json["accepted"] = jsonOf(evaluation.acceptedFigures);
    json["accepted"]["n"] = evaluation.accepted;
    json["per_label"] = nlohmann::json::object();
    for (const auto& [label, figures] : evaluation.perLabel)
        json["per_label"][label] = jsonOf(figures);
    json["seconds"] = result.seconds;
    return json;
}

std::string evaluationText(const learning::ImageEvaluation& result)
{
    const nn::Evaluation& evaluation = result.evaluation;
    std::string text = fmt::format("{} {} on n = {} ({} groups), {:.1f} s. Not for diagnostic use.\n", result.model.id,
                                   result.model.version, evaluation.n, result.groups, result.seconds);
    text += linesOf(evaluation.figures, "");
    for (const auto& [label, figures] : evaluation.perLabel)
        text += label + "\n" + linesOf(figures, "  ");
    for (const auto& name : evaluation.undefined)
        text += fmt::format("undefined: {}\n", name);
    for (const auto& [reason, count] : evaluation.refused)
        text += fmt::format("refused {} (scored all the same): {}\n", count, reason);
    if (!evaluation.refused.empty())
        text += fmt::format("accepted, n = {}\n", evaluation.accepted) + linesOf(evaluation.acceptedFigures, "  ");
    if (evaluation.unlabelled > 0)
        text += fmt::format("{} pictures have a label that the model does not know; they are not in n\n",
                            evaluation.unlabelled);
    return text;
}

}
