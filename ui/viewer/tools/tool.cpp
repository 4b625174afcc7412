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

}
