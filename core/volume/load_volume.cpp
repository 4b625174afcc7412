#include "core/volume/volume.h"

#include "core/dicom/decode.h"
#include "core/pixels/values.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <exception>
#include <fmt/format.h>
#include <limits>
#include <mutex>
#include <new>
#include <optional>
#include <thread>

namespace lantern::volume {

namespace {

Error refusal(const dicom::Series& series)
{
    std::string reasons;
    for (const auto& warning : series.warnings)
        reasons += (reasons.empty() ? " " : "; ") + warning.text;
    return {ErrorCode::Refused,
            fmt::format("Series {} is no evenly spaced volume of one orientation.{}", series.id(), reasons)};
}

// Decodes into the slice's place in the block.
Result<void> loadSlice(const dicom::FrameRef& frame, Volume& volume, std::size_t slice)
{
    LANTERN_TRY(image, dicom::decodeFrame(*frame.instance, frame.frame));
    const auto* grey = std::get_if<pixels::GreyImage>(image.get());
    if (!grey)
        return fail(ErrorCode::Refused, "The series is in colour, a volume is grey.");
    if (grey->rows != volume.rows || grey->columns != volume.columns)
        return fail(ErrorCode::Refused,
                    fmt::format("Slice {} has {} x {} pixels instead of {} x {}.", slice + 1, grey->columns, grey->rows,
                                volume.columns, volume.rows));

    auto values = pixels::modalityValues(*grey);
    if (volume.paddingValue) {
        const auto mask = pixels::dataMask(*grey);
        for (std::size_t i = 0; i < mask.size(); ++i) {
            if (!mask[i])
                values[i] = *volume.paddingValue;
        }
    }
    std::copy(values.begin(), values.end(), volume.values.begin() + static_cast<std::ptrdiff_t>(slice * values.size()));
    return {};
}

// One modality value for all that is no data, or nothing where the file names no padding.
std::optional<float> paddingValueOf(const dicom::FrameRef& frame)
{
    const auto& range = frame.instance->paddingRange;
    if (!range)
        return std::nullopt;
    return static_cast<float>(range->first * frame.facts().slope + frame.facts().intercept);
}

Result<VolumePtr> loadAll(const dicom::Series& series, Job& job)
{
    const auto& first = series.frames.front();
    auto volume = std::make_shared<Volume>();
    volume->slices = static_cast<int>(series.frames.size());
    volume->rows = first.instance->pixels.rows;
    volume->columns = first.instance->pixels.columns;
    volume->betweenSlices = series.spacingBetweenSlices;
    volume->unit = first.instance->rescaleType;
    volume->paddingValue = paddingValueOf(first);
    for (const auto& frame : series.frames) {
        if (!frame.facts().plane)
            return fail(refusal(series));
        volume->planes.push_back(*frame.facts().plane);
    }
    volume->values.resize(series.frames.size() * static_cast<std::size_t>(volume->rows)
                          * static_cast<std::size_t>(volume->columns));

    std::atomic<std::size_t> next = 0, done = 0;
    std::mutex mutex;
    std::optional<Error> problem;    // the first of them
    const auto stopWith = [&](Error error) {
        const std::lock_guard lock(mutex);
        if (!problem)
            problem = std::move(error);
        next = series.frames.size();
    };
    const auto work = [&] {
        for (std::size_t slice = next++; slice < series.frames.size(); slice = next++) {
            if (job.cancelled())
                return stopWith({ErrorCode::Cancelled, "Loading was cancelled."});
            try {
                if (auto loaded = loadSlice(series.frames[slice], *volume, slice); !loaded)
                    return stopWith(std::move(loaded).error());
            } catch (const std::bad_alloc&) {
                return stopWith({ErrorCode::OutOfMemory, "There is not enough memory to decode the series."});
            }
            job.report(static_cast<std::int64_t>(++done), volume->slices);
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
    return volume;
}

}

Result<VolumePtr> loadVolume(const dicom::Series& series, Job& job)
{
    if (!series.isVolume || series.frames.empty())
        return fail(refusal(series));
    try {
        return loadAll(series, job);
    } catch (const std::bad_alloc&) {
        return fail(ErrorCode::OutOfMemory,
                    fmt::format("There is not enough memory for the {} slices of series {}.", series.frames.size(),
                                series.id()));
    }
}

}
