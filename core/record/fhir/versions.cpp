#include "core/record/fhir/versions.h"

#include "core/base/numbers.h"
#include "core/record/fhir/standing.h"
#include "core/record/messages.h"
#include "core/record/moment.h"

#include <algorithm>
#include <map>
#include <optional>

namespace lantern::record {

namespace {

// One thing with all of its versions.
struct Thing {
    std::string base;    // its server, "" while nobody says it
    std::vector<Entry*> versions, deletions;
};

std::string versionOf(const Entry& entry)
{
    if (entry.resource)
        if (const auto& meta = (*entry.resource)["meta"]["versionId"]; meta)
            return meta.text;
    // W/"3"
    std::string digits = entry.version;
    std::erase_if(digits, [](char c) { return c == 'W' || c == '/' || c == '"'; });
    return digits;
}

std::optional<Moment> changedAt(const Entry& entry)
{
    if (entry.resource)
        if (const auto moment = parseMoment((*entry.resource)["meta"]["lastUpdated"].string()))
            return moment;
    return parseMoment(entry.changed);
}

// How the entries of a history lie: as R4 asks for it, the other way round, or not asked.
enum class Order { NotAsked, NewestFirst, OldestFirst };

// Negative: `a` is older. 0: neither says so. `order` also lets their place in a history count.
int ageOf(const Entry& a, const Entry& b, Order order)
{
    const auto sign = [](const Moment& one, const Moment& other) {
        return isBefore(one, other) ? -1 : isBefore(other, one) ? 1 : 0;
    };
    if (const auto one = changedAt(a), other = changedAt(b); one && other && one->hasZone == other->hasZone)
        if (const int age = sign(*one, *other))
            return age;
    if (const auto one = parseInteger(versionOf(a)), other = parseInteger(versionOf(b)); one && other)
        if (*one != *other)
            return *one < *other ? -1 : 1;
    if ((a.method == "POST") != (b.method == "POST"))
        return a.method == "POST" ? -1 : 1;    // its creation is the first of a thing
    if (order != Order::NotAsked && a.history >= 0 && a.history == b.history)
        return (&a < &b) == (order == Order::NewestFirst) ? 1 : -1;
    if (!a.resource || !b.resource)
        return 0;
    const auto issued = [](const Entry& entry) { return parseMoment((*entry.resource)["issued"].string()); };
    if (const auto one = issued(a), other = issued(b); one && other)
        if (const int age = sign(*one, *other))
            return age;
    return stageOf(*a.resource) - stageOf(*b.resource);
}

// Is this version what a deletion took away? The first version of a thing always; else what is not surely newer.
bool isDeleted(const Entry& version, const Entry& deletion, Order order)
{
    return version.method == "POST" || ageOf(version, deletion, order) <= 0;
}

// Some servers write their history from the beginning on, which the versions of one thing give away.
Order orderOf(const std::vector<Entry*>& versions)
{
    int ascending = 0, descending = 0;
    for (std::size_t i = 0; i + 1 < versions.size(); ++i) {
        const int age = ageOf(*versions[i], *versions[i + 1], Order::NotAsked);
        ascending += age < 0;
        descending += age > 0;
    }
    return ascending > descending ? Order::OldestFirst : Order::NewestFirst;
}

class Chooser {
public:
    explicit Chooser(std::vector<Skipped>& skipped)
        : m_skipped(skipped)
    {
    }

    void add(Entry& entry)
    {
        const auto key = keyOf(entry);
        auto& things = m_things[key.first];
        const auto same = [&](const Thing& thing) { return mayBeSameBase(thing.base, key.second); };
        auto found = std::ranges::find_if(things, [&](const Thing& thing) { return thing.base == key.second; });
        if (found == things.end() && std::ranges::count_if(things, same) == 1)
            found = std::ranges::find_if(things, same);
        if (found == things.end())
            found = things.insert(things.end(), Thing{key.second, {}, {}});
        if (found->base.empty())
            found->base = key.second;
        (entry.resource ? found->versions : found->deletions).push_back(&entry);
    }

    std::vector<const Entry*> chosen()
    {
        std::vector<const Entry*> chosen;
        for (const auto& [key, things] : m_things)
            for (const auto& thing : things)
                for (const auto* newest : newestOf(thing))
                    chosen.push_back(newest);
        std::ranges::sort(chosen);    // they lie in one vector, in the order of the files
        say(m_older, messages::OneIsOlder, messages::SeveralAreOlder);
        say(m_twice, messages::OneStandsTwice, messages::SeveralStandTwice);
        return chosen;
    }

private:
    struct Count {
        int number = 0;
        const Entry* first = nullptr;
        void add(const Entry& entry)
        {
            ++number;
            first = first ? std::min(first, &entry) : &entry;
        }
    };

    // What makes two entries versions of one thing, and on which server.
    static std::pair<std::string, std::string> keyOf(const Entry& entry)
    {
        if (!entry.resource)
            return {entry.target.type + '/' + entry.target.id,
                    entry.target.base.empty() ? entry.url.base : entry.target.base};
        if (!entry.id().empty())
            return {entry.type() + '/' + entry.id(), entry.url.base};
        if (entry.url.form != Reference::Form::None)
            return {entry.url.text(), ""};
        return {canonicalText(*entry.resource), ""};
    }

    // None where it was deleted; two where they are two patients.
    std::vector<const Entry*> newestOf(const Thing& thing)
    {
        const auto order = orderOf(thing.versions);
        std::vector<Entry*> left, gone;
        for (auto* version : thing.versions) {
            const bool isGone = std::ranges::any_of(
                thing.deletions, [&](const auto* each) { return isDeleted(*version, *each, order); });
            (isGone ? gone : left).push_back(version);
        }
        if (left.empty() && !gone.empty())
            m_skipped.push_back({gone.front()->where, messages::ItWasDeleted});
        if (left.empty())
            return {};
        for (const auto* version : gone)
            m_older.add(*version);
        auto* newest = left.front();
        for (auto* version : left)
            if (ageOf(*newest, *version, order) < 0)
                newest = version;
        std::map<std::string, std::vector<Entry*>> contents;    // of those that may be the newest
        for (auto* version : left)
            if (version == newest || ageOf(*version, *newest, order) == 0)
                contents[left.size() > 1 ? canonicalText(*version->resource) : ""].push_back(version);
            else
                m_older.add(*version);
        return oneOf(contents);
    }

    // The same content twice counts once; of several contents one stands for all, and is marked.
    std::vector<const Entry*> oneOf(const std::map<std::string, std::vector<Entry*>>& contents)
    {
        std::vector<const Entry*> chosen;
        for (const auto& [text, same] : contents) {
            for (std::size_t i = 1; i < same.size(); ++i)
                m_twice.add(*same[i]);
            const auto& other = *same.front();
            const bool isAnother = !chosen.empty() && contradict(*chosen.front()->resource, *other.resource);
            if (chosen.empty() || isAnother)
                chosen.push_back(&other);
            else
                m_skipped.push_back({other.where, messages::ItContradicts(chosen.front()->where)});
        }
        contents.begin()->second.front()->isDisputed = contents.size() > 1;
        return chosen;
    }

    // Birth date and sex of one person do not change from one version to the next without a word.
    static bool contradict(const JsonValue& a, const JsonValue& b)
    {
        const auto differ = [&](std::string_view member) {
            const auto &one = a[member].string(), &other = b[member].string();
            return !one.empty() && !other.empty() && one.substr(0, 10) != other.substr(0, 10);
        };
        return a["resourceType"].string() == "Patient" && (differ("birthDate") || differ("gender"));
    }

    void say(const Count& count, const MessageKind<>& one, const MessageKind<Integer>& several)
    {
        if (count.number > 0)
            m_skipped.push_back({count.first->where, count.number == 1 ? Message(one) : several(count.number)});
    }

    std::vector<Skipped>& m_skipped;
    std::map<std::string, std::vector<Thing>> m_things;
    Count m_older, m_twice;
};

}

std::vector<const Entry*> newestOf(std::vector<Entry>& entries, std::vector<Skipped>& skipped)
{
    Chooser chooser(skipped);
    for (auto& entry : entries)
        chooser.add(entry);
    return chooser.chosen();
}

}
