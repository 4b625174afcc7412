#include "core/dicom/headers/cached_headers.h"

#include "core/dicom/headers/instance_bytes.h"
#include "core/dicom/part10/dicomdir_internal.h"

#include <algorithm>
#include <type_traits>
#include <utility>

namespace lantern::dicom {

namespace {

namespace fs = std::filesystem;

// What the bytes belong to: the file by its name and as it was.
std::string labelOf(std::string key, const FileStamp& stamp)
{
    static_assert(std::has_unique_object_representations_v<FileStamp>);
    return std::move(key.append(reinterpret_cast<const char*>(&stamp), sizeof stamp));
}

// One name for a file, from wherever it is asked for.
std::string keyOf(const std::string& path, const std::string& folder)
{
    std::string key;
    key.reserve(folder.size() + path.size() + 1 + sizeof(FileStamp));    // which becomes part of a label
    if (!path.starts_with('/'))
        key.append(folder).append("/");
    key += path;
    if (key.find("//") != std::string::npos || key.find("/.") != std::string::npos)
        key = fs::path(key).lexically_normal().native();
    while (key.size() > 1 && key.ends_with('/'))
        key.pop_back();
    return key;
}

}

CachedHeaders::CachedHeaders(const HeaderCaching& keeping)
    : m_keeping(keeping)
    , m_now(std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count())
{
    std::error_code problem;
    m_folder = fs::current_path(problem).native();
    if (problem)
        m_keeping.store = nullptr;    // relative paths would name nothing
}

void CachedHeaders::fetch(std::span<const fs::path> paths)
{
    if (!m_keeping.store)
        return;
    std::vector<std::string> roots;
    for (const auto& path : paths) {
        // A directory names files below the folder it lies in.
        const auto root = isDicomdir(path) ? path.parent_path() : path;
        roots.push_back(keyOf(root.empty() ? "." : root.native(), m_folder));
    }
    m_keeping.store->read(roots, [&](const CachedHeader& kept) {
        m_rows.push_back({kept.path, kept.bytes, kept.stamp});
        m_text.append(kept.path).append(kept.bytes);
    });
    std::string_view rest = m_text;    // which stays where it is now
    for (auto& row : m_rows)
        for (auto* part : {&row.path, &row.bytes}) {
            *part = rest.substr(0, part->size());
            rest.remove_prefix(part->size());
        }
    if (!std::ranges::is_sorted(m_rows, {}, &Row::path))    // as where several folders were asked for
        std::ranges::sort(m_rows, {}, &Row::path);
    m_isMet = std::make_unique<std::atomic<bool>[]>(m_rows.size());
}

const CachedHeaders::Row* CachedHeaders::rowOf(std::string_view key, std::size_t& near) const
{
    constexpr std::size_t threadsBeside = 4;    // that may have taken the files between
    for (std::size_t i = near; i < std::min(near + threadsBeside, m_rows.size()); ++i)
        if (m_rows[i].path == key) {
            near = i + 1;
            return &m_rows[i];
        }
    const auto row = std::ranges::lower_bound(m_rows, key, {}, &Row::path);
    if (row == m_rows.end() || row->path != key)
        return nullptr;
    near = static_cast<std::size_t>(row - m_rows.begin()) + 1;
    return &*row;
}

InstancePtr CachedHeaders::find(const FoundFile& file, std::size_t& near) const
{
    if (!m_isMet)    // nothing was fetched, or there was no memory for all of it
        return nullptr;
    auto key = keyOf(file.path, m_folder);
    const auto* row = rowOf(key, near);
    if (!row)
        return nullptr;
    m_isMet[static_cast<std::size_t>(row - m_rows.data())] = true;
    return row->stamp == file.stamp ? instanceFrom(row->bytes, labelOf(std::move(key), file.stamp), file.path)
                                    : nullptr;
}

std::string CachedHeaders::toKeep(const FoundFile& file, const Instance& instance) const
{
    const auto last = std::max(file.stamp.modified, file.stamp.changed);
    if (!m_keeping.store || m_now - last < m_keeping.settled.count() || files::stampOf(file.path) != file.stamp)
        return {};
    return bytesOf(instance, labelOf(keyOf(file.path, m_folder), file.stamp));
}

void CachedHeaders::store(const std::vector<FoundFile>& files, const std::vector<std::string>& fresh)
{
    if (!m_keeping.store)
        return;
    std::vector<std::string> keys;
    keys.reserve(files.size());    // which are looked at from elsewhere
    std::vector<CachedHeader> added;
    for (std::size_t i = 0; i < files.size(); ++i)
        if (!fresh[i].empty())
            added.push_back({keys.emplace_back(keyOf(files[i].path, m_folder)), files[i].stamp, fresh[i]});
    std::vector<std::string> forgotten;
    // What was not met this time; a DICOMDIR need not name all there is.
    for (std::size_t i = 0; m_isMet && i < m_rows.size(); ++i)
        if (!m_isMet[i] && !files::stampOf(std::string(m_rows[i].path)))
            forgotten.emplace_back(m_rows[i].path);
    if (!added.empty() || !forgotten.empty())
        m_keeping.store->change(added, forgotten);
}

}
