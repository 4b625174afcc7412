#pragma once

#include "core/pixels/voi.h"

#include <span>
#include <string_view>

namespace lantern::pixels {

struct WindowPreset {
    std::string_view id, name;    // "brain", "Brain"; the window translates by id
    double width, level;    // HU
};

// The CT windows of everyday reading. Only where the modality value is in Hounsfield units.
std::span<const WindowPreset> hounsfieldPresets();

Window windowOf(const WindowPreset& preset);

}
