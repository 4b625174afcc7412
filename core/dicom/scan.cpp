#include "core/dicom/scan.h"

#include "core/dicom/dataset/dicomdir_internal.h"
#include "core/dicom/known_headers.h"
#include "core/dicom/read_header.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <mutex>
#include <thread>

namespace lantern::dicom {

namespace {

namespace fs = std::filesystem;

constexpr const char* mediaStorageDirectory = "1.2.840.10008.1.3.10";

// What became of one file.
struct Outcome {
    InstancePtr instance;
    std::string reason;    // why it could not be read
    bool isOther = false;
};

Outcome read(const fs::path& file)
{
    Outcome outcome;
    auto instance = readHeader(file);
    if (!instance && !looksLikeDicom(file) && canBeOpened(file))
        outcome.isOther = true;
    else if (!instance)
        outcome.reason = instance.error().sentence;
    else if ((*instance)->sopClassUid == mediaStorageDirectory || isDicomdir(file))
        outcome.isOther = true;    // a table of contents; what it lists was found by itself
    else
        outcome.instance = *instance;
    return outcome;
}

// What is kept only saves time: without the memory or the disk for it the scan goes on.
template <class Work>
std::jthread inBackground(Work work)
{
    return std::jthread([work] {
        try {
            work();
        } catch (const std::exception&) {
        }
    });
}

}

Result<Catalogue> scan(std::span<const fs::path> paths, Job& job, int threads, const Keeping& keeping)
{
    KnownHeaders known(keeping);
    Found found;
    {
        const auto fetching = inBackground([&] { known.fetch(paths); });
        found = search(paths, job);
    }
    if (!found.searched)
        return fail(ErrorCode::NotFound,
                    paths.empty()
                        ? "No file or folder was given."
                        : fmt::format("There is nothing to search: \"{}\" is no file or folder that can be read.",
                                      paths.front().string()));
    const auto& files = found.files;
    std::vector<Outcome> outcomes(files.size());
    std::vector<std::string> fresh(files.size());    // what is to be kept
    std::atomic<std::size_t> next = 0, done = 0;
    std::mutex reporting;
    const auto work = [&] {
        std::size_t near = 0;
        for (std::size_t i = 0; !job.cancelled() && (i = next++) < files.size();) {
            try {
                outcomes[i].instance = known.find(files[i], near);
                if (!outcomes[i].instance) {
                    outcomes[i] = read(files[i].path);
                    if (outcomes[i].instance)
                        fresh[i] = known.toKeep(files[i], *outcomes[i].instance);
                }
            } catch (const std::exception& problem) {    // out of memory, mostly
                outcomes[i].reason = fmt::format("\"{}\" could not be read: {}.",
                                                 fs::path(files[i].path).filename().string(), problem.what());
            }
            // Threads that wait for each other at every file would take as long as known headers do.
            constexpr std::size_t reportEvery = 32;
            if (const auto count = ++done; count % reportEvery == 0 || count == files.size()) {
                const std::lock_guard lock(reporting);
                job.report(static_cast<std::int64_t>(done), static_cast<std::int64_t>(files.size()));
            }
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
    const auto storing = inBackground([&] { known.store(files, fresh); });

    std::vector<InstancePtr> instances;
    std::vector<Unreadable> unreadable = std::move(found.missing);
    std::size_t other = 0;
    for (std::size_t i = 0; i < files.size(); ++i) {
        if (outcomes[i].instance)
            instances.push_back(std::move(outcomes[i].instance));
        else if (outcomes[i].isOther)
            ++other;
        else
            unreadable.push_back({files[i].path, std::move(outcomes[i].reason)});
    }
    Catalogue catalogue = sortIntoCatalogue(std::move(instances));
    catalogue.unreadable = std::move(unreadable);
    catalogue.other = other;
    return catalogue;
}

}
