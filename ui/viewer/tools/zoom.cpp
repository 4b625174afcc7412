#include "ui/viewer/tile.h"
#include "ui/viewer/tools/tool.h"

#include <cmath>

namespace lantern::viewer {

namespace {

// Up is larger; what lay under the pointer when the drag began stays there.
class ZoomTool final : public Tool {
public:
    Qt::CursorShape cursor() const override { return Qt::SizeVerCursor; }
    void drag(Tile& tile, const DragStep& step) override
    {
        constexpr double PixelsToDouble = 150;
        tile.zoomBy(std::exp2(-step.by.y() / PixelsToDouble), step.start);
    }
};

}

std::unique_ptr<Tool> make_zoom();
std::unique_ptr<Tool> make_zoom() { return std::make_unique<ZoomTool>(); }

}
