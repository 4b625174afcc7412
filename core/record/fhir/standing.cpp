#include "core/record/fhir/standing.h"

#include "core/record/messages.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace lantern::record {

namespace {

using Codes = std::vector<std::string_view>;

// What a code of an element says of the whole. A code that stands nowhere is listed with its own word.
struct Element {
    std::string_view type, name;    // "" for every resource that has it
    Codes facts;    // listed and counted
};

// The value sets of R4 with the codes that DSTU2, STU3 and R5 have beside them. Everything that is neither a fact
// nor left out is listed with its code as mark: registered, preliminary, partial, planned, preparation, on-hold, draft,
// unknown, unconfirmed, provisional, differential, refuted, proposal, plan, option. An element that is not there says
// nothing, even where FHIR demands it: files leave it out.
const Codes leftOut{"entered-in-error", "cancelled", "not-done"};    // not listed, and said
const std::array elements{
    Element{"Observation", "status", {"final", "amended", "corrected", "appended"}},
    Element{"DiagnosticReport", "status", {"final", "amended", "corrected", "appended", "modified"}},
    Element{"Encounter",
            "status",
            {"arrived", "triaged", "in-progress", "onleave", "finished", "on-hold", "discharged", "completed",
             "discontinued"}},
    Element{"MedicationRequest", "status", {"active", "completed", "stopped", "ended"}},
    Element{"MedicationOrder", "status", {"active", "completed", "stopped"}},
    Element{"Procedure", "status", {"completed", "in-progress"}},
    Element{"ImagingStudy", "status", {"available", "inactive"}},
    Element{"Immunization", "status", {"completed"}},
    Element{"AllergyIntolerance", "status", {"active", "confirmed", "inactive", "resolved"}},    // DSTU2
    Element{"Condition", "verificationStatus", {"confirmed"}},
    Element{"AllergyIntolerance", "verificationStatus", {"confirmed", "presumed"}},
    Element{"", "intent", {"order", "original-order", "reflex-order", "filler-order", "instance-order"}},
};

// A negation that another release writes as a flag.
struct Flag {
    std::string_view name;
    const MessageKind<>& says;
    bool isMark = false;    // it is listed with what it says, else left out for it
};
constexpr std::array flags{
    Flag{"doNotPerform", messages::DoNotGive, true},  Flag{"notDone", messages::ItIsNotDone},
    Flag{"notPerformed", messages::ItIsNotPerformed}, Flag{"notGiven", messages::ItIsNotGiven},
    Flag{"wasNotGiven", messages::ItIsNotGiven},      Flag{"wasNotTaken", messages::ItIsNotTaken},
};

// The codes that have a word of their own here.
constexpr std::array<const MessageKind<>*, 17> words{
    &messages::Refuted,    &messages::Differential, &messages::Provisional, &messages::Unconfirmed, &messages::Proposal,
    &messages::Plan,       &messages::Option,       &messages::Draft,       &messages::Preliminary, &messages::Partial,
    &messages::Registered, &messages::Planned,      &messages::Preparation, &messages::OnHold,      &messages::Stopped,
    &messages::Aborted,    &messages::Suspended,
};

bool isIn(const Codes& codes, std::string_view code) { return std::ranges::find(codes, code) != codes.end(); }

// A code, or a CodeableConcept: its codes, and its text where it has none.
std::vector<std::string> codesOf(const JsonValue& value)
{
    std::vector<std::string> codes;
    if (value.isText())
        codes.push_back(value.text);
    for (const auto& coding : value["coding"].items)
        if (const auto& code = coding["code"].string(); !code.empty())
            codes.push_back(code);
    if (codes.empty() && !value["text"].string().empty())
        codes.push_back(value["text"].string());
    for (auto& code : codes)
        std::ranges::transform(code, code.begin(),
                               [](unsigned char c) { return c == ' ' ? '-' : char(std::tolower(c)); });
    return codes;
}

Message wordOf(std::string code)
{
    std::ranges::replace(code, '-', ' ');
    if (code == "unknown")
        return messages::StatusUnknown;
    const auto known = std::ranges::find_if(words, [&](const auto* word) { return code == word->english; });
    return known == words.end() ? messages::AsWritten(code) : Message(**known);
}

Message leftOutSentence(const std::string& code)
{
    return code == "entered-in-error" ? Message(messages::ItIsEnteredInError) : messages::ItDidNotHappen(code);
}

const JsonValue& modifiersOf(const JsonValue& element) { return element["modifierExtension"]; }

bool isModifiedPart(const JsonValue& item) { return !modifiersOf(item).items.empty() && !item["resourceType"]; }

bool holdsModifiedPart(const JsonValue& value)
{
    return std::ranges::any_of(value.items,
                               [](const auto& item) { return isModifiedPart(item) || holdsModifiedPart(item); });
}

void dropModifiedParts(JsonValue& value)
{
    for (auto& item : value.items)
        if (isModifiedPart(item))
            item = JsonValue{JsonValue::Type::Null, "", {}, {}};
        else
            dropModifiedParts(item);
}

}

Message modifierSentence(const JsonValue& element)
{
    return messages::ItCarriesModifier(modifiersOf(element).first()["url"].string());
}

std::optional<JsonValue> withoutModifiedParts(const JsonValue& resource)
{
    if (!holdsModifiedPart(resource))
        return std::nullopt;
    auto copy = resource;
    dropModifiedParts(copy);
    return copy;
}

Result<Messages> marksOf(const JsonValue& resource)
{
    const auto& type = resource["resourceType"].string();
    if (!modifiersOf(resource).items.empty())
        return fail(ErrorCode::Refused, modifierSentence(resource));
    if (const auto& rules = resource["implicitRules"].string(); !rules.empty())
        return fail(ErrorCode::Refused, messages::ItFollowsUnknownRules(rules));

    Messages marks;
    const auto add = [&](Message word) {
        if (std::ranges::find(marks, word) == marks.end())
            marks.push_back(std::move(word));
    };
    for (const auto& flag : flags)
        if (resource[flag.name].isTrue()) {
            if (!flag.isMark)
                return fail(ErrorCode::Refused, flag.says);
            add(flag.says);
        }
    for (const auto& element : elements) {
        if (!element.type.empty() && element.type != type)
            continue;
        // One code that says no outweighs its translations.
        const auto codes = codesOf(resource[element.name]);
        for (const auto& code : codes)
            if (isIn(leftOut, code))
                return fail(ErrorCode::Refused, leftOutSentence(code));
        const auto isFact = [&](const std::string& code) { return isIn(element.facts, code); };
        if (isIn({codes.begin(), codes.end()}, "refuted"))
            add(messages::Refuted);
        else if (!codes.empty() && std::ranges::none_of(codes, isFact))
            add(wordOf(codes.front()));
    }
    return marks;
}

int stageOf(const JsonValue& resource)
{
    int stage = 2;
    for (const auto name : {"status", "verificationStatus"})
        for (const auto& code : codesOf(resource[name])) {
            if (isIn({"entered-in-error", "cancelled", "refuted"}, code))
                return 4;
            if (isIn({"amended", "corrected", "appended", "modified"}, code))
                stage = 3;
            else if (isIn({"preliminary", "partial", "in-progress", "provisional", "differential", "active"}, code))
                stage = 1;
            else if (isIn({"registered", "planned", "draft", "preparation"}, code))
                stage = 0;
        }
    return stage;
}

}
