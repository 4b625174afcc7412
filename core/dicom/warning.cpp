#include "core/dicom/warning.h"

#include <algorithm>
#include <array>

namespace lantern::dicom {

namespace {

struct Known {
    std::string_view code;
    WarningKind kind;
    std::string_view section;
};

constexpr std::array known{
#define LANTERN_WARNING(name, code, kind, section) Known{code, WarningKind::kind, section},
#include "core/dicom/warnings.def"
#undef LANTERN_WARNING
};

constexpr const Known& of(WarningCode code) { return known[static_cast<std::size_t>(code)]; }

}

std::string_view codeOf(WarningCode code) { return of(code).code; }

WarningKind kindOf(WarningCode code) { return of(code).kind; }

std::string_view sectionOf(WarningCode code) { return of(code).section; }

std::string_view codeOf(WarningKind kind)
{
    constexpr std::array<std::string_view, 6> names{"geometry", "rescale", "voi", "encoding", "identity", "loading"};
    return names[static_cast<std::size_t>(kind)];
}

void warn(Warnings& warnings, WarningCode code, Message message)
{
    Warning warning{code, std::move(message)};
    if (std::find(warnings.begin(), warnings.end(), warning) == warnings.end())
        warnings.push_back(std::move(warning));
}

}
