#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lantern::record {

// Unknown: the source gives no date at all. A fact without a date is still a fact.
enum class Precision { Unknown, Year, Month, Day, Minute, Second };

// A moment as the source knows it: seconds since 1970-01-01 UTC of its beginning, how exact, and
// the offset of the clock it was written by. Where Record::clock is SinceAdmission, seconds count
// from the admission instead.
struct Moment {
    std::int64_t seconds = 0;
    Precision precision = Precision::Second;
    int offsetMinutes = 0;    // east of UTC
    bool operator==(const Moment&) const = default;
};

enum class Clock { Calendar, SinceAdmission };

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
    std::string interpretation;    // as the source judged the value, HL7: "H", "L", "HH", ...
    std::string source;    // where it stands: "entry[12] Observation/abc", "132539.txt:48"
    std::string studyUid;    // Imaging: Study Instance UID without "urn:oid:"
};

struct Skipped {
    std::string where, reason;
    bool isDamaged = false;    // it should have been read; else it has no place on a timeline
};

struct PatientSummary {
    std::string id, name, birthDate, sex;
    std::vector<std::string> identifiers;    // business identifiers: what a hospital writes on its images
};

// One patient's history, sorted by time, undated events first.
struct Record {
    PatientSummary patient;
    Clock clock = Clock::Calendar;
    std::vector<Event> events;
    std::vector<Skipped> skipped;
};

}
