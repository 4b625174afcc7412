#include "core/volume/volume.h"

#include "core/dicom/decode.h"

#include <algorithm>
#include <atomic>
#include <fmt/format.h>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

namespace lantern::volume {

namespace {

// The pictures of all slices, decoded on all cores.
Result<std::vector<pixels::ImagePtr>> decodeAll(const dicom::Series& series, const Volume& volume, Job& job)
{
    const std::size_t count = volume.slices.size();
    std::vector<pixels::ImagePtr> images(count);
    std::atomic<std::size_t> next = 0, done = 0;
    std::mutex mutex;
    std::optional<Error> problem;    // the first of them
    const auto stopWith = [&](Error error) {
        const std::lock_guard lock(mutex);
        if (!problem)
            problem = std::move(error);
        next = count;
    };
    const auto work = [&] {
        for (std::size_t slice = next++; slice < count; slice = next++) {
            if (job.cancelled())
                return stopWith({ErrorCode::Cancelled, "Loading was cancelled."});
            try {
                const auto& frame = series.frames[volume.slices[slice].frame];
                auto image = dicom::decodeFrame(*frame.instance, frame.frame);
                if (!image)
                    return stopWith(std::move(image).error());
                images[slice] = *std::move(image);
            } catch (const std::bad_alloc&) {
                return stopWith({ErrorCode::OutOfMemory, "There is not enough memory to decode the series."});
            }
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
    LANTERN_TRY(empty, volumeOf(series));
    auto volume = std::make_shared<Volume>(std::move(empty));
    LANTERN_TRY(images, decodeAll(series, *volume, job));
    for (std::size_t slice = 0; slice < images.size(); ++slice)
        LANTERN_CHECK(setImage(*volume, slice, std::move(images[slice])));
    return volume;
}

}
