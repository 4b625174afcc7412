#include "ui/viewer/tools/shape_tool.h"

namespace lantern::viewer {

// The value of one pixel; it may be dragged until it lies right.
std::unique_ptr<Tool> make_probe();
std::unique_ptr<Tool> make_probe() { return std::make_unique<ShapeTool>(measure::Kind::Probe); }

}
