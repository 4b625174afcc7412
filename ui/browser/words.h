#pragma once

#include "core/objects/references.h"

#include <QString>

// DICOM's values as people read them.
namespace lantern::browser {

QString otherName(const dicom::PersonName& name);    // the group that paint::personName() leaves out; may be empty
QString patientText(const dicom::PatientFacts& patient);    // name, or the ID where it is empty
QString studyText(const dicom::StudyFacts& study);    // "2026-03-02 · Chest"
QString seriesTitle(const dicom::Series& series);    // "2 · Chest lung 1.0 mm"
QString seriesDetail(const dicom::Series& series);    // "CT · axial · 1.0 mm"
QString objectKindText(dicom::ObjectKind kind);    // "Segmentation"
QString objectTitle(const dicom::Instance& object);    // "300 · Segmentation · Liver"
// "2026-03-02 · of series 2 (3 images)": when it was made and of what it speaks.
QString objectDetail(const std::vector<objects::ReferenceTarget>& targets, const dicom::ObjectFacts& object);
QString orientationText(const std::string& orientation);

}
