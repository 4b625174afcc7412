#pragma once

#include "core/dicom/instance.h"

#include <QFrame>

class QAction;
class QHBoxLayout;
class QLabel;
class QMenuBar;

namespace lantern::shell {

class Actions;

// The line at the top: menus, who lies on the screen, tools, and what the program is for.
class HeaderBar : public QFrame {
    Q_OBJECT
public:
    HeaderBar(QMenuBar* menus, const Actions& actions, QWidget* parent = nullptr);
    void setPatient(dicom::InstancePtr instance);    // null: nobody

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();

    dicom::InstancePtr m_instance;
    QLabel *m_patient, *m_purpose;
};

}
