#include "core/report/timeline_json.h"

#include "core/record/moment.h"

#include <nlohmann/json.hpp>

namespace lantern::report {

namespace {

nlohmann::json orNull(const std::string& text) { return text.empty() ? nlohmann::json() : nlohmann::json(text); }

nlohmann::json jsonOf(const record::Event& event, record::Clock clock)
{
    nlohmann::json json{
        {"time", orNull(record::textOf(event.time, clock))},
        {"precision", record::nameOf(event.time.precision)},
        {"kind", nameOf(event.kind)},
        {"code", event.code},
        {"system", event.system},
        {"text", event.text},
        {"value", nullptr},
        {"unit", event.unit},
        {"source", event.source},
    };
    if (event.value)
        json["value"] = *event.value;
    else if (!event.valueText.empty())
        json["value"] = event.valueText;
    if (!event.valueText.empty())
        json["valueText"] = event.valueText;
    if (event.end)
        json["end"] = record::textOf(*event.end, clock);
    if (event.low)
        json["low"] = *event.low;
    if (event.high)
        json["high"] = *event.high;
    if (!event.interpretation.empty())
        json["interpretation"] = event.interpretation;
    if (!event.studyUid.empty())
        json["studyUid"] = event.studyUid;
    json["fact"] = event.isFact();
    if (!event.isFact())
        json["mark"] = inEnglish(event.marks);
    if (event.time.precision >= record::Precision::Minute && !event.time.hasZone)
        json["zone"] = "unknown";
    return json;
}

}

std::string nameOf(record::Kind kind)
{
    using record::Kind;
    switch (kind) {
    case Kind::Imaging: return "imaging";
    case Kind::Encounter: return "encounter";
    case Kind::Condition: return "condition";
    case Kind::Drug: return "drug";
    case Kind::Lab: return "lab";
    case Kind::Vital: return "vital";
    case Kind::Procedure: return "procedure";
    case Kind::Report: return "report";
    case Kind::Allergy: return "allergy";
    case Kind::Immunization: return "immunization";
    case Kind::Other: return "other";
    }
    return "other";
}

nlohmann::json timelineJson(const record::Record& record)
{
    nlohmann::json json{
        {"patient",
         {{"id", record.patient.id},
          {"name", record.patient.name},
          {"birthDate", record.patient.birthDate},
          {"sex", record.patient.sex},
          {"server", record.patient.server},
          {"identifiers", nlohmann::json::array()}}},
        {"release", record.release},
        {"notes", nlohmann::json::array()},
        {"clock", record.clock == record::Clock::Calendar ? "calendar" : "since-admission"},
        {"events", nlohmann::json::array()},
        {"skipped", nlohmann::json::array()},
    };
    for (const auto& note : record.notes)
        json["notes"].push_back(inEnglish(note));
    for (const auto& [system, value] : record.patient.issued)
        json["patient"]["identifiers"].push_back({{"system", system}, {"value", value}});
    for (const auto& event : record.events)
        json["events"].push_back(jsonOf(event, record.clock));
    for (const auto& skipped : record.skipped)
        json["skipped"].push_back({{"where", skipped.where}, {"reason", inEnglish(skipped.reason)}});
    return json;
}

}
