#include "core/display/view_changes.h"
#include "ui/viewer/tools/tool.h"
#include "ui/viewer/viewport.h"

namespace lantern::viewer {

namespace {

// Right is wider, down is a lower level and so a brighter picture. A pixel is worth a share of the
// image's own range, as a step of one unit would be nothing on MR or PET. Shift is coarse, Ctrl fine.
class WindowTool final : public Tool {
public:
    Qt::CursorShape cursor() const override { return Qt::SizeAllCursor; }
    void drag(Viewport& viewport, const DragStep& step) override
    {
        constexpr double StepsAcrossRange = 1024;
        if (!viewport.picture() || viewport.picture()->instance().pixels.isColour())
            return;    // true colour has no VOI (PS3.4 N.2)
        const double range = viewport.voiState().valueRange;
        double perPixel = range / StepsAcrossRange;
        if (step.modifiers & Qt::ShiftModifier)
            perPixel *= 4;
        if (step.modifiers & Qt::ControlModifier)
            perPixel /= 4;
        viewport.setWindow(
            display::changedWindow(viewport.voiState().voi, step.by.x() * perPixel, -step.by.y() * perPixel, range));
    }
};

}

std::unique_ptr<Tool> make_window();
std::unique_ptr<Tool> make_window() { return std::make_unique<WindowTool>(); }

}
