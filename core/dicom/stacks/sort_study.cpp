#include "core/dicom/stacks/sort_study.h"

#include "core/dicom/messages.h"
#include "core/dicom/stacks/stacks.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <map>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

namespace lantern::dicom {

namespace {

// Where the data set of a Part 10 file begins: behind the meta header, which says its own length and
// which every archive writes anew (PS3.10 7.1).
std::uintmax_t startOfDataset(std::ifstream& file)
{
    std::array<unsigned char, 144> start{};
    file.read(reinterpret_cast<char*>(start.data()), start.size());
    constexpr std::array<unsigned char, 8> groupLength{2, 0, 0, 0, 'U', 'L', 4, 0};
    if (static_cast<std::size_t>(file.gcount()) < start.size()
        || !std::equal(groupLength.begin(), groupLength.end(), start.begin() + 132))
        return 0;
    return 144 + start[140] + start[141] * 256u + start[142] * 65536u + start[143] * 16777216u;
}

// The same data set in the same syntax, whoever wrote the meta header before it.
bool haveSameContent(const Instance& a, const Instance& b)
{
    if (a.transferSyntaxUid != b.transferSyntaxUid)
        return false;
    std::ifstream first(a.path, std::ios::binary), second(b.path, std::ios::binary);
    const auto firstStart = startOfDataset(first), secondStart = startOfDataset(second);
    std::error_code problem;
    const auto firstSize = std::filesystem::file_size(a.path, problem);
    const auto secondSize = std::filesystem::file_size(b.path, problem);
    if (problem || firstSize < firstStart || secondSize < secondStart
        || firstSize - firstStart != secondSize - secondStart)
        return false;
    first.clear();
    second.clear();
    first.seekg(static_cast<std::streamoff>(firstStart));
    second.seekg(static_cast<std::streamoff>(secondStart));
    return first && second
        && std::equal(std::istreambuf_iterator<char>(first), std::istreambuf_iterator<char>(),
                      std::istreambuf_iterator<char>(second));
}

// What is left of a series' instances once copies and objects without pixels are put aside.
struct Sifted {
    std::vector<InstancePtr> pictures, duplicates, objects;
    Warnings warnings;
};

Sifted sift(const std::vector<InstancePtr>& instances)
{
    Sifted sifted;
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
            sifted.duplicates.push_back(instance);
            continue;
        }
        if (!instance->isPicture()) {
            const bool isNew = uid.empty() || objectUids.insert(uid).second;
            (isNew ? sifted.objects : sifted.duplicates).push_back(instance);
            continue;
        }
        if (!uid.empty())
            byUid.emplace(uid, instance.get());
        sifted.pictures.push_back(instance);
    }
    if (copies > 0)
        sifted.warnings.push_back({WarningCode::Duplicate, messages::CopiesLeftOut(copies)});
    if (sharedUids > 0)
        sifted.warnings.push_back({WarningCode::DuplicateUid, messages::UidsShared(sharedUids)});
    return sifted;
}

std::vector<Series> seriesOf(const std::vector<InstancePtr>& instances)
{
    auto sifted = sift(instances);
    auto stacks = stacksOf(sifted.pictures);
    if (stacks.empty()) {
        stacks.emplace_back();
        stacks.front().facts = instances.front()->series;
    }
    auto& first = stacks.front();
    first.duplicates = std::move(sifted.duplicates);
    first.objects = std::move(sifted.objects);
    first.warnings.insert(first.warnings.begin(), sifted.warnings.begin(), sifted.warnings.end());
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
