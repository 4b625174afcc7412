#include "core/record/fhir/patients.h"

#include "core/record/fhir/events.h"
#include "core/record/messages.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <set>

namespace lantern::record {

namespace {

using Form = Reference::Form;

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return lower;
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

Message PatientIndex::nameOf(int index) const
{
    const auto& patient = m_patients[std::size_t(index)];
    auto text = patient.id.empty() ? patient.summary.id : keyOf("Patient", patient.id);
    if (!patient.summary.name.empty())
        text += text.empty() ? patient.summary.name : fmt::format(" ({})", patient.summary.name);
    return patient.base.empty() ? messages::AsWritten(text) : messages::PatientOfServer(text, patient.base);
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
