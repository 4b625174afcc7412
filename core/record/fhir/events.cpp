#include "core/record/fhir/events.h"

#include "core/base/person_name.h"
#include "core/record/fhir/standing.h"
#include "core/record/fhir/values.h"
#include "core/record/icu_stay.h"
#include "core/record/messages.h"
#include "core/record/moment.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace lantern::record {

namespace {

using Events = Result<std::vector<Event>>;

// A plain or urn:oid: identifier that is a DICOM UID (PS3.5 9.1), else "".
std::string uidOf(std::string text)
{
    constexpr std::string_view prefix = "urn:oid:";
    if (text.starts_with(prefix))
        text.erase(0, prefix.size());
    const bool isUid = text.size() > 3 && text.find('.') != std::string::npos
        && text.find_first_not_of("0123456789.") == std::string::npos;
    return isUid ? text : "";
}

Kind kindOfObservation(const JsonValue& observation)
{
    const auto categories = observation["category"].each();
    for (const auto* category : categories)
        for (const auto& coding : codingsOf(*category)) {
            if (coding.code == "vital-signs")
                return Kind::Vital;
            if (coding.code == "laboratory" || coding.code == "LAB")
                return Kind::Lab;
        }
    return categories.empty() && observation["valueQuantity"] ? Kind::Lab : Kind::Other;
}

Events observation(const JsonValue& resource)
{
    LANTERN_TRY(
        span,
        timeOf(resource, {"effectiveDateTime", "effectiveInstant", "effectivePeriod", "effectiveTiming", "issued"}));
    Event whole;
    whole.time = span.start;
    whole.end = span.end;
    whole.kind = kindOfObservation(resource);
    setCode(whole, resource["code"]);
    LANTERN_CHECK(setValue(whole, resource));

    std::vector<Event> events;
    const auto& components = resource["component"].items;
    if (components.empty() || !whole.valueText.empty())
        events.push_back(whole);
    for (std::size_t i = 0; i < components.size(); ++i) {
        if (!components[i])
            continue;
        Event part;
        part.time = whole.time;
        part.end = whole.end;
        part.kind = whole.kind;
        setCode(part, components[i]["code"]);
        LANTERN_CHECK(setValue(part, components[i]));
        part.source = fmt::format(" component[{}]", i);
        events.push_back(std::move(part));
    }
    return events;
}

Events encounter(const JsonValue& resource)
{
    LANTERN_TRY(span, timeOf(resource, {"actualPeriod", "period", "plannedStartDate"}));
    Event event;
    event.time = span.start;
    event.end = span.end;
    event.kind = Kind::Encounter;
    // A code in DSTU2, a Coding until R4B, a list of concepts in R5.
    if (const auto classes = resource["class"].each(); !classes.empty()) {
        setCode(event, *classes.front());
        if (codingsOf(*classes.front()).empty())
            event.code = classes.front()->string();
        else if (event.text == event.code)
            event.text.clear();
    }
    if (const auto& type = resource["type"].first())
        setCode(event, type);
    else if (event.text.empty() && !resource["serviceType"].each().empty())
        event.text = textOfConcept(*resource["serviceType"].each().front());

    // Intensive care may be said by the type, the service or the place; the first that says so names the event.
    std::vector<const JsonValue*> concepts;
    for (const auto& type : resource["type"].items)
        concepts.push_back(&type);
    for (const auto* service : resource["serviceType"].each())
        concepts.push_back(service);
    for (const auto& location : resource["location"].items)
        for (const auto name : {"physicalType", "form"})
            concepts.push_back(&location[name]);
    for (const auto* concept_ : concepts)
        for (const auto& coding : codingsOf(*concept_))
            if (isIntensiveCareCode(coding.code)) {
                event.code = coding.code;
                event.system = coding.system;
                event.text = textOfConcept(*concept_);
                return std::vector{event};
            }
    for (const auto& location : resource["location"].items)
        if (const auto& place = location["location"]["display"].string(); saysIntensiveCare(place))
            event.text += (event.text.empty() ? "" : ", ") + place;
    return std::vector{event};
}

Events condition(const JsonValue& resource)
{
    LANTERN_TRY(span,
                timeOf(resource, {"onsetDateTime", "onsetPeriod", "recordedDate", "assertedDate", "dateRecorded"}));
    LANTERN_TRY(end, timeOf(resource, {"abatementDateTime", "abatementPeriod"}));
    Event event;
    event.time = span.start;
    event.end = end.start.precision != Precision::Unknown ? std::optional(end.start) : span.end;
    event.kind = Kind::Condition;
    setCode(event, resource["code"]);
    event.valueText = resource["onsetString"].string();
    return std::vector{event};
}

Events medicationRequest(const JsonValue& resource, const Resolve& resolve)
{
    LANTERN_TRY(span, timeOf(resource, {"authoredOn", "dateWritten"}));
    Event event;
    event.time = span.start;
    event.kind = Kind::Drug;
    const auto& medication = resource["medication"];    // R5
    if (const auto& concept_ = medication["concept"] ? medication["concept"] : resource["medicationCodeableConcept"]) {
        setCode(event, concept_);
    } else {
        const auto& reference = medication["reference"] ? medication["reference"] : resource["medicationReference"];
        setCode(event, resolve(reference["reference"].string())["code"]);
        if (event.text.empty())
            event.text = reference["display"].string();
    }
    event.valueText = resource["dosageInstruction"].first()["text"].string();
    return std::vector{event};
}

Events procedure(const JsonValue& resource)
{
    LANTERN_TRY(span,
                timeOf(resource,
                       {"performedDateTime", "performedPeriod", "occurrenceDateTime", "occurrencePeriod",
                        "occurrenceTiming", "recorded"}));
    Event event;
    event.time = span.start;
    event.end = span.end;
    event.kind = Kind::Procedure;
    setCode(event, resource["code"]);
    for (const auto name : {"performedString", "occurrenceString"})
        if (event.valueText.empty())
            event.valueText = resource[name].string();
    return std::vector{event};
}

// HL7 v2 table 0074, LOINC's radiology part, and words; without a category, what the report points to.
Department departmentOf(const JsonValue& report)
{
    constexpr std::array<std::string_view, 16> imaging{"RAD", "IMG", "CT",        "CUS",    "EC",  "MRS",
                                                       "NMR", "NMS", "NUC",       "OUS",    "RUS", "RX",
                                                       "VUS", "XRC", "LP29684-5", "imaging"};
    constexpr std::array<std::string_view, 14> laboratory{"LAB", "BLB", "CH",  "CP",  "CTH", "GE", "HM",
                                                          "IMM", "MB",  "MCB", "MYC", "SP",  "TX", "laboratory"};
    const auto categories = report["category"].each();
    for (const auto* category : categories)
        for (const auto& coding : codingsOf(*category)) {
            if (std::ranges::find(imaging, coding.code) != imaging.end())
                return Department::Imaging;
            if (std::ranges::find(laboratory, coding.code) != laboratory.end())
                return Department::Laboratory;
        }
    for (const auto name : {"imagingStudy", "study"})
        if (!report[name].items.empty())
            return Department::Imaging;
    return categories.empty() && !report["result"].items.empty() ? Department::Laboratory : Department::Other;
}

Events diagnosticReport(const JsonValue& resource)
{
    LANTERN_TRY(span, timeOf(resource, {"effectiveDateTime", "effectivePeriod", "issued"}));
    Event event;
    event.time = span.start;
    event.end = span.end;
    event.kind = Kind::Report;
    event.department = departmentOf(resource);
    setCode(event, resource["code"]);
    event.valueText = resource["conclusion"].string();
    return std::vector{event};
}

Events imagingStudy(const JsonValue& resource)
{
    LANTERN_TRY(span, timeOf(resource, {"started"}));
    Event event;
    event.time = span.start;
    event.kind = Kind::Imaging;
    const auto& series = resource["series"].first();
    const JsonValue* modality = &series["modality"];
    for (const auto name : {"modalityList", "modality"})
        if (const auto& listed = resource[name].first())
            modality = &listed;
    if (const auto codings = codingsOf(*modality); !codings.empty()) {
        event.code = codings.front().code;
        event.system = codings.front().system;
    }
    event.text = resource["description"].string();
    if (event.text.empty()) {
        event.text = event.code;
        if (const auto site = textOfConcept(series["bodySite"]); !site.empty())
            event.text += ' ' + site;
    }
    event.studyUid = uidOf(resource["uid"].string());    // until STU3
    for (const auto& identifier : resource["identifier"].items)
        if (event.studyUid.empty())
            event.studyUid = uidOf(identifier["value"].string());
    return std::vector{event};
}

Events allergy(const JsonValue& resource)
{
    LANTERN_TRY(span, timeOf(resource, {"onsetDateTime", "onsetPeriod", "onset", "recordedDate", "assertedDate"}));
    Event event;
    event.time = span.start;
    event.kind = Kind::Allergy;
    setCode(event, resource["code"] ? resource["code"] : resource["substance"]);
    for (const auto& reaction : resource["reaction"].items)
        for (const auto& manifestation : reaction["manifestation"].items)
            event.valueText += (event.valueText.empty() ? "" : ", ") + textOfConcept(manifestation);
    return std::vector{event};
}

Events immunization(const JsonValue& resource)
{
    LANTERN_TRY(span, timeOf(resource, {"occurrenceDateTime", "date", "recorded"}));
    Event event;
    event.time = span.start;
    event.kind = Kind::Immunization;
    setCode(event, resource["vaccineCode"]);
    event.valueText = resource["occurrenceString"].string();
    return std::vector{event};
}

// A patient's death is the one dated fact that stands in the Patient itself.
Events patient(const JsonValue& resource)
{
    LANTERN_TRY(span, timeOf(resource, {"deceasedDateTime"}));
    if (span.start.precision == Precision::Unknown)
        return std::vector<Event>{};
    Event event;
    event.time = span.start;
    event.kind = Kind::Other;
    event.text = "Died";
    return std::vector{event};
}

constexpr std::array eventTypes{"Patient",           "Encounter",          "Condition",   "Observation",
                                "MedicationRequest", "MedicationOrder",    "Procedure",   "DiagnosticReport",
                                "ImagingStudy",      "AllergyIntolerance", "Immunization"};

}

bool isEventType(std::string_view resourceType)
{
    return std::find(eventTypes.begin(), eventTypes.end(), resourceType) != eventTypes.end();
}

namespace {

Events factsOf(const JsonValue& resource, const Resolve& resolve)
{
    const auto& type = resource["resourceType"].string();
    if (type == "Observation")
        return observation(resource);
    if (type == "Encounter")
        return encounter(resource);
    if (type == "Condition")
        return condition(resource);
    if (type == "MedicationRequest" || type == "MedicationOrder")    // DSTU2's name
        return medicationRequest(resource, resolve);
    if (type == "Procedure")
        return procedure(resource);
    if (type == "DiagnosticReport")
        return diagnosticReport(resource);
    if (type == "ImagingStudy")
        return imagingStudy(resource);
    if (type == "AllergyIntolerance")
        return allergy(resource);
    if (type == "Immunization")
        return immunization(resource);
    if (type == "Patient")
        return patient(resource);
    return fail(ErrorCode::Unsupported, messages::ItIsOfUnknownType(type));
}

}

Events eventsOf(const JsonValue& resource, const Resolve& resolve)
{
    LANTERN_TRY(marks, marksOf(resource));
    LANTERN_TRY(events, factsOf(resource, resolve));
    for (auto& event : events)
        event.marks = marks;
    return std::move(events);
}

namespace {

// In the order of the pictures' names; as its text has it only where the parts are not told apart.
std::string textOfName(const JsonValue& name)
{
    const auto listed = [&](const char* part) {
        std::string all;
        for (const auto* one : name[part].each())    // a family, too, is a list in DSTU2
            all += (all.empty() ? "" : " ") + one->string();
        return all;
    };
    const auto family = listed("family");
    if (const auto& text = name["text"].string(); family.empty() && !text.empty())
        return text;
    return readableName({.prefix = listed("prefix"),
                         .family = family,
                         .given = listed("given"),
                         .middle = {},
                         .suffix = listed("suffix")});
}

}

PatientSummary patientOf(const JsonValue& patient)
{
    PatientSummary summary;
    summary.id = patient["id"].string();
    // Whoever wrote a modifier extension warns that the rest may not mean what it says.
    if (!patient["modifierExtension"].items.empty())
        return summary;
    summary.sex = patient["gender"].string();
    // A date, whatever a system wrote behind it: at midnight of some zone it may be the day before.
    summary.birthDate = patient["birthDate"].string().substr(0, 10);
    if (!parseMoment(summary.birthDate))
        summary.birthDate.clear();
    for (const auto* identifier : patient["identifier"].each())
        if (const auto& value = (*identifier)["value"].string(); !value.empty()) {
            summary.identifiers.push_back(value);
            summary.issued.push_back({(*identifier)["system"].string(), value});
        }

    // The official name where one is marked, else the first that is not an old one.
    const auto names = patient["name"].each();
    const auto use = [](const JsonValue* name) { return (*name)["use"].string(); };
    auto first = std::ranges::find(names, "official", use);
    if (first == names.end())
        first = std::ranges::find_if(names, [&](const auto* name) { return use(name) != "old"; });
    if (first == names.end())
        first = names.begin();
    if (first != names.end())
        summary.name = textOfName(**first);
    if (!summary.name.empty())
        summary.names.push_back(summary.name);
    for (const auto* name : names)
        if (auto text = textOfName(*name); !text.empty() && text != summary.name)
            summary.names.push_back(std::move(text));
    return summary;
}

}
