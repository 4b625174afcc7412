#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"

namespace lantern::shell {

namespace {

template <viewer::LinkId link>
Command linkCommand(const char* id, const char* text, const char* key, bool endsGroup = false)
{
    return {.id = id,
            .menu = Menu::View,
            .text = text,
            .keys = key,
            .isCheckable = true,
            .endsGroup = endsGroup,
            .run = [](MainWindow& window, bool isChecked) { window.tiles().setLinked(link, isChecked); },
            .state = [](MainWindow& window) { return CommandState{.isChecked = window.tiles().isLinked(link)}; }};
}

// All of it, what is needed at least, none.
void stepCornerText(MainWindow& window, bool)
{
    using enum display::WordLevel;
    const auto level = window.tiles().textLevel();
    window.tiles().setTextLevel(level == Full ? Minimal : level == Minimal ? None : Full);
}

}

Commands commands_of_tiles();
Commands commands_of_tiles()
{
    using viewer::LinkId;
    return {
        {.id = "tile.maximise",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Actions", "&Maximise Tile"),
         .keys = "M",
         .isCheckable = true,
         .run = [](MainWindow& window, bool) { window.tiles().setMaximised(!window.tiles().isMaximised()); },
         .state = [](MainWindow& window) { return CommandState{.isChecked = window.tiles().isMaximised()}; }},
        {.id = "tile.next",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Actions", "&Next Tile"),
         .keys = "Tab",
         .scope = KeyScope::Tiles,
         .run = [](MainWindow& window, bool) { window.tiles().stepActive(1); }},
        {.id = "tile.previous",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Actions", "&Previous Tile"),
         .keys = "Shift+Tab Backtab",
         .scope = KeyScope::Tiles,
         .endsGroup = true,
         .run = [](MainWindow& window, bool) { window.tiles().stepActive(-1); }},
        linkCommand<LinkId::position>("link.position", QT_TRANSLATE_NOOP("Actions", "&Link Scrolling by Position"),
                                      "Y"),
        linkCommand<LinkId::window>("link.window", QT_TRANSLATE_NOOP("Actions", "Link Windows of One Modality"),
                                    "Ctrl+Shift+Y", true),
        linkCommand<LinkId::reference_lines>("link.reference-lines", QT_TRANSLATE_NOOP("Actions", "Reference Lines"),
                                             "Shift+Y"),
        {.id = "layer.corner-text",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Actions", "&Corner Text"),
         .keys = "Space",
         .scope = KeyScope::Tiles,
         .run = stepCornerText},
        {.id = "layer.overlays",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Actions", "Overla&ys and Annotations of the Files"),
         .keys = "Ctrl+U",
         .isCheckable = true,
         .run = [](MainWindow& window, bool) { window.tiles().setShowsOverlays(!window.tiles().showsOverlays()); },
         .state = [](MainWindow& window) { return CommandState{.isChecked = window.tiles().showsOverlays()}; }},
        {.id = "layer.shutters",
         .menu = Menu::View,
         .text = QT_TRANSLATE_NOOP("Actions", "Shutters of the Files"),
         .keys = "Ctrl+Shift+U",
         .isCheckable = true,
         .endsGroup = true,
         .run = [](MainWindow& window, bool) { window.tiles().setShowsShutters(!window.tiles().showsShutters()); },
         .state = [](MainWindow& window) { return CommandState{.isChecked = window.tiles().showsShutters()}; }},
    };
}

}
