// Whose a resource is: the reading of one subject against the patients that are known.
#include "core/record/fhir/events.h"
#include "core/record/fhir/patients.h"
#include "core/record/fhir/values.h"
#include "core/record/messages.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <set>

namespace lantern::record {

namespace {

using Form = Reference::Form;

std::set<std::string> wordsOf(const std::string& name)
{
    std::set<std::string> words;
    std::string word;
    for (const char letter : name + ' ') {
        const char c = char(std::tolower(static_cast<unsigned char>(letter)));
        if (std::isspace(static_cast<unsigned char>(c))
            || std::string_view(",.^()").find(c) != std::string_view::npos) {
            if (!word.empty())
                words.insert(std::move(word));
            word.clear();
        } else {
            word += c;
        }
    }
    return words;
}

// Does a display say nothing but words of the patient's name: "Made, Up" of "Up So Made", not "Baby of Up Made"?
bool mayBeNameOf(const std::string& name, const std::string& display)
{
    return std::ranges::includes(wordsOf(name), wordsOf(display));
}

Message named(const std::string& name) { return name.empty() ? Message() : messages::AsWritten(name); }

bool isPerson(std::string_view type)
{
    constexpr std::array<std::string_view, 6> persons{"Patient", "RelatedPerson", "Practitioner",
                                                      "Person",  "Group",         "PractitionerRole"};
    return std::ranges::find(persons, type) != persons.end();
}

// Extensions in which releases without Observation.focus say the same.
bool namesAFocus(std::string_view url)
{
    for (const std::string_view end : {"/observation-focal-subject", "/observation-focusCode", "/observation-focus"})
        if (url.ends_with(end))
            return true;
    return false;
}

}

const JsonValue& subjectElement(const JsonValue& resource)
{
    return resource["subject"] ? resource["subject"] : resource["patient"];
}

// The same issuer gave this patient another number.
bool PatientIndex::contradictsIdentifier(int patient, const JsonValue& identifier) const
{
    const auto &system = identifier["system"].string(), &value = identifier["value"].string();
    bool hasOfSystem = false;
    for (const auto& known : m_patients[std::size_t(patient)].summary.issued)
        if (!system.empty() && known.system == system) {
            if (known.value == value)
                return false;
            hasOfSystem = true;
        }
    return hasOfSystem && !value.empty();
}

// A Patient inside of a resource has no id of its own. It is one of the record's where an identifier says so, or where
// birth date, sex and name are given and all agree.
Subject PatientIndex::containedPatient(const JsonValue& resource) const
{
    const auto patient = patientOf(resource);
    for (const auto& each : patient.issued)
        if (const auto found = patientWith(each.system, each.value))
            return {*found, {}};
    for (std::size_t i = 0; i < m_patients.size(); ++i) {
        const auto& known = m_patients[i].summary;
        const bool agrees = !patient.birthDate.empty() && patient.birthDate == known.birthDate && !patient.name.empty()
            && patient.sex == known.sex && wordsOf(patient.name) == wordsOf(known.name);
        if (agrees && (patient.issued.empty() || known.issued.empty()))
            return {standing(int(i)), {}};
    }
    return {Subject::another, patient.name.empty() ? Message(messages::PatientInside) : named(patient.name)};
}

Subject PatientIndex::pointedAt(const Entry& entry, const JsonValue& element) const
{
    const auto& text = element["reference"].string();
    const auto& identifier = element["identifier"];
    const auto& display = element["display"].string();
    const auto reference = parseReference(text);
    const auto& value = identifier["value"].string();
    const auto who = [&](std::string said) {
        if (!display.empty())
            said += (said.empty() ? "" : " ") + (said.empty() ? display : '(' + display + ')');
        return named(said);
    };

    if (reference.form == Form::Contained) {
        const auto& contained = resolve(entry, text);
        if (contained["resourceType"].string() == "Patient")
            return containedPatient(contained);
        return {Subject::another, who(contained ? contained["resourceType"].string() : text)};
    }
    if (reference.form == Form::Search) {
        const auto wanted = queryValue(reference.id, "identifier");
        const auto bar = wanted.find('|');
        const auto system = bar == std::string::npos ? "" : wanted.substr(0, bar);
        if (const auto found = patientWith(system, bar == std::string::npos ? wanted : wanted.substr(bar + 1));
            found && !wanted.empty() && reference.type == "Patient")
            return {*found, {}};
        const auto id = queryValue(reference.id, "_id");
        const auto byId = id.empty() ? Subject::another
                                     : patientAt({Form::Resource, reference.base, reference.type, id}, entry.url.base);
        return {byId, byId < 0 ? who(text) : Message()};
    }
    if (reference.form == Form::Resource || reference.form == Form::Urn) {
        if (const auto found = patientAt(reference, entry.url.base); found >= 0)
            return contradictsIdentifier(found, identifier) ? Subject{Subject::another, who(value)}
                                                            : Subject{found, {}};
        const auto* other = entryAt(reference, entry.url.base);
        const auto& type = other ? other->type() : reference.type;
        // It leads out of the files, but the identifier beside it names one of their patients.
        if (!other && (type.empty() || type == "Patient"))
            if (const auto found = patientWith(identifier["system"].string(), value); found && !value.empty())
                return {*found, {}};
        return {Subject::another, who(reference.text())};
    }
    if (!value.empty()) {
        const auto& type = element["type"].string();
        if (const auto found = patientWith(identifier["system"].string(), value);
            found && (type.empty() || type == "Patient"))
            return {*found, {}};
        return {Subject::another, who(value)};
    }
    // Nobody is named, or by a name alone: the only patient there is, unless the name is another.
    if (m_isAlone
        && (display.empty() || m_patients[0].summary.name.empty()
            || std::ranges::any_of(m_patients[0].summary.names,
                                   [&](const auto& name) { return mayBeNameOf(name, display); })))
        return {standing(0), {}};
    if (m_patients.empty())
        return {0, {}};
    return {Subject::another, named(display)};
}

// Observation.focus: what is observed where it is not the patient, as a mother's record holds her fetus's pulse
// (R4 10.1). A focus on a condition or a procedure is still about the patient.
Subject PatientIndex::focusOf(const Entry& entry, Subject subject) const
{
    const auto& resource = *entry.resource;
    for (const auto* focus : resource["focus"].each()) {
        const auto& text = (*focus)["reference"].string();
        const auto reference = parseReference(text);
        const auto& target = resolve(entry, text);
        const auto& type = target    ? target["resourceType"].string()
            : reference.type.empty() ? (*focus)["type"].string()
                                     : reference.type;
        if (!isPerson(type) && !type.empty() && type != "Device")
            continue;
        auto about = pointedAt(entry, *focus);
        if (about.patient != subject.patient)
            return about;
    }
    for (const auto& extension : resource["extension"].items)
        if (namesAFocus(extension["url"].string())) {
            const auto what = textOfConcept(extension["valueCodeableConcept"]);
            return {Subject::another, what.empty() ? Message(messages::SomethingElse) : named(what)};
        }
    return subject;
}

Subject PatientIndex::subjectOf(const Entry& entry) const
{
    const auto& resource = *entry.resource;
    if (entry.type() == "Patient") {
        const auto at =
            m_byId.equal_range(entry.id().empty() && entry.url.form == Form::Resource ? entry.url.id : entry.id());
        for (auto found = at.first; found != at.second; ++found)
            if (m_patients[found->second].resource == &resource)
                return {standing(int(found->second)), {}};
        return {Subject::another, named(nameOfResource(resource))};
    }
    const JsonValue* element = &subjectElement(resource);
    if (!*element)
        // What does not say whose it is may stand in a visit that does.
        for (const auto name : {"encounter", "context"})
            if (const auto& visit = resolve(entry, resource[name]["reference"].string()); subjectElement(visit)) {
                element = &subjectElement(visit);
                break;
            }
    auto subject = pointedAt(entry, *element);
    return subject.patient < 0 ? subject : focusOf(entry, std::move(subject));
}

}
