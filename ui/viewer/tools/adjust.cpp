#include "ui/viewer/measuring.h"
#include "ui/viewer/tools/tool.h"
#include "ui/viewer/viewport.h"

namespace lantern::viewer {

namespace {

// Takes the measurement under the pointer by a handle, or by its line as a whole. Armed by the tile
// itself, where the pointer lies on one.
class AdjustTool final : public Tool {
public:
    Qt::CursorShape cursor() const override { return Qt::SizeAllCursor; }
    void press(Viewport& viewport, const DragStep& step) override
    {
        m_hit = viewport.measuring().hitAt(step.at);
        m_from = viewport.pixelAt(step.at);
        if (m_hit)
            viewport.measuring().beginEdit(*m_hit);
    }
    void drag(Viewport& viewport, const DragStep& step) override
    {
        if (!m_hit)
            return;
        m_isDone = false;
        viewport.measuring().pull(*m_hit, m_from, viewport.pixelAt(step.at));
    }
    void release(Viewport& viewport, const DragStep&) override
    {
        m_isDone = true;
        viewport.measuring().endEdit();
    }
    bool isDone() const override { return m_isDone; }
    void cancel(Viewport& viewport) override
    {
        m_isDone = true;
        m_hit.reset();
        viewport.measuring().dropDraft();
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
