#pragma once

#include "core/dicom/catalogue.h"

#include <QColor>
#include <QString>
#include <optional>
#include <span>
#include <vector>

namespace lantern::viewer {

// Whose picture a tile shows, marked where another tile shows somebody else's: a bar in a colour of the
// patient's own, and words, since colour alone is not seen by all.
struct PatientMark {
    QColor colour;
    QString words;    // "2 patients on the screen · Wang Xiaoming · 4711"
    bool operator==(const PatientMark&) const = default;
};

// Who is who of the pictures given, a number each: as in the catalogue, or among themselves where it does not
// have them all.
std::vector<std::size_t> patientsOf(std::span<const dicom::InstancePtr> pictures, const dicom::Catalogue* catalogue);

// One for each tile given (null: an empty tile), nothing at all while they show one patient.
std::vector<std::optional<PatientMark>> patientMarks(std::span<const dicom::InstancePtr> tiles,
                                                     const dicom::Catalogue* catalogue);

}
