#pragma once

#include "core/demo/randomness.h"
#include "core/demo/slice_painter.h"

namespace lantern::demo {

// Heart, great vessels, airways, gullet and glands, in Hounsfield units some 60 s after contrast medium.
void paintMediastinum(SlicePainter& painter);

// What lies below the diaphragm at p: liver, spleen, stomach with its air, kidneys, fat. In HU.
float abdomenHu(Point p, const SmoothNoise& texture);

}
