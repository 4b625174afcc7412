#include "core/dicom/series.h"

#include "core/dicom/stacks.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <map>
#include <set>
#include <tuple>

namespace lantern::dicom {

namespace {

bool haveSameBytes(const std::filesystem::path& a, const std::filesystem::path& b)
{
    std::error_code problem;
    if (std::filesystem::file_size(a, problem) != std::filesystem::file_size(b, problem) || problem)
        return false;
    std::ifstream first(a, std::ios::binary), second(b, std::ios::binary);
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
    std::map<std::string, std::vector<InstancePtr>> byUid;
    std::size_t copies = 0, sharedUids = 0;
    for (const auto& instance : instances) {
        auto& same = byUid[instance->sopInstanceUid];
        const bool isCopy = !instance->sopInstanceUid.empty()
            && std::any_of(same.begin(), same.end(),
                           [&](const InstancePtr& other) { return haveSameBytes(other->path, instance->path); });
        if (isCopy)
            ++copies;
        else if (!same.empty() && !instance->sopInstanceUid.empty())
            ++sharedUids;
        if (isCopy || !instance->hasPixels()) {
            sifted.aside.push_back(instance);
            continue;
        }
        same.push_back(instance);
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
std::tuple<std::string, std::string, std::string> patientKey(const PatientFacts& facts)
{
    return {facts.id, facts.issuer, facts.id.empty() ? facts.name.raw : std::string()};
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
            series.warnings.push_back(
                {WarningCode::PatientMismatch,
                 fmt::format("The files of this study carry {} different patient names.", names.size())});
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

std::string Series::id() const { return stack > 1 ? fmt::format("{}#{}", facts.uid, stack) : facts.uid; }

Catalogue sortIntoCatalogue(std::vector<InstancePtr> instances)
{
    std::stable_sort(instances.begin(), instances.end(), [](const InstancePtr& a, const InstancePtr& b) {
        return std::tuple(a->instanceNumber, a->path) < std::tuple(b->instanceNumber, b->path);
    });
    // A study is one study whatever its files say about the patient, so that a mistyped name is seen.
    std::map<std::string, std::vector<InstancePtr>> byStudy;
    for (const auto& instance : instances)
        byStudy[instance->study.uid].push_back(instance);
    std::map<std::tuple<std::string, std::string, std::string>, Patient> patients;
    for (auto& [uid, members] : byStudy) {
        if (uid.empty()) {    // nothing says that these belong together
            std::map<std::tuple<std::string, std::string, std::string>, std::vector<InstancePtr>> owners;
            for (const auto& instance : members)
                owners[patientKey(instance->patient)].push_back(instance);
            for (auto& [key, own] : owners) {
                auto& patient = patients.try_emplace(key, Patient{own.front()->patient, {}}).first->second;
                patient.studies.push_back(studyOf(own));
            }
            continue;
        }
        const auto& facts = members.front()->patient;
        auto& patient = patients.try_emplace(patientKey(facts), Patient{facts, {}}).first->second;
        patient.studies.push_back(studyOf(members));
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
    return catalogue;
}

}
