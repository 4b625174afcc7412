#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"

#include <algorithm>
#include <array>

namespace lantern::shell {

namespace {

constexpr std::array Thicknesses{2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 60.0, 80.0, 100.0};    // mm
constexpr double Usual = 10;

template <class Change>
void change(MainWindow& window, const Change& changed)
{
    if (viewer::ThreePlanes* planes = window.tiles().threePlanes())
        planes->setSlab(changed(planes->slab()));
}

volume::Slab thicker(volume::Slab slab)
{
    const auto next = std::ranges::upper_bound(Thicknesses, slab.thickness);
    slab.thickness = next == Thicknesses.end() ? Thicknesses.back() : *next;
    return slab;
}

volume::Slab thinner(volume::Slab slab)
{
    const auto next = std::ranges::lower_bound(Thicknesses, slab.thickness);
    slab.thickness = next == Thicknesses.begin() ? 0 : *std::prev(next);
    return slab;
}

CommandState withPlanes(MainWindow& window) { return {.isEnabled = window.tiles().threePlanes() != nullptr}; }

template <volume::SlabMode mode>
Command modeCommand(const char* id, const char* text, const char* key)
{
    return {.id = id,
            .menu = Menu::View,
            .text = text,
            .keys = key,
            .isCheckable = true,
            .run =
                [](MainWindow& window, bool) {
                    change(window, [](const volume::Slab& slab) {
                        // Asked for again, it gives way to the plane alone.
                        return slab.thickness > 0 && slab.mode == mode
                            ? volume::Slab{}
                            : volume::Slab{.thickness = slab.thickness > 0 ? slab.thickness : Usual, .mode = mode};
                    });
                },
            .state =
                [](MainWindow& window) {
                    const viewer::ThreePlanes* planes = window.tiles().threePlanes();
                    return CommandState{.isEnabled = planes != nullptr,
                                        .isChecked =
                                            planes && planes->slab().thickness > 0 && planes->slab().mode == mode};
                }};
}

}

Commands commands_of_slabs();
Commands commands_of_slabs()
{
    using volume::SlabMode;
    return {
        modeCommand<SlabMode::Maximum>("slab.maximum", QT_TRANSLATE_NOOP("Actions", "Ma&ximum Slab (MIP)"), "J"),
        modeCommand<SlabMode::Mean>("slab.mean", QT_TRANSLATE_NOOP("Actions", "Mean Slab"), "U"),
        modeCommand<SlabMode::Minimum>("slab.minimum", QT_TRANSLATE_NOOP("Actions", "M&inimum Slab (MinIP)"),
                                       "Shift+J"),
        {.id = "slab.thicker",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Actions", "Thic&ker Slab"),
         .keys = ".",
         .run = [](MainWindow& window, bool) { change(window, thicker); },
         .state = withPlanes},
        {.id = "slab.thinner",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Actions", "Thinner Sla&b"),
         .keys = ",",
         .endsGroup = true,
         .run = [](MainWindow& window, bool) { change(window, thinner); },
         .state = withPlanes},
    };
}

}
