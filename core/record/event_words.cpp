#include "core/record/event_words.h"

#include "core/base/numbers.h"
#include "core/record/messages.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace lantern::record {

namespace {

struct Word {
    std::string_view ucum, people;
};

// UCUM's case-sensitive codes (ucum.org) where print has another form.
constexpr std::array units{
    Word{"1", ""},
    Word{"[pH]", ""},
    Word{"Cel", "°C"},
    Word{"[degF]", "°F"},
    Word{"mm[Hg]", "mmHg"},
    Word{"cm[H2O]", "cmH₂O"},
    Word{"10*3/uL", "10³/µL"},
    Word{"10*6/uL", "10⁶/µL"},
    Word{"10*9/L", "10⁹/L"},
    Word{"10*12/L", "10¹²/L"},
    Word{"ug/L", "µg/L"},
    Word{"ug/mL", "µg/mL"},
    Word{"ug/dL", "µg/dL"},
    Word{"ug", "µg"},
    Word{"umol/L", "µmol/L"},
    Word{"um", "µm"},
    Word{"/uL", "/µL"},
    Word{"meq/L", "mEq/L"},
    Word{"[lb_av]", "lb"},
    Word{"[in_i]", "in"},
    Word{"[iU]", "IU"},
    Word{"[iU]/L", "IU/L"},
    Word{"m[iU]/L", "mIU/L"},
    Word{"u[iU]/mL", "µIU/mL"},
    Word{"[iU]/mL", "IU/mL"},
    Word{"m2", "m²"},
    Word{"kg/m2", "kg/m²"},
    Word{"mL/min/{1.73_m2}", "mL/min/1.73 m²"},
    Word{"mosm/kg", "mOsm/kg"},
    Word{"deg", "°"},
    Word{"a", "years"},
    Word{"mo", "months"},
    Word{"wk", "weeks"},
    Word{"d", "days"},
    Word{"Ohm", "Ω"},
};

// Numbers that stand for words, by code: the descriptors of the 2012 challenge and mechanical ventilation.
struct Coded {
    std::string_view code;
    double value;
    const MessageKind<>& word;
};
constexpr std::array coded{
    Coded{"46098-0", 0, messages::Female},       Coded{"46098-0", 1, messages::Male},
    Coded{"ICUType", 1, messages::CoronaryUnit}, Coded{"ICUType", 2, messages::CardiacSurgeryUnit},
    Coded{"ICUType", 3, messages::MedicalUnit},  Coded{"ICUType", 4, messages::SurgicalUnit},
    Coded{"20124-4", 0, messages::Off},          Coded{"20124-4", 1, messages::On},
};

// The units that are words, in every language another.
struct UnitWord {
    std::string_view people;
    const MessageKind<std::string>& value;
};
constexpr std::array unitWords{
    UnitWord{"years", messages::Years},
    UnitWord{"months", messages::Months},
    UnitWord{"weeks", messages::Weeks},
    UnitWord{"days", messages::Days},
};

// What stands in braces is a note (UCUM 6): "{beats}/min", "{score}".
std::string withoutNotes(std::string_view unit)
{
    std::string plain;
    int depth = 0;
    for (const char letter : unit) {
        depth += letter == '{';
        if (depth == 0)
            plain += letter;
        depth -= letter == '}' && depth > 0;
    }
    return plain;
}

std::size_t significantDigits(std::string_view digits)
{
    digits = digits.substr(0, digits.find_first_of("eE"));
    std::size_t count = 0;
    for (const char c : digits)
        if (c >= '0' && c <= '9')
            count += count > 0 || c != '0';
    return count;
}

}

std::string unitForPeople(std::string_view ucum)
{
    const auto plain = withoutNotes(ucum);
    for (const auto& form : {ucum, std::string_view(plain)})
        if (const auto found = std::ranges::find(units, form, &Word::ucum); found != units.end())
            return std::string(found->people);
    return plain;
}

std::string numberForPeople(std::string_view text)
{
    // "> 5", "<= 0.1": a comparator stands before the digits.
    const auto start = std::min(text.find_first_not_of("<>= "), text.size());
    const std::string before(text.substr(0, start));
    const auto digits = trimmed(text.substr(start));
    const auto value = parseDecimal(digits);
    if (!value)
        return std::string(text);
    std::string number(digits);
    const bool isShort = significantDigits(digits) <= 3 && digits.find_first_of("eE") == std::string_view::npos;
    if (!isShort) {
        const double size = std::abs(*value);
        if (size >= 1e15 || (size < 1e-4 && size > 0)) {
            number = fmt::format("{:.3g}", *value);
        } else {
            const int whole = size > 0 ? int(std::floor(std::log10(size))) + 1 : 1;
            number = fmt::format("{:.{}f}", *value, std::max(0, 3 - whole));
            if (number.find('.') != std::string::npos) {
                number.erase(number.find_last_not_of('0') + 1);
                if (number.ends_with('.'))
                    number.pop_back();
            }
        }
    }
    if (number.starts_with('-'))
        number.replace(0, 1, "−");
    return before + number;
}

Message valueForPeople(const Event& event)
{
    if (event.value)
        for (const auto& each : coded)
            if (each.code == event.code && each.value == *event.value)
                return each.word;
    const auto number = event.value ? numberForPeople(event.valueText) : event.valueText;
    if (number.empty())
        return {};
    const auto unit = unitForPeople(event.unit);
    for (const auto& each : unitWords)
        if (unit == each.people)
            return each.value(number);
    return messages::AsWritten(unit.empty() ? number : number + ' ' + unit);
}

std::string titleForPeople(const Event& event)
{
    return event.isFact() ? event.text : fmt::format("{}: {}", inEnglish(event.marks), event.text);
}

Messages remarksOf(const Record& record)
{
    auto remarks = record.notes;
    for (const auto& skipped : record.skipped)
        if (!skipped.isDamaged)
            remarks.push_back(messages::EntryIsSkipped(skipped.where, skipped.reason));
    return remarks;
}

}
