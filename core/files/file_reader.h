#pragma once

#include "core/files/file_bytes.h"

#include <filesystem>

namespace lantern::files {

// Who reads files of one kind. One walk offers each file, open, to one reader after the other, so that no file is
// opened twice, however many kinds are looked for.
class FileReader {
public:
    virtual ~FileReader() = default;
    // Whether the file is of this reader's kind; it then has what it needs of it, since `bytes` ends with the call.
    // Called from several threads at once.
    virtual bool take(const std::filesystem::path& path, FileBytes& bytes) = 0;
};

}
