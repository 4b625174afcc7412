#include "core/record/scores/score_values.h"

#include "core/record/icu_stay.h"
#include "core/record/icu_variables.h"
#include "core/record/moment.h"

#include <algorithm>
#include <tuple>

namespace lantern::record {

namespace {

auto placeOf(const Moment& time) { return std::tuple(time.seconds, time.nanoseconds); }

}

ScoreValues::ScoreValues(const Record& record, std::span<const ScoreInput> inputs, Precision atLeast)
    : m_values(inputs.size())
{
    int withZone = 0, withoutZone = 0;
    const auto add = [&](std::size_t input, const ScoreValue& value) {
        m_values[input].push_back(value);
        ++(value.time.hasZone ? withZone : withoutZone);
    };
    for (std::size_t i = 0; i < record.events.size(); ++i) {
        const auto& event = record.events[i];
        const int variable = icuVariableOf(event, record.clock);
        if (variable < 0 || !event.value || !event.isFact() || event.time.precision < atLeast)
            continue;
        const auto name = icuVariables()[std::size_t(variable)].name;
        for (std::size_t input = 0; input < inputs.size(); ++input)
            if (std::ranges::find(inputs[input].variables, name) != inputs[input].variables.end())
                if (const auto value = icuValue(variable, *event.value, event.unit))
                    add(input, {event.time, *value, i});
    }
    const bool mostHaveZone = withZone >= withoutZone;
    for (auto& values : m_values) {
        m_withoutPlace += int(std::erase_if(values, [&](const auto& one) { return one.time.hasZone != mostHaveZone; }));
        std::ranges::stable_sort(values, {}, [](const auto& one) { return placeOf(one.time); });
        for (const auto& one : values)
            m_times.push_back(one.time);
    }
    std::ranges::sort(m_times, {}, placeOf);
    const auto isSame = [](const Moment& a, const Moment& b) { return placeOf(a) == placeOf(b); };
    m_times.erase(std::unique(m_times.begin(), m_times.end(), isSame), m_times.end());
}

const ScoreValue* ScoreValues::latest(std::size_t input, const Moment& at, std::int64_t within) const
{
    const auto& values = m_values[input];
    const auto next =
        std::ranges::upper_bound(values, placeOf(at), {}, [](const auto& one) { return placeOf(one.time); });
    if (next == values.begin())
        return nullptr;
    const auto* found = &*std::prev(next);
    return at.seconds - found->time.seconds <= within ? found : nullptr;
}

std::optional<double> lineOf(const Record& record, int variable)
{
    for (const auto& event : record.events)
        if (icuVariableOf(event, record.clock) == variable && event.value)
            if (const auto value = icuValue(variable, *event.value, event.unit))
                return *value;
    return std::nullopt;
}

PatientAge::PatientAge(const Record& record)
    : m_record(record)
{
    if (record.clock == Clock::SinceAdmission)
        m_written = lineOf(record, icuAge);
}

std::optional<double> PatientAge::at(const Moment& when) const
{
    return m_record.clock == Clock::Calendar ? ageInYears(m_record.patient.birthDate, when) : m_written;
}

}
