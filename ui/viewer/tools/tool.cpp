#include "ui/viewer/tools/tool.h"

namespace lantern::viewer {

#define LANTERN_TOOL(name) std::unique_ptr<Tool> make_##name();
#include "ui/viewer/tools/tools.def"
#undef LANTERN_TOOL

std::unique_ptr<Tool> makeTool(ToolId id)
{
    switch (id) {
#define LANTERN_TOOL(name)                                                                                             \
    case ToolId::name:                                                                                                 \
        return make_##name();
#include "ui/viewer/tools/tools.def"
#undef LANTERN_TOOL
    }
    return nullptr;
}

bool isMeasuring(ToolId id)
{
    return id == ToolId::length || id == ToolId::angle || id == ToolId::ellipse || id == ToolId::rectangle
        || id == ToolId::probe;
}

}
