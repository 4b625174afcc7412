#include "core/dicom/scan.h"

#include "core/dicom/dataset/dicomdir_internal.h"
#include "core/dicom/read_header.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <mutex>
#include <set>
#include <thread>

namespace lantern::dicom {

namespace {

namespace fs = std::filesystem;

constexpr const char* mediaStorageDirectory = "1.2.840.10008.1.3.10";

// What lies under the paths, before anything is read.
struct Found {
    std::set<fs::path> files;
    std::vector<Unreadable> missing;
    bool searched = false;    // at least one path could be looked into
};

void walk(const fs::path& folder, Found& found, Job& job)
{
    std::error_code problem;
    fs::recursive_directory_iterator entry(folder, fs::directory_options::skip_permission_denied, problem);
    if (problem) {
        found.missing.push_back({folder, fmt::format("The folder cannot be searched: {}.", problem.message())});
        return;
    }
    found.searched = true;
    for (; entry != fs::recursive_directory_iterator() && !job.cancelled(); entry.increment(problem)) {
        if (problem)
            break;
        std::error_code ignored;
        if (entry->is_regular_file(ignored))
            found.files.insert(entry->path());
    }
    if (problem)
        found.missing.push_back({folder, fmt::format("The search of the folder broke off: {}.", problem.message())});
}

void addDicomdir(const fs::path& file, Found& found)
{
    auto named = filesOfDicomdir(file);
    if (!named) {
        found.missing.push_back({file, named.error().sentence});
        return;
    }
    for (auto& path : *named) {
        std::error_code ignored;
        if (fs::is_regular_file(path, ignored))
            found.files.insert(path);
        else
            found.missing.push_back(
                {path, fmt::format("\"{}\" names this file, but it is not there.", file.filename().string())});
    }
}

Found search(std::span<const fs::path> paths, Job& job)
{
    Found found;
    for (const auto& path : paths) {
        std::error_code problem;
        const auto status = fs::status(path, problem);
        if (!fs::exists(status)) {
            found.missing.push_back({path, "There is no such file or folder."});
        } else if (fs::is_directory(status)) {
            walk(path, found, job);
        } else {
            found.searched = true;
            if (isDicomdir(path))
                addDicomdir(path, found);
            else
                found.files.insert(path);
        }
    }
    return found;
}

// What became of one file.
struct Outcome {
    InstancePtr instance;
    std::string reason;    // why it could not be read
    bool isOther = false;
};

Outcome read(const fs::path& file)
{
    Outcome outcome;
    if (!looksLikeDicom(file) && canBeOpened(file)) {
        outcome.isOther = true;
        return outcome;
    }
    auto instance = readHeader(file);
    if (!instance)
        outcome.reason = instance.error().sentence;
    else if ((*instance)->sopClassUid == mediaStorageDirectory || isDicomdir(file))
        outcome.isOther = true;    // a table of contents; what it lists was found by itself
    else
        outcome.instance = *instance;
    return outcome;
}

}

Result<Catalogue> scan(std::span<const fs::path> paths, Job& job, int threads)
{
    Found found = search(paths, job);
    if (!found.searched)
        return fail(ErrorCode::NotFound,
                    paths.empty()
                        ? "No file or folder was given."
                        : fmt::format("There is nothing to search: \"{}\" is no file or folder that can be read.",
                                      paths.front().string()));
    const std::vector<fs::path> files(found.files.begin(), found.files.end());
    std::vector<Outcome> outcomes(files.size());
    std::atomic<std::size_t> next = 0, done = 0;
    std::mutex reporting;
    const auto work = [&] {
        for (std::size_t i = 0; !job.cancelled() && (i = next++) < files.size();) {
            try {
                outcomes[i] = read(files[i]);
            } catch (const std::exception& problem) {    // out of memory, mostly
                outcomes[i].reason =
                    fmt::format("\"{}\" could not be read: {}.", files[i].filename().string(), problem.what());
            }
            const std::lock_guard lock(reporting);
            job.report(static_cast<std::int64_t>(++done), static_cast<std::int64_t>(files.size()));
        }
    };
    {
        std::vector<std::jthread> workers;
        const int count = std::clamp(threads, 1, 64);
        for (int i = 1; i < count && static_cast<std::size_t>(i) < files.size(); ++i)
            workers.emplace_back(work);
        work();
    }
    if (job.cancelled())
        return fail(ErrorCode::Cancelled, "The search was cancelled.");

    std::vector<InstancePtr> instances;
    std::vector<Unreadable> unreadable = std::move(found.missing);
    std::size_t other = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (outcomes[i].instance)
            instances.push_back(std::move(outcomes[i].instance));
        else if (outcomes[i].isOther)
            ++other;
        else
            unreadable.push_back({files[i], std::move(outcomes[i].reason)});
    }
    Catalogue catalogue = sortIntoCatalogue(std::move(instances));
    catalogue.unreadable = std::move(unreadable);
    catalogue.other = other;
    return catalogue;
}

}
