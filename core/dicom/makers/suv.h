#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Standardised uptake values of PET, as QIBA's vendor-neutral pseudo-code computes them: only where
// every precondition holds, and else with the reason why not.
namespace lantern::dicom {

// Date and time in seconds since 1970 as a clock on the wall shows them, with the zone where it is said.
struct ClockTime {
    double seconds = 0;
    std::optional<double> offset = {};    // of the zone, seconds east of UTC
    bool operator==(const ClockTime&) const = default;
};

// "20260102" with "101500.5"; a DT such as "20260102101500.5-0500"; "+0530". Nothing for other text.
std::optional<ClockTime> clockTime(std::string_view date, std::string_view time);
std::optional<ClockTime> clockTime(std::string_view dateTime);
std::optional<double> zoneOffset(std::string_view text);

// Seconds from one to the other. Zones count only where both are known; else both clocks are taken to
// hang on one wall.
double secondsBetween(const ClockTime& from, const ClockTime& to);

// What an SUV depends on. Empty where the file says nothing.
struct PetFacts {
    std::string units;    // (0054,1001)
    std::string suvType;    // (0054,1006)
    bool isScaled = true;    // by a Rescale Slope; else the values are raw, whatever the units say
    std::vector<std::string> corrected;    // Corrected Image (0028,0051)
    std::string decayCorrection;    // (0054,1102): START, ADMIN, NONE
    std::optional<double> weight;    // Patient's Weight, kg
    std::optional<double> dose;    // Radionuclide Total Dose, Bq
    std::optional<double> halfLife;    // Radionuclide Half Life, s
    std::optional<ClockTime> series, acquisition;
    std::optional<ClockTime> geScan;    // (0009,xx0D) of GEMS_PETD_01
    std::optional<ClockTime> injection;    // Radiopharmaceutical Start DateTime, or the time on the series' day
    bool injectionHasDate = false;
    std::optional<double> frameReference, frameDuration;    // (0054,1300) and (0018,1242), s
    std::optional<double> philipsSuv, philipsActivity;    // (7053,xx00) and (7053,xx09)
};

// A modality value times `factor` is an uptake value of this kind.
struct Suv {
    double factor = 1;
    std::string kind;    // "SUVbw", "SUVlbm": never plain "SUV"
    std::string unit;    // "g/ml"
};

// Refused says in one sentence which precondition does not hold. `earliestAcquisition`: of all images
// of the series, for the last way in which a scan's begin can be found.
Result<Suv> suvOf(const PetFacts& facts, std::optional<ClockTime> earliestAcquisition = {});

}
