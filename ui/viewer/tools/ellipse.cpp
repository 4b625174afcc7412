#include "ui/viewer/tools/shape_tool.h"

namespace lantern::viewer {

// Within the box that is dragged.
std::unique_ptr<Tool> make_ellipse();
std::unique_ptr<Tool> make_ellipse() { return std::make_unique<ShapeTool>(measure::Kind::Ellipse); }

}
