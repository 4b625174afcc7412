#pragma once

#include "core/files/walk.h"
#include "core/nn/package.h"

#include <map>
#include <mutex>

namespace lantern::nn {

// Where packages are looked for: $LANTERN_MODELS, the user's data folder, beside the program.
std::vector<std::filesystem::path> packageFolders();

struct FoundPackage {
    std::string id;
    std::filesystem::path folder;
    Result<Package> package;    // a damaged one stays in the list with its reason
};

// The packages that are installed. Each program makes one; what was read of a package stays until the file system says
// that a file of it is another one, so a question about a model opens no file. A package that comes, goes or is
// replaced while the program runs is seen at the next question. May be asked from any thread.
class ModelRegistry {
public:
    // Of two packages with one id the one in the first folder counts, so that a person can put another version before
    // the shipped one.
    explicit ModelRegistry(std::vector<std::filesystem::path> folders = packageFolders());

    // With every file held against its hash, for which each is read once.
    std::vector<FoundPackage> list();

    // The same as far as their manifests say, for which nothing else is read.
    std::vector<FoundPackage> manifests();

    // By its id in the list, or by its folder; as far as its manifest says, where nobody asked for the list yet.
    // NotFound names those that there are.
    Result<Package> find(const std::string& idOrFolder);

private:
    // A file, and what it was when it was read; nothing where it was not there.
    using Stamps = std::map<std::filesystem::path, std::optional<files::FileStamp>>;
    struct Entry {
        Stamps sealed, listed;    // the manifest with its hash; all other files, where they were read
        Result<Package> package;
        bool isWhole = false;    // all files were read
    };
    enum class Depth { Manifest, AllFiles };

    std::vector<FoundPackage> found(Depth depth);
    const Result<Package>& look(const std::filesystem::path& folder, Depth depth);

    std::vector<std::filesystem::path> m_folders;
    std::mutex m_mutex;
    std::map<std::filesystem::path, Entry> m_entries;    // by the package's folder
};

}
