#pragma once

#include "core/measure/shape.h"
#include "ui/viewer/tools/tool.h"

namespace lantern::viewer {

// Draws a shape point by point: a drag from one point to the next, or a click for each.
class ShapeTool final : public Tool {
public:
    explicit ShapeTool(measure::Kind kind);

    Qt::CursorShape cursor() const override { return Qt::CrossCursor; }
    void press(Tile& tile, const DragStep& step) override;
    void drag(Tile& tile, const DragStep& step) override { follow(tile, step); }
    void move(Tile& tile, const DragStep& step) override { follow(tile, step); }
    void release(Tile& tile, const DragStep& step) override;
    bool isDone() const override { return m_isDone; }
    void cancel(Tile& tile) override;
    bool isExact() const override { return true; }

private:
    void follow(Tile& tile, const DragStep& step);

    measure::Shape m_shape;    // the last point follows the pointer
    QPointF m_placed;    // where the point before it lies, device pixels
    bool m_isDone = false;
};

}
