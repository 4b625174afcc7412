#pragma once

#include "ui/shell/workspace/record_workspace.h"

#include <QFrame>

class QLineEdit;
class QListWidget;

namespace lantern::shell {

// The records that are open, one row a patient, to search by name, identifier or birth date and to choose from. Those
// with events come first. Closes itself as a menu does.
class RecordPicker : public QFrame {
    Q_OBJECT
public:
    explicit RecordPicker(QWidget* parent = nullptr);

    void showRecords(const std::vector<RecordPtr>& records, const RecordPtr& shown, QPoint bottomRight);

Q_SIGNALS:
    void chosen(lantern::shell::RecordPtr record);    // null: the record of the patient on the screen

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void narrow(const QString& text);
    void choose(int row);

    QLineEdit* m_search;
    QListWidget* m_list;
    std::vector<RecordPtr> m_rows;    // the first is null
};

}
