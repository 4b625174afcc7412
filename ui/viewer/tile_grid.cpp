#include "ui/viewer/tile_grid.h"

#include "core/display/view_changes.h"
#include "ui/viewer/mammograms.h"
#include "ui/viewer/patient_marks.h"
#include "ui/viewer/places.h"

#include <QGridLayout>
#include <algorithm>
#include <array>

namespace lantern::viewer {

TileGrid::TileGrid(FrameStore& store, scene::Renderer renderer, const QString& seriesMimeType, QWidget* parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_store(store)
    , m_renderer(renderer)
    , m_seriesMimeType(seriesMimeType)
{
    setObjectName("tileGrid");
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(1);
    connect(this, &TileGrid::shownChanged, this, &TileGrid::markPatients);
    connect(this, &TileGrid::shownChanged, this, &TileGrid::fitTogether);
    connect(this, &TileGrid::shownChanged, this, [this] { m_links.shown(beside().onScreen()); });
    addTile();
    arrange();
}

// Made when a layout first asks for it; it looks and works as the others do.
void TileGrid::addTile()
{
    auto* tile = new Tile(m_store, m_renderer, m_seriesMimeType, this);
    m_tiles.push_back(tile);
    connect(tile, &Tile::pressed, this, [this, tile] {
        activate(*tile);
        tile->setFocus(Qt::MouseFocusReason);
    });
    connect(tile, &Tile::changed, this, [this, tile] {
        markPatients();
        m_links.shown(beside().onScreen());
        if (tile->isVisible())
            fitTogether();
        if (tile == &active())
            Q_EMIT changed();
    });
    connect(tile, &Tile::scrolled, this, [this, tile] { onScrolled(*tile); });
    connect(&tile->viewport(), &StackViewport::windowed, this,
            [this, tile] { m_links.windowed(tile->viewport(), beside().onScreen()); });
    connect(tile, &Tile::maximiseRequested, this, [this, tile] {
        activate(*tile);
        setMaximised(!m_isMaximised);
    });
    connect(tile, &Tile::menuRequested, this, &TileGrid::menuRequested);
    connect(tile, &Tile::seriesDropped, this, &TileGrid::seriesDropped);
    connect(tile, &Tile::pointerMoved, this, &TileGrid::pointerMoved);
    connect(tile, &Tile::pointerLeft, this, &TileGrid::pointerLeft);
    connect(&tile->viewport(), &StackViewport::measured, this, &TileGrid::measured);
    StackViewport& viewport = tile->viewport();
    viewport.setKeyImages(m_keyImages);
    viewport.setWords(m_words);
    viewport.setView(display::smoothed(viewport.view(), m_isSmooth));
    for (const auto& [id, how] : m_layers)
        viewport.setLayer(id, how);
    if (m_book)
        viewport.measuring().setBook(m_book);
    tile->setTool(m_tool);
}

void TileGrid::makeRoomFor(std::size_t tiles)
{
    while (m_tiles.size() < tiles)
        addTile();
}

void TileGrid::fitTogether()
{
    m_grid->activate();    // the tiles' sizes, now
    alignMammograms(visibleTiles());
}

void TileGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fitTogether();
}

void TileGrid::setCatalogue(std::shared_ptr<const dicom::Catalogue> catalogue)
{
    m_catalogue = std::move(catalogue);
    m_keyImages = m_catalogue ? std::make_shared<const objects::KeyImages>(*m_catalogue) : nullptr;
    for (Tile* tile : m_tiles)
        tile->viewport().setKeyImages(m_keyImages);
    markPatients();
}

// Where tiles show several patients, each says whose picture it is.
void TileGrid::markPatients()
{
    const auto visible = visibleTiles();
    std::vector<dicom::InstancePtr> shown;
    for (const Tile* tile : visible)
        shown.push_back(tile->series() ? tile->series()->frames.front().instance : nullptr);
    const auto marks = patientMarks(shown, m_catalogue.get());
    for (Tile* tile : m_tiles) {
        const auto place = static_cast<std::size_t>(std::ranges::find(visible, tile) - visible.begin());
        tile->viewport().setPatientMark(place < marks.size() ? marks[place] : std::nullopt);
    }
}

void TileGrid::setTileLayout(const Layout& layout)
{
    leaveThreePlanes();
    m_layout = layout;
    makeRoomFor(layout.count());
    if (m_active >= layout.count())
        m_active = 0;
    if (m_isMaximised) {
        m_isMaximised = false;
        Q_EMIT maximisedChanged(false);
    }
    arrange();
    Q_EMIT activeChanged();
    Q_EMIT shownChanged();
}

Result<void> TileGrid::showThreePlanes(SeriesPtr series)
{
    LANTERN_TRY(reconstruction, Reconstruction::make(m_store, series));
    if (!m_planes) {
        for (const Tile* tile : m_tiles)
            m_beforePlanes.push_back({tile->series(), tile->viewport().slice()});
        setMaximised(false);
    }
    makeRoomFor(3);
    const Tile& like = active();
    // Where the reader looked, if that was this series.
    const auto looked = like.series() == series ? centreOfSlice(like.viewport()) : std::nullopt;
    const auto start =
        m_planes && m_planes->series() == series ? m_planes->point() : looked.value_or(reconstruction->centre());
    const auto slab = m_planes ? m_planes->slab() : volume::Slab{};
    reconstruction->setSlab(slab);
    const VoiState voi = like.viewport().voiState();
    const bool isSameSeries = like.series() == series;
    m_planes.reset();
    m_planes = std::make_unique<ThreePlanes>(std::move(reconstruction), std::array{m_tiles[0], m_tiles[1], m_tiles[2]},
                                             isSameSeries ? std::optional(voi) : std::nullopt, start);
    m_layout = Layout::threePlanes();
    m_active = std::min<std::size_t>(m_active, 2);
    arrange();
    Q_EMIT activeChanged();
    Q_EMIT shownChanged();
    return {};
}

void TileGrid::leaveThreePlanes()
{
    if (!m_planes)
        return;
    const auto series = m_planes->series();
    const int frame = m_planes->nearestFrame();
    m_planes.reset();
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        const Shown before = i < m_beforePlanes.size() ? m_beforePlanes[i] : Shown{};
        m_tiles[i]->showSeries(before.series, before.series == series ? frame : before.slice);
    }
    m_beforePlanes.clear();
}

void TileGrid::setMaximised(bool maximised)
{
    if (m_isMaximised == maximised)
        return;
    m_isMaximised = maximised;
    arrange();
    Q_EMIT maximisedChanged(maximised);
    Q_EMIT shownChanged();
}

void TileGrid::arrange()
{
    const std::size_t count = m_layout.count();
    for (std::size_t i = 0; i < m_tiles.size(); ++i) {
        Tile* tile = m_tiles[i];
        m_grid->removeWidget(tile);
        tile->setVisible(m_isMaximised ? i == m_active : i < count);
        tile->setActive(i == m_active && count > 1 && !m_isMaximised);
    }
    if (m_isMaximised) {
        m_grid->addWidget(m_tiles[m_active], 0, 0);
    } else {
        for (std::size_t i = 0; i < count; ++i) {
            const Layout::Cell& cell = m_layout.cells[i];
            m_grid->addWidget(m_tiles[i], cell.row, cell.column, cell.rows, cell.columns);
        }
    }
    // Rows and columns that another layout had keep no room.
    for (int i = 0; i < Layout::Most; ++i) {
        m_grid->setRowStretch(i, !m_isMaximised && i < m_layout.rows);
        m_grid->setColumnStretch(i, !m_isMaximised && i < m_layout.columns);
    }
    setFocusProxy(m_tiles[m_active]);
}

void TileGrid::activate(const Tile& tile)
{
    const auto found = std::ranges::find(m_tiles, &tile);
    const auto index = static_cast<std::size_t>(found - m_tiles.begin());
    if (found == m_tiles.end() || index == m_active)
        return;
    m_tiles[m_active]->setActive(false);
    m_active = index;
    m_tiles[m_active]->setActive(m_layout.count() > 1 && !m_isMaximised);
    setFocusProxy(m_tiles[m_active]);
    if (m_isMaximised)
        arrange();
    Q_EMIT activeChanged();
}

void TileGrid::stepActive(int step)
{
    const int count = static_cast<int>(m_layout.count());
    const int next = ((static_cast<int>(m_active) + step) % count + count) % count;
    activate(*m_tiles[static_cast<std::size_t>(next)]);
    active().setFocus(Qt::TabFocusReason);
}

std::vector<Tile*> TileGrid::visibleTiles() const
{
    if (m_isMaximised)
        return {m_tiles[m_active]};
    return {m_tiles.begin(), m_tiles.begin() + static_cast<std::ptrdiff_t>(m_layout.count())};
}

QSet<QString> TileGrid::shownSeries() const
{
    QSet<QString> ids;
    for (const Tile* tile : visibleTiles())
        if (tile->series())
            ids.insert(tile->seriesId());
    return ids;
}

// Planes of one volume are held together by their crosshair instead.
TileGrid::Beside TileGrid::beside() const
{
    Beside beside{.viewports = {}, .catalogue = m_catalogue.get()};
    if (!m_planes)
        for (Tile* tile : visibleTiles())
            beside.viewports.push_back(&tile->viewport());
    return beside;
}

void TileGrid::setLinked(LinkId id, bool linked)
{
    Beside all = beside();
    if (!linked) {    // hidden ones too
        all.viewports.clear();
        for (Tile* tile : m_tiles)
            all.viewports.push_back(&tile->viewport());
    }
    m_links.setOn(id, linked, active().viewport(), all.onScreen());
}

void TileGrid::followActive() { onScrolled(active()); }

void TileGrid::onScrolled(const Tile& from)
{
    if (m_planes)
        return m_planes->follow(from.viewport());
    m_links.scrolled(from.viewport(), beside().onScreen());
}

void TileGrid::setBook(measurements::MeasurementBook& book)
{
    m_book = &book;
    for (Tile* tile : m_tiles)
        tile->viewport().measuring().setBook(&book);
}

void TileGrid::cancelTools()
{
    for (Tile* tile : m_tiles)
        tile->cancelTool();
}

void TileGrid::setTool(ToolId tool)
{
    m_tool = tool;
    for (Tile* tile : m_tiles)
        tile->setTool(tool);
}

void TileGrid::setTextLevel(paint::AnnotationLevel level)
{
    m_words = level;
    for (Tile* tile : m_tiles)
        tile->viewport().setWords(level);
}

void TileGrid::setSmooth(bool smooth)
{
    m_isSmooth = smooth;
    for (Tile* tile : m_tiles)
        tile->viewport().setView(display::smoothed(tile->viewport().view(), smooth));
}

void TileGrid::setLayers(std::initializer_list<display::LayerId> ids, bool isOn)
{
    for (const auto id : ids) {
        m_layers[id] = {.isOn = isOn};
        for (Tile* tile : m_tiles)
            tile->viewport().setLayer(id, {.isOn = isOn});
    }
}

void TileGrid::setShowsOverlays(bool shows)
{
    m_showsOverlays = shows;
    setLayers({display::LayerId::overlays, display::LayerId::annotations}, shows);
}

void TileGrid::setShowsShutters(bool shows)
{
    m_showsShutters = shows;
    setLayers({display::LayerId::shutter}, shows);
}

}
