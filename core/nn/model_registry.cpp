#include "core/nn/model_registry.h"

#include "core/files/whole_folder.h"
#include "core/nn/messages.h"

#include <algorithm>
#include <cstdlib>

namespace lantern::nn {

namespace fs = std::filesystem;

namespace {

fs::path userFolder()
{
    if (const char* data = std::getenv("XDG_DATA_HOME"); data && *data)
        return fs::path(data) / "lantern" / "models";
    if (const char* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".local" / "share" / "lantern" / "models";
    return {};
}

// In the order of their names.
std::vector<fs::path> packagesIn(const fs::path& folder)
{
    std::error_code problem;
    std::vector<fs::path> here;
    for (fs::directory_iterator at(folder, problem), end; !problem && at != end; at.increment(problem)) {
        std::error_code ignored;
        if (fs::exists(at->path() / manifestName, ignored) && !files::WholeFolder::isLeftOver(at->path()))
            here.push_back(at->path());
    }
    std::ranges::sort(here);
    return here;
}

}

std::vector<fs::path> packageFolders()
{
    std::vector<fs::path> folders;
    if (const char* named = std::getenv("LANTERN_MODELS"); named && *named)
        folders.emplace_back(named);
    if (const auto user = userFolder(); !user.empty())
        folders.push_back(user);
    std::error_code problem;
    const auto program = fs::read_symlink("/proc/self/exe", problem);
    if (!problem) {
        // build/release/bin/lantern, build/release/tests/test_core_nn, /usr/bin/lantern
        const auto above = program.parent_path().parent_path();
        folders.push_back(above / "resources" / "models");
        folders.push_back(above / "share" / "lantern" / "models");
    }
    return folders;
}

ModelRegistry::ModelRegistry(std::vector<fs::path> folders)
    : m_folders(std::move(folders))
{
}

std::vector<FoundPackage> ModelRegistry::list()
{
    const std::lock_guard lock(m_mutex);
    return found(Depth::AllFiles);
}

std::vector<FoundPackage> ModelRegistry::manifests()
{
    const std::lock_guard lock(m_mutex);
    return found(Depth::Manifest);
}

Result<Package> ModelRegistry::find(const std::string& idOrFolder)
{
    const std::lock_guard lock(m_mutex);
    std::error_code ignored;
    if (fs::is_directory(idOrFolder, ignored))
        return look(idOrFolder, Depth::Manifest);
    std::string known;
    for (auto& one : found(Depth::Manifest)) {
        if (one.id == idOrFolder)
            return std::move(one.package);
        known += known.empty() ? one.id : ", " + one.id;
    }
    return fail(ErrorCode::NotFound,
                known.empty() ? messages::NoModelAtAll(idOrFolder) : messages::NoSuchModel(idOrFolder, known));
}

std::vector<FoundPackage> ModelRegistry::found(Depth depth)
{
    std::vector<FoundPackage> all;
    for (const auto& folder : m_folders)
        for (const auto& path : packagesIn(folder)) {
            const auto& package = look(path, depth);
            const std::string id = package ? package->manifest().id : path.filename().string();
            if (std::ranges::find(all, id, &FoundPackage::id) == all.end())
                all.push_back({id, path, package});
        }
    return all;
}

const Result<Package>& ModelRegistry::look(const fs::path& folder, Depth depth)
{
    const auto isAsRead = [](const auto& file) { return files::stampOf(file.first.string()) == file.second; };
    const auto known = m_entries.find(folder);
    const bool isSealed = known != m_entries.end() && std::ranges::all_of(known->second.sealed, isAsRead);
    const bool isWhole = isSealed && known->second.isWhole && std::ranges::all_of(known->second.listed, isAsRead);
    if (isSealed && (isWhole || (depth == Depth::Manifest && !known->second.isWhole)))
        return known->second.package;

    // What the files are is noted before they are read: who writes to one meanwhile is noticed the next time.
    Stamps sealed, listed;
    for (const char* name : {manifestName, manifestHashName})
        sealed[folder / name] = files::stampOf((folder / name).string());
    auto package = Package::byManifest(folder);
    if (package && depth == Depth::AllFiles) {
        for (const auto& [name, hash] : package->manifest().files)
            listed[folder / name] = files::stampOf((folder / name).string());
        if (auto checked = package->check(); !checked)
            package = fail(std::move(checked).error());
    }
    return m_entries
        .insert_or_assign(folder,
                          Entry{.sealed = std::move(sealed),
                                .listed = std::move(listed),
                                .package = std::move(package),
                                .isWhole = depth == Depth::AllFiles})
        .first->second.package;
}

}
