#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"

namespace lantern::shell {

namespace {

template <int rows, int columns>
Command gridCommand(const char* id, const char* text, const char* key, std::optional<theme::Icon> icon = {})
{
    return {.id = id,
            .menu = Menu::View,
            .text = text,
            .keys = key,
            .isCheckable = true,
            .icon = icon,
            .choice = "layout",
            .run = [](MainWindow& window, bool) { window.setTileLayout(viewer::Layout::grid(rows, columns)); },
            .state =
                [](MainWindow& window) {
                    return CommandState{.isChecked =
                                            window.tiles().tileLayout() == viewer::Layout::grid(rows, columns)};
                }};
}

}

Commands commands_of_layouts();
Commands commands_of_layouts()
{
    using theme::Icon;
    return {
        gridCommand<1, 1>("layout.1x1", QT_TRANSLATE_NOOP("Actions", "&One Tile"), "Ctrl+1", Icon::Square),
        gridCommand<1, 2>("layout.1x2", QT_TRANSLATE_NOOP("Actions", "T&wo Tiles"), "Ctrl+2", Icon::LayoutColumns),
        gridCommand<2, 2>("layout.2x2", QT_TRANSLATE_NOOP("Actions", "&Four Tiles"), "Ctrl+4", Icon::LayoutGrid),
        gridCommand<2, 3>("layout.2x3", QT_TRANSLATE_NOOP("Actions", "Six Tiles"), "Ctrl+6"),
        gridCommand<3, 3>("layout.3x3", QT_TRANSLATE_NOOP("Actions", "Nine Tiles"), "Ctrl+9"),
        gridCommand<4, 4>("layout.4x4", QT_TRANSLATE_NOOP("Actions", "Sixteen Tiles"), "Ctrl+Shift+4"),
        {.id = "layout.planes",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Actions", "T&hree Planes (MPR)"),
         .keys = "Ctrl+3",
         .isCheckable = true,
         .icon = Icon::LayoutPlanes,
         .endsGroup = true,
         .choice = "layout",
         .run = [](MainWindow& window, bool) { window.setTileLayout(viewer::Layout::threePlanes()); },
         .state =
             [](MainWindow& window) {
                 return CommandState{.isEnabled = window.tiles().active().series() != nullptr,
                                     .isChecked = window.tiles().threePlanes() != nullptr};
             }},
    };
}

}
