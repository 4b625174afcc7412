#include "core/record/fhir/values.h"

#include "core/base/numbers.h"
#include "core/record/messages.h"
#include "core/record/moment.h"

#include <fmt/format.h>

namespace lantern::record {

namespace {

constexpr std::string_view loinc = "http://loinc.org";

// "6.30 mg", "> 5": a quantity as words.
std::string textOfQuantity(const JsonValue& quantity)
{
    std::string text = quantity["comparator"].string();
    if (!text.empty())
        text += ' ';
    text += quantity["value"].text;
    const auto& unit = quantity["unit"].string().empty() ? quantity["code"].string() : quantity["unit"].string();
    if (!unit.empty())
        text += ' ' + unit;
    return text;
}

// A Quantity's number. Text where a number belongs is the mistake that files really contain.
Result<std::optional<double>> numberOf(const JsonValue& value, std::string_view element)
{
    if (!value)
        return std::optional<double>();
    const auto number = value.isNumber() ? parseDecimal(value.text) : std::nullopt;
    if (!number && value.isNumber())
        return fail(ErrorCode::Malformed, messages::NumberIsTooLarge(std::string(element), value.text.substr(0, 60)));
    if (!number)
        return fail(ErrorCode::Malformed, messages::ValueIsNoNumber(std::string(element), value.text.substr(0, 60)));
    return number;
}

Result<Moment> momentOf(const JsonValue& value, std::string_view element)
{
    const auto moment = value.isText() ? parseMoment(value.text) : std::nullopt;
    if (!moment)
        return fail(ErrorCode::Malformed, messages::ValueIsNoDate(std::string(element), value.text.substr(0, 60)));
    return *moment;
}

}

std::vector<Coding> codingsOf(const JsonValue& concept_)
{
    if (concept_["concept"])    // R5: a CodeableReference
        return codingsOf(concept_["concept"]);
    std::vector<Coding> codings;
    if (concept_["code"].isText())    // a Coding by itself, as R4 has it where R5 has a concept
        codings.push_back({concept_["code"].text, concept_["system"].string(), concept_["display"].string()});
    for (const auto& coding : concept_["coding"].items)
        codings.push_back({coding["code"].string(), coding["system"].string(), coding["display"].string()});
    return codings;
}

std::string textOfConcept(const JsonValue& concept_)
{
    if (concept_["concept"])
        return textOfConcept(concept_["concept"]);
    if (const auto& text = concept_["text"].string(); !text.empty())
        return text;
    const auto codings = codingsOf(concept_);
    for (const auto& coding : codings)
        if (!coding.display.empty())
            return coding.display;
    return codings.empty() ? concept_.string() : codings.front().code;
}

void setCode(Event& event, const JsonValue& concept_)
{
    const auto codings = codingsOf(concept_);
    const Coding* chosen = codings.empty() ? nullptr : &codings.front();
    for (const auto& coding : codings)
        if (coding.system == loinc) {
            chosen = &coding;
            break;
        }
    if (chosen) {
        event.code = chosen->code;
        event.system = chosen->system;
    }
    event.text = textOfConcept(concept_);
}

Result<Span> timeOf(const JsonValue& resource, std::initializer_list<std::string_view> members)
{
    for (const auto member : members) {
        const JsonValue& value = resource[member];
        if (!value)
            continue;
        Span span;
        if (value.isText()) {
            LANTERN_TRY(moment, momentOf(value, member));
            span.start = moment;
            return span;
        }
        if (value.type != JsonValue::Type::Object)
            return fail(ErrorCode::Malformed, messages::ValueIsNoDate(std::string(member), value.text));
        // A Period, or a Timing, whose first event or bounds stand for it.
        const JsonValue& bounds = value["repeat"]["boundsPeriod"];
        const JsonValue& start = value["start"] ? value["start"]
            : value["event"].first()            ? value["event"].first()
            : bounds["start"]                   ? bounds["start"]
                                                : value["start"];
        const JsonValue& end = value["end"] ? value["end"] : bounds["end"];
        if (end) {
            LANTERN_TRY(moment, momentOf(end, fmt::format("{}.end", member)));
            span.end = moment;
            span.start = moment;    // a period whose beginning nobody wrote down
        }
        if (start) {
            LANTERN_TRY(moment, momentOf(start, fmt::format("{}.start", member)));
            span.start = moment;
        }
        if (start || end)
            return span;
    }
    return Span{};
}

Result<void> setValue(Event& event, const JsonValue& owner)
{
    if (const auto& quantity = owner["valueQuantity"]) {
        LANTERN_TRY(number, numberOf(quantity["value"], "valueQuantity.value"));
        event.value = number;
        event.valueText = quantity["value"].text;
        if (const auto& comparator = quantity["comparator"].string(); !comparator.empty())
            event.valueText = comparator + ' ' + event.valueText;
        // The code is UCUM and the same everywhere; the unit is for people.
        event.unit = quantity["code"].string().empty() ? quantity["unit"].string() : quantity["code"].string();
    } else if (const auto& concept_ = owner["valueCodeableConcept"]) {
        event.valueText = textOfConcept(concept_);
    } else if (const auto& integer = owner["valueInteger"]) {
        LANTERN_TRY(number, numberOf(integer, "valueInteger"));
        event.value = number;
        event.valueText = integer.text;
    } else if (const auto& range = owner["valueRange"]) {
        event.valueText = fmt::format("{} - {}", textOfQuantity(range["low"]), textOfQuantity(range["high"]));
    } else if (const auto& ratio = owner["valueRatio"]) {
        event.valueText =
            fmt::format("{} / {}", textOfQuantity(ratio["numerator"]), textOfQuantity(ratio["denominator"]));
    } else if (const auto& sampled = owner["valueSampledData"]) {
        event.valueText = fmt::format("a curve sampled every {} ms", sampled["period"].text);
    } else if (const auto& period = owner["valuePeriod"]) {
        event.valueText = fmt::format("{} to {}", period["start"].text, period["end"].text);
    } else {
        for (const auto name : {"valueString", "valueBoolean", "valueTime", "valueDateTime"})
            if (const auto& value = owner[name])
                event.valueText = value.text;
    }
    if (event.valueText.empty() && owner["dataAbsentReason"])
        event.valueText = "no value: " + textOfConcept(owner["dataAbsentReason"]);

    for (const auto* judged : owner["interpretation"].each())    // until STU3 there is one without a list
        for (const auto& coding : codingsOf(*judged))
            if (event.interpretation.empty())
                event.interpretation = coding.code;
    // Of several ranges the first is the one for everybody; the others are for ages, stages, treatments.
    const auto& range = owner["referenceRange"].first();
    LANTERN_TRY(low, numberOf(range["low"]["value"], "referenceRange.low.value"));
    LANTERN_TRY(high, numberOf(range["high"]["value"], "referenceRange.high.value"));
    event.low = low;
    event.high = high;
    return {};
}

}
