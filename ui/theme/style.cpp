#include "ui/theme/style.h"

#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QHash>

namespace lantern::theme {

QPalette palette()
{
    QPalette palette;
    palette.setColor(QPalette::Window, colour::panel);
    palette.setColor(QPalette::WindowText, colour::text);
    palette.setColor(QPalette::Base, colour::panel);
    palette.setColor(QPalette::AlternateBase, colour::raised);
    palette.setColor(QPalette::Text, colour::text);
    palette.setColor(QPalette::PlaceholderText, colour::secondText);
    palette.setColor(QPalette::Button, colour::raised);
    palette.setColor(QPalette::ButtonText, colour::text);
    palette.setColor(QPalette::BrightText, colour::failed);
    palette.setColor(QPalette::ToolTipBase, colour::raised);
    palette.setColor(QPalette::ToolTipText, colour::text);
    palette.setColor(QPalette::Highlight, colour::selection);
    palette.setColor(QPalette::HighlightedText, colour::chrome);
    palette.setColor(QPalette::Link, colour::selection);
    palette.setColor(QPalette::LinkVisited, colour::selection);
    palette.setColor(QPalette::Light, colour::hairline);
    palette.setColor(QPalette::Midlight, colour::hairline);
    palette.setColor(QPalette::Mid, colour::hairline);
    palette.setColor(QPalette::Dark, colour::chrome);
    palette.setColor(QPalette::Shadow, colour::tile);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colour::outline);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, colour::hairline);
    return palette;
}

namespace {

// @words are colours, {numbers} are design pixels. Labels and tips, which are labels, show what comes from files: a
// name such as A<B>C is never read as markup.
constexpr const char* sheet = R"(
QMainWindow, QDialog { background: @chrome; }
QMainWindow::separator { background: @chrome; width: {4}px; height: {4}px; }
QSplitter::handle { background: @chrome; }
QSplitter::handle:hover { background: @hairline; }

QMenuBar, QStatusBar, QToolBar { background: @chrome; border: none; }
QMenuBar::item { padding: {4}px {8}px; background: transparent; }
QMenuBar::item:selected, QMenu::item:selected { background: @hairline; }
QMenu { background: @raised; border: 1px solid @hairline; padding: {4}px; }
QMenu::item { padding: {6}px {24}px {6}px {24}px; }
QMenu::item:disabled { color: @outline; }
QMenu::separator { height: 1px; background: @hairline; margin: {4}px {8}px; }
QStatusBar::item { border: none; }
QToolBar { spacing: {2}px; padding: {4}px; }
QToolBar::separator { width: 1px; background: @hairline; margin: {4}px {6}px; }
QLabel, QToolTip { qproperty-textFormat: PlainText; }
QToolTip { background: @raised; color: @text; border: 1px solid @hairline; padding: {4}px; }

QToolButton { min-width: {28}px; min-height: {28}px; padding: {2}px; border: 1px solid transparent; border-radius: {4}px; }
QToolButton:hover { background: @raised; }
QToolButton:checked { background: @hairline; border-color: @selection; }
QToolButton:pressed { background: @hairline; }
QToolButton:focus { border: 2px solid @selection; padding: {1}px; }
QPushButton { min-height: {28}px; padding: 0 {12}px; border: 1px solid @outline; border-radius: {4}px; background: @raised; }
QPushButton:hover { background: @hairline; }
QPushButton:default { border-color: @selection; }
QPushButton:focus { border: 2px solid @selection; }
QPushButton:disabled { color: @outline; border-color: @hairline; }

QPushButton[link="true"] { border: none; background: transparent; color: @selection; padding: 0 {4}px; min-height: {24}px; }
QPushButton[link="true"]:hover { text-decoration: underline; }
QPushButton[link="true"]:focus { border: 2px solid @selection; }
QToolButton[line="true"] { min-height: {22}px; max-height: {22}px; min-width: 0; padding: 0 {6}px; color: @secondText; }
QToolButton[line="true"]:hover { color: @text; }
QToolButton[line="true"]::menu-indicator { width: 0; }
QToolButton[line="true"][popupMode="1"] { padding-right: {20}px; }
QToolButton[line="true"]::menu-button { width: {14}px; border: none; }
QCheckBox::indicator { width: {14}px; height: {14}px; border: 1px solid @outline; border-radius: {3}px; background: @chrome; }
QCheckBox::indicator:checked { background: @selection; border-color: @selection; image: url(:/icons/check.svg); }
QCheckBox:focus { outline: 1px solid @selection; }

QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox, QPlainTextEdit, QTextEdit {
    min-height: {26}px; padding: 0 {6}px; border: 1px solid @outline; border-radius: {4}px; background: @chrome;
    selection-background-color: @selection; selection-color: @chrome; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus {
    border: 2px solid @selection; }
QComboBox::drop-down { border: none; width: {20}px; }
QComboBox QAbstractItemView { background: @raised; border: 1px solid @hairline; }

QListView, QTreeView, QTableView { background: @panel; border: none; outline: none; }
QListView:focus, QTreeView:focus, QTableView:focus { border: 2px solid @selection; }
QListView::item, QTreeView::item { min-height: {28}px; }
QListView::item:hover, QTreeView::item:hover { background: @raised; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: @hairline; color: @text; }
QHeaderView::section { background: @panel; color: @secondText; border: none; border-bottom: 1px solid @hairline;
    padding: {4}px; }

QProgressBar { background: @hairline; border: none; max-height: {3}px; min-height: {3}px; text-align: center; }
QProgressBar::chunk { background: @selection; }
QSlider::groove:horizontal { height: {4}px; background: @hairline; border-radius: {2}px; }
QSlider::handle:horizontal { width: {14}px; margin: -{5}px 0; border-radius: {7}px; background: @secondText; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:focus { background: @selection; }

QScrollBar:vertical { background: @panel; width: {10}px; }
QScrollBar[thin="true"]:vertical { width: {5}px; }
QScrollBar:horizontal { background: @panel; height: {10}px; }
QScrollBar::handle { background: @hairline; border-radius: {4}px; min-height: {28}px; min-width: {28}px; }
QScrollBar::handle:hover { background: @outline; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

}

QString styleSheet()
{
    static const QHash<QString, QColor> colours{
        {QStringLiteral("chrome"), colour::chrome},   {QStringLiteral("panel"), colour::panel},
        {QStringLiteral("raised"), colour::raised},   {QStringLiteral("hairline"), colour::hairline},
        {QStringLiteral("text"), colour::text},       {QStringLiteral("secondText"), colour::secondText},
        {QStringLiteral("outline"), colour::outline}, {QStringLiteral("selection"), colour::selection},
    };

    const QString source = QString::fromLatin1(sheet);
    QString result;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const QChar letter = source[i];
        if (letter == u'@') {
            const qsizetype begin = i + 1;
            while (i + 1 < source.size() && source[i + 1].isLetter())
                ++i;
            result += colours.value(source.mid(begin, i + 1 - begin)).name();
        } else if (letter == u'{' && source[i + 1].isDigit()) {
            const qsizetype end = source.indexOf(u'}', i);
            result += QString::number(scaled(source.mid(i + 1, end - i - 1).toDouble()));
            i = end;
        } else {
            result += letter;
        }
    }
    return result;
}

}
