#pragma once

#include "core/demo/chest/phantom.h"
#include "core/demo/demo_plan.h"
#include "core/demo/head_phantom.h"
#include "core/demo/projection.h"
#include "core/dicom/write.h"

namespace lantern::demo {

// The phantoms as DICOM objects that dciodvfy has nothing against. Slices count from the feet;
// Instance Numbers count from the head, as scanners usually do.

dicom::DatasetDraft ctSlice(const PatientPlan& patient, const StudyPlan& study, const SeriesPlan& series,
                            const AxialGrid& grid, int slice, std::span<const std::int16_t> hu);

dicom::DatasetDraft chestRadiograph(const PatientPlan& patient, const StudyPlan& study, const SeriesPlan& series,
                                    const Radiograph& image);

enum class HeadContrast { T1AfterGadolinium, T2 };
dicom::DatasetDraft mrSlice(const PatientPlan& patient, const StudyPlan& study, const SeriesPlan& series,
                            const AxialGrid& grid, int slice, HeadContrast contrast,
                            std::span<const std::uint16_t> values);

}
