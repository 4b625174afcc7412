#include "core/demo/fhir_history.h"

#include "core/demo/randomness.h"

#include <cmath>
#include <fmt/format.h>

namespace lantern::demo {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *snomed = "http://snomed.info/sct", *loinc = "http://loinc.org",
                     *rxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm", *cvx = "http://hl7.org/fhir/sid/cvx",
                     *ucum = "http://unitsofmeasure.org",
                     *dicomModality = "http://dicom.nema.org/resources/ontology/DCM",
                     *actCode = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

Json coding(const char* system, const std::string& code, const std::string& display)
{
    Json one{{"system", system}, {"code", code}};
    if (!display.empty())
        one["display"] = display;
    return one;
}

Json codeable(const char* system, const Concept& what)
{
    Json written = Json::object();
    if (!what.code.empty())
        written["coding"] = Json::array({coding(system, what.code, what.display)});
    written["text"] = what.display;
    return written;
}

Json status(const char* system, const char* code) { return {{"coding", Json::array({coding(system, code, "")})}}; }

Json quantity(const Quantity& value)
{
    return {{"value", value.value}, {"unit", value.unit}, {"system", ucum}, {"code", value.unit}};
}

}

FhirHistory::FhirHistory(const PatientPlan& patient, std::uint64_t seed)
    : m_seed(seed ^ scrambled(patient.id.back()))
{
    const auto groupEnd = patient.name.find('=');
    const std::string alphabetic = patient.name.substr(0, groupEnd);
    const auto caret = alphabetic.find('^');
    const std::string family = alphabetic.substr(0, caret), given = alphabetic.substr(caret + 1);
    Json names = Json::array({{{"use", "official"}, {"family", family}, {"given", Json::array({given})}}});
    if (groupEnd != std::string::npos) {
        std::string ideographic = patient.name.substr(groupEnd + 1);
        const auto mark = ideographic.find('^');
        names.push_back({{"use", "usual"},
                         {"text", ideographic.substr(0, mark) + ideographic.substr(mark + 1)},
                         {"family", ideographic.substr(0, mark)},
                         {"given", Json::array({ideographic.substr(mark + 1)})}});
    }
    Json resource{
        {"resourceType", "Patient"},
        {"id", patient.id},
        {"text",
         {{"status", "generated"},
          {"div", "<div xmlns=\"http://www.w3.org/1999/xhtml\">Synthetic patient. DEMO, no real person.</div>"}}},
        {"identifier", Json::array({{{"system", "urn:oid:2.25.0"}, {"value", patient.id}}})},
        {"active", true},
        {"name", std::move(names)},
        {"gender", patient.sex == "M" ? "male" : "female"},
        {"birthDate", fhirDate(patient.birthDate)}};
    m_patient = "urn:uuid:" + nextId();
    m_entries.push_back({{"fullUrl", m_patient}, {"resource", std::move(resource)}});
}

std::string FhirHistory::nextId()
{
    ++m_count;
    const std::uint64_t high = scrambled(m_seed + 2 * m_count), low = scrambled(high + m_count);
    // Version 8 (free content) and the RFC's variant.
    return fmt::format("{:08x}-{:04x}-8{:03x}-a{:03x}-{:012x}", high >> 32, high >> 16 & 0xffff, high & 0xfff,
                       low >> 48 & 0xfff, low & 0xffffffffffff);
}

std::string FhirHistory::add(Json resource)
{
    const std::string id = nextId();
    Json identified{{"resourceType", resource["resourceType"]}, {"id", id}};
    identified.update(resource);
    m_entries.push_back({{"fullUrl", "urn:uuid:" + id}, {"resource", std::move(identified)}});
    return "urn:uuid:" + id;
}

FhirHistory::Json FhirHistory::begun(const char* type, const char* state) const
{
    Json resource{{"resourceType", type}};
    if (*state != '\0')
        resource["status"] = state;
    return resource;
}

void FhirHistory::link(Json& resource, const char* patientField) const
{
    resource[patientField] = {{"reference", m_patient}};
    if (!m_visit.empty())
        resource["encounter"] = {{"reference", m_visit}};
}

std::string FhirHistory::visit(const Visit& visit)
{
    Json resource = begun("Encounter", "finished");
    const char* meaning = visit.classCode == "IMP" ? "inpatient encounter"
        : visit.classCode == "EMER"                ? "emergency"
                                                   : "ambulatory";
    resource["class"] = coding(actCode, visit.classCode, meaning);
    Json type = codeable(snomed, visit.type);
    type["text"] = visit.text;
    resource["type"] = Json::array({std::move(type)});
    resource["subject"] = {{"reference", m_patient}};
    resource["period"] = {{"start", visit.start}, {"end", visit.end}};
    if (!visit.reason.empty())
        resource["reasonCode"] = Json::array({{{"text", visit.reason}}});
    if (!visit.place.empty())
        resource["location"] = Json::array({{{"location", {{"display", visit.place}}}}});
    if (!visit.partOf.empty())
        resource["partOf"] = {{"reference", visit.partOf}};
    m_visit = add(std::move(resource));
    return m_visit;
}

void FhirHistory::condition(const Concept& what, const std::string& onset, const std::string& end)
{
    Json resource = begun("Condition", "");
    resource["clinicalStatus"] =
        status("http://terminology.hl7.org/CodeSystem/condition-clinical", end.empty() ? "active" : "resolved");
    resource["verificationStatus"] = status("http://terminology.hl7.org/CodeSystem/condition-ver-status", "confirmed");
    resource["code"] = codeable(snomed, what);
    link(resource);
    resource["onsetDateTime"] = onset;
    if (!end.empty())
        resource["abatementDateTime"] = end;
    add(std::move(resource));
}

void FhirHistory::observation(const char* category, const Concept& what, const std::string& time, const Quantity& value)
{
    Json resource = begun("Observation", "final");
    resource["category"] =
        Json::array({status("http://terminology.hl7.org/CodeSystem/observation-category", category)});
    resource["code"] = codeable(loinc, what);
    link(resource);
    resource["effectiveDateTime"] = time;
    resource["valueQuantity"] = quantity(value);
    add(std::move(resource));
}

void FhirHistory::vital(const Concept& what, const std::string& time, const Quantity& value)
{
    observation("vital-signs", what, time, value);
}

void FhirHistory::laboratory(const Concept& what, const std::string& time, const Quantity& value)
{
    observation("laboratory", what, time, value);
}

void FhirHistory::bloodPressure(const std::string& time, double systolic, double diastolic)
{
    Json resource = begun("Observation", "final");
    resource["category"] =
        Json::array({status("http://terminology.hl7.org/CodeSystem/observation-category", "vital-signs")});
    resource["code"] = codeable(loinc, {"85354-9", "Blood pressure panel"});
    link(resource);
    resource["effectiveDateTime"] = time;
    resource["component"] = Json::array({{{"code", codeable(loinc, {"8480-6", "Systolic blood pressure"})},
                                          {"valueQuantity", quantity({std::round(systolic), "mm[Hg]"})}},
                                         {{"code", codeable(loinc, {"8462-4", "Diastolic blood pressure"})},
                                          {"valueQuantity", quantity({std::round(diastolic), "mm[Hg]"})}}});
    add(std::move(resource));
}

void FhirHistory::medication(const Concept& drug, const std::string& date, const std::string& dosage)
{
    Json resource = begun("MedicationRequest", "active");
    resource["intent"] = "order";
    resource["medicationCodeableConcept"] = codeable(rxNorm, drug);
    link(resource);
    resource["authoredOn"] = date;
    resource["dosageInstruction"] = Json::array({{{"text", dosage}}});
    add(std::move(resource));
}

void FhirHistory::procedure(const Concept& what, const std::string& start, const std::string& end)
{
    Json resource = begun("Procedure", "completed");
    resource["code"] = codeable(snomed, what);
    link(resource);
    if (end.empty())
        resource["performedDateTime"] = start;
    else
        resource["performedPeriod"] = {{"start", start}, {"end", end}};
    add(std::move(resource));
}

void FhirHistory::report(const std::string& title, const std::string& time, const std::string& conclusion)
{
    Json resource = begun("DiagnosticReport", "final");
    resource["code"] = codeable(loinc, {"18748-4", "Diagnostic imaging study"});
    resource["code"]["text"] = title;
    link(resource);
    resource["effectiveDateTime"] = time;
    resource["conclusion"] = conclusion;
    add(std::move(resource));
}

void FhirHistory::immunization(const Concept& vaccine, const std::string& date)
{
    Json resource = begun("Immunization", "completed");
    resource["vaccineCode"] = codeable(cvx, vaccine);
    link(resource, "patient");
    resource["occurrenceDateTime"] = date;
    resource["primarySource"] = true;
    add(std::move(resource));
}

void FhirHistory::allergy(const Concept& to, const std::string& date, const Concept& reaction)
{
    Json resource = begun("AllergyIntolerance", "");
    resource["clinicalStatus"] = status("http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical", "active");
    resource["verificationStatus"] =
        status("http://terminology.hl7.org/CodeSystem/allergyintolerance-verification", "confirmed");
    resource["type"] = "allergy";
    resource["code"] = codeable(snomed, to);
    link(resource, "patient");
    resource["recordedDate"] = date;
    resource["reaction"] = Json::array({{{"manifestation", Json::array({codeable(snomed, reaction)})}}});
    add(std::move(resource));
}

void FhirHistory::imaging(const StudyPlan& study)
{
    Json resource = begun("ImagingStudy", "available");
    resource["identifier"] = Json::array(
        {{{"system", "urn:dicom:uid"}, {"value", "urn:oid:" + study.uid}},
         {{"type", status("http://terminology.hl7.org/CodeSystem/v2-0203", "ACSN")}, {"value", study.accession}}});
    resource["modality"] = Json::array({coding(dicomModality, study.series.front().modality, "")});
    link(resource);
    resource["started"] = fhirTime(study.date, study.time);
    resource["numberOfSeries"] = study.series.size();
    resource["description"] = study.description;
    int instances = 0;
    Json series = Json::array();
    for (const SeriesPlan& one : study.series) {
        instances += one.instances;
        series.push_back({{"uid", one.uid},
                          {"number", one.number},
                          {"modality", coding(dicomModality, one.modality, "")},
                          {"description", one.description},
                          {"numberOfInstances", one.instances}});
    }
    resource["numberOfInstances"] = instances;
    resource["series"] = std::move(series);
    add(std::move(resource));
}

std::string FhirHistory::text() const
{
    const Json bundle{
        {"resourceType", "Bundle"},
        {"meta",
         {{"tag",
           Json::array({coding("http://terminology.hl7.org/CodeSystem/v3-ActReason", "HTEST", "test health data")})}}},
        {"type", "collection"},
        {"entry", m_entries}};
    return bundle.dump(1) + "\n";
}

}
