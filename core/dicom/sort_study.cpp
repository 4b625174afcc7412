#include "core/dicom/series.h"

#include "core/dicom/identity_warnings.h"
#include "core/dicom/messages.h"
#include "core/dicom/stacks.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

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
    std::vector<InstancePtr> pictures, aside;
    Warnings warnings;
};

Sifted sift(const std::vector<InstancePtr>& instances)
{
    Sifted sifted;
    std::unordered_multimap<std::string_view, const Instance*> byUid(instances.size());
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
        if (isCopy || !instance->isPicture()) {
            sifted.aside.push_back(instance);
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
    first.aside = std::move(sifted.aside);
    first.warnings.insert(first.warnings.begin(), sifted.warnings.begin(), sifted.warnings.end());
    return stacks;
}

Study studyOf(const std::vector<InstancePtr>& instances)
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

Owners ownersOf(std::vector<std::pair<InstancePtr, std::size_t>> instances)
{
    Owners owners;
    for (auto& [instance, group] : instances)
        owners[group].push_back(std::move(instance));
    return owners;
}

// Scripts and the window know a series by its id, so no two may share one, whatever UIDs the files carry.
void makeIdsUnique(Catalogue& catalogue)
{
    std::set<std::string> used;
    std::map<std::string, std::string> studyOfUid;
    for (auto& patient : catalogue.patients)
        for (auto& study : patient.studies)
            for (auto& series : study.series) {
                while (!used.insert(series.id()).second)
                    ++series.namesake;
                const auto known = studyOfUid.try_emplace(series.facts.uid, study.facts.uid).first;
                if (!series.facts.uid.empty() && known->second != study.facts.uid)
                    warn(series.warnings, WarningCode::SharedSeries, messages::SeriesUidShared);
            }
}

}

std::string Series::id() const
{
    std::string id = facts.uid.empty() ? "no-uid" : facts.uid;
    if (stack > 1)
        id += fmt::format("#{}", stack);
    return namesake > 1 ? id + fmt::format("~{}", namesake) : id;
}

Catalogue sortIntoCatalogue(std::vector<InstancePtr> instances)
{
    const auto comesBefore = [](const InstancePtr& a, const InstancePtr& b) {
        return std::tie(a->instanceNumber, a->path) < std::tie(b->instanceNumber, b->path);
    };
    if (!std::is_sorted(instances.begin(), instances.end(), comesBefore))    // names mostly follow the numbers
        std::stable_sort(instances.begin(), instances.end(), comesBefore);
    const auto [groupOf, groups] = groupByPatient(instances);
    std::map<std::string, std::vector<std::pair<InstancePtr, std::size_t>>> byStudy;
    for (std::size_t i = 0; i < instances.size(); ++i) {
        auto& study = byStudy[instances[i]->study.uid];
        study.emplace_back(std::move(instances[i]), groupOf[i]);
    }
    std::vector<Patient> patients;
    for (const auto& group : groups)
        patients.push_back({group.facts, {}});
    for (auto& [uid, members] : byStudy) {
        const auto owners = ownersOf(std::move(members));
        for (const auto& [group, own] : owners) {
            auto& patient = patients[group];
            patient.studies.push_back(studyOf(own));
            // Without a UID nothing says that these belong together.
            if (!uid.empty())
                warnOfOtherPatients(patient.studies.back(), group, owners, groups);
        }
    }
    warnOfIdentity(patients, groups);

    Catalogue catalogue;
    for (auto& patient : patients) {
        std::stable_sort(patient.studies.begin(), patient.studies.end(), [](const Study& a, const Study& b) {
            return std::tuple(a.facts.date, a.facts.time) > std::tuple(b.facts.date, b.facts.time);
        });
        catalogue.patients.push_back(std::move(patient));
    }
    std::stable_sort(catalogue.patients.begin(), catalogue.patients.end(), [](const Patient& a, const Patient& b) {
        return std::tie(a.facts.name.raw, a.facts.id) < std::tie(b.facts.name.raw, b.facts.id);
    });
    makeIdsUnique(catalogue);
    return catalogue;
}

const Patient* patientOf(const Catalogue& catalogue, const Instance& instance)
{
    const auto isIt = [&](const Instance& other) { return other.path == instance.path; };
    const auto holds = [&](const Series& series) {
        return series.facts.uid == instance.series.uid
            && (std::ranges::any_of(series.frames, [&](const FrameRef& frame) { return isIt(*frame.instance); })
                || std::ranges::any_of(series.aside, [&](const InstancePtr& aside) { return isIt(*aside); }));
    };
    for (const auto& patient : catalogue.patients)
        for (const auto& study : patient.studies)
            if (study.facts.uid == instance.study.uid && std::ranges::any_of(study.series, holds))
                return &patient;
    return nullptr;
}

}
