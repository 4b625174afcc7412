#include "core/demo/demo_plan.h"

#include "core/demo/chest/phantom.h"
#include "core/demo/head_phantom.h"
#include "core/demo/randomness.h"

#include <fmt/format.h>

namespace lantern::demo {

std::string uidFor(std::uint64_t seed, const std::string& what)
{
    std::uint64_t high = scrambled(seed ^ 0x4c616e7465726eULL), low = scrambled(high);
    for (const char letter : what) {
        high = scrambled(high ^ static_cast<unsigned char>(letter));
        low = scrambled(low + static_cast<unsigned char>(letter) * 0x9e3779b97f4a7c15ULL);
    }
    // 36 digits: always below 2^128, as a UUID written in decimals must be.
    return fmt::format("2.25.{}{:018}", 1 + high % 999'999'999'999'999'999ULL, low % 1'000'000'000'000'000'000ULL);
}

std::string fhirDate(const std::string& dicomDate)
{
    return dicomDate.substr(0, 4) + "-" + dicomDate.substr(4, 2) + "-" + dicomDate.substr(6, 2);
}

std::string fhirTime(const std::string& dicomDate, const std::string& dicomTime)
{
    return fhirDate(dicomDate) + "T" + dicomTime.substr(0, 2) + ":" + dicomTime.substr(2, 2) + ":"
        + dicomTime.substr(4, 2) + "+00:00";
}

PatientPlan chestPatient(std::uint64_t seed)
{
    const StudyPlan radiograph{.uid = uidFor(seed, "one/dx"),
                               .accession = "DEMO0001",
                               .description = "DEMO Chest X-ray PA (synthetic)",
                               .date = "20250314",
                               .time = "031500",
                               .bodyPart = "CHEST",
                               .series = {{uidFor(seed, "one/dx/1"), "DX", "DEMO Chest PA (synthetic)", 1, 1}}};
    const StudyPlan ct{
        .uid = uidFor(seed, "one/ct"),
        .accession = "DEMO0002",
        .description = "DEMO Chest CT with contrast (synthetic)",
        .date = "20250314",
        .time = "232000",
        .bodyPart = "CHEST",
        .series = {{uidFor(seed, "one/ct/2"), "CT", "DEMO Chest axial 2.5 mm (synthetic)", 2, ChestPhantom::slices}}};
    return {.folder = "lantern-one",
            .id = "LANTERN-DEMO-1",
            .name = "Demo^Lantern One",
            .birthDate = "19570502",
            .sex = "M",
            .heightM = 1.74,
            .weightKg = 81,
            .studies = {radiograph, ct}};
}

PatientPlan headPatient(std::uint64_t seed)
{
    const StudyPlan mr{
        .uid = uidFor(seed, "two/mr"),
        .accession = "DEMO0003",
        .description = "DEMO Head MR with contrast (synthetic)",
        .date = "20250612",
        .time = "101500",
        .bodyPart = "HEAD",
        .series = {{uidFor(seed, "two/mr/3"), "MR", "DEMO T2 TSE axial (synthetic)", 3, HeadPhantom::slices},
                   {uidFor(seed, "two/mr/7"), "MR", "DEMO T1 SE axial +Gd (synthetic)", 7, HeadPhantom::slices}}};
    return {.folder = "lantern-two",
            .id = "LANTERN-DEMO-2",
            .name = "Demo^Lantern Two=演示^灯笼二",
            .birthDate = "19680917",
            .sex = "F",
            .heightM = 1.62,
            .weightKg = 63,
            .studies = {mr}};
}

}
