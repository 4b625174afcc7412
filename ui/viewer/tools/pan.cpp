#include "ui/viewer/tile.h"
#include "ui/viewer/tools/tool.h"

namespace lantern::viewer {

namespace {

// The image follows the pointer.
class PanTool final : public Tool {
public:
    Qt::CursorShape cursor() const override { return Qt::ClosedHandCursor; }
    void drag(Tile& tile, const DragStep& step) override { tile.panBy(step.by); }
};

}

std::unique_ptr<Tool> make_pan();
std::unique_ptr<Tool> make_pan() { return std::make_unique<PanTool>(); }

}
