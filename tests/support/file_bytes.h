#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

namespace lantern::test {

// What lies in a file, byte for byte; empty where there is none.
inline std::string bytesOf(const std::filesystem::path& file)
{
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}
