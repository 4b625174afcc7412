#pragma once

#include "core/record/event.h"

#include <optional>
#include <string>
#include <string_view>

namespace lantern::record {

// FHIR's date, dateTime and instant: "2012", "2012-05", "2012-05-07", "2012-05-07T09:30:10.5+02:00"
// (R4 2.24.0.1). A time without a zone, which FHIR forbids and files contain, says so in Moment::hasZone
// and counts as if it were UTC until somebody knows better.
std::optional<Moment> parseMoment(std::string_view text);

// The same form back, no more exact than the moment is and with no zone where none was written; "" where it is Unknown.
// Where the clock counts from the admission: "31:07", hours and minutes.
std::string textOf(const Moment& moment, Clock clock);

// Undated ones first, then by time.
bool isBefore(const Moment& a, const Moment& b);

std::string nameOf(Precision precision);    // "year", ..., "second", "unknown"

// Whole years from a birth date ("1957", "1957-05-02") to a moment, as a birthday counts them; nothing where either is
// unknown or the moment lies before.
std::optional<double> ageInYears(const std::string& birthDate, const Moment& when);

// Days since 1970-01-01 of a day in the Gregorian calendar.
std::int64_t daysFromDate(int year, int month, int day);

struct CalendarDate {
    int year, month, day;
};
CalendarDate dateFromDays(std::int64_t days);

}
