#pragma once

#include <QPointF>
#include <Qt>
#include <memory>
#include <span>

namespace lantern::viewer {

class Viewport;

// One step of the mouse, in device pixels of the tile.
struct DragStep {
    QPointF start;    // where the button went down
    QPointF by;    // since the last step
    Qt::KeyboardModifiers modifiers;
    QPointF at = {};    // now
};

// What the mouse does over a tile. A tool is made when the button goes down and gone when it comes up,
// so it may remember what it likes in between; one that is not done then waits for the next press.
class Tool {
public:
    virtual ~Tool() = default;
    virtual Qt::CursorShape cursor() const = 0;
    virtual void drag(Viewport& viewport, const DragStep& step) = 0;

    virtual void press(Viewport&, const DragStep&) { }
    virtual void move(Viewport&, const DragStep&) { }    // without a button, while it waits
    virtual void release(Viewport&, const DragStep&) { }
    virtual bool isDone() const { return true; }
    virtual void cancel(Viewport&) { }    // what was begun is dropped
    // A hand that trembles is no drag; where the exact place counts, it is.
    virtual bool isExact() const { return false; }
};

enum class ToolId {
#define LANTERN_TOOL(name) name,
#include "ui/viewer/tools/tools.def"
#undef LANTERN_TOOL
};

std::unique_ptr<Tool> makeTool(ToolId id);

// Measuring tools draw, and fall back to the default one after use.
bool isMeasuring(ToolId id);

}
