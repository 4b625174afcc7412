#pragma once

#include "core/dicom/series.h"
#include "core/measure/measurement.h"
#include "core/volume/paint_slice.h"
#include "core/volume/patient_planes.h"

#include <optional>
#include <string>

namespace lantern::display {

// How a plane was made that was cut through the slices of a series.
struct Cut {
    volume::Orientation orientation = volume::Orientation::Axial;
    volume::Slab slab = {};
    int gaps = 0, oddSlices = 0;    // of its volume: places without data, slices that were left out
    bool isPreview = false;    // shown coarsely while the whole of it is made
};

Cut cutOf(const volume::Volume& volume, volume::Orientation orientation, const volume::Slab& slab);

// What is shown, without its pixels: an image as it was taken, or a plane that was cut through several.
struct Picture {
    // Always of an image that was taken. Of a plane it says whose it is and what its values mean, but nothing of where
    // it lies or how large it is: no DICOM instance of such a plane exists, so none is made up.
    dicom::FrameRef header;
    int rows = 0, columns = 0;
    volume::PixelShape shape;
    std::optional<geometry::ImagePlane> plane;    // nothing where an image does not say where it lies
    std::optional<Cut> cut = {};    // nothing: as it was taken

    const dicom::Instance& instance() const { return *header.instance; }
};

Picture pictureOf(const dicom::FrameRef& frame);
// `header` as headerOf() answers.
Picture pictureOf(const dicom::FrameRef& header, const volume::PlaneSet& planes, int index, const Cut& cut);

// The frame that speaks for the planes of a series: the middle one, or one of its usual kind of values.
dicom::FrameRef headerOf(const dicom::Series& series);

// Which picture it is, beside its study: an image that is named, or a plane in the patient. Nothing where it is
// neither.
std::optional<measure::Place> placeOf(const Picture& picture);

measure::Scales scalesOf(const Picture& picture);

// "MAXIMUM 10": how a slab was made and its thickness in mm, as measure::OnPlane names it; empty for a single plane.
std::string slabName(const volume::Slab& slab);

// As readers see the picture, turned and flipped as the view is.
geometry::EdgeLetters edgeLetters(const Picture& picture, const volume::View& view);

// Made by `lantern-cli demo`: no real person, and each of its pictures says so.
bool isSynthetic(const dicom::Instance& instance);

}
