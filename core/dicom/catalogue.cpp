#include "core/dicom/catalogue.h"

#include "core/dicom/messages.h"
#include "core/dicom/patients/identity_warnings.h"
#include "core/dicom/stacks/sort_study.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace lantern::dicom {

// Sorting compares all slices of a study, and may look into its files: what has the same files needs it once.
struct SortedStudy {
    std::vector<InstancePtr> files;
    Study study;    // before anything is said of whose it is
};

namespace {

using Patients = std::vector<Patient>;
using SortedStudies = std::vector<std::shared_ptr<const SortedStudy>>;

template <class SomePatients>
auto allSeries(SomePatients& patients)
{
    std::vector<decltype(&patients.front().studies.front().series.front())> all;
    for (auto& patient : patients)
        for (auto& study : patient.studies)
            for (auto& series : study.series)
                all.push_back(&series);
    return all;
}

template <class Visit>
void forEachFile(const Series& series, Visit visit)
{
    for (const auto& frame : series.frames)
        visit(frame.instance);
    for (const auto* beside : {&series.duplicates, &series.objects})
        for (const auto& instance : *beside)
            visit(instance);
}

std::vector<InstancePtr> filesOf(const Patients& patients)
{
    std::vector<InstancePtr> all;
    std::unordered_set<const Instance*> seen;
    for (const auto* series : allSeries(patients))
        forEachFile(*series, [&](const InstancePtr& file) {
            if (seen.insert(file.get()).second)
                all.push_back(file);
        });
    return all;
}

bool shareAFile(const Series& a, const Series& b)
{
    std::unordered_set<const Instance*> known;
    forEachFile(a, [&](const InstancePtr& file) { known.insert(file.get()); });
    bool found = false;
    forEachFile(b, [&](const InstancePtr& file) { found = found || known.contains(file.get()); });
    return found;
}

Owners ownersOf(std::vector<std::pair<InstancePtr, std::size_t>> files)
{
    Owners owners;
    for (auto& [file, group] : files)
        owners[group].push_back(std::move(file));
    return owners;
}

// By patient, study and series, with all that is to say of whose they are; and the studies alone, for the next time.
std::pair<Patients, SortedStudies> sorted(std::vector<InstancePtr> files, const SortedStudies& known)
{
    const auto comesBefore = [](const InstancePtr& a, const InstancePtr& b) {
        return std::tie(a->instanceNumber, a->path) < std::tie(b->instanceNumber, b->path);
    };
    if (!std::is_sorted(files.begin(), files.end(), comesBefore))    // names mostly follow the numbers
        std::stable_sort(files.begin(), files.end(), comesBefore);
    const auto [groupOf, groups] = groupByPatient(files);
    std::map<std::string, std::vector<std::pair<InstancePtr, std::size_t>>> byStudy;
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto& study = byStudy[files[i]->study.uid];
        study.emplace_back(std::move(files[i]), groupOf[i]);
    }
    std::unordered_map<const Instance*, std::shared_ptr<const SortedStudy>> knownByFirst;
    for (const auto& each : known)
        knownByFirst.emplace(each->files.front().get(), each);
    const auto sortedStudy = [&](const std::vector<InstancePtr>& own) {
        const auto same = knownByFirst.find(own.front().get());
        return same != knownByFirst.end() && same->second->files == own
            ? same->second
            : std::make_shared<const SortedStudy>(SortedStudy{own, sortIntoStudy(own)});
    };

    Patients patients;
    SortedStudies studies;
    for (const auto& group : groups)
        patients.push_back({group.facts, {}});
    for (auto& [uid, members] : byStudy) {
        const auto owners = ownersOf(std::move(members));
        for (const auto& [group, own] : owners) {
            auto& patient = patients[group];
            studies.push_back(sortedStudy(own));
            patient.studies.push_back(studies.back()->study);
            // Without a UID nothing says that these belong together.
            if (!uid.empty())
                warnOfOtherPatients(patient.studies.back(), group, owners, groups);
        }
    }
    warnOfIdentity(patients, groups);

    for (auto& patient : patients)
        std::stable_sort(patient.studies.begin(), patient.studies.end(), [](const Study& a, const Study& b) {
            return std::tuple(a.facts.date, a.facts.time) > std::tuple(b.facts.date, b.facts.time);
        });
    std::stable_sort(patients.begin(), patients.end(), [](const Patient& a, const Patient& b) {
        return std::tie(a.facts.name.raw, a.facts.id) < std::tie(b.facts.name.raw, b.facts.id);
    });
    return {std::move(patients), std::move(studies)};
}

// Scripts and the window know a series by its id, so no two may share one, whatever UIDs the files carry. And what was
// said of a series under its id must never stand at another patient's, so who comes later takes the next number.
void nameSeries(Patients& patients, const Patients& before)
{
    std::map<std::string, std::vector<const Series*>> earlier;
    for (const auto* series : allSeries(before))
        earlier[series->baseId()].push_back(series);
    const auto all = allSeries(patients);
    std::map<std::string, std::size_t> alike;
    for (const auto* series : all)
        ++alike[series->baseId()];

    std::set<std::string> used;
    std::vector<Series*> unnamed;
    for (auto* series : all) {
        const auto& had = earlier[series->baseId()];
        const bool isAlone = alike[series->baseId()] == 1 && had.size() == 1;
        const auto own =
            std::ranges::find_if(had, [&](const Series* one) { return isAlone || shareAFile(*one, *series); });
        series->duplicateUidIndex = own == had.end() ? 1 : (*own)->duplicateUidIndex;
        if (own == had.end() || !used.insert(series->id()).second)
            unnamed.push_back(series);
    }
    for (auto* series : unnamed)
        for (series->duplicateUidIndex = 1; !used.insert(series->id()).second;)
            ++series->duplicateUidIndex;
}

void warnOfSharedSeries(Patients& patients)
{
    std::map<std::string, std::string> studyOfUid;
    for (auto& patient : patients)
        for (auto& study : patient.studies)
            for (auto& series : study.series) {
                const auto known = studyOfUid.try_emplace(series.facts.uid, study.facts.uid).first;
                if (!series.facts.uid.empty() && known->second != study.facts.uid)
                    warn(series.warnings, WarningCode::SharedSeries, messages::SeriesUidShared);
            }
}

// An earlier series and one that has images of it now.
struct Heir {
    const Series *before = nullptr, *now = nullptr;
    std::size_t shared = 0;
};

std::vector<Heir> heirsOf(const Patients& before, const Patients& now)
{
    std::map<std::string, const Series*> earlier;
    for (const auto* series : allSeries(before))
        if (!series->frames.empty())
            earlier.emplace(series->id(), series);
    std::vector<Heir> heirs;
    std::vector<const Series*> others;    // than those to which nothing came, which are most
    const auto imageOf = [](const FrameRef& frame) { return std::pair(frame.instance.get(), frame.frame); };
    for (const auto* series : allSeries(now)) {
        const auto same = earlier.find(series->id());
        if (same == earlier.end() || !std::ranges::equal(same->second->frames, series->frames, {}, imageOf, imageOf)) {
            others.push_back(series);
            continue;
        }
        heirs.push_back({same->second, series, series->frames.size()});
        earlier.erase(same);
    }
    std::map<std::pair<const Instance*, int>, const Series*> whose;
    for (const auto& [id, series] : earlier)
        for (const auto& frame : series->frames)
            whose.emplace(imageOf(frame), series);
    for (const auto* series : others) {
        std::vector<Heir> own;
        for (const auto& frame : series->frames) {
            const auto had = whose.find(imageOf(frame));
            if (had == whose.end())
                continue;
            const auto known = std::ranges::find(own, had->second, &Heir::before);
            if (known == own.end())
                own.push_back({had->second, series, 1});
            else
                ++known->shared;
        }
        heirs.insert(heirs.end(), own.begin(), own.end());
    }
    std::ranges::stable_sort(heirs, std::greater(), [](const Heir& heir) {
        return std::tuple(heir.shared, heir.before->id() == heir.now->id());
    });
    return heirs;
}

// A series comes from the one that it has most images of; of several that have images of one, the first.
Change changeOf(const Patients& before, const Patients& now)
{
    std::map<const Series*, Heir> comesFrom;
    std::set<const Series*> goesOn;
    for (const auto& heir : heirsOf(before, now))
        if (!comesFrom.contains(heir.now) && goesOn.insert(heir.before).second)
            comesFrom[heir.now] = heir;
    Change change;
    for (const auto* series : allSeries(now)) {
        const auto heir = comesFrom.find(series);
        if (heir == comesFrom.end()) {
            if (!series->frames.empty())
                change.added.push_back(series->id());
            continue;
        }
        const auto& [had, own, shared] = heir->second;
        if (had->id() != own->id())
            change.renamed.emplace(had->id(), own->id());
        auto& list = shared < had->frames.size() ? change.parted
            : shared < own->frames.size()        ? change.grown
                                                 : change.same;
        list.push_back(own->id());
    }
    for (const auto* series : allSeries(before))
        if (!series->frames.empty() && !goesOn.contains(series))
            change.gone.push_back(series->id());
    return change;
}

// What could not be read of what was opened before stays known, unless it could be read now.
void keepUnread(Catalogue& catalogue, const std::vector<InstancePtr>& read, Catalogue found)
{
    std::unordered_set<std::string> known;
    for (const auto& file : read)
        known.insert(file->path.native());
    const auto merge = [&known](auto& all, auto& more, auto pathOf) {
        for (const auto& one : more)
            known.insert(pathOf(one));
        std::erase_if(all, [&](const auto& one) { return known.contains(pathOf(one)); });
        all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    merge(catalogue.unreadable, found.unreadable, [](const files::NotRead& one) { return one.path.native(); });
    merge(catalogue.others, found.others, [](const std::filesystem::path& path) { return path.native(); });
    known.clear();    // of one table there may be something to say, and some of its files be lost
    merge(catalogue.notes, found.notes,
          [](const files::NotRead& one) { return one.path.native() + inEnglish(one.reason); });
}

}

std::optional<std::string> Change::idNow(const std::string& earlier) const
{
    if (std::ranges::find(gone, earlier) != gone.end())
        return std::nullopt;
    const auto now = renamed.find(earlier);
    return now == renamed.end() ? earlier : now->second;
}

Change Catalogue::add(Catalogue found)
{
    auto files = filesOf(found.patients);
    if (patients.empty()) {    // the scan has sorted them
        patients = std::move(found.patients);
        m_sorted = std::move(found.m_sorted);
        keepUnread(*this, files, std::move(found));
        Change change = changeOf({}, patients);
        change.files = files.size();
        return change;
    }
    const auto own = m_sorted.size();
    m_sorted.insert(m_sorted.end(), found.m_sorted.begin(), found.m_sorted.end());
    keepUnread(*this, files, std::move(found));
    Change change = add(std::move(files));
    if (change.files == 0)
        m_sorted.resize(own);
    return change;
}

Change Catalogue::add(std::vector<InstancePtr> more)
{
    auto files = filesOf(patients);
    std::unordered_set<std::string> paths;
    for (const auto& file : files)
        paths.insert(file->path.native());
    std::erase_if(more, [&](const InstancePtr& file) { return paths.contains(file->path.native()); });
    if (more.empty())
        return changeOf(patients, patients);
    const auto count = more.size();
    std::ranges::move(more, std::back_inserter(files));

    const Patients before = std::exchange(patients, {});
    std::tie(patients, m_sorted) = sorted(std::move(files), m_sorted);
    nameSeries(patients, before);
    warnOfSharedSeries(patients);
    Change change = changeOf(before, patients);
    change.files = count;
    return change;
}

std::vector<const Series*> Catalogue::series() const& { return allSeries(patients); }

std::vector<Series*> Catalogue::series() & { return allSeries(patients); }

const Series* Catalogue::find(std::string_view id) const
{
    for (const auto* series : this->series())
        if (id.starts_with(series->facts.uid) && series->id() == id)
            return series;
    return nullptr;
}

Whose Catalogue::whose(const Instance& instance) const
{
    const auto holds = [&](const Series& series) {
        bool found = false;
        if (series.facts.uid == instance.series.uid)
            forEachFile(series, [&](const InstancePtr& file) { found = found || file->path == instance.path; });
        return found;
    };
    for (const auto& patient : patients)
        for (const auto& study : patient.studies)
            if (study.facts.uid == instance.study.uid)
                for (const auto& series : study.series)
                    if (holds(series))
                        return {&patient, &study, &series};
    return {};
}

Catalogue sortIntoCatalogue(std::vector<InstancePtr> instances)
{
    Catalogue catalogue;
    catalogue.add(std::move(instances));
    return catalogue;
}

}
