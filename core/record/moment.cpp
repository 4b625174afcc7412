#include "core/record/moment.h"

#include <chrono>
#include <fmt/format.h>

namespace lantern::record {

namespace {

// Exactly `digits` digits at the front, taken off the text.
std::optional<int> takeDigits(std::string_view& text, std::size_t digits)
{
    if (text.size() < digits)
        return std::nullopt;
    int value = 0;
    for (std::size_t i = 0; i < digits; ++i) {
        if (text[i] < '0' || text[i] > '9')
            return std::nullopt;
        value = value * 10 + (text[i] - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, char letter)
{
    if (text.empty() || text.front() != letter)
        return false;
    text.remove_prefix(1);
    return true;
}

// "Z" or "+02:00", in minutes.
std::optional<int> takeZone(std::string_view& text)
{
    if (take(text, 'Z'))
        return 0;
    if (text.empty())
        return std::nullopt;
    const int sign = text.front() == '-' ? -1 : 1;
    if (!take(text, '-') && !take(text, '+'))
        return std::nullopt;
    const auto hours = takeDigits(text, 2);
    if (!hours || !take(text, ':'))
        return std::nullopt;
    const auto minutes = takeDigits(text, 2);
    if (!minutes || *hours > 14 || *minutes > 59)
        return std::nullopt;
    return sign * (*hours * 60 + *minutes);
}

}

std::int64_t daysFromDate(int year, int month, int day)
{
    using namespace std::chrono;
    const year_month_day date(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                              std::chrono::day(static_cast<unsigned>(day)));
    return sys_days(date).time_since_epoch().count();
}

CalendarDate dateFromDays(std::int64_t days)
{
    using namespace std::chrono;
    const year_month_day date{sys_days{std::chrono::days{days}}};
    return {int(date.year()), int(unsigned(date.month())), int(unsigned(date.day()))};
}

std::optional<Moment> parseMoment(std::string_view text)
{
    const auto year = takeDigits(text, 4);
    if (!year)
        return std::nullopt;
    int month = 1, day = 1;
    Moment moment{0, Precision::Year, 0};
    if (take(text, '-')) {
        const auto read = takeDigits(text, 2);
        if (!read)
            return std::nullopt;
        month = *read;
        moment.precision = Precision::Month;
        if (take(text, '-')) {
            const auto readDay = takeDigits(text, 2);
            if (!readDay)
                return std::nullopt;
            day = *readDay;
            moment.precision = Precision::Day;
        }
    }
    const std::chrono::year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(month)),
                                           std::chrono::day(static_cast<unsigned>(day))};
    if (!date.ok())
        return std::nullopt;
    moment.seconds = daysFromDate(*year, month, day) * 86400;
    if (text.empty())
        return moment;
    if (moment.precision != Precision::Day || !take(text, 'T'))
        return std::nullopt;

    const auto hour = takeDigits(text, 2);
    if (!hour || !take(text, ':'))
        return std::nullopt;
    const auto minute = takeDigits(text, 2);
    if (!minute || *hour > 24 || *minute > 59)
        return std::nullopt;
    moment.precision = Precision::Minute;
    moment.seconds += *hour * 3600 + *minute * 60;
    if (take(text, ':')) {
        const auto second = takeDigits(text, 2);
        if (!second || *second > 60)
            return std::nullopt;
        moment.precision = Precision::Second;
        moment.seconds += *second;
        moment.isLeapSecond = *second == 60;
        if (take(text, '.'))
            for (int unit = 100'000'000; !text.empty() && text.front() >= '0' && text.front() <= '9'; unit /= 10) {
                moment.nanoseconds += (text.front() - '0') * unit;
                text.remove_prefix(1);
            }
    }
    if (*hour == 24 && moment.seconds % 86400 != 0)
        return std::nullopt;    // 24:00 is the end of a day (ISO 8601); 24:01 is nothing
    moment.hasZone = !text.empty();
    if (!moment.hasZone)
        return moment;
    const auto zone = takeZone(text);
    if (!zone || !text.empty())
        return std::nullopt;
    moment.offsetMinutes = *zone;
    moment.seconds -= *zone * 60;
    return moment;
}

std::string textOf(const Moment& moment, Clock clock)
{
    if (moment.precision == Precision::Unknown)
        return "";
    if (clock == Clock::SinceAdmission)
        return fmt::format("{:02}:{:02}", moment.seconds / 3600, moment.seconds / 60 % 60);

    const std::int64_t local = moment.seconds + moment.offsetMinutes * 60 - moment.isLeapSecond;
    const std::int64_t days = local >= 0 ? local / 86400 : -((-local + 86399) / 86400);
    const auto [year, month, day] = dateFromDays(days);
    const auto second = local - days * 86400;
    switch (moment.precision) {
    case Precision::Unknown: return "";
    case Precision::Year: return fmt::format("{:04}", year);
    case Precision::Month: return fmt::format("{:04}-{:02}", year, month);
    case Precision::Day: return fmt::format("{:04}-{:02}-{:02}", year, month, day);
    case Precision::Minute:
    case Precision::Second: break;
    }
    auto text = fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", year, month, day, second / 3600, second / 60 % 60);
    if (moment.precision == Precision::Second)
        text += fmt::format(":{:02}", second % 60 + moment.isLeapSecond);
    if (!moment.hasZone)
        return text;
    if (moment.offsetMinutes == 0)
        return text + "Z";
    const int offset = std::abs(moment.offsetMinutes);
    return text + fmt::format("{}{:02}:{:02}", moment.offsetMinutes < 0 ? '-' : '+', offset / 60, offset % 60);
}

bool isBefore(const Moment& a, const Moment& b)
{
    const bool aDated = a.precision != Precision::Unknown, bDated = b.precision != Precision::Unknown;
    if (!aDated || !bDated)
        return !aDated && bDated;
    return a.seconds != b.seconds ? a.seconds < b.seconds : a.nanoseconds < b.nanoseconds;
}

std::string nameOf(Precision precision)
{
    switch (precision) {
    case Precision::Unknown: return "unknown";
    case Precision::Year: return "year";
    case Precision::Month: return "month";
    case Precision::Day: return "day";
    case Precision::Minute: return "minute";
    case Precision::Second: return "second";
    }
    return "unknown";
}

std::optional<double> ageInYears(const std::string& birthDate, const Moment& when)
{
    const auto birth = parseMoment(birthDate);
    if (!birth || birth->seconds > when.seconds)
        return std::nullopt;
    return double(int(double(when.seconds - birth->seconds) / (365.2425 * 86400)));
}

}
