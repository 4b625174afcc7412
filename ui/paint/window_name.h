#pragma once

#include "core/display/drawing.h"
#include "core/pixels/presets.h"

#include <QString>

// The names by which people know a window.
namespace lantern::paint {

QString nameOf(const pixels::WindowPreset& preset);    // in the window's language

// A preset's, the file's own words, or whose it is: "As acquired".
QString windowName(const display::Corners& corners);

}
