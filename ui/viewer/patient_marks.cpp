#include "ui/viewer/patient_marks.h"

#include "core/dicom/patients/patient_groups.h"
#include "ui/paint/facts_text.h"
#include "ui/theme/colours.h"

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

std::vector<std::size_t> patientsOf(std::span<const dicom::InstancePtr> pictures, const dicom::Catalogue* catalogue)
{
    std::vector<std::size_t> numbers;
    for (const auto& picture : pictures)
        if (const auto* patient = catalogue ? catalogue->whose(*picture).patient : nullptr)
            numbers.push_back(static_cast<std::size_t>(patient - catalogue->patients.data()));
    return numbers.size() == pictures.size() ? numbers : dicom::groupByPatient(pictures).ofFile;
}

std::vector<std::optional<PatientMark>> patientMarks(std::span<const dicom::InstancePtr> tiles,
                                                     const dicom::Catalogue* catalogue)
{
    std::vector<dicom::InstancePtr> pictures;
    std::ranges::copy_if(tiles, std::back_inserter(pictures), [](const auto& tile) { return tile != nullptr; });
    const auto whose = patientsOf(pictures, catalogue);
    std::vector<std::size_t> patients;    // in the order of the tiles
    for (const auto patient : whose)
        if (std::ranges::find(patients, patient) == patients.end())
            patients.push_back(patient);
    std::vector<std::optional<PatientMark>> marks(tiles.size());
    if (patients.size() < 2)
        return marks;
    for (std::size_t i = 0, picture = 0; i < tiles.size(); ++i) {
        if (!tiles[i])
            continue;
        const auto place = static_cast<std::size_t>(std::ranges::find(patients, whose[picture++]) - patients.begin());
        marks[i] = PatientMark{theme::colour::patients[place % theme::colour::patients.size()],
                               wordsFor(tiles[i]->patient, static_cast<int>(patients.size()))};
    }
    return marks;
}

}
