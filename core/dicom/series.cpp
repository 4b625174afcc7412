#include "core/dicom/series.h"

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
        sifted.warnings.push_back(
            {WarningCode::Duplicate,
             fmt::format("{} file{} of another and {} left out.", copies, copies == 1 ? " is a copy" : "s are copies",
                         copies == 1 ? "is" : "are")});
    if (sharedUids > 0)
        sifted.warnings.push_back(
            {WarningCode::DuplicateUid,
             fmt::format("{} file{} the SOP Instance UID of another but different contents; both are kept.", sharedUids,
                         sharedUids == 1 ? " has" : "s have")});
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

// Who an instance belongs to. Without an ID the name has to do, or all anonymous patients were one.
using PatientKey = std::tuple<std::string, std::string, std::string>;

PatientKey patientKey(const PatientFacts& facts)
{
    return {facts.id, facts.issuer, facts.id.empty() ? facts.name.raw : std::string()};
}

std::string quoted(const std::set<std::string>& values)
{
    std::string text;
    for (const auto& value : values)
        text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", value);
    return text;
}

Study studyOf(const std::vector<InstancePtr>& instances)
{
    Study study{.facts = instances.front()->study, .series = {}};
    std::map<std::string, std::vector<InstancePtr>> bySeries;
    std::set<std::string> names;
    for (const auto& instance : instances) {
        bySeries[instance->series.uid].push_back(instance);
        names.insert(instance->patient.name.raw);
    }
    for (auto& [uid, members] : bySeries)
        for (auto& series : seriesOf(members))
            study.series.push_back(std::move(series));
    if (names.size() > 1)
        for (auto& series : study.series)
            warn(series.warnings, WarningCode::PatientMismatch,
                 fmt::format("The files of this study carry {} different patient names: {}.", names.size(),
                             quoted(names)));
    std::stable_sort(study.series.begin(), study.series.end(), [](const Series& a, const Series& b) {
        const auto key = [](const Series& s) {
            return std::tuple(s.frames.empty(), s.facts.number.value_or(0), s.facts.seriesDate, s.facts.seriesTime,
                              s.facts.uid, s.stack);
        };
        return key(a) < key(b);
    });
    return study;
}

using Owners = std::map<PatientKey, std::vector<InstancePtr>>;

Owners ownersOf(std::vector<InstancePtr> instances)
{
    Owners owners;
    for (auto& instance : instances) {
        auto& own = owners[patientKey(instance->patient)];
        own.push_back(std::move(instance));
    }
    return owners;
}

// A study belongs to one patient (PS3.3 A.1.2). Where its files name several, each keeps their own: no
// slice may enter another patient's stack, and every series says who else was found.
void warnOfOtherPatients(Study& study, const PatientKey& own, const Owners& owners)
{
    if (owners.size() == 1)
        return;
    std::map<std::string, std::map<PatientKey, std::size_t>> bySeries;
    for (const auto& [key, instances] : owners)
        for (const auto& instance : instances)
            ++bySeries[instance->series.uid][key];
    for (auto& series : study.series)
        for (const auto& [key, count] : bySeries[series.facts.uid]) {
            if (key == own)
                continue;
            const auto& id = std::get<0>(key);
            warn(series.warnings, WarningCode::OtherPatient,
                 fmt::format(
                     "{} image{} of another patient (ID \"{}\") in this series: shown apart, under that patient.",
                     count, count == 1 ? " is" : "s are", id));
        }
    for (auto& series : study.series)
        warn(series.warnings, WarningCode::PatientMismatch,
             fmt::format("The files of this study belong to {} patients by their IDs.", owners.size()));
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
                    warn(series.warnings, WarningCode::SharedSeries,
                         "Another study has a series of the same Series Instance UID; they are kept apart.");
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
    std::map<std::string, std::vector<InstancePtr>> byStudy;
    for (auto& instance : instances) {
        auto& study = byStudy[instance->study.uid];
        study.push_back(std::move(instance));
    }
    std::map<PatientKey, Patient> patients;
    for (auto& [uid, members] : byStudy) {
        const auto owners = ownersOf(std::move(members));
        for (const auto& [key, own] : owners) {
            auto& patient = patients.try_emplace(key, Patient{own.front()->patient, {}}).first->second;
            patient.studies.push_back(studyOf(own));
            // Without a UID nothing says that these belong together.
            if (!uid.empty())
                warnOfOtherPatients(patient.studies.back(), key, owners);
        }
    }

    Catalogue catalogue;
    for (auto& [key, patient] : patients) {
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

}
