#pragma once

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace lantern {

// Values that were used last, by key: as many as fit into a budget of bytes, and the last one whatever it takes. They
// are few, so a plain list does. May be asked from any thread; a Value is cheap to copy.
template <class Value>
class Recent {
public:
    explicit Recent(std::size_t byteBudget)
        : m_byteBudget(byteBudget)
    {
    }

    std::optional<Value> find(const std::string& key)
    {
        const std::lock_guard lock(m_mutex);
        const auto found = std::ranges::find(m_entries, key, &Entry::key);
        if (found == m_entries.end())
            return std::nullopt;
        std::rotate(found, found + 1, m_entries.end());
        return m_entries.back().value;
    }

    void keep(const std::string& key, Value value, std::size_t bytes)
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_entries, [&](const Entry& entry) { return entry.key == key; });
        m_entries.push_back({key, std::move(value), bytes});
        std::size_t sum = 0;
        const auto tooOld = std::find_if(m_entries.rbegin() + 1, m_entries.rend(), [&](const Entry& entry) {
            sum += entry.bytes;
            return sum + bytes > m_byteBudget;
        });
        m_entries.erase(m_entries.begin(), tooOld.base());
    }

private:
    struct Entry {
        std::string key;
        Value value;
        std::size_t bytes = 0;
    };
    std::mutex m_mutex;
    std::size_t m_byteBudget;
    std::vector<Entry> m_entries;    // the last used one at the end
};

}
