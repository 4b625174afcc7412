#include "ui/browser/data_quality_panel.h"
#include "ui/browser/series_browser.h"
#include "ui/findings/findings_panel.h"
#include "ui/measurements/measurements_panel.h"
#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"
#include "ui/shell/timeline_panel.h"
#include "ui/theme/type.h"

#include <array>

namespace lantern::shell {

namespace {

// From one part of the window to the next that is there.
void nextRegion(MainWindow& window, bool)
{
    const std::array<QWidget*, 5> regions{&window.seriesBrowser(), &window.tiles().active(), &window.findingsPanel(),
                                          &window.measurementsPanel(), &window.timelinePanel()};
    std::size_t at = 0;
    for (std::size_t i = 0; i < regions.size(); ++i)
        if (regions[i]->hasFocus() || regions[i]->isAncestorOf(window.focusWidget()))
            at = i + 1;
    for (std::size_t i = 0; i < regions.size(); ++i) {
        QWidget* next = regions[(at + i) % regions.size()];
        if (!next->isVisible())
            continue;
        if (next == &window.findingsPanel())
            window.findingsPanel().focusFirst();
        else
            next->setFocus(Qt::TabFocusReason);
        break;
    }
}

Command panelCommand(const char* id, const char* text, const char* key, std::optional<theme::Icon> icon,
                     void (*run)(MainWindow&, bool), CommandState (*state)(MainWindow&))
{
    return {.id = id,
            .menu = Menu::View,
            .text = text,
            .keys = key,
            .isCheckable = true,
            .icon = icon,
            .run = run,
            .state = state};
}

}

Commands commands_of_panels();
Commands commands_of_panels()
{
    using theme::Icon;
    return {
        panelCommand(
            "panel.series", QT_TRANSLATE_NOOP("Actions", "&Series"), "F2", {},
            [](MainWindow& window, bool isChecked) { window.seriesBrowser().setVisible(isChecked); },
            [](MainWindow& window) { return CommandState{.isChecked = !window.seriesBrowser().isHidden()}; }),
        panelCommand(
            "panel.findings", QT_TRANSLATE_NOOP("Actions", "Mo&del Marks"), "F3", {},
            [](MainWindow& window, bool isChecked) { window.findingsPanel().setVisible(isChecked); },
            [](MainWindow& window) { return CommandState{.isChecked = !window.findingsPanel().isHidden()}; }),
        panelCommand(
            "panel.timeline", QT_TRANSLATE_NOOP("Actions", "&Timeline"), "F4", Icon::Timeline,
            [](MainWindow& window, bool isChecked) { window.openTimeline(isChecked); },
            [](MainWindow& window) { return CommandState{.isChecked = window.timelinePanel().isOpen()}; }),
        panelCommand(
            "panel.warnings", QT_TRANSLATE_NOOP("Actions", "Series Warnings"), "F7", Icon::AlertTriangle,
            [](MainWindow& window, bool isChecked) {
                window.showUnusual(isChecked ? window.activeSeries() : QString(), isChecked);
            },
            [](MainWindow& window) { return CommandState{.isChecked = !window.unusualPanel().isHidden()}; }),
        {.id = "panel.next",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Actions", "Next &Region"),
         .keys = "F6",
         .endsGroup = true,
         .run = nextRegion},
        panelCommand(
            "view.full-screen", QT_TRANSLATE_NOOP("Actions", "F&ull Screen"), "F11", {},
            [](MainWindow& window, bool isChecked) { window.setFullScreen(isChecked); },
            [](MainWindow& window) { return CommandState{.isChecked = window.isFullScreen()}; }),
        {.id = "text.larger",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Actions", "L&arger Text"),
         .keys = "Ctrl++ Ctrl+=",
         .run = [](MainWindow&, bool) { theme::setTextScale(theme::textScale() + 0.1); }},
        {.id = "text.smaller",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Actions", "Small&er Text"),
         .keys = "Ctrl+-",
         .run = [](MainWindow&, bool) { theme::setTextScale(theme::textScale() - 0.1); }},
    };
}

}
