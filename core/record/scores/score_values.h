#pragma once

#include "core/record/event.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace lantern::record {

// One value in the unit of its variable (icuVariables()).
struct ScoreValue {
    Moment time;
    double value = 0;
    std::size_t event = 0;    // index in Record::events
};

// A parameter of a score: what it is called, and the variables that give it, by their names in icuVariables().
struct ScoreInput {
    Message title;
    std::vector<std::string_view> variables;
};

// The values of a record that scores are made of, each with a time that is exact enough. Left out is what is no fact,
// has another unit than the variable can have, cannot be true, or was timed without a zone where most have one (or the
// reverse), so that its place among them is not known.
class ScoreValues {
public:
    ScoreValues(const Record& record, std::span<const ScoreInput> inputs, Precision atLeast);

    // The times at which some input has a value, each once, rising.
    const std::vector<Moment>& times() const { return m_times; }
    // The input's newest value at that time and not older than `within` seconds; null where there is none.
    const ScoreValue* latest(std::size_t input, const Moment& at, std::int64_t within) const;
    bool has(std::size_t input) const { return !m_values[input].empty(); }
    int withoutPlace() const { return m_withoutPlace; }    // left out for their zone

private:
    std::vector<std::vector<ScoreValue>> m_values;    // of each input, by time
    std::vector<Moment> m_times;
    int m_withoutPlace = 0;
};

// What a 2012 record says of the patient in a line of its own, such as icuGender; nothing where it does not.
std::optional<double> lineOf(const Record& record, int variable);

// The patient's age in whole years, out of the birth date or a 2012 record's own line, which is looked up once.
class PatientAge {
public:
    explicit PatientAge(const Record& record);

    std::optional<double> at(const Moment& when) const;

private:
    const Record& m_record;
    std::optional<double> m_written;
};

}
