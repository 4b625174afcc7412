#pragma once

#include "core/record/event.h"
#include "core/record/fhir/entries.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace lantern::record {

// Whom a resource is about.
struct Subject {
    static constexpr int another = -1;
    int patient = another;    // index in PatientIndex::patients()
    Message who;    // where it is another: "Patient/b", "Group/g", "Fetus"; empty where nobody is named
};

// Where a resource says whose it is.
const JsonValue& subjectElement(const JsonValue& resource);

// The patients of some files, and which resource is about which of them. References are read by the rules of R4 2.3 and
// 3.1.1: relative ones on the server of their entry, absolute ones, urn:uuid by fullUrl, versioned, contained,
// conditional, by identifier. A name alone makes nobody the same.
class PatientIndex {
public:
    struct Patient {
        std::string base, id;    // Patient/id of a server, "" where nobody names it
        std::vector<std::string> urls;    // fullUrls that are no server's
        const JsonValue* resource = nullptr;    // null: only pointed at
        const Entry* entry = nullptr;
        PatientSummary summary;
    };

    // Every Patient resource is a patient. Without any, those that are pointed at are.
    explicit PatientIndex(const std::vector<const Entry*>& entries);

    // Those of one person stand behind the first: standing(i) == i.
    const std::vector<Patient>& patients() const { return m_patients; }
    int standing(int patient) const;
    Subject subjectOf(const Entry& entry) const;
    Message nameOf(int patient) const;    // "Patient/a (Ada Example)"

    // What a reference of `entry` points to; absent where it leads out of the files.
    const JsonValue& resolve(const Entry& entry, const std::string& reference) const;

private:
    Subject pointedAt(const Entry& entry, const JsonValue& element) const;
    Subject containedPatient(const JsonValue& patient) const;
    Subject focusOf(const Entry& entry, Subject subject) const;
    int patientAt(const Reference& reference, const std::string& base) const;
    std::optional<int> patientWith(const std::string& system, const std::string& value) const;
    bool contradictsIdentifier(int patient, const JsonValue& identifier) const;
    const Entry* entryAt(const Reference& reference, const std::string& base) const;
    void add(Patient patient);
    void addPointedAt(const Entry& entry);
    void adoptBases(const std::vector<const Entry*>& entries);
    void joinLinked();

    std::vector<Patient> m_patients;
    std::multimap<std::string, std::size_t> m_byId, m_byIdentifier, m_byUrl;    // id; value of an identifier; urls
    std::vector<int> m_sameAs;    // of every patient, the one that stands for it (Patient.link)
    std::multimap<std::string, const Entry*> m_byKey;    // fullUrl, and type/id
    bool m_hasResources = false;
    bool m_isAlone = false;    // all of them are one person
    bool m_isSettled = false;    // the servers are known as far as they can be
};

}
