#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lantern::record {

enum class Precision { Year, Month, Day, Minute, Second };

// A moment as the source knows it: seconds since 1970-01-01 UTC of its beginning, and how exact.
struct Moment {
    std::int64_t seconds = 0;
    Precision precision = Precision::Second;
    bool operator==(const Moment&) const = default;
};

enum class Kind { Imaging, Encounter, Condition, Drug, Lab, Vital, Procedure, Report, Allergy, Immunization, Other };

// A dated fact of the record.
struct Event {
    Moment time;
    std::optional<Moment> end;    // encounters and conditions that ended
    Kind kind = Kind::Other;
    std::string code, system;    // "2345-7", "http://loinc.org"
    std::string text;    // for people
    std::optional<double> value;
    std::string valueText, unit;    // digits as the source wrote them; UCUM
    std::optional<double> low, high;    // reference range
    std::string source;    // where it stands: "entry[12] Observation/abc", "132539.txt:48"
    std::string studyUid;    // Imaging: Study Instance UID without "urn:oid:"
};

struct Skipped {
    std::string where, reason;
};

struct PatientSummary {
    std::string id, name, birthDate, sex;
};

// One patient's history, sorted by time.
struct Record {
    PatientSummary patient;
    std::vector<Event> events;
    std::vector<Skipped> skipped;
};

}
