// What the window remembers between two runs.
#include "ui/shell/main_window.h"

#include "ui/browser/series_browser.h"
#include "ui/findings/findings_panel.h"
#include "ui/shell/empty_page.h"
#include "ui/shell/languages.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QSettings>
#include <QSplitter>

namespace lantern::shell {

namespace {

constexpr int MostRecent = 10;

// Splitters stand elsewhere with the rail than without it.
QString splitterKey(bool isRail)
{
    return isRail ? QStringLiteral("window/across-rail") : QStringLiteral("window/across");
}

}

void MainWindow::restore()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value("window/geometry").toByteArray()))
        resize(1600, 1000);
    fitPanels();
    m_across->restoreState(settings.value(splitterKey(m_isRail)).toByteArray());
    m_browser->setVisible(settings.value("window/browser", true).toBool());
    m_findings->setVisible(settings.value("window/findings", true).toBool());
    refreshRecent();
    refreshChecks();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (m_remembers) {
        QSettings settings;
        settings.setValue("window/geometry", saveGeometry());
        settings.setValue(splitterKey(m_isRail), m_across->saveState());
        if (!isFullScreen()) {
            settings.setValue("window/browser", !m_browser->isHidden());
            settings.setValue("window/findings", !m_findings->isHidden());
        }
        settings.setValue("language", currentLanguage());
    }
    m_desk.jobs().cancelAll();
    event->accept();
}

void MainWindow::remember(const QStringList& paths)
{
    if (!m_remembers)
        return;
    QSettings settings;
    QStringList recent = settings.value("recent").toStringList();
    for (const QString& path : paths) {
        const QString whole = QFileInfo(path).absoluteFilePath();
        recent.removeAll(whole);
        recent.prepend(whole);
    }
    settings.setValue("recent", recent.mid(0, MostRecent));
    refreshRecent();
}

void MainWindow::refreshRecent()
{
    const QStringList recent = m_remembers ? QSettings().value("recent").toStringList() : QStringList();
    m_recentMenu->clear();
    for (const QString& path : recent)
        m_recentMenu->addAction(QDir::toNativeSeparators(path).replace('&', QStringLiteral("&&")), this,
                                [this, path] { openPaths({path}); });
    m_recentMenu->setEnabled(!recent.isEmpty());
    m_empty->setRecent(recent);
}

}
