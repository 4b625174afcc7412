#pragma once

#include <QPointF>
#include <Qt>
#include <memory>
#include <span>

namespace lantern::viewer {

class Tile;

// One step of a drag, in device pixels of the tile.
struct DragStep {
    QPointF start;    // where the button went down
    QPointF by;    // since the last step
    Qt::KeyboardModifiers modifiers;
};

// What dragging the mouse over a tile does. A tool is made when the button goes down and gone when
// it comes up, so it may remember what it likes in between.
class Tool {
public:
    virtual ~Tool() = default;
    virtual Qt::CursorShape cursor() const = 0;
    virtual void drag(Tile& tile, const DragStep& step) = 0;
};

enum class ToolId {
#define LANTERN_TOOL(name) name,
#include "ui/viewer/tools/tools.def"
#undef LANTERN_TOOL
};

std::unique_ptr<Tool> makeTool(ToolId id);

}
