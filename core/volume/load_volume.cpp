#include "core/volume/volume.h"

#include "core/dicom/decode.h"
#include "core/volume/messages.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

namespace lantern::volume {

namespace {

// One slice's picture, or why there is none.
using Decoded = Result<pixels::ImagePtr>;

// The pictures of all slices, decoded on all cores; a slice that cannot be read keeps none of the others away.
Result<std::vector<Decoded>> decodeAll(const dicom::Series& series, const Volume& volume, Job& job)
{
    const std::size_t count = volume.slices.size();
    std::vector<Decoded> images(count);
    std::atomic<std::size_t> next = 0, done = 0;
    std::mutex mutex;
    std::optional<Error> problem;    // that goes for all of them
    const auto stopWith = [&](Error error) {
        const std::lock_guard lock(mutex);
        if (!problem)
            problem = std::move(error);
        next = count;
    };
    const auto work = [&] {
        for (std::size_t slice = next++; slice < count; slice = next++) {
            if (job.cancelled())
                return stopWith({ErrorCode::Cancelled, messages::LoadingCancelled});
            try {
                const auto& frame = series.frames[volume.slices[slice].frame];
                images[slice] = dicom::decodeFrame(*frame.instance, frame.frame);
            } catch (const std::bad_alloc&) {
                return stopWith({ErrorCode::OutOfMemory, messages::NoMemoryToDecode});
            }
            if (!images[slice] && images[slice].error().code == ErrorCode::OutOfMemory)
                return stopWith(images[slice].error());
            job.report(static_cast<std::int64_t>(++done), static_cast<std::int64_t>(count));
        }
    };
    const unsigned others = std::clamp(std::thread::hardware_concurrency(), 1U, 16U) - 1;
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < others; ++i)
        threads.emplace_back(work);
    work();
    for (auto& thread : threads)
        thread.join();
    if (problem)
        return fail(std::move(*problem));
    return images;
}

}

Result<VolumePtr> loadVolume(const dicom::Series& series, Job& job)
{
    LANTERN_TRY(volume, volumeOf(series));
    LANTERN_TRY(images, decodeAll(series, volume, job));
    std::vector<std::size_t> missing;
    for (std::size_t slice = 0; slice < images.size(); ++slice) {
        const auto set = images[slice] ? setImage(volume, slice, *std::move(images[slice]))
                                       : Result<void>(tl::unexpected(images[slice].error()));
        if (set)
            continue;
        missing.push_back(slice);
        volume.leftOut.push_back({volume.slices[slice].frame, set.error()});
    }
    if (missing.size() + 1 >= volume.slices.size() && !missing.empty())
        return fail(volume.leftOut.front().reason);
    std::ranges::sort(volume.leftOut, {}, &LeftOut::frame);
    return std::make_shared<const Volume>(missing.empty() ? std::move(volume) : without(volume, series, missing));
}

}
