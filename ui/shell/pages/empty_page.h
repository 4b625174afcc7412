#pragma once

#include <QScrollArea>
#include <QStringList>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace lantern::shell {

// What stands where the tiles will be while nothing is open: how to begin, and what was open lately. It scrolls where
// the window is too low for it.
class EmptyPage : public QScrollArea {
    Q_OBJECT
public:
    explicit EmptyPage(QWidget* parent = nullptr);
    void setRecent(const QStringList& paths);
    void offerDemo(bool offers);

Q_SIGNALS:
    void openRequested();
    void demoRequested();
    void recentRequested(const QString& path);
    void languageRequested(const QString& code);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    QLabel *m_icon, *m_title, *m_hint, *m_recentTitle;
    QPushButton *m_open, *m_demo;
    QVBoxLayout* m_recent;
};

}
