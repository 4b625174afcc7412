#include "core/report/record_json.h"

#include "core/record/moment.h"

#include <nlohmann/json.hpp>

namespace lantern::report {

namespace {

nlohmann::json jsonOf(const nn::ModelIdentity& model)
{
    return {{"id", model.id}, {"version", model.version}, {"sha256", model.sha256}};
}

nlohmann::json jsonOf(const Messages& several)
{
    auto json = nlohmann::json::array();
    for (const auto& message : several)
        json.push_back(inEnglish(message));
    return json;
}

nlohmann::json jsonOf(const std::map<std::string, nn::Interval>& figures)
{
    auto json = nlohmann::json::object();
    for (const auto& [name, interval] : figures)
        json[name] = {interval.value, interval.low, interval.high};
    return json;
}

}

nlohmann::json riskJson(const record::ScoreSeries& series, const record::Record& record)
{
    const auto model = series.model.value_or(record::ScoringModel{series.id, "", ""});
    nlohmann::json json{
        {"state",
         series.isScored()      ? "scored"
             : series.hasFailed ? "failed"
                                : "not-applicable"},
        {"reason", inEnglish(series.reason)},
        {"model", {{"id", model.id}, {"version", model.version}, {"sha256", model.sha256}}},
        {"target", inEnglish(series.target)},
        {"horizon", inEnglish(series.horizon)},
        {"threshold", series.threshold},
        {"points", nlohmann::json::array()},
        {"contributions", nlohmann::json::array()},
        {"contributionsOmittedBelow", series.omittedBelow},
        {"notes", jsonOf(series.notes)},
        {"leftOut", nlohmann::json::array()},
        {"skipped", nlohmann::json::array()},
        {"recordNotes", jsonOf(record.notes)},
        {"band", "lowest and highest of the ensemble's networks"},
        {"use", "Not for diagnostic use"},
    };
    for (const auto& value : series.leftOut)
        json["leftOut"].push_back({{"event", value.event},
                                   {"text", record.events[value.event].text},
                                   {"source", record.events[value.event].source},
                                   {"reason", inEnglish(value.reason)}});
    for (const auto& skipped : record.skipped)
        json["skipped"].push_back({{"where", skipped.where}, {"reason", inEnglish(skipped.reason)}});
    for (const auto& point : series.points) {
        const int hour = record::hourOf(series, point);
        json["points"].push_back({{"hour", hour},
                                  {"time", record::textOf(point.time, record.clock)},
                                  {"risk", point.value},
                                  {"low", point.low},
                                  {"high", point.high}});
        for (const auto& part : point.parts) {
            const auto& event = record.events[part.event];
            json["contributions"].push_back({{"hour", hour},
                                             {"event", part.event},
                                             {"change", part.change},
                                             {"text", event.text},
                                             {"source", event.source}});
        }
    }
    return json;
}

nlohmann::json evaluationJson(const learning::RecordEvaluation& evaluation)
{
    auto json = jsonOf(evaluation.figures);
    json.update({
        {"model", jsonOf(evaluation.model)},
        {"n", evaluation.n},
        {"deaths", evaluation.events},
        {"threshold", evaluation.threshold},
        {"undefined", evaluation.undefined},
        {"refused", evaluation.refused},
        {"notes", evaluation.notes},
        {"withoutOutcome", evaluation.withoutOutcome.size()},
        {"withoutRecord", evaluation.withoutRecord.size()},
        {"seconds", evaluation.seconds},
    });
    // One output: what is said of the one label is the other way round for the other.
    json["per_label"] = {{evaluation.label, jsonOf(evaluation.figures)}};
    json["accepted"] = jsonOf(evaluation.acceptedFigures);
    json["accepted"]["n"] = evaluation.accepted;
    return json;
}

}
