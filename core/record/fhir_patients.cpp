#include "core/record/fhir_patients.h"

#include "core/record/fhir_events.h"
#include "core/record/fhir_values.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <set>

namespace lantern::record {

namespace {

using Form = Reference::Form;

const JsonValue& subjectElement(const JsonValue& resource)
{
    return resource["subject"] ? resource["subject"] : resource["patient"];
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return lower;
}

std::set<std::string> wordsOf(const std::string& name)
{
    std::set<std::string> words;
    std::string word;
    for (const char c : lowered(name) + ' ') {
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

// Of the words of two names one set holds the other: "Made, Up" and "Up Made", not "Baby of Up Made" and "Ann".
bool mayBeSameName(const std::string& a, const std::string& b)
{
    const auto one = wordsOf(a), other = wordsOf(b);
    return std::ranges::includes(one, other) || std::ranges::includes(other, one);
}

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

std::string keyOf(const std::string& type, const std::string& id) { return type + '/' + id; }

}

PatientIndex::PatientIndex(const std::vector<const Entry*>& entries)
{
    for (const auto* entry : entries) {
        if (entry->url.form == Form::Urn)
            m_byKey.emplace(entry->url.id, entry);
        if (entry->url.form == Form::Resource && entry->id().empty())
            m_byKey.emplace(keyOf(entry->url.type, entry->url.id), entry);
        if (!entry->id().empty())
            m_byKey.emplace(keyOf(entry->type(), entry->id()), entry);
        if (entry->type() != "Patient")
            continue;
        Patient patient;
        patient.resource = entry->resource;
        patient.entry = entry;
        patient.base = entry->url.base;
        patient.id = entry->id().empty() && entry->url.form == Form::Resource ? entry->url.id : entry->id();
        if (entry->url.form == Form::Urn)
            patient.urls.push_back(entry->url.id);
        patient.summary = patientOf(*entry->resource);
        patient.summary.id = patient.id;
        add(std::move(patient));
    }
    m_hasResources = !m_patients.empty();
    if (!m_hasResources)
        for (const auto* entry : entries)
            if (isEventType(entry->type()))
                addPointedAt(*entry);
    adoptBases(entries);
    for (auto& patient : m_patients)
        patient.summary.server = patient.base;
    m_isSettled = true;
    joinLinked();
    m_isAlone = !m_patients.empty() && std::ranges::all_of(m_sameAs, [&](int each) { return each == m_sameAs[0]; });
}

void PatientIndex::add(Patient patient)
{
    const auto index = m_patients.size();
    m_byId.emplace(patient.id, index);
    for (const auto& identifier : patient.summary.identifiers)
        m_byIdentifier.emplace(identifier, index);
    for (const auto& url : patient.urls)
        m_byUrl.emplace(url, index);
    // Some files point by urn to what they list under its id alone.
    for (const auto* scheme : {"urn:uuid:", "urn:oid:"})
        if (!patient.id.empty())
            m_byUrl.emplace(scheme + lowered(patient.id), index);
    m_patients.push_back(std::move(patient));
}

// Without a Patient resource, whoever is pointed at first is the record's patient.
void PatientIndex::addPointedAt(const Entry& entry)
{
    const auto& element = subjectElement(*entry.resource);
    auto reference = parseReference(element["reference"].string());
    const auto& identifier = element["identifier"];
    Patient patient;
    if (reference.form == Form::Contained) {
        const auto& contained = resolve(entry, element["reference"].string());
        if (contained["resourceType"].string() != "Patient" || containedPatient(contained).patient >= 0)
            return;
        patient.resource = &contained;
        patient.summary = patientOf(contained);
    } else if (reference.form == Form::Resource && (reference.type == "Patient" || reference.type.empty())) {
        const auto base = reference.base.empty() ? entry.url.base : reference.base;
        if (patientAt(reference, entry.url.base) >= 0)
            return;
        patient.base = base;
        patient.id = patient.summary.id = reference.id;
    } else if (reference.form == Form::Urn) {
        if (entryAt(reference, "") || patientAt(reference, "") >= 0)
            return;
        patient.urls.push_back(reference.id);
        patient.summary.id = reference.id;
    } else if (const auto& value = identifier["value"].string(); !value.empty()) {
        if (patientWith(identifier["system"].string(), value))
            return;
        patient.summary.id = value;
    } else {
        return;
    }
    if (const auto& value = identifier["value"].string(); !value.empty()) {
        patient.summary.identifiers.push_back(value);
        patient.summary.issued.push_back({identifier["system"].string(), value});
    }
    if (patient.summary.name.empty())
        patient.summary.name = element["display"].string();
    if (patient.summary.names.empty() && !patient.summary.name.empty())
        patient.summary.names.push_back(patient.summary.name);
    add(std::move(patient));
}

// A Patient whose server is not said is that of the only server on which resources point to its id. Where they
// point to two, nothing says which of them it is.
void PatientIndex::adoptBases(const std::vector<const Entry*>& entries)
{
    std::map<std::string, std::set<std::string>> bases;
    for (const auto* entry : entries) {
        const auto reference = parseReference(subjectElement(*entry->resource)["reference"].string());
        if (reference.form == Form::Resource && reference.type == "Patient")
            if (const auto& base = reference.base.empty() ? entry->url.base : reference.base; !base.empty())
                bases[reference.id].insert(base);
    }
    for (auto& patient : m_patients)
        if (const auto found = bases.find(patient.id);
            patient.base.empty() && !patient.id.empty() && found != bases.end() && found->second.size() == 1)
            patient.base = *found->second.begin();
}

// Patient.link: one resource was replaced by another of the same person (R4 8.1.10).
void PatientIndex::joinLinked()
{
    m_sameAs.resize(m_patients.size());
    for (std::size_t i = 0; i < m_patients.size(); ++i)
        m_sameAs[i] = int(i);
    for (std::size_t i = 0; i < m_patients.size(); ++i) {
        if (!m_patients[i].entry)
            continue;
        for (const auto& link : (*m_patients[i].resource)["link"].items) {
            const auto& kind = link["type"].string();
            if (kind != "replaced-by" && kind != "replaces" && kind != "replace")
                continue;
            const auto other =
                patientAt(parseReference(link["other"]["reference"].string()), m_patients[i].entry->url.base);
            if (other < 0 || other == int(i))
                continue;
            const auto &a = m_patients[i].summary, &b = m_patients[std::size_t(other)].summary;
            const auto contradict = [](const std::string& one, const std::string& another) {
                return !one.empty() && !another.empty() && one != another;
            };
            if (contradict(a.birthDate, b.birthDate) || contradict(a.sex, b.sex))
                continue;
            const auto from = m_sameAs[std::size_t(kind == "replaced-by" ? int(i) : other)];
            const auto to = m_sameAs[std::size_t(kind == "replaced-by" ? other : int(i))];
            std::ranges::replace(m_sameAs, from, to);
        }
    }
}

int PatientIndex::standing(int patient) const { return m_sameAs.empty() ? patient : m_sameAs[std::size_t(patient)]; }

int PatientIndex::patientAt(const Reference& reference, const std::string& entryBase) const
{
    const auto stands = [&](std::size_t i) { return standing(int(i)); };
    if (reference.form == Form::Urn) {
        if (const auto found = m_byUrl.find(reference.id); found != m_byUrl.end())
            return stands(found->second);
        return Subject::another;
    }
    if (reference.form != Form::Resource || (!reference.type.empty() && reference.type != "Patient"))
        return Subject::another;
    const auto& base = reference.base.empty() ? entryBase : reference.base;
    std::vector<std::size_t> exact, possible;
    if (reference.id.empty())
        return Subject::another;
    const auto [first, last] = m_byId.equal_range(reference.id);
    for (auto at = first; at != last; ++at) {
        const auto i = at->second;
        if (m_patients[i].base == base)
            exact.push_back(i);
        else if (base.empty() || (!m_isSettled && m_patients[i].base.empty()))
            possible.push_back(i);
    }
    const auto& found = exact.empty() ? possible : exact;
    return found.size() == 1 ? stands(found.front()) : Subject::another;
}

std::optional<int> PatientIndex::patientWith(const std::string& system, const std::string& value) const
{
    std::set<int> found;
    const auto [first, last] = m_byIdentifier.equal_range(value);
    for (auto at = first; at != last; ++at)
        for (const auto i = at->second; const auto& known : m_patients[i].summary.issued)
            if (known.value == value && (known.system == system || known.system.empty() || system.empty()))
                found.insert(standing(int(i)));
    return found.size() == 1 ? std::optional(*found.begin()) : std::nullopt;
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
            return {*found, ""};
    for (std::size_t i = 0; i < m_patients.size(); ++i) {
        const auto& known = m_patients[i].summary;
        const bool agrees = !patient.birthDate.empty() && patient.birthDate == known.birthDate && !patient.name.empty()
            && patient.sex == known.sex && wordsOf(patient.name) == wordsOf(known.name);
        if (agrees && (patient.issued.empty() || known.issued.empty()))
            return {standing(int(i)), ""};
    }
    return {Subject::another, patient.name.empty() ? "a patient inside the resource" : patient.name};
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
        return said;
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
            return {*found, ""};
        const auto id = queryValue(reference.id, "_id");
        const auto byId = id.empty() ? Subject::another
                                     : patientAt({Form::Resource, reference.base, reference.type, id}, entry.url.base);
        return {byId, byId < 0 ? who(text) : ""};
    }
    if (reference.form == Form::Resource || reference.form == Form::Urn) {
        if (const auto found = patientAt(reference, entry.url.base); found >= 0)
            return contradictsIdentifier(found, identifier) ? Subject{Subject::another, who(value)}
                                                            : Subject{found, ""};
        const auto* other = entryAt(reference, entry.url.base);
        const auto& type = other ? other->type() : reference.type;
        // It leads out of the files, but the identifier beside it names one of their patients.
        if (!other && (type.empty() || type == "Patient"))
            if (const auto found = patientWith(identifier["system"].string(), value); found && !value.empty())
                return {*found, ""};
        return {Subject::another, who(reference.text())};
    }
    if (!value.empty()) {
        const auto& type = element["type"].string();
        if (const auto found = patientWith(identifier["system"].string(), value);
            found && (type.empty() || type == "Patient"))
            return {*found, ""};
        return {Subject::another, who(value)};
    }
    // Nobody is named, or by a name alone: the only patient there is, unless the name is another.
    if (m_isAlone
        && (display.empty() || m_patients[0].summary.name.empty()
            || std::ranges::any_of(m_patients[0].summary.names,
                                   [&](const auto& name) { return mayBeSameName(name, display); })))
        return {standing(0), ""};
    if (m_patients.empty())
        return {0, ""};
    return {Subject::another, display.empty() ? "nobody by name" : display};
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
            return {Subject::another, what.empty() ? "somebody or something else" : what};
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
                return {standing(int(found->second)), ""};
        return {Subject::another, nameOfResource(resource)};
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

std::string PatientIndex::nameOf(int index) const
{
    const auto& patient = m_patients[std::size_t(index)];
    auto text = patient.id.empty() ? patient.summary.id : keyOf("Patient", patient.id);
    if (!patient.summary.name.empty())
        text += text.empty() ? patient.summary.name : fmt::format(" ({})", patient.summary.name);
    if (!patient.base.empty())
        text += " of " + patient.base;
    return text;
}

const Entry* PatientIndex::entryAt(const Reference& reference, const std::string& entryBase) const
{
    if (reference.form != Form::Resource && reference.form != Form::Urn)
        return nullptr;
    const bool isUrn = reference.form == Form::Urn;
    const auto& base = reference.base.empty() ? entryBase : reference.base;
    const auto [first, last] = m_byKey.equal_range(isUrn ? reference.id : keyOf(reference.type, reference.id));
    const Entry* possible = nullptr;
    for (auto at = first; at != last; ++at) {
        const auto& found = at->second->url.base;
        if (isUrn || found == base)
            return at->second;
        if (mayBeSameBase(found, base))
            possible = at->second;
    }
    return possible;
}

const JsonValue& PatientIndex::resolve(const Entry& entry, const std::string& text) const
{
    static const JsonValue absent;
    const auto reference = parseReference(text);
    if (reference.form == Form::Contained) {
        for (const auto& contained : (*entry.resource)["contained"].items)
            if (contained["id"].string() == reference.id)
                return contained;
        return absent;
    }
    const auto* found = entryAt(reference, entry.url.base);
    return found ? *found->resource : absent;
}

}
