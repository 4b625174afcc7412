#include "app/lantern-cli/bench_decode.h"

#include "app/lantern-cli/command.h"
#include "core/dicom/decode.h"
#include "core/dicom/read_header.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <map>
#include <sys/resource.h>
#include <thread>
#include <vector>

namespace lantern::cli {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Group {
    std::vector<dicom::FrameRef> frames;
    double bytes = 0;    // of all frames, as stored without compression
};

struct Pass {
    double seconds = 0, cpuSeconds = 0, bytes = 0;
    double rate() const { return bytes / 1e6 / seconds; }
    double rateOfCpu() const { return bytes / 1e6 / cpuSeconds; }
};

double cpuSeconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

double bytesOf(const dicom::PixelFormat& format)
{
    return static_cast<double>(format.rows) * format.columns * format.samples * ((format.bitsAllocated + 7) / 8);
}

// What can be decoded, by transfer syntax; each frame was decoded once, so that what fails is left out and what
// lies on the disk is in memory.
std::map<std::string, Group> groupsUnder(const fs::path& path)
{
    std::vector<fs::path> files;
    std::error_code ignored;
    if (fs::is_directory(path, ignored))
        for (const auto& entry : fs::recursive_directory_iterator(path, ignored))
            files.push_back(entry.path());
    else
        files.push_back(path);
    std::sort(files.begin(), files.end());
    std::map<std::string, Group> groups;
    for (const auto& file : files) {
        if (!fs::is_regular_file(file, ignored) || !dicom::looksLikeDicom(file))
            continue;
        const auto instance = dicom::readHeader(file);
        if (!instance || !(*instance)->hasPixels())
            continue;
        for (int frame = 0; frame < (*instance)->pixels.frames; ++frame)
            if (dicom::decode(**instance, frame)) {
                auto& group = groups[(*instance)->transferSyntaxUid];
                group.frames.push_back({*instance, frame});
                group.bytes += bytesOf((*instance)->pixels);
            }
    }
    return groups;
}

// Threads take runs of frames, as the window's lane does, so that a multi-frame file is not parsed by each of
// them for every frame.
Pass decodeFor(double seconds, const Group& group, int threads)
{
    const auto start = Clock::now();
    const double cpuStart = cpuSeconds();
    Pass pass;
    do {
        const std::size_t run = std::max<std::size_t>(1, group.frames.size() / static_cast<std::size_t>(threads) / 8);
        std::atomic<std::size_t> next = 0;
        const auto work = [&] {
            for (std::size_t from = next.fetch_add(run); from < group.frames.size(); from = next.fetch_add(run))
                for (std::size_t i = from; i < std::min(from + run, group.frames.size()); ++i)
                    if (!dicom::decode(*group.frames[i].instance, group.frames[i].frame))
                        std::abort();    // it could be decoded a moment ago
        };
        // New ones for each pass: a thread keeps its last multi-frame file open, and parsing counts too.
        std::vector<std::thread> workers;
        for (int i = 0; i < threads; ++i)
            workers.emplace_back(work);
        for (auto& worker : workers)
            worker.join();
        pass.bytes += group.bytes;
        pass.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    } while (pass.seconds < seconds);
    pass.cpuSeconds = cpuSeconds() - cpuStart;
    return pass;
}

double rounded(double value) { return std::round(value * 100) / 100; }

}

Result<nlohmann::json> benchDecode(const fs::path& path, double seconds)
{
    const auto groups = groupsUnder(path);
    if (groups.empty())
        return fail(ErrorCode::NotFound, said("There are no DICOM images under \"{}\".", path.string()));
    nlohmann::json syntaxes = nlohmann::json::array();
    for (const auto& [uid, group] : groups) {
        const auto one = decodeFor(seconds, group, 1);
        const auto two = decodeFor(seconds, group, 2);
        syntaxes.push_back({{"transferSyntax", uid},
                            {"name", dicom::transferSyntaxName(uid)},
                            {"frames", group.frames.size()},
                            {"MB", rounded(group.bytes / 1e6)},
                            {"MBperSecond", rounded(one.rate())},
                            {"MBperCpuSecond", rounded(one.rateOfCpu())},
                            {"MBperSecondOnTwoCores", rounded(two.rate())},
                            {"gainOfTwoCores", rounded(two.rate() / one.rate())},
                            // What stays measurable where others use the machine: 1 where threads do not get in
                            // each other's way, so that a second core doubles the speed.
                            {"cpuCostOnTwoCores", rounded(one.rateOfCpu() / two.rateOfCpu())}});
    }
    double load[1]{};
    const double loadAverage = getloadavg(load, 1) == 1 ? load[0] : -1;
    return nlohmann::json{{"path", path.string()}, {"loadAverage", rounded(loadAverage)}, {"syntaxes", syntaxes}};
}

}
