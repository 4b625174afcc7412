#include "core/record/challenge_record.h"

#include "core/base/lines.h"
#include "core/record/icu_events.h"
#include "core/record/icu_variables.h"
#include "core/record/messages.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace lantern::record {

namespace {

constexpr std::string_view header = "Time,Parameter,Value";
constexpr std::string_view challengeSystem = "https://physionet.org/content/challenge-2012";

// "07:37" in seconds; the challenge ends at 48:00.
std::optional<std::int64_t> secondsOf(std::string_view time)
{
    const auto colon = time.find(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    const auto hours = parseInteger(time.substr(0, colon));
    const auto minutes = parseInteger(time.substr(colon + 1));
    if (!hours || !minutes || *hours < 0 || *hours > 999 || *minutes < 0 || *minutes > 59)
        return std::nullopt;
    return *hours * 3600 + *minutes * 60;
}

Kind kindOf(std::string_view parameter)
{
    for (const auto vital : {"DiasABP", "FiO2", "GCS", "HR", "MAP", "MechVent", "NIDiasABP", "NIMAP", "NISysABP",
                             "RespRate", "SysABP", "Temp", "Urine", "Weight", "Height"})
        if (parameter == vital)
            return Kind::Vital;
    for (const auto descriptor : {"Age", "Gender", "ICUType"})
        if (parameter == descriptor)
            return Kind::Other;
    return Kind::Lab;
}

// One line as an event, nothing where it says "not known".
Result<std::optional<Event>> eventOf(std::string_view line, Record& record)
{
    const auto first = line.find(',');
    const auto second = first == std::string_view::npos ? first : line.find(',', first + 1);
    if (second == std::string_view::npos)
        return fail(ErrorCode::Malformed, messages::LineIsNoTriple(std::string(line.substr(0, 60))));
    const auto parameter = trimmed(line.substr(first + 1, second - first - 1));
    const auto text = trimmed(line.substr(second + 1));
    const auto seconds = secondsOf(line.substr(0, first));
    if (!seconds)
        return fail(ErrorCode::Malformed, messages::TimeIsNoTime(std::string(line.substr(0, first))));
    if (parameter == "RecordID") {
        record.patient.id = text;
        return std::optional<Event>();
    }
    const int variable = icuVariableNamed(parameter);
    if (variable < 0)
        return fail(ErrorCode::Unsupported, messages::ParameterIsUnknown(std::string(parameter)));
    const auto value = parseDecimal(text);
    if (!value)
        return fail(ErrorCode::Malformed,
                    messages::ValueIsNoNumber(std::string(parameter), std::string(text.substr(0, 60))));
    if (*value == -1)
        return std::optional<Event>();

    auto event = icuValueEvent(variable, *value, challengeSystem);
    event.time.seconds = *seconds;
    event.kind = kindOf(parameter);
    event.valueText = text;
    if (parameter == "Gender")
        record.patient.sex = *value == 0 ? "female" : *value == 1 ? "male" : "";
    return std::optional(std::move(event));
}

}

bool looksLikeChallengeRecord(std::string_view text)
{
    text = withoutByteOrderMark(text);
    return takeLine(text) == header;
}

Result<Record> readChallengeRecord(std::string_view text, const std::string& name)
{
    if (!looksLikeChallengeRecord(text))
        return fail(ErrorCode::Malformed, messages::NoChallengeHeader(name, std::string(header)));
    Record record;
    record.clock = Clock::SinceAdmission;
    record.events.push_back(icuStayEvent(48 * 3600, name));

    takeLine(text);
    for (int number = 2; !text.empty(); ++number) {
        const auto line = takeLine(text);
        if (line.empty())
            continue;
        auto where = fmt::format("{}:{}", name, number);
        auto event = eventOf(line, record);
        if (!event) {
            record.skipped.push_back(
                {std::move(where), event.error().message, event.error().code == ErrorCode::Malformed});
        } else if (*event) {
            (*event)->source = std::move(where);
            record.events.push_back(std::move(**event));
        }
    }
    std::stable_sort(record.events.begin(), record.events.end(),
                     [](const Event& a, const Event& b) { return a.time.seconds < b.time.seconds; });
    return record;
}

}
