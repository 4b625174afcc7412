#pragma once

#include "core/dicom/patients/same_patient.h"

#include <cstddef>
#include <span>
#include <vector>

namespace lantern::dicom {

struct PatientGroup {
    Identity identity;    // all that its files state
    PatientFacts facts;    // of the file that states most, what it lacks taken from the others
    bool isUnclear = false;    // it fits several that contradict one another, and stays apart from each of them
};

struct PatientGroups {
    std::vector<std::size_t> ofFile;    // which group each file belongs to, in the order of the files
    std::vector<PatientGroup> groups;
};

// Who is who among these files, whatever their order. First the files of a series that do not contradict one
// another belong together, then those of a study, then studies that something identifies as one patient's.
// What fits several that contradict one another joins none of them. Without UIDs the folder and the name stand
// for the study.
PatientGroups groupByPatient(std::span<const InstancePtr> files);

}
