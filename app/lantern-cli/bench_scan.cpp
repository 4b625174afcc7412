#include "app/lantern-cli/bench_scan.h"

#include "app/lantern-cli/said.h"
#include "core/dicom/headers/bare_parse.h"
#include "core/dicom/scan.h"
#include "core/dicom/search.h"
#include "core/sources/sqlite_header_cache.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <sys/resource.h>
#include <vector>

namespace lantern::cli {

namespace {

namespace fs = std::filesystem;

// Of all threads: what the work costs however busy the machine is.
double cpuMilliseconds()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto milliseconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_usec) * 1e-3;
    };
    return milliseconds(usage.ru_utime) + milliseconds(usage.ru_stime);
}

// What one kind of scan took, round by round.
struct Times {
    std::vector<double> wall, cpu;

    template <class Work>
    auto measure(Work work)
    {
        const auto start = std::chrono::steady_clock::now();
        const double startCpu = cpuMilliseconds();
        auto result = work();
        cpu.push_back(cpuMilliseconds() - startCpu);
        wall.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
        return result;
    }
    static double median(std::vector<double> values)
    {
        std::ranges::sort(values);
        return values[values.size() / 2];
    }
};

double rounded(double value) { return std::round(value * 100) / 100; }

// A folder of its own for the index, gone with the bench.
class Folder {
public:
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "lantern-bench-XXXXXX").string();
        if (::mkdtemp(name.data()))
            m_path = name;
    }
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    const fs::path& path() const { return m_path; }

private:
    fs::path m_path;
};

}

Result<nlohmann::json> benchScan(const fs::path& path, int threads, int rounds)
{
    const Folder folder;
    if (folder.path().empty())
        return fail(ErrorCode::WriteFailed, said("The folder for an index of its own cannot be made."));
    sources::SqliteHeaderCache index(folder.path() / "headers.sqlite");
    QuietJob job;
    const std::vector<fs::path> paths{path};
    // Files written a moment ago count as well: nobody writes to them now.
    const dicom::HeaderCaching keeping{.store = &index, .settled = std::chrono::nanoseconds(0)};
    const auto scan = [&] { return dicom::scan(paths, job, threads, keeping); };
    const auto found = dicom::search(paths, job);
    std::size_t parsed = 0;
    Times first, second, bare;
    for (int round = 0; round < rounds + 1; ++round) {
        if (round == 1)
            first = second = bare = {};    // the files were not in memory before
        std::error_code ignored;
        fs::remove(folder.path() / "headers.sqlite", ignored);
        LANTERN_CHECK(first.measure(scan));
        LANTERN_CHECK(second.measure(scan));
        parsed = bare.measure([&] {
            return static_cast<std::size_t>(
                std::ranges::count_if(found.files, [](const auto& file) { return dicom::parsesBare(file.path); }));
        });
    }
    const auto times = [](const Times& of) {
        return nlohmann::json{{"ms", rounded(Times::median(of.wall))}, {"cpuMs", rounded(Times::median(of.cpu))}};
    };
    const double bareCpu = Times::median(bare.cpu);
    return nlohmann::json{
        {"files", found.files.size()},
        {"parsed", parsed},
        {"threads", threads},
        {"rounds", rounds},
        {"firstScan", times(first)},
        {"secondScan", times(second)},
        {"bareParseOnOneCore", times(bare)},
        {"firstPerBareAndCore", rounded(Times::median(first.wall) * threads / Times::median(bare.wall))},
        {"firstPerBareCpu", rounded(Times::median(first.cpu) / bareCpu)},
        {"secondPerFirst", std::round(Times::median(second.wall) / Times::median(first.wall) * 1000) / 1000},
        {"secondPerFirstCpu", std::round(Times::median(second.cpu) / Times::median(first.cpu) * 1000) / 1000}};
}

}
