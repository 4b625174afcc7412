#pragma once

#include "core/demo/demo_plan.h"

#include <nlohmann/json.hpp>
#include <optional>

namespace lantern::demo {

// A thing by its code and its name. Without a code only the name is written: no invented codes.
struct Concept {
    std::string code, display;
};

struct Quantity {
    double value = 0;
    std::string unit;    // UCUM
};

// Collects one patient's FHIR R4 resources into a Bundle. Times are FHIR's, "2025-03-14T02:40:00+00:00",
// or dates. Ids follow from the seed, so the same calls write the same text.
class FhirHistory {
public:
    FhirHistory(const PatientPlan& patient, std::uint64_t seed);

    struct Visit {
        std::string start, end;
        std::string classCode;    // HL7 v3 ActCode: AMB, EMER, IMP
        Concept type;    // SNOMED CT
        std::string text, reason;
        std::string place;
        std::string partOf;    // an earlier visit's reference
    };
    std::string visit(const Visit& visit);    // its reference, for what happened during it
    void during(std::string visitReference) { m_visit = std::move(visitReference); }    // for all that follows

    void condition(const Concept& what, const std::string& onset, const std::string& end = "");
    void vital(const Concept& what, const std::string& time, const Quantity& value);
    void laboratory(const Concept& what, const std::string& time, const Quantity& value);
    void bloodPressure(const std::string& time, double systolic, double diastolic);    // cuff, mm[Hg]
    void medication(const Concept& drug, const std::string& date, const std::string& dosage);    // RxNorm
    void procedure(const Concept& what, const std::string& start, const std::string& end = "");
    void report(const std::string& title, const std::string& time, const std::string& conclusion);
    void immunization(const Concept& vaccine, const std::string& date);    // CVX
    void allergy(const Concept& to, const std::string& date, const Concept& reaction);
    void imaging(const StudyPlan& study);

    std::string text() const;    // the Bundle

private:
    using Json = nlohmann::ordered_json;
    std::string add(Json resource);    // its reference
    std::string nextId();
    void observation(const char* category, const Concept& what, const std::string& time, const Quantity& value);
    Json begun(const char* type, const char* status) const;
    void link(Json& resource, const char* patientField = "subject") const;

    std::uint64_t m_seed, m_count = 0;
    std::string m_patient, m_visit;
    Json m_entries = Json::array();
};

}
