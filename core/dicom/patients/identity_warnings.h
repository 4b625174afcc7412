#pragma once

#include "core/dicom/patients/patient_groups.h"
#include "core/dicom/series.h"

#include <map>

// What a reader should know of whose a series is, and when it was taken: said with each series.
namespace lantern::dicom {

using Owners = std::map<std::size_t, std::vector<InstancePtr>>;    // of a study, by number of their group

// A study belongs to one patient (PS3.3 A.1.2). Where its files contradict each other, each keeps their own: no
// slice may enter another patient's stack, and every series says who else was found.
void warnOfOtherPatients(Study& study, std::size_t own, const Owners& owners, const std::vector<PatientGroup>& groups);

// What was taken to be one patient's although something is not stated, names that differ, and pictures of another
// day than their study. `groups` in the order of the patients.
void warnOfIdentity(std::vector<Patient>& patients, const std::vector<PatientGroup>& groups);

}
