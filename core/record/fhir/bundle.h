#pragma once

#include "core/base/result.h"
#include "core/record/event.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::record {

// A file's text with the name that stands for it in sentences.
struct FhirText {
    std::string name;
    std::string text;
};

// FHIR resources, DSTU2 to R5, in any wrapping (a Bundle of any type, bundles in bundles, lists, one a line), as one
// history a patient: every Patient resource is one, and where there is none, whoever is pointed at. Files are read
// together, so that a patient and the labs may lie in two. What cannot be used is told in Record::skipped of every
// record and the rest loads: a resource type without a place on the timeline (counted by type), a broken entry, older
// versions, what is about somebody else (counted, and who). Malformed where a file is not JSON, or holds no FHIR. Never
// empty.
Result<std::vector<Record>> readFhir(std::span<const FhirText> files);

// The first of them.
Result<Record> readFhir(std::string_view text, const std::string& name);

// Which patients a text speaks of: "Patient/a" and what a person would tell them apart by, for finding the files that
// belong together. Malformed as in readFhir.
struct NamedPatient {
    std::string key;    // server, type and id, or urn
    std::optional<PatientSummary> summary;    // of a Patient resource
};
Result<std::vector<NamedPatient>> patientsNamedIn(const FhirText& file);

}
