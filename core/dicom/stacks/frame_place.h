#pragma once

#include "core/dicom/instance.h"

#include <vector>

// How frames lie, as stacks are made of them and planes are cut through them.
namespace lantern::dicom {

const geometry::ImagePlane* planeOf(const FrameRef& frame);    // null where the header does not place it
bool areParallel(const std::vector<FrameRef>& frames);    // all are placed, and point the same way
bool haveOneSize(const std::vector<FrameRef>& frames);    // rows and columns

// A picture on which others are planned. Of a multi-frame object each frame says so for itself.
bool isLocaliser(const FrameRef& frame);

}
