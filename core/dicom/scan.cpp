#include "core/dicom/scan.h"

#include "core/base/log.h"
#include "core/dicom/headers/cached_headers.h"
#include "core/dicom/messages.h"
#include "core/dicom/part10/dicomdir_internal.h"
#include "core/dicom/read_header.h"
#include "core/dicom/search.h"
#include "core/files/messages.h"
#include "core/files/unpack_archive.h"

#include <algorithm>
#include <atomic>
#include <cctype>
#include <fmt/format.h>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>

namespace lantern::dicom {

namespace {

namespace fs = std::filesystem;

// What became of one file.
struct Outcome {
    InstancePtr instance;
    std::optional<Result<TableOfContents>> table;
    Message reason;    // why it is no image
    bool isOther = false, isArchive = false;
};

// A file that is called an image is expected to be one: an empty one was lost in copying. Programs of another system
// lay "._name" beside each file.
bool isCalledAnImage(const fs::path& file)
{
    auto extension = file.extension().string();
    std::ranges::transform(extension, extension.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return (extension == ".dcm" || extension == ".dicom") && !file.filename().string().starts_with("._");
}

// Opens the file once, for whoever takes it.
Outcome read(const fs::path& file, files::FileReader* others)
{
    Outcome outcome;
    files::FileBytes bytes(file);
    auto instance = readHeader(file, bytes);
    if (!instance) {
        const bool isReadable = instance.error().code == ErrorCode::Malformed;
        outcome.isOther = isReadable && !looksLikeDicom(bytes.start()) && !isCalledAnImage(file);
        outcome.reason = instance.error().message;
        const bool isTaken = outcome.isOther && others && others->take(file, bytes);
        outcome.isArchive = outcome.isOther && !isTaken && files::isArchive(file, bytes);
    } else if (isTableOfContents(**instance)) {
        outcome.isOther = true;    // what it lists was found by itself
        outcome.table = tableOfContents(file, bytes);
    } else {
        outcome.instance = *instance;
    }
    return outcome;
}

tl::unexpected<Error> nothingSearched(const Found& found, std::span<const fs::path> paths)
{
    if (paths.empty())
        return fail(ErrorCode::NotFound, messages::NothingGiven);
    const auto& path = paths.front();
    std::error_code ignored;
    if (found.left.empty() || !fs::exists(path, ignored))
        return fail(ErrorCode::NotFound, messages::NothingToSearch(path.string()));
    return fail(ErrorCode::Unreadable, messages::CouldNotBeSearched(path.string(), found.left.front().reason));
}

// What is kept only saves time: without the memory or the disk for it the scan goes on.
template <class Work>
std::jthread inBackground(Work work)
{
    return std::jthread([work] {
        try {
            work();
        } catch (const std::exception& problem) {
            log::warn(fmt::format("Headers are not kept: {}", problem.what()));
        }
    });
}

}

Result<Catalogue> scan(std::span<const fs::path> paths, Job& job, int threads, const HeaderCaching& keeping,
                       files::FileReader* others)
{
    CachedHeaders known(keeping);
    Found found;
    {
        const auto fetching = inBackground([&] { known.fetch(paths); });
        found = search(paths, job);
    }
    if (!found.searched)
        return nothingSearched(found, paths);
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
                    outcomes[i] = read(files[i].path, others);
                    if (outcomes[i].instance)
                        fresh[i] = known.toKeep(files[i], *outcomes[i].instance);
                }
            } catch (const std::exception& problem) {    // out of memory, mostly
                outcomes[i].reason = messages::CouldNotBeRead(fs::path(files[i].path).filename().string(),
                                                              messages::AsWritten(problem.what()));
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
        return fail(ErrorCode::Cancelled, messages::SearchCancelled);
    const auto storing = inBackground([&] { known.store(files, fresh); });

    std::vector<InstancePtr> instances;
    std::vector<files::NotRead> unreadable;
    std::vector<fs::path> neither;    // image nor unreadable
    for (std::size_t i = 0; i < files.size(); ++i)
        if (auto& table = outcomes[i].table; table && *table)
            checkTable(files[i].path, *std::move(*table), found);
    for (std::size_t i = 0; i < files.size(); ++i) {
        auto& [instance, table, reason, isOther, isArchive] = outcomes[i];
        const bool wasAnImage = !table && found.named.contains(files[i].path);
        if (instance)
            instances.push_back(std::move(instance));
        else if (isArchive && !wasAnImage)
            unreadable.push_back({files[i].path, files::messages::ArchiveAmongFiles});
        else if (isOther && !wasAnImage)
            neither.emplace_back(files[i].path);
        else
            unreadable.push_back({files[i].path, std::move(reason)});
    }
    Catalogue catalogue = sortIntoCatalogue(std::move(instances));
    catalogue.others = std::move(neither);
    catalogue.unreadable = std::move(found.left);
    catalogue.unreadable.insert(catalogue.unreadable.end(), std::make_move_iterator(unreadable.begin()),
                                std::make_move_iterator(unreadable.end()));
    catalogue.notes = std::move(found.notes);
    return catalogue;
}

}
