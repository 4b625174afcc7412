#include "ui/viewer/tools/shape_tool.h"

namespace lantern::viewer {

// From one end to the other: by a drag, or by two clicks.
std::unique_ptr<Tool> make_length();
std::unique_ptr<Tool> make_length() { return std::make_unique<ShapeTool>(measure::Kind::Length); }

}
