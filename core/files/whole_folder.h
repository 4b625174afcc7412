#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <functional>
#include <string>

namespace lantern::files {

// A folder whose files belong together, put in its place whole or not at all: they come into a folder beside it that
// takes its name at the end, at once with the old one's going. Nothing is left of it where it is not committed.
class WholeFolder {
public:
    // What lies in the folder now and is not `ours` is a person's: then its files are written in place, each whole,
    // and nothing else there is touched. WriteFailed.
    static Result<WholeFolder> begin(const std::filesystem::path& folder,
                                     const std::function<bool(const std::string& name)>& ours);
    ~WholeFolder();
    WholeFolder(WholeFolder&& other) noexcept;
    WholeFolder& operator=(WholeFolder&&) = delete;
    WholeFolder(const WholeFolder&) = delete;

    const std::filesystem::path& path() const { return m_beside.empty() ? m_folder : m_beside; }    // to write into
    Result<void> commit();

    // Whether it is one that was never committed, as a program leaves it that was killed.
    static bool isLeftOver(const std::filesystem::path& folder);

private:
    explicit WholeFolder(std::filesystem::path folder)
        : m_folder(std::move(folder))
    {
    }
    std::filesystem::path m_folder, m_beside;
};

}
