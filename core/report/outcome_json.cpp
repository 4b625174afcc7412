#include "core/report/outcome_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace lantern::report {

namespace {

nlohmann::json jsonOf(const nn::Finding& finding)
{
    nlohmann::json json{{"label", finding.label}, {"probability", finding.probability},
                        {"patient", nullptr},     {"pixel", {finding.pixel.column, finding.pixel.row}},
                        {"slice", finding.slice}, {"sopInstanceUid", finding.sopInstanceUid}};
    if (finding.patient)
        json["patient"] = {finding.patient->x, finding.patient->y, finding.patient->z};
    if (finding.diameter > 0)
        json["diameter"] = finding.diameter;
    json["widerThanTrainedFor"] = finding.isBeyondTraining;
    json["outlines"] = nlohmann::json::array();
    for (const auto& outline : finding.outlines)
        json["outlines"].push_back({{"slice", outline.slice}, {"pixel", {outline.pixel.column, outline.pixel.row}}});
    return json;
}

nlohmann::json provenanceOf(const nn::Outcome& outcome, const nn::Manifest& manifest, const dicom::Series& series)
{
    nlohmann::json networks = nlohmann::json::array();
    for (const auto& part : manifest.networks)
        networks.push_back(part.architecture.name);
    return {{"seriesInstanceUid", series.facts.uid},
            {"seriesId", outcome.seriesId},
            {"task", manifest.task},
            {"networks", networks},
            {"calibration",
             {{"temperature", manifest.calibration.temperature},
              {"bias", manifest.calibration.bias},
              {"fittedOn", manifest.calibration.fittedOn}}},
            {"operatingPoint",
             manifest.operatingPoints.empty()
                 ? nlohmann::json(nullptr)
                 : nlohmann::json{{"name", manifest.operatingPoints.front().name},
                                  {"chosenOn", manifest.operatingPoints.front().chosenOn}}},
            {"finishedAt", outcome.finishedAt}};
}

nlohmann::json jsonOf(const nn::MarkFacts& marks)
{
    nlohmann::json json = nlohmann::json::object();
    if (marks.usualMost > 0)
        json["usualOnOneScan"] = {
            {"least", marks.usualLeast}, {"most", marks.usualMost}, {"scans", marks.countedScans}};
    if (marks.largest > 0)
        json["trainedSizes"] = {{"smallest", marks.smallest}, {"largest", marks.largest}, {"unit", "mm"}};
    return json;
}

}

nlohmann::json outcomeJson(const nn::Outcome& outcome, const nn::Manifest& manifest, const dicom::Series& series)
{
    nlohmann::json notes = nlohmann::json::array();
    for (const auto& note : outcome.notes)
        notes.push_back(inEnglish(note));
    nlohmann::json json{
        {"state", nn::nameOf(outcome.state)},
        {"reason", inEnglish(outcome.reason)},
        {"model", {{"id", outcome.model.id}, {"version", outcome.model.version}, {"sha256", outcome.model.sha256}}},
        {"threshold", outcome.threshold},
        {"highest", outcome.highest},
        {"findings", nlohmann::json::array()},
        {"marks", jsonOf(manifest.marks)},
        {"slices", series.frames.size()},
        {"slicesCovered", outcome.slicesCovered},
        {"sliceScores", {{"meaning", "slice score, not calibrated for a series"}, {"values", outcome.sliceScores}}},
        {"notes", notes},
        {"seconds", outcome.seconds},
        {"firstMapSeconds", outcome.firstMapSeconds},
        {"provenance", provenanceOf(outcome, manifest, series)},
        {"use", "Not for diagnostic use"},
    };
    for (const auto& finding : outcome.findings)
        json["findings"].push_back(jsonOf(finding));
    return json;
}

std::string outcomeText(const nn::Outcome& outcome, const nn::Manifest& manifest)
{
    std::string text = fmt::format("{} {}: {}. Not for diagnostic use.\n", outcome.model.id, outcome.model.version,
                                   nn::nameOf(outcome.state));
    if (!outcome.reason.empty())
        return text + inEnglish(outcome.reason) + "\n";
    text += fmt::format("threshold {:.3f}", outcome.threshold);
    if (!manifest.operatingPoints.empty() && !manifest.operatingPoints.front().name.empty())
        text += fmt::format(" (\"{}\")", manifest.operatingPoints.front().name);
    text += fmt::format(", highest {:.3f}, {} slices looked at, {:.1f} s\n", outcome.highest, outcome.slicesCovered,
                        outcome.seconds);
    text += fmt::format("{} model mark{}\n", outcome.findings.size(), outcome.findings.size() == 1 ? "" : "s");
    int number = 0;
    for (const auto& finding : outcome.findings) {
        text += fmt::format("{:>3}  {} {:.3f}  slice {}, column {:.0f}, row {:.0f}", ++number, finding.label,
                            finding.probability, finding.slice + 1, finding.pixel.column, finding.pixel.row);
        if (finding.patient)
            text += fmt::format("  at {:.1f}, {:.1f}, {:.1f} mm", finding.patient->x, finding.patient->y,
                                finding.patient->z);
        if (finding.diameter > 0)
            text += fmt::format(", {:.0f} mm", finding.diameter);
        if (finding.isBeyondTraining)
            text += ", wider than trained for";
        text += "\n";
    }
    for (const auto& note : outcome.notes)
        text += inEnglish(note) + "\n";
    return text;
}

}
