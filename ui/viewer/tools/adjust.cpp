#include "ui/viewer/tile.h"
#include "ui/viewer/tools/tool.h"

namespace lantern::viewer {

namespace {

// Takes the measurement under the pointer by a handle, or by its line as a whole. Armed by the tile
// itself, where the pointer lies on one.
class AdjustTool final : public Tool {
public:
    Qt::CursorShape cursor() const override { return Qt::SizeAllCursor; }
    void press(Tile& tile, const DragStep& step) override
    {
        m_hit = tile.measuring().hitAt(step.at);
        m_from = tile.pixelAt(step.at);
        if (m_hit)
            tile.measuring().grasp(*m_hit);
    }
    void drag(Tile& tile, const DragStep& step) override
    {
        if (!m_hit)
            return;
        m_isDone = false;
        tile.measuring().pull(*m_hit, m_from, tile.pixelAt(step.at));
    }
    void release(Tile& tile, const DragStep&) override
    {
        m_isDone = true;
        tile.measuring().letGo();
    }
    bool isDone() const override { return m_isDone; }
    void cancel(Tile& tile) override
    {
        m_isDone = true;
        m_hit.reset();
        tile.measuring().dropDraft();
    }
    bool isExact() const override { return true; }

private:
    std::optional<MeasureHit> m_hit;
    geometry::PixelPoint m_from;
    bool m_isDone = true;
};

}

std::unique_ptr<Tool> make_adjust();
std::unique_ptr<Tool> make_adjust() { return std::make_unique<AdjustTool>(); }

}
