#pragma once

#include "core/dicom/instance.h"
#include "core/pixels/presets.h"
#include "core/session/show_slice.h"

#include <QString>
#include <vector>

// Which windows a tile offers for a frame.
namespace lantern::viewer {

QString nameOf(const pixels::WindowPreset& preset);    // in the window's language

// The windows and VOI LUTs that the file itself brings: what "as acquired" means. May be none.
std::vector<session::WindowOffer> acquiredWindows(const dicom::FrameRef& frame);

// Made by `lantern-cli demo`: no real person, and each of its tiles says so.
bool isSynthetic(const dicom::Instance& instance);

}
