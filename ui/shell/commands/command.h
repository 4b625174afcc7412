#pragma once

#include "ui/theme/icons.h"

#include <QList>
#include <QString>
#include <optional>
#include <string_view>
#include <vector>

// Everything that a person can ask of the window: one file a feature on this shelf, and a line in commands.def. Menus,
// keys, tool buttons, the page of keys and the key editor are all made from these.
namespace lantern::shell {

class MainWindow;

enum class Menu { File, Image, Window, Tools, Measure, View, Analysis, Help };

// Where a key works. Arrows and the like belong to lists too, so they count only within the tiles.
enum class KeyScope { Window, Tiles };

// Whether a command can be asked now, and what its menu entry says.
struct CommandState {
    bool isEnabled = true;
    bool isChecked = false;
    bool isVisible = true;
    QString text = {};    // instead of its own, where that depends on something
};

struct Command {
    const char* id;    // "window.invert": for settings and programs; never changed
    Menu menu;
    const char* text;    // in English, for translation in the context "Actions"; empty where `name` has it
    const char* keys = "";    // QKeySequence's portable text, several parted by spaces
    KeyScope scope = KeyScope::Window;
    bool isCheckable = false;
    std::optional<theme::Icon> icon = {};
    bool endsGroup = false;    // a hairline after it in its menu
    bool isHeld = false;    // acts while its key is down, not when it is pressed
    const char* choice = nullptr;    // of the commands that name the same one, one at most is checked
    void (*run)(MainWindow& window, bool isChecked);
    CommandState (*state)(MainWindow& window) = nullptr;    // null: it can always be asked
    QString (*name)() = nullptr;    // where core has its words
};

using Commands = std::vector<Command>;

const Commands& commands();    // in the order of the menus
const Command* findCommand(std::string_view id);    // null: there is none

QString textOf(const Command& command);    // translated, with its mnemonic
QString nameOf(const Command& command);    // the same as it reads outside of a menu
QString titleOf(Menu menu);    // translated
// "&Open Folder…" and "打开文件夹(&O)…" as they read outside of a menu.
QString withoutMnemonic(QString text);

}
