#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"

namespace lantern::shell {

namespace {

template <viewer::ToolId tool>
Command toolCommand(const char* id, const char* text, const char* key, theme::Icon icon)
{
    return {.id = id,
            .menu = Menu::Tools,
            .text = text,
            .keys = key,
            .isCheckable = true,
            .icon = icon,
            .choice = "tool",
            .run = [](MainWindow& window, bool) { window.tiles().setTool(tool); },
            .state = [](MainWindow& window) { return CommandState{.isChecked = window.tiles().tool() == tool}; }};
}

// Esc puts the tool away first and leaves the full screen then.
void back(MainWindow& window, bool)
{
    if (window.isFullScreen() && window.tiles().tool() == viewer::ToolId::window)
        return window.setFullScreen(false);
    window.tiles().setTool(viewer::ToolId::window);
}

}

Commands commands_of_tools();
Commands commands_of_tools()
{
    using viewer::ToolId;
    return {
        toolCommand<ToolId::window>("tool.window", QT_TRANSLATE_NOOP("Actions", "&Window"), "W", theme::Icon::Contrast),
        toolCommand<ToolId::pan>("tool.pan", QT_TRANSLATE_NOOP("Actions", "&Pan"), "P", theme::Icon::Hand),
        toolCommand<ToolId::zoom>("tool.zoom", QT_TRANSLATE_NOOP("Actions", "&Zoom"), "Z", theme::Icon::ZoomIn),
        toolCommand<ToolId::scroll>("tool.scroll", QT_TRANSLATE_NOOP("Actions", "&Scroll"), "S", theme::Icon::Stack),
        {.id = "tool.back",
         .menu = Menu::Tools,
         .text = QT_TRANSLATE_NOOP("Actions", "Back to the Window Tool"),
         .keys = "Esc",
         .scope = KeyScope::Tiles,
         .endsGroup = true,
         .run = back},
    };
}

}
