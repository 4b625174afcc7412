#pragma once

#include "core/files/data_source.h"

namespace lantern::files {

// Streams the regular files of a tar archive whatever its compression. Names are made safe and
// plain: no leading "./" or "/", no ".." parts.
Result<void> forEachInArchive(const std::filesystem::path& archive, const DataSource::Wanted& wanted,
                              const DataSource::Visit& visit, Job& job);

}
