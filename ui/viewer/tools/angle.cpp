#include "ui/viewer/tools/shape_tool.h"

namespace lantern::viewer {

// One arm by a drag or two clicks, then the end of the other by a click.
std::unique_ptr<Tool> make_angle();
std::unique_ptr<Tool> make_angle() { return std::make_unique<ShapeTool>(measure::Kind::Angle); }

}
