#include "core/dicom/known_headers.h"

#include "core/dicom/dataset/dicomdir_internal.h"
#include "core/dicom/instance_bytes.h"

#include <type_traits>

namespace lantern::dicom {

namespace {

namespace fs = std::filesystem;

// What the bytes belong to: the file by its name and as it was.
std::string labelOf(const std::string& key, const FileStamp& stamp)
{
    static_assert(std::has_unique_object_representations_v<FileStamp>);
    return key + std::string(reinterpret_cast<const char*>(&stamp), sizeof stamp);
}

// One name for a file, from wherever it is asked for.
std::string keyOf(const std::string& path, const std::string& folder)
{
    std::string key = path.starts_with('/') ? path : folder + '/' + path;
    if (key.find("//") != std::string::npos || key.find("/.") != std::string::npos)
        key = fs::path(key).lexically_normal().native();
    while (key.size() > 1 && key.ends_with('/'))
        key.pop_back();
    return key;
}

}

KnownHeaders::KnownHeaders(const Keeping& keeping)
    : m_keeping(keeping)
    , m_now(std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count())
{
    std::error_code problem;
    m_folder = fs::current_path(problem).native();
    if (problem)
        m_keeping.store = nullptr;    // relative paths would name nothing
}

void KnownHeaders::fetch(std::span<const fs::path> paths)
{
    if (!m_keeping.store)
        return;
    std::vector<std::string> roots;
    for (const auto& path : paths) {
        // A directory names files below the folder it lies in.
        const auto root = isDicomdir(path) ? path.parent_path() : path;
        roots.push_back(keyOf(root.empty() ? "." : root.native(), m_folder));
    }
    m_keeping.store->read(roots, [&](const KeptHeader& kept) {
        m_rows.push_back({kept.path, kept.bytes, kept.stamp});
        m_text.append(kept.path).append(kept.bytes);
    });
    std::string_view rest = m_text;    // which stays where it is now
    for (auto& row : m_rows)
        for (auto* part : {&row.path, &row.bytes}) {
            *part = rest.substr(0, part->size());
            rest.remove_prefix(part->size());
        }
    m_byPath.reserve(m_rows.size());
    for (const auto& row : m_rows)
        m_byPath.emplace(row.path, &row);
}

InstancePtr KnownHeaders::find(const FoundFile& file) const
{
    if (m_byPath.empty())
        return nullptr;
    const auto key = keyOf(file.path, m_folder);
    const auto known = m_byPath.find(key);
    if (known == m_byPath.end() || known->second->stamp != file.stamp)
        return nullptr;
    return instanceFrom(known->second->bytes, labelOf(key, file.stamp), file.path);
}

std::string KnownHeaders::toKeep(const FoundFile& file, const Instance& instance) const
{
    const auto last = std::max(file.stamp.modified, file.stamp.changed);
    if (!m_keeping.store || m_now - last < m_keeping.settled.count() || stampOf(file.path) != file.stamp)
        return {};
    return bytesOf(instance, labelOf(keyOf(file.path, m_folder), file.stamp));
}

void KnownHeaders::store(const std::vector<FoundFile>& files, const std::vector<std::string>& fresh)
{
    if (!m_keeping.store)
        return;
    std::vector<std::string> keys(files.size());
    std::vector<KeptHeader> added;
    for (std::size_t i = 0; i < files.size(); ++i) {
        keys[i] = keyOf(files[i].path, m_folder);
        m_byPath.erase(keys[i]);
        if (!fresh[i].empty())
            added.push_back({keys[i], files[i].stamp, fresh[i]});
    }
    std::vector<std::string> forgotten;
    for (const auto& [path, row] : m_byPath)    // what was not met this time; a DICOMDIR need not name all there is
        if (!stampOf(std::string(path)))
            forgotten.emplace_back(path);
    if (!added.empty() || !forgotten.empty())
        m_keeping.store->change(added, forgotten);
}

}
