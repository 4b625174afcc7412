#pragma once

#include <optional>

// How large a picture is in the patient, and on the screen.
namespace lantern::viewer {

class StackViewport;

// A centimetre of the patient becomes one on the screen, as far as the screen knows its own size. False where the
// picture's scale is not the patient's.
bool showRealSize(StackViewport& viewport);

// Device pixels a millimetre at which the whole picture just fits; nothing where a pixel's size is unknown.
std::optional<double> fittingPerMillimetre(const StackViewport& viewport);

}
