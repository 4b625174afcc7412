#include "ui/shell/pages/unsaved_question.h"

#include "ui/shell/error_text.h"

#include <QCoreApplication>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>

namespace lantern::shell {

namespace {

QString say(const char* text, int count = -1)
{
    return QCoreApplication::translate("UnsavedQuestion", text, nullptr, count);
}

}

UnsavedAnswer askUnsaved(QWidget& window, const Error& error, int studies)
{
    using Choice = UnsavedAnswer::Choice;
    QMessageBox box(&window);
    box.setIcon(QMessageBox::Warning);
    box.setTextFormat(Qt::PlainText);
    box.setWindowTitle(say(QT_TRANSLATE_NOOP("UnsavedQuestion", "Measurements not saved")));
    box.setText(
        say(QT_TRANSLATE_N_NOOP("UnsavedQuestion", "The measurements of %n study(s) could not be saved."), studies));
    box.setInformativeText(sentenceOf(error));
    auto* keep = box.addButton(say(QT_TRANSLATE_NOOP("UnsavedQuestion", "Keep Open")), QMessageBox::RejectRole);
    auto* elsewhere =
        box.addButton(say(QT_TRANSLATE_NOOP("UnsavedQuestion", "Save Elsewhere…")), QMessageBox::AcceptRole);
    auto* discard = box.addButton(say(QT_TRANSLATE_NOOP("UnsavedQuestion", "Discard")), QMessageBox::DestructiveRole);
    box.setDefaultButton(keep);
    box.setEscapeButton(keep);
    box.exec();
    if (box.clickedButton() == discard)
        return {Choice::Discard, {}};
    if (box.clickedButton() != elsewhere)
        return {Choice::KeepOpen, {}};
    const QString folder = QFileDialog::getExistingDirectory(
        &window, say(QT_TRANSLATE_NOOP("UnsavedQuestion", "Save the measurements in this folder")));
    return {folder.isEmpty() ? Choice::KeepOpen : Choice::WriteElsewhere, folder};
}

}
