#pragma once

#include "core/dicom/instance.h"
#include "core/display/show_slice.h"
#include "core/pixels/quantity.h"
#include "ui/paint/window_name.h"

#include <QString>
#include <QStringList>
#include <vector>

// Which windows a tile offers for a frame.
namespace lantern::viewer {

class StackViewport;

using paint::nameOf;

// The windows and VOI LUTs that the file itself brings: what "as acquired" means. May be none.
std::vector<display::WindowOffer> acquiredWindows(const dicom::FrameRef& frame);

// The values of the image shown, from the lowest to the highest.
void showFullRange(StackViewport& viewport);

// "SUVbw 4.21 g/ml", one for each quantity that is defined for the value.
QStringList meaningsOf(std::optional<double> modalityValue, const std::vector<pixels::Quantity>& quantities);

// "Lung  (1500 / -600)": width and level.
QString nameWithNumbers(const pixels::WindowPreset& preset);

// What a menu calls an offer: the file's own words, a preset's name, or what it is.
QString nameOf(const display::WindowOffer& offer);

}
