#pragma once

#include "core/dicom/warning.h"

#include <optional>
#include <string>
#include <string_view>

namespace lantern::dicom {

// Old forms made canonical: "2004.01.19" is 20040119, "10:08:39.5" is 100839.5 (PS3.5 6.2). Nothing
// for text that is neither, nor for a day that no calendar has.
std::optional<std::string> canonicalDate(std::string_view text);
std::optional<std::string> canonicalTime(std::string_view text);

// "45Y" and "045Y" are 045Y; days, weeks, months and years. Nothing for other text.
std::optional<std::string> canonicalAge(std::string_view text);
double yearsOf(std::string_view canonicalAge);

// Minutes east of Greenwich of "+0800" or "-0330" (PS3.5 6.2 DT; C.12.1.1.8). -12 to +14 hours.
std::optional<int> offsetMinutes(std::string_view text);

// A DT, "20240102101112.5+0800". What it leaves out at its end is empty.
struct DateTime {
    std::string date, time;    // canonical
    std::optional<int> offset;    // minutes
    bool operator==(const DateTime&) const = default;
};
std::optional<DateTime> dateTimeFrom(std::string_view text);

// The same moment as a clock `offset` minutes from Greenwich shows it. Unchanged where it names no zone
// of its own or no time of day.
DateTime inZone(const DateTime& moment, int offset);

// The DT of element `name` by the clock of its object, whose other dates and times it will stand beside
// (`timezone`, (0008,0201), may be empty). Nothing where it is no day; a sentence where it is no DT at all.
std::optional<DateTime> momentFrom(const std::string& text, std::string_view name, const std::string& timezone,
                                   Warnings& warnings);

// Whole years from one canonical date to another; nothing where one is missing or they go backwards.
std::optional<int> yearsBetween(const std::string& birth, const std::string& later);

}
