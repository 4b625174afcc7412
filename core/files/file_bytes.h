#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

namespace lantern::files {

// A file open for reading, and the stretch of it that was asked for last. To open a file and to find a place in it
// takes as long as to parse a small header, so that is done once, whoever wants to look at it.
class FileBytes {
public:
    explicit FileBytes(const std::filesystem::path& path);
    ~FileBytes();
    FileBytes(const FileBytes&) = delete;
    FileBytes& operator=(const FileBytes&) = delete;

    int problem() const { return m_problem; }    // why it could not be opened, as errno has it; 0: it is open
    bool isPlain() const { return m_isPlain; }    // no folder, pipe or device
    std::uintmax_t size() const { return m_size; }    // 0 for what is not plain

    // Closes the file until it is read again.
    void rest();

    // The first ones, as many as a header mostly has.
    std::string_view start();

    // How many of the `count` bytes from there on there are.
    std::size_t read(std::uintmax_t from, char* to, std::size_t count);

private:
    void open();
    std::size_t readFromDisk(std::uintmax_t from, char* to, std::size_t count);
    void fill(std::uintmax_t from);

    std::filesystem::path m_path;
    int m_descriptor = -1, m_problem = 0;
    bool m_isPlain = false;
    std::uintmax_t m_size = 0, m_from = 0;
    std::unique_ptr<char[]> m_stretch;    // the bytes from m_from on
    std::size_t m_count = 0;    // of them
};

}
