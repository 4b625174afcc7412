#include "core/base/person_name.h"

namespace lantern {

std::string readableName(const NameParts& parts, std::string_view between)
{
    std::string text;
    for (const std::string* part : {&parts.prefix, &parts.family, &parts.given, &parts.middle, &parts.suffix}) {
        if (part->empty())
            continue;
        if (!text.empty())
            text += between;
        text += *part;
    }
    return text;
}

}
