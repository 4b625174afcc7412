#include "core/dicom/patients/patient_groups.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace lantern::dicom {

namespace {

// Files that are known to be of one patient.
struct Node {
    std::string unit;    // what it is a part of
    Identity identity;
    std::vector<std::size_t> kinds;    // of files
    bool isUnclear = false;
};

bool contradict(const Node& a, const Node& b) { return compare(a.identity, b.identity).isContradiction(); }

void add(Node& to, const Node& more)
{
    add(to.identity, more.identity);
    to.kinds.insert(to.kinds.end(), more.kinds.begin(), more.kinds.end());
    to.isUnclear = to.isUnclear || more.isUnclear;
}

// All that can contradict, as one text: nodes with the same are told apart by nothing.
std::string whatIsKnown(const Identity& identity)
{
    std::string text = identity.birthDate + '\n' + identity.sex;
    for (const auto* ids : {&identity.ids, &identity.otherIds}) {
        text += '\n';
        for (const auto& each : *ids)
            text += each.id + '\1' + each.issuer + '\2';
    }
    return text;
}

using Edges = std::set<std::pair<std::size_t, std::size_t>>;

// Joins what the edges connect. A node that fits two which contradict each other is left out first; should a
// chain of nodes still end in a contradiction, none of it is joined. So no order of the nodes matters.
std::vector<Node> joined(std::vector<Node> nodes, const Edges& edges)
{
    std::vector<std::vector<std::size_t>> fits(nodes.size());
    for (const auto& [a, b] : edges) {
        fits[a].push_back(b);
        fits[b].push_back(a);
    }
    const auto clashes = [&](const std::vector<std::size_t>& some) {
        for (std::size_t i = 0; i < some.size(); ++i)
            for (std::size_t j = i + 1; j < some.size(); ++j)
                if (contradict(nodes[some[i]], nodes[some[j]]))
                    return true;
        return false;
    };
    std::vector<bool> isUnclear(nodes.size());
    for (std::size_t i = 0; i < nodes.size(); ++i)
        isUnclear[i] = clashes(fits[i]);

    std::vector<bool> isDone(nodes.size());
    std::vector<Node> result;
    for (std::size_t start = 0; start < nodes.size(); ++start) {
        if (isDone[start])
            continue;
        isDone[start] = true;
        std::vector<std::size_t> together{start};
        for (std::size_t at = 0; at < together.size() && !isUnclear[start]; ++at)
            for (const auto next : fits[together[at]])
                if (!isDone[next] && !isUnclear[next]) {
                    isDone[next] = true;
                    together.push_back(next);
                }
        const bool standsApart = isUnclear[start] || clashes(together);
        for (const auto own : together) {
            if (own == start || standsApart)
                result.push_back(nodes[own]);
            else
                add(result.back(), nodes[own]);
            result.back().isUnclear = result.back().isUnclear || standsApart;
        }
    }
    return result;
}

// Nodes of one key become one.
std::vector<Node> collected(std::vector<Node> nodes, auto&& keyOf)
{
    std::map<std::pair<std::string, std::string>, Node> byKey;
    for (auto& node : nodes) {
        const auto [at, isNew] = byKey.try_emplace(keyOf(node), node);
        if (!isNew)
            add(at->second, node);
    }
    nodes.clear();
    for (auto& [key, node] : byKey)
        nodes.push_back(std::move(node));
    return nodes;
}

// Of one series or study: together unless something contradicts.
std::vector<Node> joinedWithinUnits(std::vector<Node> nodes)
{
    nodes =
        collected(std::move(nodes), [](const Node& node) { return std::pair(node.unit, whatIsKnown(node.identity)); });
    std::vector<Node> result;
    for (std::size_t from = 0; from < nodes.size();) {
        std::size_t to = from;
        while (to < nodes.size() && nodes[to].unit == nodes[from].unit)
            ++to;
        std::vector<Node> own(nodes.begin() + static_cast<std::ptrdiff_t>(from),
                              nodes.begin() + static_cast<std::ptrdiff_t>(to));
        Edges edges;
        for (std::size_t a = 0; a < own.size(); ++a)
            for (std::size_t b = a + 1; b < own.size(); ++b)
                if (!contradict(own[a], own[b]))
                    edges.emplace(a, b);
        for (auto& node : joined(std::move(own), edges))
            result.push_back(std::move(node));
        from = to;
    }
    return result;
}

// Of several studies: together where something identifies both.
std::vector<Node> joinedAcrossUnits(std::vector<Node> nodes)
{
    nodes = collected(std::move(nodes), [](const Node& node) {
        return std::pair(node.identity.ids.empty() ? node.unit : std::string(), whatIsKnown(node.identity));
    });
    std::map<std::string, std::vector<std::size_t>> candidates;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const auto& identity = nodes[i].identity;
        for (const auto* ids : {&identity.ids, &identity.otherIds})
            for (const auto& each : *ids)
                candidates["i" + each.id].push_back(i);
        for (const auto& name : identity.names)
            if (!identity.birthDate.empty())
                candidates["n" + identity.birthDate + name].push_back(i);
    }
    Edges edges;
    for (const auto& [key, alike] : candidates)
        for (std::size_t i = 0; i < alike.size(); ++i)
            for (std::size_t j = i + 1; j < alike.size(); ++j)
                if (alike[i] != alike[j] && compare(nodes[alike[i]].identity, nodes[alike[j]].identity).areSame())
                    edges.insert(std::minmax(alike[i], alike[j]));
    return joined(std::move(nodes), edges);
}

auto orderOf(const PatientFacts& facts)
{
    return std::tie(facts.id, facts.issuer, facts.birthDate, facts.sex, facts.name.raw);
}

// The facts of the file that states most, with what it lacks from the next.
PatientFacts fullest(std::vector<PatientFacts> all)
{
    const auto stated = [](const PatientFacts& facts) {
        const Identity identity = identityOf(facts);
        return (identity.ids.empty() ? 0 : 8) + (facts.issuer.empty() ? 0 : 4) + (identity.birthDate.empty() ? 0 : 2)
            + (facts.name.raw.empty() ? 0 : 2) + (identity.sex == 0 ? 0 : 1);
    };
    std::ranges::sort(all, [&](const PatientFacts& a, const PatientFacts& b) {
        const int first = stated(a), second = stated(b);
        return first != second ? first > second : orderOf(a) < orderOf(b);
    });
    PatientFacts facts = all.front();
    for (const auto& each : all) {
        if (facts.issuer.empty() && each.id == facts.id)
            facts.issuer = each.issuer;
        if (facts.birthDate.empty())
            facts.birthDate = each.birthDate;
        if (facts.sex.empty())
            facts.sex = each.sex;
        if (facts.name.raw.empty())
            facts.name = each.name;
    }
    return facts;
}

// Files of one series that say the same of their patient.
struct FileKind {
    std::string study, series;
    PatientFacts facts;
};

std::string keyOf(const Instance& file)
{
    const auto& patient = file.patient;
    std::string key = file.study.uid + '\n' + file.series.uid + '\n' + patient.id + '\n' + patient.issuer + '\n'
        + patient.birthDate + '\n' + patient.sex + '\n' + patient.name.raw;
    for (const auto& other : patient.otherIds)
        key += '\n' + other.id + '\1' + other.issuer;
    if (file.study.uid.empty() && file.series.uid.empty())
        key += '\n' + file.path.parent_path().string();
    return key;
}

}

PatientGroups groupByPatient(std::span<const InstancePtr> files)
{
    std::unordered_map<std::string, std::size_t> known;
    std::vector<std::size_t> kindOf;
    std::vector<FileKind> kinds;
    std::vector<Node> nodes;
    for (const auto& file : files) {
        const auto [at, isNew] = known.try_emplace(keyOf(*file), kinds.size());
        kindOf.push_back(at->second);
        if (!isNew)
            continue;
        std::string study = file->study.uid, series = file->series.uid;
        if (study.empty())
            study = !series.empty() ? "\1" + series
                                    : "\2" + file->path.parent_path().string() + '\n' + file->patient.name.raw;
        nodes.push_back({study + '\n' + series, identityOf(file->patient), {kinds.size()}});
        kinds.push_back({std::move(study), std::move(series), file->patient});
    }
    nodes = joinedWithinUnits(std::move(nodes));
    for (auto& node : nodes)
        node.unit = kinds[node.kinds.front()].study;
    nodes = joinedAcrossUnits(joinedWithinUnits(std::move(nodes)));

    PatientGroups result;
    std::vector<std::pair<PatientGroup, std::vector<std::size_t>>> sorted;
    for (auto& node : nodes) {
        std::vector<PatientFacts> facts;
        for (const auto kind : node.kinds)
            facts.push_back(kinds[kind].facts);
        sorted.emplace_back(PatientGroup{std::move(node.identity), fullest(std::move(facts)), node.isUnclear},
                            std::move(node.kinds));
    }
    const auto firstStudy = [&](const std::vector<std::size_t>& some) {
        std::string_view first = kinds[some.front()].study;
        for (const auto kind : some)
            first = std::min(first, std::string_view(kinds[kind].study));
        return first;
    };
    std::ranges::stable_sort(sorted, [&](const auto& a, const auto& b) {
        return std::tuple(orderOf(a.first.facts), firstStudy(a.second))
            < std::tuple(orderOf(b.first.facts), firstStudy(b.second));
    });
    std::vector<std::size_t> groupOf(kinds.size());
    for (auto& [group, own] : sorted) {
        for (const auto kind : own)
            groupOf[kind] = result.groups.size();
        result.groups.push_back(std::move(group));
    }
    for (const auto kind : kindOf)
        result.ofFile.push_back(groupOf[kind]);
    return result;
}

}
