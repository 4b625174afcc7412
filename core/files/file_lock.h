#pragma once

#include "core/base/result.h"

#include <chrono>
#include <filesystem>

namespace lantern::files {

// Held by one program at a time, for as long as it reads a file, changes it and writes it back. It ends with the
// program, however that ends.
class FileLock {
public:
    // The file is made where it is not there. WriteFailed where it cannot be made, or where another program still
    // holds it after that time.
    static Result<FileLock> take(const std::filesystem::path& file,
                                 std::chrono::milliseconds patience = std::chrono::seconds(3));
    ~FileLock();
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&&) = delete;
    FileLock(const FileLock&) = delete;

private:
    explicit FileLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    int m_descriptor;
};

}
