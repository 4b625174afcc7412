#pragma once

#include "core/dicom/series.h"
#include "core/files/walk.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::dicom {

// What became of the series when more was added: ids of those with images, in the order of the catalogue. The id that
// a series had may stand for another one now: where it parts into stacks, the largest has the first number.
struct Change {
    std::vector<std::string> added;    // comes from none that was there
    std::vector<std::string> grown;    // has all images that it had, and others
    std::vector<std::string> parted;    // lacks some that it had, since what came shows that they are not one series
    std::vector<std::string> same;
    std::vector<std::string> gone;    // none comes from it
    std::map<std::string, std::string> renamed;    // the id that it had, and its id now
    std::size_t files = 0;    // that were not there before, objects without images too

    std::optional<std::string> idNow(const std::string& earlier) const;    // nothing where it is gone
};

// Whose a file is, and in which series; all null where the catalogue does not have it.
struct Whose {
    const Patient* patient = nullptr;
    const Study* study = nullptr;
    const Series* series = nullptr;    // the first that shows it or keeps it aside
};

struct SortedStudy;

// What was found: patients by name, the studies of each, the newest first, and their series by number. Only UIDs
// identify a study and series; who is one patient, groupByPatient() says.
class Catalogue {
public:
    std::vector<Patient> patients;
    std::vector<files::NotRead> unreadable;    // was not read though it may be DICOM, each with the reason
    std::vector<files::NotRead> notes;    // what else there is to say of how it was found: of a table of contents
    std::vector<std::filesystem::path> others;    // files that are not DICOM, and tables of contents

    // As if all had been found at once, whatever came first, but that a series keeps its id where another of that UID
    // comes. A file that is here already keeps its instance. Studies that nothing comes to are not sorted anew.
    Change add(std::vector<InstancePtr> more);
    // What another scan found; what it could read is no longer unreadable.
    Change add(Catalogue found);

    // All series of all patients, those without images too.
    std::vector<const Series*> series() const&;
    std::vector<Series*> series() &;
    std::vector<const Series*> series() const&& = delete;    // they would go with the catalogue
    const Series* find(std::string_view id) const;    // null where there is none
    Whose whose(const Instance& instance) const;

private:
    std::vector<std::shared_ptr<const SortedStudy>> m_sorted;
};

Catalogue sortIntoCatalogue(std::vector<InstancePtr> instances);

}
