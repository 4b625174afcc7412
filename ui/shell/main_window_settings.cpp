// What the window remembers between two runs.
#include "ui/shell/main_window.h"

#include "ui/browser/series_browser.h"
#include "ui/findings/findings_panel.h"
#include "ui/paint/facts_text.h"
#include "ui/shell/languages.h"
#include "ui/shell/pages/empty_page.h"
#include "ui/shell/timeline_panel.h"

#include "ui/theme/type.h"

#include <QCloseEvent>
#include <QDir>
#include <QFileInfo>
#include <QMenu>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <algorithm>

namespace lantern::shell {

namespace {

constexpr int MostRecent = 10;

// Splitters stand elsewhere with the rail than without it.
QString splitterKey(bool isRail)
{
    return isRail ? QStringLiteral("window/across-rail") : QStringLiteral("window/across");
}

// A window's place without its frame, brought back where it was left on screens that are larger or gone.
QRect insideScreen(QRect place, const QScreen& screen)
{
    if (screen.availableVirtualGeometry().contains(place))
        return place;
    const QRect room = screen.availableGeometry().adjusted(4, 36, -4, -4);    // for the frame and the title
    place.setSize(place.size().boundedTo(room.size()));
    place.moveTo(std::clamp(place.x(), room.x(), room.x() + room.width() - place.width()),
                 std::clamp(place.y(), room.y(), room.y() + room.height() - place.height()));
    return place;
}

}

void MainWindow::setRemembers(bool remembers)
{
    m_remembers = remembers;
    m_keys->setRemembers(remembers);
}

void MainWindow::restore()
{
    const QSettings settings;
    if (!restoreGeometry(settings.value("window/geometry").toByteArray())) {
        const QSize usual(1600, 1000), room = roomOnScreen();
        resize(usual.boundedTo(room));
        if (size() != usual)
            setWindowState(windowState() | Qt::WindowMaximized);
    } else if (const QRect left = normalGeometry(), place = insideScreen(left, *screen()); place != left) {
        const Qt::WindowStates state = windowState();
        setWindowState(state & ~(Qt::WindowMaximized | Qt::WindowFullScreen));
        setGeometry(place);
        setWindowState(state);
    }
    fitPanels();
    m_across->restoreState(settings.value(splitterKey(m_isRail)).toByteArray());
    if (settings.contains("window/timeline")) {
        m_timelineWasMoved = true;
        m_timeline->setOpen(settings.value("window/timeline").toBool());
    }
    m_timeline->setShowsScores(settings.value("timeline/scores", false).toBool());
    m_timeline->setHiddenScores(settings.value("timeline/hiddenScores").toStringList());
    m_browser->setVisible(settings.value("window/browser", true).toBool());
    m_findings->setVisible(settings.value("window/findings", true).toBool());
    m_keepsTool = settings.value("measure/keepTool", false).toBool();
    m_workspace.measurements().setUnit(settings.value("measure/centimetres", false).toBool()
                                           ? measure::LengthUnit::Centimetre
                                           : measure::LengthUnit::Millimetre);
    m_keys->load();
    refreshRecent();
}

bool MainWindow::mayCloseMeasurements()
{
    MeasurementKeeper& keeper = m_workspace.keeper();
    keeper.flush();
    std::optional<Error> trouble = keeper.trouble();
    while (trouble) {
        const UnsavedAnswer answer = m_askUnsaved(*trouble, keeper.unwritten());
        trouble.reset();
        if (answer.choice == UnsavedAnswer::Choice::KeepOpen)
            return false;
        if (answer.choice == UnsavedAnswer::Choice::Discard)
            keeper.discard();
        else if (const auto written = keeper.writeElsewhere(QFile::encodeName(answer.folder).toStdString()); !written)
            trouble = written.error();    // and asked once more
    }
    return true;
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    if (!mayCloseMeasurements())
        return event->ignore();
    if (m_remembers) {
        QSettings settings;
        settings.setValue("window/geometry", saveGeometry());
        settings.setValue(splitterKey(m_isRail), m_across->saveState());
        if (!isFullScreen()) {
            settings.setValue("window/browser", !m_browser->isHidden());
            settings.setValue("window/findings", !m_findings->isHidden());
        }
        if (m_timelineWasMoved)
            settings.setValue("window/timeline", m_timeline->isOpen());
        settings.setValue("timeline/scores", m_timeline->showsScores());
        settings.setValue("timeline/hiddenScores", m_timeline->hiddenScores());
        settings.setValue("measure/keepTool", m_keepsTool);
        settings.setValue("measure/centimetres", m_workspace.measurements().unit() == measure::LengthUnit::Centimetre);
        settings.setValue("language", currentLanguage());
        settings.setValue("textScale", theme::textScale());
    }
    m_workspace.tasks().cancelAll();
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
    QStringList recent = m_remembers ? QSettings().value("recent").toStringList() : QStringList();
    recent.removeIf([](const QString& path) { return !QFileInfo::exists(path); });
    m_recentMenu->clear();
    for (const QString& path : recent)
        m_recentMenu->addAction(paint::onButton(QDir::toNativeSeparators(path)), this,
                                [this, path] { openPaths({path}); });
    m_recentMenu->setEnabled(!recent.isEmpty());
    m_empty->setRecent(recent);
}

}
