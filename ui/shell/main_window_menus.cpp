// The menus, and what several commands need of the window.
#include "ui/shell/main_window.h"

#include "core/objects/object.h"
#include "core/objects/presentation_states.h"
#include "core/pixels/presets.h"
#include "ui/browser/series_browser.h"
#include "ui/findings/findings_panel.h"
#include "ui/measurements/measurements_panel.h"
#include "ui/paint/facts_text.h"
#include "ui/shell/bars/error_bar.h"
#include "ui/shell/bars/header_bar.h"
#include "ui/shell/bars/status_line.h"
#include "ui/shell/languages.h"
#include "ui/shell/pages/pages.h"
#include "ui/shell/timeline_panel.h"
#include "ui/viewer/windows.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace lantern::shell {

void MainWindow::buildMenus()
{
    for (const Command& command : commands()) {
        QMenu*& menu = m_menus[command.menu];
        if (!menu) {
            menu = m_menuBar->addMenu(QString());
            connect(menu, &QMenu::aboutToShow, this, [this] { m_actions->refresh(); });
        }
        menu->addAction((*m_actions)[command.id]);
        if (command.endsGroup)
            menu->addSeparator();
        if (const std::string_view id = command.id; id == "file.open-files")
            m_recentMenu = menu->addMenu(QString());
        else if (id == "layer.corner-text")
            m_statesMenu = menu->addMenu(QString());
    }
    connect(m_statesMenu, &QMenu::aboutToShow, this, [this] { fillStatesMenu(*m_statesMenu); });
    m_languageMenu = m_menus[Menu::View]->addMenu(QString());
    auto* languages = new QActionGroup(m_languageMenu);
    for (const Language& language : Languages) {
        QAction* action = m_languageMenu->addAction(QString::fromUtf8(language.ownName));
        action->setCheckable(true);
        action->setData(QString(language.code));
        languages->addAction(action);
        connect(action, &QAction::triggered, this, [code = QString(language.code)] { setLanguage(code); });
    }
    connect(m_languageMenu, &QMenu::aboutToShow, this, [this] {
        for (QAction* action : m_languageMenu->actions())
            action->setChecked(action->data().toString() == currentLanguage());
    });
}

void MainWindow::run(const char* id, bool isChecked)
{
    const Command* command = findCommand(id);
    Q_ASSERT(command);
    runCommand(*command, isChecked);
}

void MainWindow::runCommand(const Command& command, bool isChecked)
{
    command.run(*this, isChecked);
    m_actions->refresh();
}

void MainWindow::closeAll()
{
    if (!mayCloseMeasurements())
        return;
    if (m_tiles->threePlanes())
        setTileLayout(viewer::Layout::grid(1, 1));
    for (viewer::Tile* each : m_tiles->tiles())
        each->showSeries(nullptr);
    m_workspace.closeAll();
    onActiveChanged();
}

void MainWindow::setTileLayout(const viewer::Layout& layout)
{
    if (layout == viewer::Layout::threePlanes()) {
        if (m_tiles->active().series())
            return showThreePlanes(m_tiles->active().series());
        m_wantsPlanes = true;    // once there is a series
        return;
    }
    m_wantsPlanes = false;
    m_tiles->setTileLayout(layout);
    fillFreeTiles();
    onShownChanged();
}

void MainWindow::setBare(bool bare)
{
    m_isBare = bare;
    refreshOverlay();
    m_actions->refreshSoon();
}

void MainWindow::setFullScreen(bool full)
{
    // Panels that the reader had closed stay closed when the full screen ends.
    if (full && !isFullScreen())
        for (QWidget* panel :
             std::initializer_list<QWidget*>{m_header, m_browser, m_findings, m_measurements, m_timeline, m_status})
            if (!panel->isHidden())
                m_awayForFullScreen.append(panel);
    for (QWidget* panel : std::as_const(m_awayForFullScreen))
        panel->setVisible(!full);
    if (full)
        m_tiles->active().setFocus(Qt::OtherFocusReason);    // so that Esc is heard
    else
        m_awayForFullScreen.clear();
    setWindowState(full ? windowState() | Qt::WindowFullScreen : windowState() & ~Qt::WindowFullScreen);
}

void MainWindow::openTimeline(bool open)
{
    m_timelineWasMoved = true;
    m_timeline->setOpen(open);
}

void MainWindow::openMeasurements(bool open)
{
    m_measurementsWereMoved = true;
    m_measurements->setVisible(open);
}

// The states that name an image of the active series, the newest first; none is applied by itself.
void MainWindow::fillStatesMenu(QMenu& menu)
{
    menu.clear();
    viewer::Tile& tile = m_tiles->active();
    if (!tile.series())
        return;
    const auto& applied = tile.viewport().presentationState();
    const auto add = [&](const QString& name, const dicom::InstancePtr& state) {
        QAction* action = menu.addAction(paint::onButton(name), this, [this, state] { applyState(state); });
        action->setCheckable(true);
        action->setChecked(state ? applied && applied->sopInstanceUid == state->sopInstanceUid : !applied);
    };
    add(tr("None"), nullptr);
    for (const auto& state : objects::presentationStatesFor(m_workspace.catalogue(), *tile.series()))
        add(paint::stateName(*state->object->presentationState), state);
}

// Null takes the applied one away.
void MainWindow::applyState(const dicom::InstancePtr& object)
{
    if (!object)
        return m_tiles->active().viewport().setPresentationState(nullptr);
    auto state = objects::readAs<dicom::PresentationStatePtr>(*object);
    if (!state)
        return m_errorBar->show(state.error(), QString::fromStdString(object->path.string()));
    m_tiles->active().viewport().setPresentationState(*std::move(state));
}

// Every window that the file itself brings, each by its own words.
void MainWindow::addAcquiredWindows(QMenu& menu)
{
    viewer::Tile& tile = m_tiles->active();
    for (const auto& offer : tile.viewport().windowOffers())
        if (offer.kind != display::WindowOffer::Kind::FullRange && !offer.id.empty()
            && (offer.kind != display::WindowOffer::Kind::Preset || offer.id.starts_with("suv-")))
            menu.addAction(paint::onButton(viewer::nameOf(offer)), this,
                           [this, voi = offer.voi] { m_tiles->active().viewport().setWindow(voi); });
    menu.addSeparator();
}

void MainWindow::showTileMenu(QPoint global)
{
    QMenu menu(this);
    const viewer::Tile& tile = m_tiles->active();
    const auto add = [&](std::initializer_list<const char*> ids) {
        for (const char* id : ids)
            menu.addAction((*m_actions)[id]);
        menu.addSeparator();
    };
    addAcquiredWindows(menu);
    if (tile.series() && display::hasHounsfield(*tile.series())) {
        // Those with keys are commands; the others are only here.
        std::size_t withKeys = 0;
        for (const Command& command : commands())
            if (std::string_view(command.id).starts_with("window.preset-")) {
                menu.addAction((*m_actions)[command.id]);
                ++withKeys;
            }
        const auto presets = pixels::hounsfieldPresets();
        for (const auto& preset : presets.subspan(withKeys))
            menu.addAction(viewer::nameWithNumbers(preset), this,
                           [this, &preset] { m_tiles->active().viewport().setWindow(pixels::windowOf(preset)); });
        menu.addSeparator();
    }
    add({"window.as-acquired", "window.full-range", "window.invert"});
    if (tile.series() && !objects::presentationStatesFor(m_workspace.catalogue(), *tile.series()).empty()) {
        fillStatesMenu(*menu.addMenu(tr("Presentation States")));
        menu.addSeparator();
    }
    add({"view.flip-horizontal", "view.flip-vertical", "view.rotate-left", "view.rotate-right", "view.fit",
         "view.one-to-one", "view.reset"});
    add({"image.cine", "tile.maximise", "analysis.analyse"});
    menu.exec(global);
}

void MainWindow::showCard(const QString& modelId)
{
    const Backend::Model* model = m_workspace.models().find(modelId);
    if (model && model->card)
        showModelCard(*this, modelId, [card = model->card] { return card(currentLanguage()); });
}

}
