#include "core/record/fhir_bundle.h"

#include "core/record/fhir_events.h"
#include "core/record/json_value.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>
#include <unordered_map>

namespace lantern::record {

namespace {

// Wanted beyond the events: the shell, and what gives a drug its name.
bool isWanted(std::string_view type) { return isEventType(type) || type == "Bundle" || type == "Medication"; }

struct Entry {
    std::string where;    // "entry[12] Observation/abc"
    std::string fullUrl;
    const JsonValue* resource;
};

class BundleReader {
public:
    explicit BundleReader(std::vector<Entry> entries)
        : m_entries(std::move(entries))
    {
        for (const auto& entry : m_entries) {
            const auto& type = (*entry.resource)["resourceType"].string();
            const auto& id = (*entry.resource)["id"].string();
            if (!entry.fullUrl.empty())
                m_byReference.emplace(entry.fullUrl, entry.resource);
            if (!id.empty())
                m_byReference.emplace(type + '/' + id, entry.resource);
        }
    }

    Record read(Record record)
    {
        findPatient(record);
        for (const auto& entry : m_entries)
            readEntry(entry, record);
        for (const auto& [type, count] : m_otherTypes)
            record.skipped.push_back(
                {count.firstWhere,
                 fmt::format("{} of type {}, which has no place on the timeline.",
                             count.number == 1 ? "One resource" : fmt::format("{} resources", count.number), type)});
        std::stable_sort(record.events.begin(), record.events.end(), [](const Event& a, const Event& b) {
            const bool aDated = a.time.precision != Precision::Unknown;
            const bool bDated = b.time.precision != Precision::Unknown;
            return aDated != bDated ? bDated : a.time.seconds < b.time.seconds;
        });
        return record;
    }

private:
    struct Count {
        int number = 0;
        std::string firstWhere;
    };

    // The record belongs to the first Patient; without one, to the first subject that is named.
    void findPatient(Record& record)
    {
        for (const auto& entry : m_entries)
            if ((*entry.resource)["resourceType"].string() == "Patient") {
                record.patient = patientOf(*entry.resource);
                m_patient = entry.resource;
                return;
            }
        for (const auto& entry : m_entries)
            if (const auto& subject = subjectOf(*entry.resource); !subject.empty()) {
                m_subject = subject;
                record.patient.id = subject.starts_with("Patient/") ? subject.substr(8) : subject;
                return;
            }
    }

    static const std::string& subjectOf(const JsonValue& resource)
    {
        const auto& subject = resource["subject"] ? resource["subject"] : resource["patient"];
        return subject["reference"].string();
    }

    bool isAnotherPatients(const JsonValue& resource) const
    {
        if (resource["resourceType"].string() == "Patient")
            return m_patient && &resource != m_patient;
        const auto& subject = subjectOf(resource);
        if (subject.empty())
            return false;
        if (!m_patient)
            return subject != m_subject;
        // A reference that leads out of the bundle names somebody else only if it names another id.
        const auto found = m_byReference.find(subject);
        if (found != m_byReference.end())
            return found->second != m_patient;
        return subject.starts_with("Patient/") && subject.substr(8) != (*m_patient)["id"].string();
    }

    void readEntry(const Entry& entry, Record& record)
    {
        const JsonValue& resource = *entry.resource;
        const auto& type = resource["resourceType"].string();
        if (type.empty()) {
            record.skipped.push_back({entry.where, resource ? "It has no resourceType." : "It has no resource."});
            return;
        }
        if (!isEventType(type)) {
            if (type == "Medication")    // only there to be pointed at
                return;
            auto& count = m_otherTypes[type];
            if (count.number++ == 0)
                count.firstWhere = entry.where;
            return;
        }
        if (isAnotherPatients(resource)) {
            record.skipped.push_back({entry.where, "It belongs to another patient than the record's first."});
            return;
        }
        auto events = eventsOf(
            resource, [&](const std::string& reference) -> const JsonValue& { return resolve(resource, reference); });
        if (!events) {
            record.skipped.push_back(
                {entry.where, events.error().sentence, events.error().code == ErrorCode::Malformed});
            return;
        }
        for (auto& event : *events) {
            event.source = entry.where + event.source;
            record.events.push_back(std::move(event));
        }
    }

    const JsonValue& resolve(const JsonValue& resource, const std::string& reference) const
    {
        static const JsonValue absent;
        if (reference.starts_with('#')) {
            for (const auto& contained : resource["contained"].items)
                if (contained["id"].string() == reference.substr(1))
                    return contained;
            return absent;
        }
        const auto found = m_byReference.find(reference);
        return found == m_byReference.end() ? absent : *found->second;
    }

    std::vector<Entry> m_entries;
    std::unordered_map<std::string, const JsonValue*> m_byReference;
    const JsonValue* m_patient = nullptr;
    std::string m_subject;
    std::map<std::string, Count> m_otherTypes;
};

std::string nameOfResource(const JsonValue& resource)
{
    const auto& id = resource["id"].string();
    return resource["resourceType"].string() + (id.empty() ? "" : '/' + id);
}

}

Result<Record> readFhir(std::string_view text, const std::string& name)
{
    auto parsed = parseJson(text, isWanted);
    if (!parsed)
        return fail(parsed.error().code,
                    fmt::format("\"{}\" is not whole JSON, perhaps it was cut short: fetch or export it again ({}).",
                                name, parsed.error().sentence));
    const JsonValue& root = *parsed;
    if (root["resourceType"].string().empty())
        return fail(ErrorCode::Malformed,
                    fmt::format("\"{}\" is JSON but no FHIR resource: it has no resourceType.", name));

    std::vector<Entry> entries;
    if (root["resourceType"].string() == "Bundle") {
        const auto& items = root["entry"].items;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto& resource = items[i]["resource"];
            auto where = fmt::format("entry[{}]", i);
            if (resource)
                where += ' ' + nameOfResource(resource);
            entries.push_back({std::move(where), items[i]["fullUrl"].string(), &resource});
        }
    } else {
        entries.push_back({nameOfResource(root), "", &root});
    }
    return BundleReader(std::move(entries)).read({});
}

}
