#include "ui/viewer/tools/shape_tool.h"

namespace lantern::viewer {

// From corner to corner.
std::unique_ptr<Tool> make_rectangle();
std::unique_ptr<Tool> make_rectangle() { return std::make_unique<ShapeTool>(measure::Kind::Rectangle); }

}
