#include "ui/viewer/patient_marks.h"

#include "ui/paint/facts_text.h"
#include "ui/theme/tones.h"

#include <QCoreApplication>
#include <algorithm>

namespace lantern::viewer {

namespace {

QString wordsFor(const dicom::PatientFacts& patient, int patients)
{
    QStringList who{paint::personName(patient.name), QString::fromStdString(patient.id)};
    who.removeAll(QString());
    if (who.isEmpty())
        who.append(QCoreApplication::translate("viewer", "name not stated"));
    const QString how = QCoreApplication::translate("viewer", "%n patient(s) on the screen", nullptr, patients);
    return (QStringList{how} + who).join(QStringLiteral(" · "));
}

}

std::string patientKey(const dicom::PatientFacts& patient)
{
    return patient.id + '\n' + patient.issuer + '\n' + (patient.id.empty() ? patient.name.raw : std::string());
}

std::vector<std::optional<PatientMark>> patientMarks(std::span<const dicom::InstancePtr> tiles)
{
    std::vector<std::string> patients;    // in the order of the tiles
    for (const auto& tile : tiles)
        if (tile && std::ranges::find(patients, patientKey(tile->patient)) == patients.end())
            patients.push_back(patientKey(tile->patient));
    std::vector<std::optional<PatientMark>> marks(tiles.size());
    if (patients.size() < 2)
        return marks;
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        if (!tiles[i])
            continue;
        const auto& patient = tiles[i]->patient;
        const auto place =
            static_cast<std::size_t>(std::ranges::find(patients, patientKey(patient)) - patients.begin());
        marks[i] = PatientMark{theme::tone::patients[place % theme::tone::patients.size()],
                               wordsFor(patient, static_cast<int>(patients.size()))};
    }
    return marks;
}

}
