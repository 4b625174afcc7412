#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"

#include <QCoreApplication>
#include <QFileDialog>

namespace lantern::shell {

namespace {

QString say(const char* text) { return QCoreApplication::translate("lantern::shell::MainWindow", text); }

void openDialog(MainWindow& window, QFileDialog::FileMode mode, const QString& title)
{
    auto* dialog = new QFileDialog(&window, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(mode);
    QObject::connect(dialog, &QFileDialog::filesSelected, &window, &MainWindow::openPaths);
    dialog->open();
}

}

Commands commands_of_files();
Commands commands_of_files()
{
    return {
        {.id = "file.open-folder",
         .menu = Menu::File,
         .text = QT_TRANSLATE_NOOP("Actions", "&Open Folder…"),
         .keys = "Ctrl+O",
         .icon = theme::Icon::FolderOpen,
         .run =
             [](MainWindow& window, bool) {
                 openDialog(window, QFileDialog::Directory,
                            say(QT_TRANSLATE_NOOP("lantern::shell::MainWindow", "Open a folder of images")));
             }},
        {.id = "file.open-files",
         .menu = Menu::File,
         .text = QT_TRANSLATE_NOOP("Actions", "Open &Files…"),
         .keys = "Ctrl+Shift+O",
         .endsGroup = true,
         .run =
             [](MainWindow& window, bool) {
                 openDialog(window, QFileDialog::ExistingFiles,
                            say(QT_TRANSLATE_NOOP("lantern::shell::MainWindow", "Open image files")));
             }},
        {.id = "file.close-all",
         .menu = Menu::File,
         .text = QT_TRANSLATE_NOOP("Actions", "&Close All"),
         .keys = "Ctrl+W",
         .run = [](MainWindow& window, bool) { window.closeAll(); },
         .state =
             [](MainWindow& window) { return CommandState{.isEnabled = !window.workspace().seriesOrder().isEmpty()}; }},
        {.id = "file.unread",
         .menu = Menu::File,
         .text = QT_TRANSLATE_NOOP("Actions", "Files That &Were Not Read…"),
         .keys = "F8",
         .run = [](MainWindow& window, bool) { window.showUnread(); },
         .state =
             [](MainWindow& window) {
                 const auto& open = window.workspace().catalogue();
                 return CommandState{.isEnabled =
                                         !open.unreadable.empty() || !open.notes.empty() || !open.others.empty()};
             }},
    };
}

}
