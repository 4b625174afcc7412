#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences/preferences.h"

namespace lantern::shell {

Commands commands_of_program();
Commands commands_of_program()
{
    return {
        {.id = "file.preferences",
         .menu = Menu::File,
         .text = QT_TRANSLATE_NOOP("Actions", "&Preferences…"),
         .keys = "Ctrl+,",
         .run = [](MainWindow& window, bool) { showPreferences(window, window.keys()); }},
        {.id = "file.quit",
         .menu = Menu::File,
         .text = QT_TRANSLATE_NOOP("Actions", "&Quit"),
         .keys = "Ctrl+Q",
         .run = [](MainWindow& window, bool) { window.close(); }},
    };
}

}
