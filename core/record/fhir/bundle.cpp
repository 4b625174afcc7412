#include "core/record/fhir/bundle.h"

#include "core/record/fhir/entries.h"
#include "core/record/fhir/events.h"
#include "core/record/fhir/patients.h"
#include "core/record/fhir/release.h"
#include "core/record/fhir/standing.h"
#include "core/record/fhir/versions.h"
#include "core/record/messages.h"
#include "core/record/moment.h"

#include <algorithm>
#include <compare>
#include <map>
#include <set>

namespace lantern::record {

namespace {

// How often something was met, and where first.
class Counts {
public:
    void add(const Message& what, const std::string& where)
    {
        auto& count = m_counts[inEnglish(what)];
        if (count.number++ == 0) {
            count.what = what;
            count.firstWhere = where;
        }
    }
    // `sentence` is asked for the words: how many, and what.
    template <class Sentence>
    void tell(std::vector<Skipped>& skipped, const Sentence& sentence) const
    {
        for (const auto& [words, count] : m_counts)
            skipped.push_back({count.firstWhere, sentence(count.number, count.what)});
    }

private:
    struct Count {
        int number = 0;
        Message what;
        std::string firstWhere;
    };
    std::map<std::string, Count> m_counts;
};

// Where an event stands among those of its moment: the order of a file's entries must change nothing, and the parts of
// one resource stay together.
struct Place {
    std::string resource;    // "Observation/abc", or what it says where it has no id
    std::size_t part = 0;
    auto operator<=>(const Place&) const = default;
};
using Places = std::map<std::string, Place>;    // by Event::source

void sortEvents(std::vector<Event>& events, const Places& places)
{
    std::stable_sort(events.begin(), events.end(), [&](const Event& a, const Event& b) {
        if (isBefore(a.time, b.time) || isBefore(b.time, a.time))
            return isBefore(a.time, b.time);
        return places.at(a.source) < places.at(b.source);
    });
}

class FhirReader {
public:
    explicit FhirReader(Entries entries)
        : m_entries(std::move(entries))
        , m_versions(newestOf(m_entries.all, m_entries.skipped))
        , m_patients(m_versions)
    {
        for (const auto* entry : m_versions)
            if (isEventType(entry->type())) {
                const auto subject = m_patients.subjectOf(*entry);
                if (subject.patient < 0)
                    m_others.add(subject.who, entry->where);
                else
                    m_ofPatient[subject.patient].push_back(entry);
            }
    }

    std::vector<Record> records() const
    {
        std::vector<Record> records;
        const auto& patients = m_patients.patients();
        std::vector<int> order;
        for (std::size_t i = 0; i < patients.size(); ++i)
            if (m_patients.standing(int(i)) == int(i))
                order.push_back(int(i));
        if (order.empty())
            order.push_back(0);    // resources that are nobody's in particular
        putFirst(order);
        const auto release = releaseOf(m_versions);
        for (const int patient : order) {
            auto record = recordOf(patient);
            record.release = release;
            records.push_back(std::move(record));
        }
        tellEverywhere(records);
        return records;
    }

private:
    // A document says itself whose it is (Composition.subject), a search's answer which patient was asked for.
    void putFirst(std::vector<int>& order) const
    {
        const auto wasAskedFor = [&](int patient) {
            const auto& all = m_patients.patients();
            const auto* entry = std::size_t(patient) < all.size() ? all[std::size_t(patient)].entry : nullptr;
            return !entry || !entry->isIncluded;
        };
        std::stable_partition(order.begin(), order.end(), wasAskedFor);
        for (const auto* entry : m_versions)
            if (entry->type() == "Composition")
                if (const auto found = std::ranges::find(order, m_patients.subjectOf(*entry).patient);
                    found != order.end()) {
                    std::rotate(order.begin(), found, found + 1);
                    return;
                }
    }

    Record recordOf(int patient) const
    {
        Record record;
        if (std::size_t(patient) < m_patients.patients().size())
            record.patient = m_patients.patients()[std::size_t(patient)].summary;
        Places places;
        if (const auto own = m_ofPatient.find(patient); own != m_ofPatient.end())
            for (const auto* entry : own->second)
                readEntry(*entry, record, places);
        sortEvents(record.events, places);
        tellOthers(patient, record);
        placeWithoutZone(record);
        return record;
    }

    static Message aboutAnother(std::size_t number, const Message& who)
    {
        return number == 1 ? messages::OneIsAboutAnother(who) : messages::SeveralAreAboutAnother(number, who);
    }

    // Whom else the files speak of: patients with a record of their own, by name as long as they are few, and everybody
    // else.
    void tellOthers(int patient, Record& record) const
    {
        constexpr std::size_t few = 4;
        std::size_t number = 0;
        const Entry* first = nullptr;
        for (const auto& [other, entries] : m_ofPatient) {
            if (other == patient)
                continue;
            number += entries.size();
            first = first ? std::min(first, entries.front()) : entries.front();
            if (m_ofPatient.size() <= few)
                record.skipped.push_back(
                    {entries.front()->where, aboutAnother(entries.size(), m_patients.nameOf(other))});
        }
        if (m_ofPatient.size() > few && first)
            record.skipped.push_back(
                {first->where,
                 aboutAnother(number, messages::OthersWithRecords(m_ofPatient.size() - m_ofPatient.count(patient)))});
        m_others.tell(record.skipped, [](int count, const Message& who) {
            if (!who.empty())
                return aboutAnother(std::size_t(count), who);
            return count == 1 ? Message(messages::OneIsNobodys) : messages::SeveralAreNobodys(count);
        });
    }

    void readEntry(const Entry& entry, Record& record, Places& places) const
    {
        const auto usable = withoutModifiedParts(*entry.resource);
        if (usable)
            record.skipped.push_back({entry.where, messages::PartCarriesModifier});
        auto events =
            eventsOf(usable ? *usable : *entry.resource, [&](const std::string& reference) -> const JsonValue& {
                return m_patients.resolve(entry, reference);
            });
        if (!events) {
            record.skipped.push_back(
                {entry.where, events.error().message, events.error().code == ErrorCode::Malformed});
            return;
        }
        auto name = nameOfResource(*entry.resource);
        if (entry.id().empty() && !events->empty())
            name += ' ' + events->front().code + ' ' + events->front().text + ' ' + events->front().valueText;
        for (std::size_t part = 0; part < events->size(); ++part) {
            auto& event = events->at(part);
            event.source = entry.where + event.source;
            if (entry.isDisputed)
                event.marks.push_back(messages::TwoVersions);
            places[event.source] = {name, part};
            record.events.push_back(std::move(event));
        }
    }

    // Times without a zone are put where they would lie by the clock of the others, and it is said.
    static void placeWithoutZone(Record& record)
    {
        const auto isTimed = [](const Moment& time) { return time.precision >= Precision::Minute; };
        std::set<int> offsets;
        int without = 0;
        for (const auto& event : record.events)
            if (isTimed(event.time)) {
                without += !event.time.hasZone;
                if (event.time.hasZone)
                    offsets.insert(event.time.offsetMinutes);
            }
        if (without == 0)
            return;
        if (offsets.size() == 1)
            for (auto& event : record.events) {
                const auto shift = [&](Moment& time) {
                    if (isTimed(time) && !time.hasZone) {
                        time.offsetMinutes = *offsets.begin();
                        time.seconds -= time.offsetMinutes * 60;
                    }
                };
                shift(event.time);
                if (event.end)
                    shift(*event.end);
            }
        std::stable_sort(record.events.begin(), record.events.end(),
                         [](const Event& a, const Event& b) { return isBefore(a.time, b.time); });
        if (!offsets.empty())
            record.notes.push_back(without == 1 ? Message(messages::OneTimeHasNoZone)
                                                : messages::SeveralTimesHaveNoZone(without));
    }

    // What is true of the files as a whole stands in every record that came out of them.
    void tellEverywhere(std::vector<Record>& records) const
    {
        Counts types;
        for (const auto* entry : m_versions)
            if (!isEventType(entry->type()) && entry->type() != "Medication")    // only there to be pointed at
                types.add(messages::AsWritten(entry->type()), entry->where);
        std::vector<Skipped> counts;
        types.tell(counts, [](int number, const Message& type) {
            return number == 1 ? messages::OneHasNoPlace(type) : messages::SeveralHaveNoPlace(number, type);
        });
        for (auto& record : records) {
            record.skipped.insert(record.skipped.begin(), m_entries.skipped.begin(), m_entries.skipped.end());
            record.skipped.insert(record.skipped.end(), counts.begin(), counts.end());
            record.notes.insert(record.notes.begin(), m_entries.notes.begin(), m_entries.notes.end());
        }
    }

    Entries m_entries;
    std::vector<const Entry*> m_versions;    // the newest of every resource
    PatientIndex m_patients;
    std::map<int, std::vector<const Entry*>> m_ofPatient;    // what is about each of them
    Counts m_others;    // what is about nobody of them, by who it is
};

}

Result<std::vector<Record>> readFhir(std::span<const FhirText> files)
{
    Entries entries;
    for (const auto& file : files)
        LANTERN_CHECK(addEntries(entries, file.text, file.name, files.size() > 1 ? file.name + ':' : ""));
    return FhirReader(std::move(entries)).records();
}

Result<Record> readFhir(std::string_view text, const std::string& name)
{
    const FhirText file{name, std::string(text)};
    LANTERN_TRY(records, readFhir(std::span(&file, 1)));
    return std::move(records.front());
}

Result<std::vector<NamedPatient>> patientsNamedIn(const FhirText& file)
{
    std::vector<NamedPatient> named;
    Entries entries;
    LANTERN_CHECK(addEntries(entries, file.text, file.name, ""));
    std::set<std::string> seen;
    for (const auto& entry : entries.all) {
        if (!entry.resource)
            continue;
        if (entry.type() == "Patient") {
            const auto key = entry.id().empty() ? entry.url.text() : "Patient/" + entry.id();
            named.push_back({key, patientOf(*entry.resource)});
            named.back().summary->server = entry.url.base;
            if (entry.url.form == Reference::Form::Urn)
                named.push_back({entry.url.text(), named.back().summary});
            continue;
        }
        for (const auto name : {"subject", "patient"}) {
            auto reference = parseReference((*entry.resource)[name]["reference"].string());
            reference.base.clear();
            if (reference.form == Reference::Form::Resource && reference.type.empty())
                reference.type = "Patient";
            const bool isPatient = reference.form == Reference::Form::Urn || reference.type == "Patient";
            if (isPatient && seen.insert(reference.text()).second)
                named.push_back({reference.text(), std::nullopt});
        }
    }
    return named;
}

}
