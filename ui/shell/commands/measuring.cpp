#include "ui/measurements/measurements_panel.h"
#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QClipboard>
#include <QCoreApplication>
#include <QFileDialog>

namespace lantern::shell {

namespace {

measurements::MeasurementBook& book(MainWindow& window) { return window.workspace().measurements(); }

template <viewer::ToolId tool>
Command toolCommand(const char* id, const char* text, const char* keys, theme::Icon icon)
{
    return {.id = id,
            .menu = Menu::Measure,
            .text = text,
            .keys = keys,
            .isCheckable = true,
            .icon = icon,
            .choice = "tool",
            .run = [](MainWindow& window, bool) { window.tiles().setTool(tool); },
            .state = [](MainWindow& window) { return CommandState{.isChecked = window.tiles().tool() == tool}; }};
}

CommandState withAny(MainWindow& window) { return {.isEnabled = window.measurementsPanel().model().rowCount() > 0}; }

void copy(MainWindow& window, bool)
{
    if (window.measurementsPanel().model().rowCount() > 0)
        QApplication::clipboard()->setText(window.measurementsPanel().tableText());
}

void write(MainWindow& window, bool)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("lantern::shell::MainWindow", text); };
    auto* dialog =
        new QFileDialog(&window, say(QT_TRANSLATE_NOOP("lantern::shell::MainWindow", "Write the measurements")),
                        QString(), say(QT_TRANSLATE_NOOP("lantern::shell::MainWindow", "Tables (*.csv)")));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    QObject::connect(dialog, &QFileDialog::fileSelected, &window, &MainWindow::writeMeasurements);
    dialog->open();
}

}

Commands commands_of_measuring();
Commands commands_of_measuring()
{
    using theme::Icon;
    using viewer::ToolId;
    return {
        toolCommand<ToolId::length>("measure.length", QT_TRANSLATE_NOOP("Actions", "&Length"), "L D", Icon::Ruler),
        toolCommand<ToolId::angle>("measure.angle", QT_TRANSLATE_NOOP("Actions", "&Angle"), "A", Icon::Angle),
        toolCommand<ToolId::ellipse>("measure.ellipse", QT_TRANSLATE_NOOP("Actions", "&Ellipse"), "E", Icon::Oval),
        toolCommand<ToolId::rectangle>("measure.rectangle", QT_TRANSLATE_NOOP("Actions", "&Rectangle"), "Shift+E",
                                       Icon::Rectangle),
        toolCommand<ToolId::probe>("measure.probe", QT_TRANSLATE_NOOP("Actions", "&Probe"), "Shift+P", Icon::Crosshair),
        {.id = "measure.keep-tool",
         .menu = Menu::Measure,
         .text = QT_TRANSLATE_NOOP("Actions", "&Keep the Tool Armed"),
         .keys = "Ctrl+K",
         .isCheckable = true,
         .endsGroup = true,
         .run = [](MainWindow& window, bool isChecked) { window.setKeepsTool(isChecked); },
         .state = [](MainWindow& window) { return CommandState{.isChecked = window.keepsTool()}; }},
        {.id = "measure.undo",
         .menu = Menu::Measure,
         .text = QT_TRANSLATE_NOOP("Actions", "&Undo"),
         .keys = "Ctrl+Z",
         .run = [](MainWindow& window, bool) { book(window).undo(); },
         .state = [](MainWindow& window) { return CommandState{.isEnabled = book(window).book().canUndo()}; }},
        {.id = "measure.redo",
         .menu = Menu::Measure,
         .text = QT_TRANSLATE_NOOP("Actions", "Re&do"),
         .keys = "Ctrl+Shift+Z Ctrl+Y",
         .run = [](MainWindow& window, bool) { book(window).redo(); },
         .state = [](MainWindow& window) { return CommandState{.isEnabled = book(window).book().canRedo()}; }},
        {.id = "measure.delete",
         .menu = Menu::Measure,
         .text = QT_TRANSLATE_NOOP("Actions", "Delete &Measurement"),
         .keys = "Del Backspace",
         .scope = KeyScope::Tiles,
         .icon = Icon::Trash,
         .run = [](MainWindow& window, bool) { book(window).remove(book(window).chosen()); },
         .state = [](MainWindow& window) { return CommandState{.isEnabled = book(window).chosen() != 0}; }},
        {.id = "measure.clear",
         .menu = Menu::Measure,
         .text = QT_TRANSLATE_NOOP("Actions", "Delete All of the Stud&y"),
         .keys = "Ctrl+Shift+Del",
         .endsGroup = true,
         .run = [](MainWindow& window, bool) { book(window).clear(window.measurementsPanel().study()); },
         .state = withAny},
        {.id = "measure.copy",
         .menu = Menu::Measure,
         .text = QT_TRANSLATE_NOOP("Actions", "&Copy Measurements"),
         .keys = "Ctrl+C",
         .icon = Icon::Copy,
         .run = copy,
         .state = withAny},
        {.id = "measure.write",
         .menu = Menu::Measure,
         .text = QT_TRANSLATE_NOOP("Actions", "Write Measurements as C&SV…"),
         .keys = "Ctrl+E",
         .icon = Icon::Table,
         .run = write,
         .state = withAny},
        {.id = "measure.centimetres",
         .menu = Menu::Measure,
         .text = QT_TRANSLATE_NOOP("Actions", "Lengths in Ce&ntimetres"),
         .keys = "Shift+C",
         .isCheckable = true,
         .run =
             [](MainWindow& window, bool isChecked) {
                 book(window).setUnit(isChecked ? measure::LengthUnit::Centimetre : measure::LengthUnit::Millimetre);
             },
         .state =
             [](MainWindow& window) {
                 return CommandState{.isChecked = book(window).unit() == measure::LengthUnit::Centimetre};
             }},
        {.id = "panel.measurements",
         .menu = Menu::Measure,
         .text = QT_TRANSLATE_NOOP("Actions", "Measurements Lis&t"),
         .keys = "F5",
         .isCheckable = true,
         .icon = Icon::ListDetails,
         .run = [](MainWindow& window, bool isChecked) { window.openMeasurements(isChecked); },
         .state = [](MainWindow& window) { return CommandState{.isChecked = !window.measurementsPanel().isHidden()}; }},
    };
}

}
