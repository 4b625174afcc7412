#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::dicom {

// The files of a medium by their File IDs, as they are really called. File systems and copying programs turn the
// capitals of a File ID into small letters, in part or all, keep the version ";1" of a CD or a point at its end, and
// add an extension, which PS3.10 8.5 allows no File ID to have.
class Medium {
public:
    explicit Medium(std::filesystem::path folder);

    // The path of a file, each component below the one before; nothing where no file may be meant.
    std::optional<std::filesystem::path> find(const std::vector<std::string>& fileId);

private:
    struct Entry {
        std::string name;
        bool isFolder = false;
    };
    using Entries = std::multimap<std::string, Entry, std::less<>>;    // by the name that a File ID would have

    const Entries& entriesOf(const std::filesystem::path& folder);
    std::optional<std::filesystem::path> childOf(const std::filesystem::path& folder, const std::string& name,
                                                 bool isFolder);

    std::filesystem::path m_folder;
    std::map<std::filesystem::path, Entries> m_known;    // each folder is read once
};

}
