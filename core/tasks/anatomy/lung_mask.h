#pragma once

#include "core/base/job.h"
#include "core/nn/input_rule.h"

#include <functional>

namespace lantern::tasks {

// Where the lungs are in a chest CT, coarsely: for keeping a nodule map to where nodules can be, not
// for measuring. Air (below -400 HU, but not the near-vacuum of gas outside tissue) that does not
// reach the edge of its slice and hangs together through the stack is lung, with vessels, nodules and
// pockets at its rim closed.
struct LungMask {
    int slices = 0, rows = 0, columns = 0;    // on the coarse grid
    int step = 1;    // image pixels per coarse pixel
    std::vector<std::uint8_t> inside;    // [(slice * rows + row) * columns + column]
    std::vector<double> area;    // per slice, cm2

    // Is the image pixel inside? Out of the picture is outside.
    bool contains(int slice, double imageColumn, double imageRow) const;
    // The image pixels that hold the lungs of a slice: first column, first row, end column, end row.
    // All zero where there is none.
    struct Box {
        int left = 0, top = 0, right = 0, bottom = 0;
    };
    Box box(int slice) const;
    double largestArea() const;
    double volume(double betweenSlices) const;    // mL
};

// `picture` gives slices in HU, all of one size; their spacing is needed. Cancelled between slices.
Result<LungMask> lungMask(int slices, const std::function<Result<nn::ModalityImage>(int)>& picture, Job& job);

}
