// What each command of the table does, and which of them can be asked now.
#include "ui/shell/main_window.h"

#include "core/display/view_changes.h"
#include "ui/browser/series_browser.h"
#include "ui/browser/unusual_panel.h"
#include "ui/findings/findings_panel.h"
#include "ui/measurements/measurements_panel.h"
#include "ui/paint/facts_text.h"
#include "ui/shell/error_bar.h"
#include "ui/shell/header_bar.h"
#include "ui/shell/languages.h"
#include "ui/shell/pages.h"
#include "ui/shell/status_line.h"
#include "ui/shell/timeline_panel.h"
#include "ui/theme/type.h"
#include "ui/viewer/key_images.h"
#include "ui/viewer/real_size.h"
#include "ui/viewer/windows.h"

#include <QFileDialog>
#include <QMenu>
#include <algorithm>
#include <array>

namespace lantern::shell {

namespace {

// Nothing for a layout that has no command of its own.
std::optional<Command> commandOf(const viewer::Layout& layout)
{
    const std::array known{std::pair(viewer::Layout::grid(1, 1), Command::Layout1x1),
                           std::pair(viewer::Layout::grid(1, 2), Command::Layout1x2),
                           std::pair(viewer::Layout::grid(2, 2), Command::Layout2x2),
                           std::pair(viewer::Layout::threePlanes(), Command::LayoutPlanes)};
    const auto found =
        std::ranges::find(known, layout, [](const auto& one) -> const viewer::Layout& { return one.first; });
    return found == known.end() ? std::nullopt : std::optional(found->second);
}

}

void MainWindow::run(Command command, bool checked)
{
    using enum Command;
    viewer::Tile& tile = m_tiles->active();
    const auto scroll = [&](int slices) {
        tile.viewport().setSlice(tile.viewport().slice() + slices);
        m_tiles->followActive();
    };
    const auto changeMap = [this](auto change) {
        findings::MapSettings settings = m_findings->mapSettings();
        change(settings);
        m_findings->setMapSettings(settings);
        refreshOverlay();
    };
    switch (command) {
    case OpenFolder: openDialog(true); break;
    case OpenFiles: openDialog(false); break;
    case CloseAll:
        if (!mayCloseMeasurements())
            break;
        if (m_tiles->threePlanes())
            setTileLayout(viewer::Layout::grid(1, 1));
        for (viewer::Tile* each : m_tiles->tiles())
            each->showSeries(nullptr);
        m_desk.closeAll();
        onActiveChanged();
        break;
    case ShowUnread: showUnread(); break;
    case Quit: close(); break;

    case Layout1x1: setTileLayout(viewer::Layout::grid(1, 1)); break;
    case Layout1x2: setTileLayout(viewer::Layout::grid(1, 2)); break;
    case Layout2x2: setTileLayout(viewer::Layout::grid(2, 2)); break;
    case LayoutPlanes: setTileLayout(viewer::Layout::threePlanes()); break;
    case SlabMaximum:
    case SlabMean:
    case SlabMinimum:
    case SlabThicker:
    case SlabThinner: changeSlab(command); break;
    case MaximiseTile: m_tiles->setMaximised(!m_tiles->isMaximised()); break;
    case NextTile: m_tiles->stepActive(1); break;
    case PreviousTile: m_tiles->stepActive(-1); break;
    case LinkTiles: m_tiles->setLinked(viewer::LinkId::position, checked); break;
    case CornerText:
        m_textLevel = m_textLevel == paint::TextLevel::Full ? paint::TextLevel::Minimal
            : m_textLevel == paint::TextLevel::Minimal      ? paint::TextLevel::None
                                                            : paint::TextLevel::Full;
        m_tiles->setTextLevel(m_textLevel);
        break;
    case ReferenceLines: m_tiles->setLinked(viewer::LinkId::reference_lines, checked); break;
    case FileOverlays: m_tiles->setShowsOverlays(!m_tiles->showsOverlays()); break;
    case FileShutters: m_tiles->setShowsShutters(!m_tiles->showsShutters()); break;
    case ToggleBrowser: m_browser->setVisible(checked); break;
    case ToggleFindings: m_findings->setVisible(checked); break;
    case ToggleTimeline:
        m_timelineWasMoved = true;
        m_timeline->setOpen(checked);
        break;
    case ToggleUnusual: showUnusual(checked ? m_activeSeries : QString(), checked); break;
    case FullScreen: setFullScreen(checked); break;
    case LargerText: Q_EMIT textScaleRequested(theme::textScale() + 0.1); break;
    case SmallerText: Q_EMIT textScaleRequested(theme::textScale() - 0.1); break;
    case NextRegion: {
        const std::array<QWidget*, 5> regions{m_browser, &tile, m_findings, m_measurements, m_timeline};
        std::size_t at = 0;
        for (std::size_t i = 0; i < regions.size(); ++i)
            if (regions[i]->hasFocus() || regions[i]->isAncestorOf(focusWidget()))
                at = i + 1;
        for (std::size_t i = 0; i < regions.size(); ++i) {
            QWidget* next = regions[(at + i) % regions.size()];
            if (!next->isVisible())
                continue;
            next == m_findings ? m_findings->focusFirst() : next->setFocus(Qt::TabFocusReason);
            break;
        }
        break;
    }

    case PreviousImage: scroll(-1); break;
    case NextImage: scroll(1); break;
    case TenBack: scroll(-10); break;
    case TenOn: scroll(10); break;
    case FirstImage: scroll(-tile.viewport().sliceCount()); break;
    case LastImage: scroll(tile.viewport().sliceCount()); break;
    case PreviousKeyImage: viewer::showKeyImage(tile.viewport(), -1); break;
    case NextKeyImage: viewer::showKeyImage(tile.viewport(), 1); break;
    case PreviousSeries: stepSeries(-1); break;
    case NextSeries: stepSeries(1); break;
    case PreviousStudy: stepGroup(-1, false); break;
    case NextStudy: stepGroup(1, false); break;
    case PreviousPatient: stepGroup(-1, true); break;
    case NextPatient: stepGroup(1, true); break;
    case Cine: tile.setCine(!tile.isPlaying()); break;

    case ToolWindow:
    case DefaultTool:
        // Esc puts the tool away first and leaves the full screen then.
        if (command == DefaultTool && isFullScreen() && (*m_actions)[ToolWindow]->isChecked()) {
            setFullScreen(false);
            refreshChecks();
            break;
        }
        m_tiles->cancelTools();
        m_tiles->setTool(viewer::ToolId::window);
        (*m_actions)[ToolWindow]->setChecked(true);
        break;
    case ToolPan: m_tiles->setTool(viewer::ToolId::pan); break;
    case ToolZoom: m_tiles->setTool(viewer::ToolId::zoom); break;
    case ToolScroll: m_tiles->setTool(viewer::ToolId::scroll); break;

    case MeasureLength:
    case MeasureAngle:
    case MeasureEllipse:
    case MeasureRectangle:
    case MeasureProbe:
    case KeepTool:
    case UndoMeasurement:
    case RedoMeasurement:
    case DeleteMeasurement:
    case ClearMeasurements:
    case CopyMeasurements:
    case ExportMeasurements:
    case Centimetres:
    case ToggleMeasurements: runMeasuring(command, checked); break;

    case AsAcquired: tile.viewport().showAsAcquired(); break;
    case FullRange: viewer::showFullRange(tile.viewport()); break;
    case Preset1:
    case Preset2:
    case Preset3:
    case Preset4:
    case Preset5:
    case Preset6:
    case Preset7:
    case Preset8:
    case Preset9: applyPreset(static_cast<int>(command) - static_cast<int>(Preset1)); break;
    case Invert: tile.viewport().setInverted(!tile.viewport().voiState().isInverted); break;

    case FlipHorizontal: tile.viewport().setView(display::flippedHorizontally(tile.viewport().view())); break;
    case FlipVertical: tile.viewport().setView(display::flippedVertically(tile.viewport().view())); break;
    case RotateLeft: tile.viewport().setView(display::turned(tile.viewport().view(), -1)); break;
    case RotateRight: tile.viewport().setView(display::turned(tile.viewport().view(), 1)); break;
    case FitToTile: tile.viewport().fitToTile(); break;
    case OneToOne: tile.viewport().setView(display::atZoom(tile.viewport().view(), 1)); break;
    case RealSize:
        if (tile.series() && !viewer::showRealSize(tile.viewport()))
            m_errorBar->say([] { return tr("The image does not say how large it is in the patient."); });
        break;
    case SmoothPixels: m_tiles->setSmooth(checked); break;
    case ResetView: tile.viewport().resetView(); break;

    case Analyse:
        if (!m_findings->chosenModel().isEmpty())
            analyseActive(m_findings->chosenModel());
        break;
    case CancelWork: m_desk.jobs().cancelAll(); break;
    case ToggleOverlay: changeMap([](auto& settings) { settings.isVisible = !settings.isVisible; }); break;
    case BareImage: setBare(checked); break;
    case MapTint: changeMap([](auto& settings) { settings.showTint = !settings.showTint; }); break;
    case NextFinding: m_findings->stepFinding(1); break;
    case PreviousFinding: m_findings->stepFinding(-1); break;
    case ShowModelCard: showCard(m_findings->chosenModel()); break;

    case ShowKeys: showKeys(*this); break;
    case About:
        showAbout(*this, {m_facts.version, m_facts.renderer.description, [runtime = m_facts.runtime] {
                              return runtime ? runtime() : tr("not opened yet");
                          }});
        break;
    case Count: break;
    }
    refreshChecks();
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

void MainWindow::changeSlab(Command command)
{
    viewer::ThreePlanes* planes = m_tiles->threePlanes();
    if (!planes)
        return;
    constexpr std::array thicknesses{2.0, 5.0, 10.0, 15.0, 20.0, 30.0, 40.0, 60.0, 80.0, 100.0};    // mm
    constexpr double usual = 10;
    volume::Slab slab = planes->slab();
    const auto showAs = [&slab](volume::SlabMode mode) {
        // Asked for again, it gives way to the plane alone.
        slab = slab.thickness > 0 && slab.mode == mode
            ? volume::Slab{}
            : volume::Slab{.thickness = slab.thickness > 0 ? slab.thickness : usual, .mode = mode};
    };
    switch (command) {
    case Command::SlabMaximum: showAs(volume::SlabMode::Maximum); break;
    case Command::SlabMean: showAs(volume::SlabMode::Mean); break;
    case Command::SlabMinimum: showAs(volume::SlabMode::Minimum); break;
    case Command::SlabThicker: {
        const auto next = std::ranges::upper_bound(thicknesses, slab.thickness);
        slab.thickness = next == thicknesses.end() ? thicknesses.back() : *next;
        break;
    }
    default: {
        const auto next = std::ranges::lower_bound(thicknesses, slab.thickness);
        slab.thickness = next == thicknesses.begin() ? 0 : *std::prev(next);
    }
    }
    planes->setSlab(slab);
}

void MainWindow::applyPreset(int index)
{
    const viewer::Tile& tile = m_tiles->active();
    const auto presets = pixels::hounsfieldPresets();
    if (!tile.series() || index >= static_cast<int>(presets.size()))
        return;
    if (const auto& shown = tile.viewport().picture(); !shown || !display::isHounsfield(shown->header)) {
        m_errorBar->say([] { return tr("The presets are in Hounsfield units; this image has none."); });
        return;
    }
    m_tiles->active().viewport().setWindow(pixels::windowOf(presets[static_cast<std::size_t>(index)]));
}

void MainWindow::setBare(bool bare)
{
    m_isBare = bare;
    refreshOverlay();
    refreshChecks();
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

void MainWindow::refreshChecks()
{
    using enum Command;
    const Actions& actions = *m_actions;
    const viewer::Tile& tile = m_tiles->active();
    const bool hasSeries = tile.series() != nullptr;
    const findings::MapSettings& settings = m_findings->mapSettings();
    const viewer::ThreePlanes* planes = m_tiles->threePlanes();
    const auto isSlab = [planes](volume::SlabMode mode) {
        return planes && planes->slab().thickness > 0 && planes->slab().mode == mode;
    };
    for (const Command command : {Layout1x1, Layout1x2, Layout2x2, LayoutPlanes})
        actions[command]->setChecked(commandOf(m_tiles->tileLayout()) == command);
    actions[LayoutPlanes]->setEnabled(hasSeries);
    for (const Command command : {PreviousKeyImage, NextKeyImage})
        actions[command]->setEnabled(viewer::hasKeyImages(tile.viewport()));
    for (const Command command : {SlabMaximum, SlabMean, SlabMinimum, SlabThicker, SlabThinner})
        actions[command]->setEnabled(planes);
    actions[SlabMaximum]->setChecked(isSlab(volume::SlabMode::Maximum));
    actions[SlabMean]->setChecked(isSlab(volume::SlabMode::Mean));
    actions[SlabMinimum]->setChecked(isSlab(volume::SlabMode::Minimum));
    actions[MaximiseTile]->setChecked(m_tiles->isMaximised());
    actions[LinkTiles]->setChecked(m_tiles->isLinked(viewer::LinkId::position));
    actions[ReferenceLines]->setChecked(m_tiles->isLinked(viewer::LinkId::reference_lines));
    actions[FileOverlays]->setChecked(m_tiles->showsOverlays());
    actions[FileShutters]->setChecked(m_tiles->showsShutters());
    actions[ToggleBrowser]->setChecked(!m_browser->isHidden());
    actions[ToggleFindings]->setChecked(!m_findings->isHidden());
    actions[ToggleTimeline]->setChecked(m_timeline->isOpen());
    actions[ToggleUnusual]->setChecked(!m_unusual->isHidden());
    actions[FullScreen]->setChecked(isFullScreen());
    actions[Cine]->setChecked(tile.isPlaying());
    actions[Invert]->setChecked(tile.viewport().voiState().isInverted);
    actions[ToggleOverlay]->setChecked(settings.isVisible);
    actions[MapTint]->setChecked(settings.showTint);
    actions[BareImage]->setChecked(m_isBare);
    actions[Analyse]->setEnabled(hasSeries && !m_desk.models().empty());
    actions[ShowModelCard]->setEnabled(!m_desk.models().empty());
    actions[CancelWork]->setEnabled(!m_desk.jobs().isEmpty());
    actions[CloseAll]->setEnabled(!m_desk.seriesOrder().isEmpty());
    const auto& open = m_desk.catalogue();
    actions[ShowUnread]->setEnabled(!open.unreadable.empty() || !open.notes.empty() || !open.others.empty());
    refreshMeasuring();
}

// The presets of the menu have names from core and are there only for Hounsfield units.
void MainWindow::refreshPresets()
{
    const viewer::Tile& tile = m_tiles->active();
    const bool isCt = tile.series() && display::hasHounsfield(*tile.series());
    const auto presets = pixels::hounsfieldPresets();
    for (int i = 0; i < 9; ++i) {
        QAction* action = (*m_actions)[static_cast<Command>(static_cast<int>(Command::Preset1) + i)];
        const pixels::WindowPreset& preset = presets[static_cast<std::size_t>(i)];
        action->setText(
            QStringLiteral("%1  (%2 / %3)").arg(viewer::nameOf(preset)).arg(preset.width).arg(preset.level));
        action->setVisible(isCt);
    }
}

// The states that name an image of the active series, the newest first; none is applied by itself.
void MainWindow::fillStatesMenu(QMenu& menu)
{
    menu.clear();
    viewer::Tile& tile = m_tiles->active();
    if (!tile.series())
        return;
    const auto add = [&](const QString& name, const dicom::PresentationStatePtr& state) {
        QAction* action = menu.addAction(paint::onButton(name), this, [this, state] {
            m_tiles->active().viewport().setPresentationState(state);
            refreshChecks();
        });
        action->setCheckable(true);
        action->setChecked(tile.viewport().presentationState() == state);
    };
    add(tr("None"), nullptr);
    for (const auto& state : display::statesFor(m_desk.catalogue(), *tile.series()))
        add(paint::stateName(*state), state);
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
    addAcquiredWindows(menu);
    if (tile.series() && display::hasHounsfield(*tile.series())) {
        const auto presets = pixels::hounsfieldPresets();
        for (std::size_t i = 0; i < presets.size(); ++i) {
            if (i < 9) {
                menu.addAction(
                    (*m_actions)[static_cast<Command>(static_cast<int>(Command::Preset1) + static_cast<int>(i))]);
                continue;
            }
            const QString text = QStringLiteral("%1  (%2 / %3)")
                                     .arg(viewer::nameOf(presets[i]))
                                     .arg(presets[i].width)
                                     .arg(presets[i].level);
            menu.addAction(text, this, [this, i] { applyPreset(static_cast<int>(i)); });
        }
        menu.addSeparator();
    }
    using enum Command;
    for (const Command command : {AsAcquired, FullRange, Invert})
        menu.addAction((*m_actions)[command]);
    menu.addSeparator();
    if (tile.series() && !display::statesFor(m_desk.catalogue(), *tile.series()).empty()) {
        fillStatesMenu(*menu.addMenu(tr("Presentation States")));
        menu.addSeparator();
    }
    for (const Command command :
         {FlipHorizontal, FlipVertical, RotateLeft, RotateRight, FitToTile, OneToOne, ResetView})
        menu.addAction((*m_actions)[command]);
    menu.addSeparator();
    for (const Command command : {Cine, MaximiseTile, Analyse})
        menu.addAction((*m_actions)[command]);
    menu.exec(global);
}

void MainWindow::showCard(const QString& modelId)
{
    const Backend::Model* model = m_desk.model(modelId);
    if (model && model->card)
        showModelCard(*this, modelId, [card = model->card] { return card(currentLanguage()); });
}

void MainWindow::openDialog(bool folder)
{
    auto* dialog = new QFileDialog(this, folder ? tr("Open a folder of images") : tr("Open image files"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(folder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &MainWindow::openPaths);
    dialog->open();
}

}
