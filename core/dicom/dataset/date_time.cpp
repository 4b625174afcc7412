#include "core/dicom/dataset/date_time_internal.h"

#include "core/base/numbers.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <chrono>
#include <fmt/format.h>

namespace lantern::dicom {

namespace {

bool isDigits(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

int numberOf(std::string_view digits) { return static_cast<int>(parseInteger(digits).value_or(0)); }

std::chrono::year_month_day calendarDay(std::string_view date)
{
    return {std::chrono::year(numberOf(date.substr(0, 4))),
            std::chrono::month(static_cast<unsigned>(numberOf(date.substr(4, 2)))),
            std::chrono::day(static_cast<unsigned>(numberOf(date.substr(6, 2))))};
}

}

std::optional<std::string> canonicalDate(std::string_view text)
{
    text = trimmed(text);
    std::string digits;
    if (text.size() == 10 && (text[4] == '.' || text[4] == '-' || text[4] == '/') && text[7] == text[4])
        digits = std::string(text.substr(0, 4)) + std::string(text.substr(5, 2)) + std::string(text.substr(8, 2));
    else
        digits = std::string(text);
    if (digits.size() != 8 || !isDigits(digits) || !calendarDay(digits).ok())
        return std::nullopt;
    return digits;
}

std::optional<std::string> canonicalTime(std::string_view text)
{
    text = trimmed(text);
    std::string digits;
    for (const char c : text)
        if (c != ':')
            digits += c;
    const auto point = std::min(digits.find('.'), digits.size());
    const bool hasFraction = point + 1 < digits.size();
    if (!isDigits(std::string_view(digits).substr(0, point)) || point % 2 != 0 || point > 6 || point < 2
        || (hasFraction && !isDigits(std::string_view(digits).substr(point + 1))))
        return std::nullopt;
    // A second of 60 is a leap second.
    const auto part = [&](std::size_t from) { return from < point ? numberOf(digits.substr(from, 2)) : 0; };
    if (part(0) > 23 || part(2) > 59 || part(4) > 60)
        return std::nullopt;
    if (!hasFraction)
        digits.resize(point);
    return digits;
}

std::optional<std::string> canonicalAge(std::string_view text)
{
    text = trimmed(text);
    if (text.size() < 2 || text.size() > 4 || !isDigits(text.substr(0, text.size() - 1)))
        return std::nullopt;
    const char unit = static_cast<char>(text.back() >= 'a' ? text.back() - 'a' + 'A' : text.back());
    if (std::string_view("DWMY").find(unit) == std::string_view::npos)
        return std::nullopt;
    return fmt::format("{:03}{}", numberOf(text.substr(0, text.size() - 1)), unit);
}

double yearsOf(std::string_view canonicalAge)
{
    if (canonicalAge.size() != 4)
        return 0;
    const double count = numberOf(canonicalAge.substr(0, 3));
    switch (canonicalAge[3]) {
    case 'D': return count / 365.25;
    case 'W': return count * 7 / 365.25;
    case 'M': return count / 12;
    default: return count;
    }
}

std::optional<int> offsetMinutes(std::string_view text)
{
    text = trimmed(text);
    if (text.size() != 5 || (text[0] != '+' && text[0] != '-') || !isDigits(text.substr(1)))
        return std::nullopt;
    const int minutes = numberOf(text.substr(1, 2)) * 60 + numberOf(text.substr(3, 2));
    const int offset = text[0] == '-' ? -minutes : minutes;
    if (numberOf(text.substr(3, 2)) > 59 || offset < -12 * 60 || offset > 14 * 60)
        return std::nullopt;
    return offset;
}

std::optional<DateTime> dateTimeFrom(std::string_view text)
{
    text = trimmed(text);
    DateTime moment;
    if (const auto sign = text.find_last_of("+-"); sign != std::string_view::npos && sign >= 4) {
        moment.offset = offsetMinutes(text.substr(sign));
        if (!moment.offset)
            return std::nullopt;
        text = text.substr(0, sign);
    }
    const auto date = canonicalDate(text.substr(0, 8));
    if (!date)
        return std::nullopt;
    moment.date = *date;
    if (text.size() > 8) {
        const auto time = canonicalTime(text.substr(8));
        if (!time)
            return std::nullopt;
        moment.time = *time;
    }
    return moment;
}

DateTime inZone(const DateTime& moment, int offset)
{
    if (!moment.offset || moment.time.size() < 4 || *moment.offset == offset)
        return moment;
    using namespace std::chrono;
    auto minute = sys_days(calendarDay(moment.date)) + hours(numberOf(moment.time.substr(0, 2)))
        + minutes(numberOf(moment.time.substr(2, 2))) + minutes(offset - *moment.offset);
    const auto day = floor<days>(minute);
    const year_month_day date(day);
    const hh_mm_ss clock(minute - day);
    return {fmt::format("{:04}{:02}{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                        static_cast<unsigned>(date.day())),
            fmt::format("{:02}{:02}{}", clock.hours().count(), clock.minutes().count(), moment.time.substr(4)), offset};
}

std::optional<DateTime> momentFrom(const std::string& text, std::string_view name, const std::string& timezone,
                                   Warnings& warnings)
{
    const auto moment = dateTimeFrom(text);
    if (!moment) {
        const bool isYearOrMonth = (text.size() == 4 || text.size() == 6) && isDigits(text);
        if (!text.empty() && !isYearOrMonth)
            warn(warnings, WarningCode::BadDate, messages::NotADate(std::string(name), text));
        return std::nullopt;
    }
    const auto zone = offsetMinutes(timezone);
    return zone ? inZone(*moment, *zone) : *moment;
}

std::optional<int> yearsBetween(const std::string& birth, const std::string& later)
{
    if (birth.size() != 8 || later.size() != 8 || later < birth)
        return std::nullopt;
    const int years = numberOf(later.substr(0, 4)) - numberOf(birth.substr(0, 4));
    return later.substr(4) < birth.substr(4) ? years - 1 : years;
}

}
