#pragma once

#include <fstream>
#include <string>

namespace lantern::test {

// The most bytes of address space this process has had so far: memory that was asked for counts, touched or not.
inline std::size_t addressSpacePeak()
{
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (std::size_t kilobytes = 0; word == "VmPeak:" && status >> kilobytes)
            return kilobytes << 10;
    return 0;
}

}
