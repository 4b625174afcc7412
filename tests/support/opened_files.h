#pragma once

#include <array>
#include <cstring>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <sys/inotify.h>
#include <unistd.h>

namespace lantern::test {

// How often each file below a folder is opened, by whatever program.
class OpenedFiles {
public:
    explicit OpenedFiles(const std::filesystem::path& folder)
        : m_descriptor(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
            if (!entry.is_regular_file())
                continue;
            // Two of the same event in a row are told as one, so what lies between two openings is watched too.
            const int watch = inotify_add_watch(m_descriptor, entry.path().c_str(), IN_OPEN | IN_ACCESS | IN_CLOSE);
            if (watch < 0)
                throw std::runtime_error("no watch for " + entry.path().string());
            m_names[watch] = std::filesystem::relative(entry.path(), folder).string();
        }
    }
    ~OpenedFiles() { ::close(m_descriptor); }
    OpenedFiles(const OpenedFiles&) = delete;
    OpenedFiles& operator=(const OpenedFiles&) = delete;

    // By their path below the folder, since the last question; 0 for those that were not opened.
    std::map<std::string, int> counted()
    {
        std::map<std::string, int> counts;
        for (const auto& [watch, name] : m_names)
            counts[name] = 0;
        alignas(inotify_event) std::array<char, 1 << 16> events{};
        for (ssize_t got = 0; (got = ::read(m_descriptor, events.data(), events.size())) > 0;)
            for (ssize_t at = 0; at < got;) {
                inotify_event event{};
                std::memcpy(&event, events.data() + at, sizeof(event));
                if (event.mask & IN_Q_OVERFLOW)
                    throw std::runtime_error("more was opened than can be counted");
                if (event.mask & IN_OPEN)
                    ++counts[m_names.at(event.wd)];
                at += static_cast<ssize_t>(sizeof(event) + event.len);
            }
        return counts;
    }

private:
    int m_descriptor;
    std::map<int, std::string> m_names;
};

}
