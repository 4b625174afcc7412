#include "core/record/fhir_events.h"

#include "core/record/fhir_values.h"
#include "core/record/icu_stay.h"

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
    for (const auto& category : observation["category"].items)
        for (const auto& coding : codingsOf(category)) {
            if (coding.code == "vital-signs")
                return Kind::Vital;
            if (coding.code == "laboratory" || coding.code == "LAB")
                return Kind::Lab;
        }
    return observation["category"].items.empty() && observation["valueQuantity"] ? Kind::Lab : Kind::Other;
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
    LANTERN_TRY(span, timeOf(resource, {"period"}));
    Event event;
    event.time = span.start;
    event.end = span.end;
    event.kind = Kind::Encounter;
    event.code = resource["class"]["code"].string();
    event.system = resource["class"]["system"].string();
    event.text = resource["class"]["display"].string();
    if (const auto& type = resource["type"].first())
        setCode(event, type);
    else if (event.text.empty())
        event.text = textOfConcept(resource["serviceType"]);

    // Intensive care may be said by the type, the service or the place; the first that says so names the event.
    std::vector<const JsonValue*> concepts;
    for (const auto& type : resource["type"].items)
        concepts.push_back(&type);
    concepts.push_back(&resource["serviceType"]);
    for (const auto& location : resource["location"].items)
        concepts.push_back(&location["physicalType"]);
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
    LANTERN_TRY(span, timeOf(resource, {"onsetDateTime", "onsetPeriod", "recordedDate"}));
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
    LANTERN_TRY(span, timeOf(resource, {"authoredOn"}));
    Event event;
    event.time = span.start;
    event.kind = Kind::Drug;
    if (const auto& concept_ = resource["medicationCodeableConcept"]) {
        setCode(event, concept_);
    } else {
        const auto& reference = resource["medicationReference"];
        setCode(event, resolve(reference["reference"].string())["code"]);
        if (event.text.empty())
            event.text = reference["display"].string();
    }
    event.valueText = resource["dosageInstruction"].first()["text"].string();
    return std::vector{event};
}

Events procedure(const JsonValue& resource)
{
    LANTERN_TRY(span, timeOf(resource, {"performedDateTime", "performedPeriod"}));
    Event event;
    event.time = span.start;
    event.end = span.end;
    event.kind = Kind::Procedure;
    setCode(event, resource["code"]);
    event.valueText = resource["performedString"].string();
    return std::vector{event};
}

Events diagnosticReport(const JsonValue& resource)
{
    LANTERN_TRY(span, timeOf(resource, {"effectiveDateTime", "effectivePeriod", "issued"}));
    Event event;
    event.time = span.start;
    event.end = span.end;
    event.kind = Kind::Report;
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
    const auto& modality = resource["modality"].first() ? resource["modality"].first() : series["modality"];
    event.code = modality["code"].string();
    event.system = modality["system"].string();
    event.text = resource["description"].string();
    if (event.text.empty()) {
        event.text = event.code;
        if (const auto& site = series["bodySite"]["display"].string(); !site.empty())
            event.text += ' ' + site;
    }
    for (const auto& identifier : resource["identifier"].items)
        if (event.studyUid.empty())
            event.studyUid = uidOf(identifier["value"].string());
    return std::vector{event};
}

Events allergy(const JsonValue& resource)
{
    LANTERN_TRY(span, timeOf(resource, {"onsetDateTime", "onsetPeriod", "recordedDate"}));
    Event event;
    event.time = span.start;
    event.kind = Kind::Allergy;
    setCode(event, resource["code"]);
    for (const auto& reaction : resource["reaction"].items)
        for (const auto& manifestation : reaction["manifestation"].items)
            event.valueText += (event.valueText.empty() ? "" : ", ") + textOfConcept(manifestation);
    return std::vector{event};
}

Events immunization(const JsonValue& resource)
{
    LANTERN_TRY(span, timeOf(resource, {"occurrenceDateTime", "recorded"}));
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

constexpr std::array eventTypes{
    "Patient",   "Encounter",        "Condition",    "Observation",        "MedicationRequest",
    "Procedure", "DiagnosticReport", "ImagingStudy", "AllergyIntolerance", "Immunization"};

}

bool isEventType(std::string_view resourceType)
{
    return std::find(eventTypes.begin(), eventTypes.end(), resourceType) != eventTypes.end();
}

Events eventsOf(const JsonValue& resource, const Resolve& resolve)
{
    // FHIR keeps retracted statements in the record, marked (R4 2.1.28).
    const auto& status = resource["status"].string();
    const auto verification = codingsOf(resource["verificationStatus"]);
    if (status == "entered-in-error" || (!verification.empty() && verification.front().code == "entered-in-error"))
        return fail(ErrorCode::Refused, "It is marked as entered in error.");
    if (status == "not-done" || status == "cancelled")
        return fail(ErrorCode::Refused, fmt::format("Its status is \"{}\": it did not happen.", status));

    const auto& type = resource["resourceType"].string();
    if (type == "Observation")
        return observation(resource);
    if (type == "Encounter")
        return encounter(resource);
    if (type == "Condition")
        return condition(resource);
    if (type == "MedicationRequest")
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
    return fail(ErrorCode::Unsupported, fmt::format("Lantern does not know the resource type \"{}\".", type));
}

PatientSummary patientOf(const JsonValue& patient)
{
    PatientSummary summary;
    summary.id = patient["id"].string();
    summary.sex = patient["gender"].string();
    summary.birthDate = patient["birthDate"].string();
    for (const auto& identifier : patient["identifier"].items)
        if (const auto& value = identifier["value"].string(); !value.empty())
            summary.identifiers.push_back(value);

    // The official name where one is marked, else the first.
    const JsonValue* name = &patient["name"].first();
    for (const auto& candidate : patient["name"].items)
        if (candidate["use"].string() == "official") {
            name = &candidate;
            break;
        }
    summary.name = (*name)["text"].string();
    if (summary.name.empty()) {
        for (const auto& given : (*name)["given"].items)
            summary.name += given.string() + ' ';
        summary.name += (*name)["family"].string();
    }
    return summary;
}

}
