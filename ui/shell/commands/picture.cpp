#include "core/display/view_changes.h"
#include "ui/shell/bars/error_bar.h"
#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"
#include "ui/viewer/real_size.h"

#include <QCoreApplication>

namespace lantern::shell {

namespace {

viewer::StackViewport& active(MainWindow& window) { return window.tiles().active().viewport(); }

template <class Change>
void change(MainWindow& window, const Change& changed)
{
    active(window).setView(changed(active(window).view()));
}

Command onPicture(const char* id, const char* text, const char* keys, std::optional<theme::Icon> icon,
                  void (*run)(MainWindow&, bool))
{
    return {.id = id, .menu = Menu::Tools, .text = text, .keys = keys, .icon = icon, .run = run};
}

}

Commands commands_of_picture();
Commands commands_of_picture()
{
    using theme::Icon;
    return {
        onPicture("view.fit", QT_TRANSLATE_NOOP("Actions", "&Fit to Tile"), "F", Icon::ZoomFit,
                  [](MainWindow& window, bool) { active(window).fitToTile(); }),
        onPicture("view.one-to-one", QT_TRANSLATE_NOOP("Actions", "&1:1"), "X", {},
                  [](MainWindow& window, bool) {
                      change(window, [](const volume::View& view) { return display::atZoom(view, 1); });
                  }),
        onPicture("view.real-size", QT_TRANSLATE_NOOP("Actions", "R&eal Size"), "Shift+X", {},
                  [](MainWindow& window, bool) {
                      if (active(window).series() && !viewer::showRealSize(active(window)))
                          window.errorBar().say([] {
                              return QCoreApplication::translate(
                                  "lantern::shell::MainWindow",
                                  "The image does not say how large it is in the patient.");
                          });
                  }),
        {.id = "view.smooth",
         .menu = Menu::Tools,
         .text = QT_TRANSLATE_NOOP("Actions", "S&mooth Pixels"),
         .keys = "Ctrl+I",
         .isCheckable = true,
         .run = [](MainWindow& window, bool isChecked) { window.tiles().setSmooth(isChecked); },
         .state = [](MainWindow& window) { return CommandState{.isChecked = window.tiles().isSmooth()}; }},
        onPicture("view.flip-horizontal", QT_TRANSLATE_NOOP("Actions", "Flip &Horizontally"), "H", Icon::FlipHorizontal,
                  [](MainWindow& window, bool) { change(window, display::flippedHorizontally); }),
        onPicture("view.flip-vertical", QT_TRANSLATE_NOOP("Actions", "Flip &Vertically"), "V", Icon::FlipVertical,
                  [](MainWindow& window, bool) { change(window, display::flippedVertically); }),
        onPicture("view.rotate-left", QT_TRANSLATE_NOOP("Actions", "Rotate 90° &Left"), "[", Icon::RotateLeft,
                  [](MainWindow& window, bool) {
                      change(window, [](const volume::View& view) { return display::turned(view, -1); });
                  }),
        onPicture("view.rotate-right", QT_TRANSLATE_NOOP("Actions", "Rotate 90° &Right"), "]", Icon::RotateRight,
                  [](MainWindow& window, bool) {
                      change(window, [](const volume::View& view) { return display::turned(view, 1); });
                  }),
        onPicture("view.reset", QT_TRANSLATE_NOOP("Actions", "Rese&t View"), "R Ctrl+0", Icon::Restore,
                  [](MainWindow& window, bool) { active(window).resetView(); }),
    };
}

}
