#include "ui/viewer/tools/tool.h"
#include "ui/viewer/viewport.h"

#include <algorithm>
#include <cmath>

namespace lantern::viewer {

namespace {

// The whole series lies along two thirds of the tile's height, but a slice is never less than two
// pixels nor more than twenty.
class ScrollTool final : public Tool {
public:
    Qt::CursorShape cursor() const override { return Qt::SizeVerCursor; }
    void drag(Viewport& viewport, const DragStep& step) override
    {
        const double perSlice =
            std::clamp(viewport.view().height * 0.67 / std::max(1, viewport.sliceCount()), 2.0, 20.0);
        m_slices += step.by.y() / perSlice;
        const double whole = std::trunc(m_slices);
        m_slices -= whole;
        viewport.setSlice(viewport.slice() + static_cast<int>(whole));
    }

private:
    double m_slices = 0;    // the part of a slice that was dragged already
};

}

std::unique_ptr<Tool> make_scroll();
std::unique_ptr<Tool> make_scroll() { return std::make_unique<ScrollTool>(); }

}
