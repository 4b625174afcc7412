#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"
#include "ui/shell/pages/pages.h"

#include <QCoreApplication>

namespace lantern::shell {

namespace {

void about(MainWindow& window, bool)
{
    const WindowFacts& facts = window.facts();
    showAbout(window, {facts.version, facts.renderer.description, [runtime = facts.runtime] {
                           return runtime ? runtime()
                                          : QCoreApplication::translate("lantern::shell::MainWindow", "not opened yet");
                       }});
}

}

Commands commands_of_help();
Commands commands_of_help()
{
    return {
        {.id = "help.keys",
         .menu = Menu::Help,
         .text = QT_TRANSLATE_NOOP("Actions", "All &Keys"),
         .keys = "?",
         .icon = theme::Icon::Info,
         .run = [](MainWindow& window, bool) { showKeys(window, window.keys()); }},
        {.id = "help.about",
         .menu = Menu::Help,
         .text = QT_TRANSLATE_NOOP("Actions", "&About Lantern"),
         .keys = "F1",
         .run = about},
    };
}

}
