#include "core/dicom/series.h"

#include <fmt/format.h>

namespace lantern::dicom {

std::string Series::baseId() const
{
    const std::string id = facts.uid.empty() ? "no-uid" : facts.uid;
    return stack > 1 ? id + fmt::format("#{}", stack) : id;
}

std::string Series::id() const
{
    return duplicateUidIndex > 1 ? baseId() + fmt::format("~{}", duplicateUidIndex) : baseId();
}

}
