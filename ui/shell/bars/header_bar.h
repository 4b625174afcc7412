#pragma once

#include "core/dicom/instance.h"

#include <QFrame>
#include <vector>

class QAction;
class QLabel;
class QMenu;
class QMenuBar;
class QToolButton;

namespace lantern::shell {

class Actions;

// The line at the top: menus, who lies on the screen, tools, and what the program is for. Where it is too short for
// all of them the purpose goes first (the title and every picture say it too), then the name is cut, then tools move
// into a menu at their end, and last menus into theirs.
class HeaderBar : public QFrame {
    Q_OBJECT
public:
    HeaderBar(QMenuBar* menus, const Actions& actions, QWidget* parent = nullptr);
    void setPatient(dicom::InstancePtr instance);    // null: nobody
    QSize minimumSizeHint() const override;    // whatever the width, there is a way to show it

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void arrange();    // what has room in this width

    struct Tool {
        QAction* action;
        QToolButton* button;
        QWidget* line;    // before the first of a group, else null
    };
    dicom::InstancePtr m_instance;
    QMenuBar* m_menus;
    QLabel *m_patient, *m_purpose;
    std::vector<Tool> m_tools;    // as they stand
    QToolButton* m_more;    // what had no room
    QMenu* m_overflow;
};

}
