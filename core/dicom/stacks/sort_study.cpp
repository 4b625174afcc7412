#include "core/dicom/stacks/sort_study.h"

#include "core/dicom/messages.h"
#include "core/dicom/stacks/stacks.h"
#include "core/files/file_bytes.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace lantern::dicom {

namespace {

// Where the data set of a Part 10 file begins: behind the meta header, which says its own length and
// which every archive writes anew (PS3.10 7.1).
std::uintmax_t startOfDataset(files::FileBytes& file)
{
    using namespace std::string_view_literals;
    const auto start = file.start();
    if (start.size() < 144 || start.substr(132, 8) != "\2\0\0\0UL\4\0"sv)
        return 0;
    const auto byte = [&](std::size_t at) { return std::uintmax_t(static_cast<unsigned char>(start[at])); };
    return 144 + byte(140) + (byte(141) << 8) + (byte(142) << 16) + (byte(143) << 24);
}

// The same data set in the same syntax, whoever wrote the meta header before it.
bool haveSameContent(const Instance& a, const Instance& b)
{
    if (a.transferSyntaxUid != b.transferSyntaxUid)
        return false;
    files::FileBytes first(a.path), second(b.path);
    if (first.problem() || second.problem())
        return false;
    const auto firstStart = startOfDataset(first), secondStart = startOfDataset(second);
    if (first.size() < firstStart || second.size() < secondStart
        || first.size() - firstStart != second.size() - secondStart)
        return false;
    std::vector<char> one(std::size_t(1) << 16), other(one.size());
    for (std::uintmax_t at = 0; at < first.size() - firstStart;) {
        const auto count = first.read(firstStart + at, one.data(), one.size());
        if (count == 0 || second.read(secondStart + at, other.data(), count) != count
            || !std::equal(one.begin(), one.begin() + std::ptrdiff_t(count), other.begin()))
            return false;
        at += count;
    }
    return true;
}

// What is left of a series' instances once copies and objects without pixels are put aside.
struct Partition {
    std::vector<InstancePtr> pictures, duplicates, objects;
    Warnings warnings;
};

Partition partitioned(const std::vector<InstancePtr>& instances)
{
    Partition partition;
    std::unordered_multimap<std::string_view, const Instance*> byUid(instances.size());
    std::unordered_set<std::string_view> objectUids;
    std::size_t copies = 0, sharedUids = 0;
    for (const auto& instance : instances) {
        // Without a UID nothing can be another's copy.
        const std::string_view uid = instance->sopInstanceUid;
        const auto [first, last] = uid.empty() ? std::pair(byUid.end(), byUid.end()) : byUid.equal_range(uid);
        const bool isCopy =
            std::any_of(first, last, [&](const auto& other) { return haveSameContent(*other.second, *instance); });
        if (isCopy)
            ++copies;
        else if (first != last)
            ++sharedUids;
        if (isCopy) {
            partition.duplicates.push_back(instance);
            continue;
        }
        if (!instance->isPicture()) {
            const bool isNew = uid.empty() || objectUids.insert(uid).second;
            (isNew ? partition.objects : partition.duplicates).push_back(instance);
            continue;
        }
        if (!uid.empty())
            byUid.emplace(uid, instance.get());
        partition.pictures.push_back(instance);
    }
    if (copies > 0)
        partition.warnings.push_back({WarningCode::Duplicate, messages::CopiesLeftOut(copies)});
    if (sharedUids > 0)
        partition.warnings.push_back({WarningCode::DuplicateUid, messages::UidsShared(sharedUids)});
    return partition;
}

std::vector<Series> seriesOf(const std::vector<InstancePtr>& instances)
{
    auto partition = partitioned(instances);
    auto stacks = stacksOf(partition.pictures);
    if (stacks.empty()) {
        stacks.emplace_back();
        stacks.front().facts = instances.front()->series;
    }
    auto& first = stacks.front();
    first.duplicates = std::move(partition.duplicates);
    first.objects = std::move(partition.objects);
    first.warnings.insert(first.warnings.begin(), partition.warnings.begin(), partition.warnings.end());
    return stacks;
}

}

Study sortIntoStudy(const std::vector<InstancePtr>& instances)
{
    Study study{.facts = instances.front()->study, .series = {}};
    std::map<std::string, std::vector<InstancePtr>> bySeries;
    for (const auto& instance : instances)
        bySeries[instance->series.uid].push_back(instance);
    for (auto& [uid, members] : bySeries)
        for (auto& series : seriesOf(members))
            study.series.push_back(std::move(series));
    std::stable_sort(study.series.begin(), study.series.end(), [](const Series& a, const Series& b) {
        const auto key = [](const Series& s) {
            return std::tuple(s.frames.empty(), s.facts.number.value_or(0), s.facts.seriesDate, s.facts.seriesTime,
                              s.facts.uid, s.stack);
        };
        return key(a) < key(b);
    });
    return study;
}

}
