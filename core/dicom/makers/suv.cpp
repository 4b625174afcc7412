#include "core/dicom/makers/suv.h"

#include "core/base/numbers.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <numbers>

namespace lantern::dicom {

namespace {

constexpr double day = 86400;

std::optional<int> wholeNumber(std::string_view text)
{
    if (text.empty() || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    int value = 0;
    for (const char digit : text)
        value = value * 10 + (digit - '0');
    return value;
}

// Seconds of the day of "HHMMSS.FFFFFF", of which the end may be left out.
std::optional<double> secondsOfDay(std::string_view text)
{
    const auto point = std::min(text.find('.'), text.size());
    const auto whole = text.substr(0, point);
    if (whole.size() != 2 && whole.size() != 4 && whole.size() != 6)
        return std::nullopt;
    double seconds = 0;
    constexpr std::array<double, 3> weights{3600, 60, 1};
    constexpr std::array limits{23, 59, 60};
    for (std::size_t i = 0; 2 * i < whole.size(); ++i) {
        const auto part = wholeNumber(whole.substr(2 * i, 2));
        if (!part || *part > limits[i])
            return std::nullopt;
        seconds += *part * weights[i];
    }
    if (point + 1 < text.size()) {
        const auto fraction = parseDecimal("0" + std::string(text.substr(point)));
        if (!fraction)
            return std::nullopt;
        seconds += *fraction;
    }
    return seconds;
}

tl::unexpected<Error> because(Message reason) { return fail(ErrorCode::Refused, messages::NoSuv(std::move(reason))); }

bool contains(const std::vector<std::string>& values, std::string_view value)
{
    return std::ranges::find(values, value) != values.end();
}

// Units of g/ml are uptake values already; of what, SUV Type says, and BW where it says nothing (PS3.3 C.8.9.1).
Suv statedSuv(const PetFacts& facts)
{
    if (facts.units == "CM2ML")
        return {1, "SUVbsa", "cm2/ml"};
    const auto& type = facts.suvType;
    if (type.empty() || type == "BW")
        return {1, "SUVbw", "g/ml"};
    if (type == "BSA")
        return {1, "SUVbsa", "cm2/ml"};
    if (type == "IBW")
        return {1, "SUVibw", "g/ml"};
    if (type == "LBM")
        return {1, "SUVlbm", "g/ml"};
    if (type.starts_with("LBM"))
        return {1, fmt::format("SUVlbm ({})", type.substr(3)), "g/ml"};
    return {1, fmt::format("SUV ({})", type), "g/ml"};
}

// When the scan began that the images are decay-corrected to.
Result<ClockTime> scanBegin(const PetFacts& facts, const std::optional<ClockTime>& earliest)
{
    if (facts.series && facts.acquisition && secondsBetween(*facts.series, *facts.acquisition) >= 0)
        return *facts.series;
    // The Series Time may be that of later processing.
    if (facts.geScan)
        return *facts.geScan;
    if (!facts.acquisition)
        return because(messages::NoAcquisitionTime);
    if (facts.frameReference.value_or(0) > 0 && facts.frameDuration.value_or(0) > 0) {
        const double rate = std::numbers::ln2 / *facts.halfLife, decay = rate * *facts.frameDuration;
        const double averageCountRate = std::log(decay / (1 - std::exp(-decay))) / rate;
        auto begin = *facts.acquisition;
        begin.seconds += averageCountRate - *facts.frameReference;
        return begin;
    }
    if (earliest)
        return *earliest;
    return because(messages::BeginOfScanUnknown);
}

// Bq of the injected dose that were left when the scan began.
Result<double> doseLeft(const PetFacts& facts, const std::optional<ClockTime>& earliest)
{
    if (facts.decayCorrection == "ADMIN")
        return *facts.dose;    // the images are corrected to the injection
    LANTERN_TRY(scan, scanBegin(facts, earliest));
    if (!facts.injection)
        return because(messages::InjectionNotStated);
    double waited = secondsBetween(*facts.injection, scan);
    if (waited < 0 && !facts.injectionHasDate)
        waited += day;    // injected before midnight
    if (waited < 0)
        return because(messages::InjectionAfterScan(-waited / 60));
    if (waited > 10 * *facts.halfLife)
        return because(messages::InjectionLongBefore(waited / 3600));
    return *facts.dose * std::exp2(-waited / *facts.halfLife);
}

}

std::optional<double> zoneOffset(std::string_view text)
{
    if (text.size() != 5 || (text[0] != '+' && text[0] != '-'))
        return std::nullopt;
    const auto hours = wholeNumber(text.substr(1, 2)), minutes = wholeNumber(text.substr(3, 2));
    if (!hours || !minutes || *hours > 14 || *minutes > 59)
        return std::nullopt;
    return (text[0] == '-' ? -1 : 1) * (*hours * 3600.0 + *minutes * 60.0);
}

std::optional<ClockTime> clockTime(std::string_view date, std::string_view time)
{
    if (date.size() != 8)
        return std::nullopt;
    const auto year = wholeNumber(date.substr(0, 4)), month = wholeNumber(date.substr(4, 2));
    const auto dayOfMonth = wholeNumber(date.substr(6, 2));
    const auto seconds = secondsOfDay(time);
    if (!year || !month || !dayOfMonth || !seconds || *month < 1 || *month > 12 || *dayOfMonth < 1 || *dayOfMonth > 31)
        return std::nullopt;
    const std::chrono::sys_days days = std::chrono::year(*year) / *month / *dayOfMonth;
    return ClockTime{double(days.time_since_epoch().count()) * day + *seconds, {}};
}

std::optional<ClockTime> clockTime(std::string_view dateTime)
{
    const auto zone = std::min(dateTime.find_first_of("+-"), dateTime.size());
    if (zone < 10)
        return std::nullopt;
    auto clock = clockTime(dateTime.substr(0, 8), dateTime.substr(8, zone - 8));
    if (clock && zone < dateTime.size())
        clock->offset = zoneOffset(dateTime.substr(zone));
    return clock;
}

double secondsBetween(const ClockTime& from, const ClockTime& to)
{
    const double clocks = to.seconds - from.seconds;
    return from.offset && to.offset ? clocks - (*to.offset - *from.offset) : clocks;
}

Result<Suv> suvOf(const PetFacts& facts, std::optional<ClockTime> earliestAcquisition)
{
    if (!facts.isScaled)
        return because(messages::ValuesAreRaw);
    if (facts.units == "GML" || facts.units == "CM2ML")
        return statedSuv(facts);
    // Decay correction is DECY there (PS3.3 C.8.9.1); some write the whole word.
    if (!contains(facts.corrected, "ATTN"))
        return because(messages::NotCorrected("ATTN"));
    if (!contains(facts.corrected, "DECY") && !contains(facts.corrected, "DECAY"))
        return because(messages::NotCorrected("DECY"));
    if (facts.decayCorrection != "START" && facts.decayCorrection != "ADMIN")
        return because(messages::OtherDecayCorrection(facts.decayCorrection));

    double activity = 1;    // Bq/ml of one modality value
    if (facts.units == "CNTS") {
        if (facts.philipsSuv.value_or(0) > 0)
            return Suv{*facts.philipsSuv, "SUVbw", "g/ml"};
        if (!(facts.philipsActivity.value_or(0) > 0))
            return because(messages::CountsWithoutFactor);
        activity = *facts.philipsActivity;
    } else if (facts.units != "BQML") {
        return because(facts.units.empty() ? messages::UnitsNotStated() : messages::OtherUnits(facts.units));
    }
    if (!(facts.weight.value_or(0) > 0))
        return because(messages::WeightNotStated);
    if (!(facts.dose.value_or(0) > 0))
        return because(messages::DoseNotStated);
    // Written in MBq by mistake now and then; no patient is scanned with so little.
    if (*facts.dose < 1e5)
        return because(messages::DoseTooSmall(*facts.dose));
    if (!(facts.halfLife.value_or(0) > 0))
        return because(messages::HalfLifeNotStated);
    LANTERN_TRY(left, doseLeft(facts, earliestAcquisition));
    return Suv{activity * *facts.weight * 1000 / left, "SUVbw", "g/ml"};
}

}
