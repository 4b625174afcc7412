#pragma once

#include "core/measure/measurement.h"
#include "ui/viewer/viewport.h"

// Where a view's pictures lie in the patient, and going there.
namespace lantern::viewer {

// The slice nearest to the point; nothing where none is near: farther than half a step outside of the stack, no
// slice shows this place.
std::optional<int> sliceAt(const Viewport& viewport, geometry::PatientPoint point);
bool showPatientPoint(Viewport& viewport, geometry::PatientPoint point);    // false where no slice is near

bool showPlace(Viewport& viewport, const measure::Place& place);    // false where it is not in here

std::optional<geometry::PatientPoint> centreOfSlice(const Viewport& viewport);

}
