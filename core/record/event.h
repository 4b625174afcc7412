#pragma once

#include "core/base/message.h"

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
    // False: a time of day whose zone nobody wrote down. Its seconds assume one, so its order among
    // times that have a zone is not known.
    bool hasZone = true;
    bool isLeapSecond = false;    // written ":60"; its seconds are those of the next minute
    int nanoseconds = 0;    // after `seconds`: what tells two values of one second apart
    bool operator==(const Moment&) const = default;
};

enum class Clock { Calendar, SinceAdmission };

enum class Kind { Imaging, Encounter, Condition, Drug, Lab, Vital, Procedure, Report, Allergy, Immunization, Other };

// Who made a report.
enum class Department { Other, Imaging, Laboratory };

// A dated statement of the record, in most cases a fact.
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
    Department department = Department::Other;    // Report
    // Why this is not a fact, in the source's own words: "refuted", "proposal", "preliminary". It is shown
    // with these words and never counted. Empty: a fact.
    Messages marks;

    bool isFact() const { return marks.empty(); }
};

struct Skipped {
    std::string where;
    Message reason;
    bool isDamaged = false;    // it should have been read; else it has no place on a timeline
};

// A business identifier with who gave it: "urn:oid:1.2.3" or "http://hospital.example/mrn", "" where unsaid.
struct Identifier {
    std::string system, value;
    bool operator==(const Identifier&) const = default;
};

struct PatientSummary {
    std::string id, name, birthDate, sex;    // the birth date is a date, as exact as it is known: "1957-05"
    std::vector<std::string> identifiers;    // business identifiers: what a hospital writes on its images
    std::vector<Identifier> issued;    // the same with who issued them
    std::vector<std::string> names;    // every name that the record gives, the first being `name`
    std::string server;    // where `id` counts: "https://a.example/fhir"; "" where the source does not say
};

// One patient's history, sorted by time, undated events first.
struct Record {
    PatientSummary patient;
    Clock clock = Clock::Calendar;
    std::vector<Event> events;
    std::vector<Skipped> skipped;
    std::string release;    // of FHIR: "R4"; "" for other forms
    Messages notes;    // what should be known of the whole, one sentence each
};

}
