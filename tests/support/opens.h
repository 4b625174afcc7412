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

// Counts how often the files below a folder are opened, by whatever thread or program, from here on.
class Opens {
public:
    explicit Opens(const std::filesystem::path& folder)
        : m_inotify(inotify_init1(IN_NONBLOCK | IN_CLOEXEC))
    {
        if (m_inotify < 0)
            throw std::runtime_error("opens cannot be counted");
        const auto watch = [&](const std::filesystem::path& place) {
            m_folders[inotify_add_watch(m_inotify, place.c_str(), IN_OPEN)] = place;
        };
        watch(folder);
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.is_directory())
                watch(entry.path());
    }
    ~Opens() { ::close(m_inotify); }
    Opens(const Opens&) = delete;
    Opens& operator=(const Opens&) = delete;

    // By file, those that were opened; an opened folder does not count.
    const std::map<std::filesystem::path, int>& counted()
    {
        alignas(inotify_event) std::array<char, 1 << 16> events{};
        for (ssize_t got = 0; (got = ::read(m_inotify, events.data(), events.size())) > 0;)
            for (std::size_t at = 0; at < static_cast<std::size_t>(got);) {
                inotify_event event{};
                std::memcpy(&event, events.data() + at, sizeof(event));
                if (event.len > 0 && (event.mask & IN_ISDIR) == 0)
                    ++m_counted[m_folders[event.wd] / (events.data() + at + sizeof(event))];
                at += sizeof(event) + event.len;
            }
        return m_counted;
    }

private:
    int m_inotify;
    std::map<int, std::filesystem::path> m_folders;
    std::map<std::filesystem::path, int> m_counted;
};

}
