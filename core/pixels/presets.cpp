#include "core/pixels/presets.h"

#include <array>
#include <string>

namespace lantern::pixels {

namespace {

// Chosen from what Weasis, OHIF and Horos ship and what is commonly taught.
constexpr std::array presets{
    WindowPreset{"brain", "Brain", 80, 40},
    WindowPreset{"lung", "Lung", 1500, -600},
    WindowPreset{"mediastinum", "Mediastinum", 350, 50},
    WindowPreset{"abdomen", "Abdomen", 400, 40},
    WindowPreset{"bone", "Bone", 2000, 400},
    WindowPreset{"liver", "Liver", 150, 90},
    WindowPreset{"liver-plain", "Liver, no contrast", 150, 30},
    WindowPreset{"stroke", "Acute stroke", 40, 40},
    WindowPreset{"subdural", "Subdural", 200, 75},
    WindowPreset{"temporal-bone", "Temporal bone", 2800, 600},
    WindowPreset{"head-neck", "Head and neck", 375, 40},
    WindowPreset{"spine", "Spine, soft tissue", 250, 50},
    WindowPreset{"angio", "Angiography", 600, 300},
    WindowPreset{"pulmonary-arteries", "Pulmonary arteries", 700, 100},
};

}

std::span<const WindowPreset> hounsfieldPresets() { return presets; }

Window windowOf(const WindowPreset& preset)
{
    return {.centre = preset.level,
            .width = preset.width,
            .function = WindowFunction::Linear,
            .explanation = std::string(preset.name)};
}

}
