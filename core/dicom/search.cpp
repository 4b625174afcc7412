#include "core/dicom/search.h"

#include "core/dicom/messages.h"
#include "core/dicom/part10/dicomdir_internal.h"

#include <set>

namespace lantern::dicom {

namespace {

namespace fs = std::filesystem;

void note(const fs::path& table, Messages notes, Found& found)
{
    for (auto& sentence : notes)
        found.notes.push_back({table, std::move(sentence)});
}

// Two tables of one medium miss the same files.
void leave(std::vector<files::NotRead> left, Found& found)
{
    std::set<fs::path> known;
    for (const auto& one : found.left)
        known.insert(one.path);
    for (auto& one : left)
        if (known.insert(one.path).second)
            found.left.push_back(std::move(one));
}

// Adds the files that a table names to those to walk.
void follow(const fs::path& table, files::FileBytes& bytes, std::vector<fs::path>& wanted, Found& found)
{
    auto contents = tableOfContents(table, bytes);
    found.searched = true;
    if (!contents) {
        found.left.push_back({table, contents.error().message});
        return;
    }
    wanted.insert(wanted.end(), contents->files.begin(), contents->files.end());
    found.named.insert(contents->files.begin(), contents->files.end());
    note(table, std::move(contents->notes), found);
    leave(std::move(contents->lost), found);
    leave(std::move(contents->refused), found);
}

}

Found search(std::span<const fs::path> paths, Job& job)
{
    Found found;
    std::vector<fs::path> wanted;
    for (const auto& path : paths) {
        files::FileBytes bytes(path);
        if (isDicomdir(path, bytes))
            follow(path, bytes, wanted, found);
        else
            wanted.push_back(path);
    }
    auto walked = files::walk(wanted, job);
    found.files = std::move(walked.files);
    found.searched |= walked.searched;
    leave(std::move(walked.left), found);
    return found;
}

void checkTable(const fs::path& table, TableOfContents contents, Found& found)
{
    note(table, std::move(contents.notes), found);
    found.named.insert(contents.files.begin(), contents.files.end());
    if (!contents.files.empty())
        leave(std::move(contents.lost), found);
    else if (const auto lost = contents.lost.size(); lost > 0)    // a copy that was laid somewhere by itself
        note(table, {messages::NoneLiesBesideTable(lost, table.filename().string())}, found);
    leave(std::move(contents.refused), found);
}

}
