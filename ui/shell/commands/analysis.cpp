#include "ui/findings/findings_panel.h"
#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"

namespace lantern::shell {

namespace {

template <class Change>
void changeMap(MainWindow& window, const Change& change)
{
    findings::MapSettings settings = window.findingsPanel().mapSettings();
    change(settings);
    window.findingsPanel().setMapSettings(settings);
    window.refreshOverlay();
}

void analyse(MainWindow& window, bool)
{
    if (const QString model = window.findingsPanel().chosenModel(); !model.isEmpty())
        window.analyseActive(model);
}

}

Commands commands_of_analysis();
Commands commands_of_analysis()
{
    using theme::Icon;
    return {
        {.id = "analysis.analyse",
         .menu = Menu::Analysis,
         .text = QT_TRANSLATE_NOOP("Actions", "&Analyse"),
         .keys = "G",
         .icon = Icon::Scan,
         .run = analyse,
         .state =
             [](MainWindow& window) {
                 return CommandState{.isEnabled = window.tiles().active().series()
                                         && !window.workspace().models().all().empty()};
             }},
        {.id = "analysis.cancel",
         .menu = Menu::Analysis,
         .text = QT_TRANSLATE_NOOP("Actions", "Cancel &Work"),
         .keys = "Ctrl+.",
         .endsGroup = true,
         .run = [](MainWindow& window, bool) { window.workspace().tasks().cancelAll(); },
         .state = [](MainWindow& window) { return CommandState{.isEnabled = !window.workspace().tasks().isEmpty()}; }},
        {.id = "analysis.next-mark",
         .menu = Menu::Analysis,
         .text = QT_TRANSLATE_NOOP("Actions", "&Next Mark"),
         .keys = "N",
         .run = [](MainWindow& window, bool) { window.findingsPanel().stepFinding(1); }},
        {.id = "analysis.previous-mark",
         .menu = Menu::Analysis,
         .text = QT_TRANSLATE_NOOP("Actions", "&Previous Mark"),
         .keys = "Shift+N",
         .endsGroup = true,
         .run = [](MainWindow& window, bool) { window.findingsPanel().stepFinding(-1); }},
        {.id = "analysis.overlay",
         .menu = Menu::Analysis,
         .text = QT_TRANSLATE_NOOP("Actions", "Show &Overlay"),
         .keys = "O",
         .isCheckable = true,
         .icon = Icon::Eye,
         .run = [](MainWindow& window,
                   bool) { changeMap(window, [](auto& settings) { settings.isVisible = !settings.isVisible; }); },
         .state =
             [](MainWindow& window) {
                 return CommandState{.isChecked = window.findingsPanel().mapSettings().isVisible};
             }},
        {.id = "analysis.bare-image",
         .menu = Menu::Analysis,
         .text = QT_TRANSLATE_NOOP("Actions", "&Bare Image (While Held)"),
         .keys = "B",
         .isCheckable = true,
         .isHeld = true,
         .run = [](MainWindow& window, bool isChecked) { window.setBare(isChecked); },
         .state = [](MainWindow& window) { return CommandState{.isChecked = window.hidesOverlays()}; }},
        {.id = "analysis.tint",
         .menu = Menu::Analysis,
         .text = QT_TRANSLATE_NOOP("Actions", "&Tint the Map"),
         .keys = "Shift+O",
         .isCheckable = true,
         .endsGroup = true,
         .run = [](MainWindow& window,
                   bool) { changeMap(window, [](auto& settings) { settings.showTint = !settings.showTint; }); },
         .state =
             [](MainWindow& window) {
                 return CommandState{.isChecked = window.findingsPanel().mapSettings().showTint};
             }},
        {.id = "analysis.model-card",
         .menu = Menu::Analysis,
         .text = QT_TRANSLATE_NOOP("Actions", "&Model Card"),
         .keys = "Ctrl+M",
         .run = [](MainWindow& window, bool) { window.showCard(window.findingsPanel().chosenModel()); },
         .state =
             [](MainWindow& window) { return CommandState{.isEnabled = !window.workspace().models().all().empty()}; }},
    };
}

}
