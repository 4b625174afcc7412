#pragma once

#include "core/dicom/instance.h"
#include "core/pixels/auto_window.h"
#include "core/pixels/presets.h"

#include <QString>
#include <vector>

// Which windows a tile offers for a frame.
namespace lantern::viewer {

QString nameOf(const pixels::WindowPreset& preset);    // in the window's language
bool hasHounsfieldUnits(const dicom::Instance& instance);    // presets are offered only there

// The windows and VOI LUTs that the file itself brings: what "as acquired" means. May be none.
std::vector<pixels::Voi> acquiredWindows(const dicom::FrameRef& frame);

// Where the file brings none: between the first and the 99th hundredth of the values.
pixels::ValueRange usualRange(const pixels::ImagePtr& image);

}
