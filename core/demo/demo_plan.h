#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lantern::demo {

// What the images and the histories must agree on: who was examined, when, and under which UIDs.

struct SeriesPlan {
    std::string uid, modality, description;
    int number = 1, instances = 1;
};

struct StudyPlan {
    std::string uid, accession, description;
    std::string date, time;    // as DICOM writes them: YYYYMMDD, HHMMSS
    std::string bodyPart;    // Body Part Examined
    std::vector<SeriesPlan> series;
};

struct PatientPlan {
    std::string folder;    // below the demo's folder
    std::string id;    // Patient ID, and the id of the FHIR Patient
    std::string name;    // Person Name with its groups: "Demo^Lantern Two=演示^灯笼二"
    std::string birthDate, sex;    // YYYYMMDD; M or F
    double heightM = 1.7, weightKg = 70;
    std::vector<StudyPlan> studies;
};

// Patient one: chest X-ray, then chest CT, both within a stay in intensive care.
PatientPlan chestPatient(std::uint64_t seed);
// Patient two: one head MR study of two series, T1 after contrast and T2.
PatientPlan headPatient(std::uint64_t seed);

// When patient one was taken into intensive care and left it; the FHIR form, UTC.
inline constexpr const char* icuAdmission = "2025-03-14T02:40:00+00:00";
inline constexpr const char* icuDischarge = "2025-03-17T15:20:00+00:00";

// A UID under 2.25 (PS3.5 B.2) that the seed and the words in `what` decide.
std::string uidFor(std::uint64_t seed, const std::string& what);

// "2025-03-14" from "20250314", "2025-03-14T22:05:00+00:00" with a time.
std::string fhirDate(const std::string& dicomDate);
std::string fhirTime(const std::string& dicomDate, const std::string& dicomTime);

}
