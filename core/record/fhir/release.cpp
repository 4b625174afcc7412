#include "core/record/fhir/release.h"

#include <algorithm>
#include <array>

namespace lantern::record {

namespace {

enum Release : unsigned { Dstu2 = 1, Stu3 = 2, R4 = 4, R5 = 8 };
constexpr std::array releases{R4, R5, Stu3, Dstu2};
constexpr std::array names{"R4", "R5", "STU3", "DSTU2"};

enum class Shape { Any, Text, Object, List };

// A member that stands for some releases and no others.
struct Evidence {
    std::string_view type, member;    // member "": the type itself
    Shape shape;
    unsigned releases;
};

constexpr std::array evidence{
    Evidence{"MedicationOrder", "", Shape::Any, Dstu2},
    Evidence{"MedicationRequest", "", Shape::Any, Stu3 | R4 | R5},
    Evidence{"MedicationRequest", "medication", Shape::Object, R5},
    Evidence{"MedicationRequest", "medicationCodeableConcept", Shape::Any, Stu3 | R4},
    Evidence{"MedicationRequest", "context", Shape::Any, Stu3},
    Evidence{"Encounter", "class", Shape::Text, Dstu2},
    Evidence{"Encounter", "class", Shape::Object, Stu3 | R4},
    Evidence{"Encounter", "class", Shape::List, R5},
    Evidence{"Encounter", "actualPeriod", Shape::Any, R5},
    Evidence{"Encounter", "patient", Shape::Any, Dstu2},
    Evidence{"Procedure", "occurrenceDateTime", Shape::Any, R5},
    Evidence{"Procedure", "occurrencePeriod", Shape::Any, R5},
    Evidence{"Procedure", "occurrenceString", Shape::Any, R5},
    Evidence{"Procedure", "performedDateTime", Shape::Any, Dstu2 | Stu3 | R4},
    Evidence{"Procedure", "performedPeriod", Shape::Any, Dstu2 | Stu3 | R4},
    Evidence{"Procedure", "notDone", Shape::Any, Stu3},
    Evidence{"Procedure", "notPerformed", Shape::Any, Dstu2},
    Evidence{"Procedure", "context", Shape::Any, Stu3},
    Evidence{"Observation", "category", Shape::Object, Dstu2},
    Evidence{"Observation", "category", Shape::List, Stu3 | R4 | R5},
    Evidence{"Observation", "interpretation", Shape::Object, Dstu2 | Stu3},
    Evidence{"Observation", "context", Shape::Any, Stu3},
    Evidence{"Observation", "comments", Shape::Any, Dstu2},
    Evidence{"Condition", "verificationStatus", Shape::Text, Dstu2 | Stu3},
    Evidence{"Condition", "verificationStatus", Shape::Object, R4 | R5},
    Evidence{"Condition", "clinicalStatus", Shape::Text, Dstu2 | Stu3},
    Evidence{"Condition", "dateRecorded", Shape::Any, Dstu2},
    Evidence{"Condition", "patient", Shape::Any, Dstu2},
    Evidence{"Condition", "assertedDate", Shape::Any, Stu3},
    Evidence{"Condition", "context", Shape::Any, Stu3},
    Evidence{"AllergyIntolerance", "substance", Shape::Any, Dstu2},
    Evidence{"AllergyIntolerance", "assertedDate", Shape::Any, Stu3},
    Evidence{"AllergyIntolerance", "verificationStatus", Shape::Text, Stu3},
    Evidence{"Immunization", "wasNotGiven", Shape::Any, Dstu2},
    Evidence{"Immunization", "notGiven", Shape::Any, Stu3},
    Evidence{"Immunization", "date", Shape::Any, Dstu2 | Stu3},
    Evidence{"Immunization", "occurrenceDateTime", Shape::Any, R4 | R5},
    Evidence{"DiagnosticReport", "context", Shape::Any, Stu3},
    Evidence{"DiagnosticReport", "codedDiagnosis", Shape::Any, Dstu2 | Stu3},
    Evidence{"ImagingStudy", "uid", Shape::Any, Dstu2 | Stu3},
    Evidence{"ImagingStudy", "modalityList", Shape::Any, Dstu2 | Stu3},
};

bool isThere(const JsonValue& resource, const Evidence& each)
{
    if (each.member.empty())
        return true;
    const auto& value = resource[each.member];
    switch (each.shape) {
    case Shape::Any: return bool(value);
    case Shape::Text: return value.isText();
    case Shape::Object: return value.isObject();
    case Shape::List: return value.isList();
    }
    return false;
}

}

std::string releaseOf(const std::vector<const Entry*>& entries)
{
    std::array<int, releases.size()> votes{};
    for (const auto* entry : entries)
        for (const auto& each : evidence)
            if (each.type == entry->type() && isThere(*entry->resource, each))
                for (std::size_t i = 0; i < votes.size(); ++i)
                    votes[i] += (each.releases & releases[i]) != 0;
    const int most = *std::ranges::max_element(votes);
    std::string text;
    for (std::size_t i = 0; i < votes.size(); ++i)
        if (votes[i] == most) {
            if (releases[i] == R4)
                return names[i];    // where others are as likely, the one that nearly everybody writes
            text += (text.empty() ? "" : " or ") + std::string(names[i]);
        }
    return text;
}

}
