#include "ui/viewer/windows.h"
#include "ui/shell/bars/error_bar.h"
#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"

#include "core/pixels/presets.h"

#include <QCoreApplication>

namespace lantern::shell {

namespace {

viewer::StackViewport& active(MainWindow& window) { return window.tiles().active().viewport(); }

const pixels::WindowPreset& preset(std::size_t number) { return pixels::hounsfieldPresets()[number - 1]; }

bool isHounsfield(MainWindow& window)
{
    const auto& picture = active(window).picture();
    return picture && display::isHounsfield(picture->header);
}

void apply(MainWindow& window, const pixels::WindowPreset& preset)
{
    if (!active(window).picture())
        return;
    if (!isHounsfield(window)) {
        window.errorBar().say([] {
            return QCoreApplication::translate("lantern::shell::MainWindow",
                                               "The presets are in Hounsfield units; this image has none.");
        });
        return;
    }
    active(window).setWindow(pixels::windowOf(preset));
}

// The presets have names from core and are there only for Hounsfield units.
template <std::size_t number>
Command presetCommand(const char* id, const char* key)
{
    return {.id = id,
            .menu = Menu::Window,
            .text = "",
            .keys = key,
            .endsGroup = number == 9,
            .run = [](MainWindow& window, bool) { apply(window, preset(number)); },
            .state =
                [](MainWindow& window) {
                    return CommandState{.isVisible = isHounsfield(window),
                                        .text = viewer::nameWithNumbers(preset(number))};
                },
            .name = [] { return viewer::nameOf(preset(number)); }};
}

}

Commands commands_of_windows();
Commands commands_of_windows()
{
    return {
        {.id = "window.as-acquired",
         .menu = Menu::Window,
         .text = QT_TRANSLATE_NOOP("Actions", "As &Acquired"),
         .keys = "`",
         .run = [](MainWindow& window, bool) { active(window).showAsAcquired(); }},
        {.id = "window.full-range",
         .menu = Menu::Window,
         .text = QT_TRANSLATE_NOOP("Actions", "&Full Range"),
         .keys = "0",
         .endsGroup = true,
         .run = [](MainWindow& window, bool) { viewer::showFullRange(active(window)); }},
        presetCommand<1>("window.preset-1", "1"),
        presetCommand<2>("window.preset-2", "2"),
        presetCommand<3>("window.preset-3", "3"),
        presetCommand<4>("window.preset-4", "4"),
        presetCommand<5>("window.preset-5", "5"),
        presetCommand<6>("window.preset-6", "6"),
        presetCommand<7>("window.preset-7", "7"),
        presetCommand<8>("window.preset-8", "8"),
        presetCommand<9>("window.preset-9", "9"),
        {.id = "window.invert",
         .menu = Menu::Window,
         .text = QT_TRANSLATE_NOOP("Actions", "&Invert"),
         .keys = "I",
         .isCheckable = true,
         .icon = theme::Icon::Contrast,
         .run = [](MainWindow& window, bool) { active(window).setInverted(!active(window).voiState().isInverted); },
         .state = [](MainWindow& window) { return CommandState{.isChecked = active(window).voiState().isInverted}; }},
    };
}

}
