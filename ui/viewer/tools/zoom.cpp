#include "core/display/view_changes.h"
#include "ui/viewer/tools/tool.h"
#include "ui/viewer/viewport.h"

#include <cmath>

namespace lantern::viewer {

namespace {

// Up is larger; what lay under the pointer when the drag began stays there.
class ZoomTool final : public Tool {
public:
    Qt::CursorShape cursor() const override { return Qt::SizeVerCursor; }
    void drag(Viewport& viewport, const DragStep& step) override
    {
        constexpr double PixelsToDouble = 150;
        viewport.setView(
            display::zoomed(viewport.view(), std::exp2(-step.by.y() / PixelsToDouble), step.start.x(), step.start.y()));
    }
};

}

std::unique_ptr<Tool> make_zoom();
std::unique_ptr<Tool> make_zoom() { return std::make_unique<ZoomTool>(); }

}
