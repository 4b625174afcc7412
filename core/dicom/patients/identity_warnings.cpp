#include "core/dicom/patients/identity_warnings.h"

#include "core/dicom/messages.h"
#include "core/dicom/values/picture_date.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace lantern::dicom {

namespace {

std::string quoted(const std::set<std::string>& values)
{
    std::string text;
    for (const auto& value : values)
        text += fmt::format("{}\"{}\"", text.empty() ? "" : ", ", value);
    return text;
}

std::set<const Instance*> filesOf(const Series& series)
{
    std::set<const Instance*> files;
    for (const auto& frame : series.frames)
        files.insert(frame.instance.get());
    for (const auto* beside : {&series.duplicates, &series.objects})
        for (const auto& instance : *beside)
            files.insert(instance.get());
    return files;
}

void warnAll(Patient& patient, WarningCode code, const Message& sentence)
{
    for (auto& study : patient.studies)
        for (auto& series : study.series)
            warn(series.warnings, code, sentence);
}

void warnOfNames(Study& study)
{
    std::set<std::string> names;
    for (const auto& series : study.series)
        for (const auto* file : filesOf(series))
            names.insert(file->patient.name.raw);
    if (names.size() > 1)
        for (auto& series : study.series)
            warn(series.warnings, WarningCode::PatientMismatch,
                 messages::StudyWithSeveralNames(names.size(), quoted(names)));
}

// What some files leave out and others of the patient state was taken to be the same, which a reader may want
// to look at.
void warnOfUnknown(Patient& patient, const PatientGroup& group)
{
    const auto& ids = group.identity.ids;
    const auto issuer = std::ranges::find_if(ids, [](const auto& each) { return !each.issuer.empty(); });
    for (auto& study : patient.studies)
        for (auto& series : study.series) {
            const auto files = filesOf(series);
            const auto count = [&](auto&& lacks) { return std::ranges::count_if(files, lacks); };
            const auto withoutId = ids.empty()
                ? 0
                : count([](const Instance* file) { return knownIdentifier(file->patient.id, {}).id.empty(); });
            const auto withoutIssuer = issuer == ids.end() ? 0 : count([](const Instance* file) {
                const auto known = knownIdentifier(file->patient.id, file->patient.issuer);
                return !known.id.empty() && known.issuer.empty();
            });
            if (withoutId > 0)
                warn(series.warnings, WarningCode::PatientAssumed,
                     messages::PatientIdAssumed(withoutId, files.size(), group.facts.id));
            if (withoutIssuer > 0)
                warn(series.warnings, WarningCode::PatientAssumed,
                     messages::IssuerAssumed(withoutIssuer, files.size(),
                                             group.facts.issuer.empty() ? issuer->issuer : group.facts.issuer));
        }
    if (ids.empty() && patient.studies.size() > 1)
        warnAll(patient, WarningCode::PatientAssumed, messages::JoinedByNameAndBirthDate);
    if (group.isUnclear)
        warnAll(patient, WarningCode::PatientUnclear, messages::FitsSeveralPatients);
}

// Names are no evidence, but other names under one ID are worth a look.
void warnOfNames(Patient& patient)
{
    if (patient.studies.size() < 2)
        return;    // within one, that was said already
    std::set<std::string> names;
    std::vector<std::set<std::string>> spellings;    // of each name: those that share a group
    for (const auto& study : patient.studies)
        for (const auto& series : study.series)
            for (const auto* file : filesOf(series)) {
                if (!names.insert(file->patient.name.raw).second)
                    continue;
                const auto folded = identityOf(file->patient).names;
                const auto known = std::ranges::find_if(spellings, [&](const auto& some) {
                    return std::ranges::any_of(folded, [&](const auto& name) { return some.contains(name); });
                });
                if (known != spellings.end())
                    known->insert(folded.begin(), folded.end());
                else if (!folded.empty())
                    spellings.emplace_back(folded.begin(), folded.end());
            }
    if (spellings.size() > 1)
        warnAll(patient, WarningCode::PatientMismatch, messages::PatientWithSeveralNames(names.size(), quoted(names)));
}

// Who has no ID is not joined with others of the name, and may be one of them.
void warnOfNamesakes(std::vector<Patient>& patients, const std::vector<PatientGroup>& groups)
{
    std::map<std::string, std::size_t> counts;
    for (const auto& group : groups)
        for (const auto& name : group.identity.names)
            ++counts[name];
    for (std::size_t i = 0; i < groups.size(); ++i)
        if (groups[i].identity.ids.empty()
            && std::ranges::any_of(groups[i].identity.names, [&](const auto& name) { return counts[name] > 1; }))
            warnAll(patients[i], WarningCode::PatientUnclear, messages::NamesakeShownApart);
}

// A picture of another day than its study's, such as a delayed one, shows its own.
void warnOfOtherDay(Series& series)
{
    std::set<std::string> days;
    for (const auto& frame : series.frames)
        if (const auto taken = pictureDate(frame); isOtherDay(taken, frame.instance->study))
            days.insert(taken.date);
    const auto readable = [](const std::string& day) {
        return fmt::format("{}-{}-{}", day.substr(0, 4), day.substr(4, 2), day.substr(6, 2));
    };
    if (days.empty())
        return;
    const auto study = readable(series.frames.front().instance->study.date);
    if (days.size() == 1)
        warn(series.warnings, WarningCode::OtherDay, messages::PicturesOfAnotherDay(readable(*days.begin()), study));
    else
        warn(series.warnings, WarningCode::OtherDay,
             messages::PicturesOfOtherDays(readable(*days.begin()), readable(*days.rbegin()), study));
}

}

void warnOfOtherPatients(Study& study, std::size_t own, const Owners& owners, const std::vector<PatientGroup>& groups)
{
    if (owners.size() == 1)
        return;
    std::map<std::string, std::map<std::size_t, std::size_t>> bySeries;
    std::map<std::string, Message> differences;    // each once
    for (const auto& [group, instances] : owners) {
        for (const auto& instance : instances)
            ++bySeries[instance->series.uid][group];
        for (const auto& [other, theirs] : owners)
            for (const auto& difference : compare(groups[group].identity, groups[other].identity).differences)
                differences.emplace(inEnglish(difference), difference);
    }
    for (auto& series : study.series)
        for (const auto& [group, count] : bySeries[series.facts.uid])
            if (group != own)
                warn(series.warnings, WarningCode::OtherPatient,
                     messages::ImagesOfAnotherPatient(count, groups[group].facts.id));
    Messages inWhat;
    for (const auto& [english, difference] : differences)
        inWhat.push_back(difference);
    for (auto& series : study.series)
        warn(series.warnings, WarningCode::PatientMismatch, messages::StudyOfSeveralPatients(owners.size(), inWhat));
}

void warnOfIdentity(std::vector<Patient>& patients, const std::vector<PatientGroup>& groups)
{
    for (std::size_t i = 0; i < groups.size(); ++i) {
        for (auto& study : patients[i].studies) {
            warnOfNames(study);
            for (auto& series : study.series)
                warnOfOtherDay(series);
        }
        warnOfUnknown(patients[i], groups[i]);
        warnOfNames(patients[i]);
    }
    warnOfNamesakes(patients, groups);
}

}
