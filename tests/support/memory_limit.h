#pragma once

#include <fstream>
#include <stdexcept>
#include <sys/resource.h>

namespace lantern::test {

// While this lives, no more than `bytes` of address space beside what is in use already.
class MemoryLimit {
public:
    explicit MemoryLimit(rlim_t bytes)
    {
        std::size_t pages = 0;
        std::ifstream("/proc/self/statm") >> pages;
        getrlimit(RLIMIT_AS, &m_before);
        const rlimit limit{pages * 4096 + bytes, m_before.rlim_max};
        if (setrlimit(RLIMIT_AS, &limit) != 0)
            throw std::runtime_error("the memory cannot be limited");
    }
    MemoryLimit(const MemoryLimit&) = delete;
    MemoryLimit& operator=(const MemoryLimit&) = delete;
    ~MemoryLimit() { setrlimit(RLIMIT_AS, &m_before); }

private:
    rlimit m_before{};
};

}
