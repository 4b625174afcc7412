#pragma once

#include "core/dicom/instance.h"

#include <QColor>
#include <QString>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace lantern::viewer {

// Whose picture a tile shows, marked where another tile shows somebody else's: a bar in a colour of the
// patient's own, and words, since colour alone is not seen by all.
struct PatientMark {
    QColor colour;
    QString words;    // "2 patients on the screen · Wang Xiaoming · 4711"
    bool operator==(const PatientMark&) const = default;
};

// Only ID and issuer tell patients apart; without an ID the name has to do (PS3.3 C.7.1.1).
std::string patientKey(const dicom::PatientFacts& patient);

// One for each tile given (null: an empty tile), nothing at all while they show one patient.
std::vector<std::optional<PatientMark>> patientMarks(std::span<const dicom::InstancePtr> tiles);

}
