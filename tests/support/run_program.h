#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace lantern::test {

struct Finished {
    int status = -1;
    std::string out, err;
};

// Runs build/.../bin/lantern-cli with these arguments, without DISPLAY, and waits for its end. What it would keep
// in the user's cache lies in `cache`; without one it is gone when the program is.
Finished runCli(const std::vector<std::string>& arguments, const std::filesystem::path& cache = {});

// The same with any program; `variables`: "NAME=value" of the environment, by its whole path.
Finished runProgram(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                    const std::filesystem::path& cache = {}, const std::vector<std::string>& variables = {});

// The same with build/.../bin/lantern, whose window nobody sees; it must be one that closes by itself (--screenshot).
Finished runWindow(const std::vector<std::string>& arguments);

}
