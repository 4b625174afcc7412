#include "core/display/view_changes.h"
#include "ui/viewer/tools/tool.h"
#include "ui/viewer/viewport.h"

namespace lantern::viewer {

namespace {

// The image follows the pointer.
class PanTool final : public Tool {
public:
    Qt::CursorShape cursor() const override { return Qt::ClosedHandCursor; }
    void drag(Viewport& viewport, const DragStep& step) override
    {
        viewport.setView(display::panned(viewport.view(), step.by.x(), step.by.y()));
    }
};

}

std::unique_ptr<Tool> make_pan();
std::unique_ptr<Tool> make_pan() { return std::make_unique<PanTool>(); }

}
