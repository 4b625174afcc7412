#pragma once

#include "core/objects/key_images.h"
#include "ui/viewer/layout.h"
#include "ui/viewer/links/links.h"
#include "ui/viewer/three_planes.h"
#include "ui/viewer/tile.h"

#include <QHash>
#include <QSet>
#include <QWidget>
#include <initializer_list>
#include <map>
#include <memory>
#include <vector>

class QGridLayout;

namespace lantern::viewer {

// The tiles of the window and which of them is active. Tiles that a layout hides keep their series.
class TileGrid : public QWidget {
    Q_OBJECT
public:
    TileGrid(FrameStore& store, scene::Renderer renderer, const QString& seriesMimeType, QWidget* parent = nullptr);

    // Who is one patient on the screen is asked of all that is open.
    void setCatalogue(std::shared_ptr<const dicom::Catalogue> catalogue);

    void setTileLayout(const Layout& layout);    // of slices as they were taken
    const Layout& tileLayout() const { return m_layout; }
    // The axial, coronal and sagittal planes of the series instead of its slices, until another layout is
    // set; then the tiles show again what they did, at the crosshair's place. Refused with the reason.
    Result<void> showThreePlanes(SeriesPtr series);
    ThreePlanes* threePlanes() const { return m_planes.get(); }    // null where slices are shown
    void setMaximised(bool maximised);    // the active tile alone
    bool isMaximised() const { return m_isMaximised; }

    Tile& active() const { return *m_tiles[m_active]; }
    void activate(const Tile& tile);
    void stepActive(int step);
    std::vector<Tile*> visibleTiles() const;
    const std::vector<Tile*>& tiles() const { return m_tiles; }
    QSet<QString> shownSeries() const;

    // What the tiles do together.
    void setLinked(LinkId id, bool linked);
    bool isLinked(LinkId id) const { return m_links.isOn(id); }
    void followActive();    // the linked tiles come to the active one's place

    void setTool(ToolId tool);
    ToolId tool() const { return m_tool; }
    void setBook(measurements::MeasurementBook& book);
    void cancelTools();    // what was begun with one is dropped
    void setTextLevel(paint::AnnotationLevel level);
    paint::AnnotationLevel textLevel() const { return m_words; }
    void setSmooth(bool smooth);    // between pixels
    bool isSmooth() const { return m_isSmooth; }
    void setShowsOverlays(bool shows);    // of the files, in every tile
    bool showsOverlays() const { return m_showsOverlays; }
    void setShowsShutters(bool shows);
    bool showsShutters() const { return m_showsShutters; }

Q_SIGNALS:
    void activeChanged();
    void changed();    // something that the active tile shows
    void shownChanged();    // which series are on screen
    void maximisedChanged(bool maximised);
    void menuRequested(QPoint global);
    void seriesDropped(const QString& seriesId);    // into the active tile
    void pointerMoved(const lantern::viewer::PointerFacts& facts);
    void pointerLeft();
    void measured();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void addTile();
    void makeRoomFor(std::size_t tiles);
    void setLayers(std::initializer_list<display::LayerId> ids, bool isOn);
    void arrange();
    void fitTogether();    // pictures that hang side by side
    void leaveThreePlanes();
    void onScrolled(const Tile& from);
    void markPatients();
    struct Beside {
        std::vector<Viewport*> viewports;
        const dicom::Catalogue* catalogue;
        OnScreen onScreen() const { return {viewports, catalogue}; }
    };
    Beside beside() const;

    std::vector<Tile*> m_tiles;    // as many as any layout has asked for so far
    QGridLayout* m_grid;
    Layout m_layout;
    std::size_t m_active = 0;
    FrameStore& m_store;
    scene::Renderer m_renderer;
    QString m_seriesMimeType;
    std::shared_ptr<const dicom::Catalogue> m_catalogue;
    std::unique_ptr<ThreePlanes> m_planes;
    struct Shown {
        SeriesPtr series;
        int slice = 0;
    };
    std::vector<Shown> m_beforePlanes;    // what the tiles showed, while they show planes
    bool m_isMaximised = false;
    Links m_links;
    // How each tile is, those to come too.
    bool m_showsOverlays = true, m_showsShutters = true, m_isSmooth = true;
    std::map<display::LayerId, display::LayerState> m_layers;
    paint::AnnotationLevel m_words = paint::AnnotationLevel::Full;
    ToolId m_tool = ToolId::window;
    measurements::MeasurementBook* m_book = nullptr;
    std::shared_ptr<const objects::KeyImages> m_keyImages;
};

}
