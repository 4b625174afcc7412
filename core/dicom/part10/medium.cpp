#include "core/dicom/part10/medium_internal.h"

#include "core/dicom/read_header.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace lantern::dicom {

namespace {

namespace fs = std::filesystem;

std::string lowered(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

std::string_view withoutVersion(std::string_view name)
{
    const auto semicolon = name.rfind(';');
    const auto digits = semicolon == name.npos ? std::string_view() : name.substr(semicolon + 1);
    if (!digits.empty() && std::ranges::all_of(digits, [](unsigned char c) { return std::isdigit(c) != 0; }))
        name = name.substr(0, semicolon);
    return name.ends_with('.') ? name.substr(0, name.size() - 1) : name;    // "CT001.;1" in ISO 9660
}

// ".dcm" of "im1.dcm"; empty without one.
std::string_view extensionOf(std::string_view name)
{
    const auto point = name.rfind('.');
    return point == name.npos || point == 0 ? std::string_view() : name.substr(point);
}

std::string_view withoutExtension(std::string_view name)
{
    return name.substr(0, name.size() - extensionOf(name).size());
}

int rankOf(std::string_view extension)
{
    static constexpr std::array<std::string_view, 5> usual{".dcm", ".dicom", ".dic", ".ima", ".img"};
    return static_cast<int>(std::ranges::find(usual, extension) - usual.begin());
}
constexpr int unusual = 5;

// The less, the likelier a File ID means the file of this name; nothing where it cannot. Both are lowered and without
// versions.
std::optional<int> distance(std::string_view fileId, std::string_view name)
{
    const auto extension = extensionOf(name), stated = extensionOf(fileId);
    if (fileId == name)
        return 0;
    if (fileId == withoutExtension(name))    // added when it was copied
        return 1 + rankOf(extension);
    const bool isReplaced = withoutExtension(fileId) == withoutExtension(name) && rankOf(stated) < unusual
        && (extension.empty() || rankOf(extension) < unusual);
    return isReplaced ? std::optional(2 + unusual + rankOf(extension)) : std::nullopt;
}

}

Medium::Medium(fs::path folder)
    : m_folder(std::move(folder))
{
}

const Medium::Entries& Medium::entriesOf(const fs::path& folder)
{
    const auto [known, isNew] = m_known.try_emplace(folder);
    if (!isNew)
        return known->second;
    std::error_code problem;
    for (fs::directory_iterator at(folder.empty() ? "." : folder, problem), end; !problem && at != end;
         at.increment(problem)) {
        std::error_code ignored;
        const bool isFolder = at->is_directory(ignored);
        const auto name = at->path().filename().string();
        if (!isFolder && !at->is_regular_file(ignored))
            continue;
        const auto plain = lowered(withoutVersion(name));
        known->second.emplace(isFolder ? plain : std::string(withoutExtension(plain)), Entry{name, isFolder});
    }
    return known->second;
}

std::optional<fs::path> Medium::childOf(const fs::path& folder, const std::string& name, bool isFolder)
{
    std::error_code ignored;
    if (const auto exact = folder / name;
        isFolder ? fs::is_directory(exact, ignored) : fs::is_regular_file(exact, ignored))
        return exact;
    const std::string wanted = lowered(withoutVersion(name));
    const Entry* best = nullptr;
    int nearest = 0;
    const auto compare = [&](std::string_view key) {
        const auto [first, last] = entriesOf(folder).equal_range(key);
        for (auto at = first; at != last; ++at) {
            const Entry& entry = at->second;
            if (entry.isFolder != isFolder)
                continue;
            const auto far = isFolder ? std::optional(0) : distance(wanted, lowered(withoutVersion(entry.name)));
            if (!far || (best && std::pair(nearest, best->name) <= std::pair(*far, entry.name)))
                continue;
            // Another extension may be that of something else, such as a small picture of the image.
            if (*far == 1 + unusual && !looksLikeDicom(folder / entry.name))
                continue;
            best = &entry;
            nearest = *far;
        }
    };
    compare(wanted);
    if (!isFolder)
        compare(withoutExtension(wanted));
    return best ? std::optional(folder / best->name) : std::nullopt;
}

std::optional<fs::path> Medium::find(const std::vector<std::string>& fileId)
{
    auto path = m_folder;
    for (std::size_t i = 0; i < fileId.size(); ++i) {
        const auto child = childOf(path, fileId[i], i + 1 < fileId.size());
        if (!child)
            return std::nullopt;
        path = *child;
    }
    return path;
}

}
