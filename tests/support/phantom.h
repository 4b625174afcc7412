#pragma once

#include "core/dicom/catalogue.h"
#include "core/volume/volume.h"

#include <functional>

// Series in memory whose pixels are a function of the place in the patient, so that any picture made of
// them can be held against the function.
namespace lantern::test {

using PatientField = std::function<double(geometry::PatientPoint)>;

// How the slices lie. `step` need not be along the normal: a tilted gantry steps along the table.
struct SliceGrid {
    geometry::PatientPoint corner{-12, -20, 30};    // centre of the first voxel of slice 0
    geometry::Direction alongRow{1, 0, 0}, downColumn{0, 1, 0};
    geometry::Direction step{0, 0, 2.5};    // mm from slice to slice
    geometry::PixelSpacing spacing{0.8, 1.25};    // not square: a swap shows
    int rows = 30, columns = 22;
    std::vector<double> places{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};    // of the slices, in steps
};

// One instance a slice; `change` may alter each before they are sorted into a series.
dicom::Series phantomSeries(const SliceGrid& grid,
                            const std::function<void(dicom::Instance&, std::size_t)>& change = {});

// A slice's pixels: the field at every voxel's centre, as float.
pixels::ImagePtr phantomImage(const dicom::FrameRef& frame, const PatientField& field);

// All slices loaded; a refusal ends the test with its sentence.
volume::Volume phantomVolume(const dicom::Series& series, const PatientField& field);

// Rises by 3, 7 and 11 a millimetre along the patient's axes: linear, so that interpolation is exact.
double ramp(geometry::PatientPoint point);

}
