#pragma once

#include "core/dicom/stacks/split_stacks.h"

namespace lantern::dicom {

// Parts frames of one geometry until each stack is of one acquisition, by what discriminators.def names:
//  - another value of one that counts Everywhere or Intermixed is another stack; a frame that does not state it joins
//  the only
//    value there is, unless that would put two images at one place. Values that change with every place are no
//    acquisitions;
//  - the others count where several images lie at one place, or where two passes overlap without meeting, and
//    parting by them mends that; packages that interleave to one even stack stay one;
//  - a Running one that changes from slice to slice tells phases by its order: by the pauses between phases, by
//    their period, by the next visit of a place, or by its rank at each place where all have as many.
// Two even rows of slices that lie in one another are two passes, even if nothing else tells them apart.
// Images that all lie at one place are a series in time and part only into series of several images.
// What nothing tells apart stays together and is marked (isGuess): it is no volume.
void splitByAcquisition(std::vector<FrameRef> frames, const Messages& part, std::vector<StackPart>& parts);

// Stacks that interleave to one even one, as packages of slices do that were taken one after another.
bool areInterleaved(const std::vector<std::vector<FrameRef>>& stacks);

}
