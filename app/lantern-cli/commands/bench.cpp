#include "app/lantern-cli/bench_decode.h"
#include "app/lantern-cli/bench_scan.h"
#include "app/lantern-cli/command.h"
#include "core/demo/measuring_series.h"
#include "core/dicom/decode.h"
#include "core/dicom/scan.h"
#include "core/dicom/stacks/choose_series.h"
#include "core/display/show_slice.h"
#include "core/files/file_bytes.h"
#include "core/inference/analyse.h"
#include "core/inference/choose_series.h"
#include "core/nn/model_registry.h"
#include "core/pixels/grey.h"
#include "core/volume/patient_planes.h"
#include "core/volume/pixel_shape.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstring>
#include <ctime>
#include <fmt/format.h>
#include <iostream>
#include <numeric>
#include <sys/resource.h>
#include <thread>

namespace lantern::cli {

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

struct Options {
    fs::path path;
    std::string model, series;
    int slices = 300, size = 512, width = 1056, height = 796, frames = 600;
    int threads = std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
    int inferThreads = std::max(1, threads - 1);
    double seconds = 1;
    int rounds = 5;
    bool json = false;
};

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Of this thread, or of all: what the work costs however busy the machine is.
double cpuSeconds(clockid_t clock = CLOCK_THREAD_CPUTIME_ID)
{
    timespec time{};
    clock_gettime(clock, &time);
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
}
double cpuSecondsOfAll() { return cpuSeconds(CLOCK_PROCESS_CPUTIME_ID); }

double peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) * 1024 / 1e6;
}

// Of all slices as they are stored without compression.
std::uint64_t pixelBytesOf(const dicom::Series& series)
{
    std::uint64_t bytes = 0;
    for (const auto& frame : series.frames) {
        const auto& pixels = frame.instance->pixels;
        bytes += static_cast<std::uint64_t>(pixels.rows) * static_cast<std::uint64_t>(pixels.columns)
            * static_cast<std::uint64_t>(pixels.samples) * static_cast<std::uint64_t>((pixels.bitsAllocated + 7) / 8);
    }
    return bytes;
}

double rounded(double value, int decimals)
{
    const double scale = std::pow(10, decimals);
    return std::round(value * scale) / scale;
}
double milliseconds(double seconds) { return rounded(seconds * 1000, 3); }

double quantile(std::vector<double> values, double part)
{
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(std::lround(part * static_cast<double>(values.size() - 1)))];
}

void print(const nlohmann::json& answer, bool asJson)
{
    if (asJson)
        return printJson(answer);
    for (const auto& [name, value] : answer.items())
        for (const auto& one : value.is_array() ? value : nlohmann::json::array({value}))
            std::cout << fmt::format("{:<24} {}\n", name, one.is_string() ? one.get<std::string>() : one.dump());
}

// The series named, or that with most frames.
Result<dicom::Series> seriesToOpen(const Options& options)
{
    QuietJob job;
    const std::vector<fs::path> paths{options.path};
    LANTERN_TRY(catalogue, dicom::scan(paths, job, options.threads));
    const auto found =
        dicom::chooseSeries(catalogue, {.name = options.series, .first = dicom::SeriesQuery::First::Longest});
    if (found.empty())
        return fail(ErrorCode::NotFound, said("There are no DICOM images under \"{}\".", options.path.string()));
    return *found.front();
}

// As the window opens a series: the slice in its middle first, then the others on all cores.
Result<std::vector<pixels::ImagePtr>> decodeAll(const dicom::Series& series, int threads)
{
    std::vector<pixels::ImagePtr> images(series.frames.size());
    std::atomic<std::size_t> next = 0;
    std::vector<Result<void>> outcomes(static_cast<std::size_t>(threads));
    const auto work = [&](Result<void>& outcome) {
        for (std::size_t i = next++; i < images.size(); i = next++) {
            auto image = dicom::decodeFrame(*series.frames[i].instance, series.frames[i].frame);
            if (!image) {
                outcome = fail(image.error());
                return;
            }
            images[i] = std::move(*image);
        }
    };
    std::vector<std::thread> workers;
    workers.reserve(outcomes.size());
    for (auto& outcome : outcomes)
        workers.emplace_back(work, std::ref(outcome));
    for (auto& worker : workers)
        worker.join();
    for (auto& outcome : outcomes) {
        if (!outcome)
            return fail(std::move(outcome).error());
    }
    return images;
}

volume::View tileView(const Options& options, const pixels::Image& image, volume::PixelShape shape)
{
    volume::View view{.width = options.width, .height = options.height};
    view.zoom = volume::fitZoom(volume::rowsOf(image), volume::columnsOf(image), shape, view);
    return view;
}

// The yardstick: the same files read from first byte to last, and nothing done with them.
std::pair<double, std::uintmax_t> readBytes(const dicom::Series& series)
{
    const auto start = Clock::now();
    std::vector<char> buffer(1 << 20);
    std::uintmax_t bytes = 0;
    const fs::path* last = nullptr;
    for (const auto& frame : series.frames) {
        if (last && *last == frame.instance->path)
            continue;
        last = &frame.instance->path;
        files::FileBytes in(*last);
        for (std::uintmax_t at = 0; const auto count = in.read(at, buffer.data(), buffer.size()); at += count)
            bytes += count;
    }
    return {secondsSince(start), bytes};
}

Result<nlohmann::json> benchOpen(const Options& options)
{
    const auto start = Clock::now();
    const double cpuAtStart = cpuSecondsOfAll();
    LANTERN_TRY(series, seriesToOpen(options));
    const double scanned = secondsSince(start);
    const auto& middle = series.frames[series.frames.size() / 2];
    LANTERN_TRY(first, dicom::decodeFrame(*middle.instance, middle.frame));
    const std::vector<pixels::ImagePtr> seen{first};
    const auto shape = volume::pixelShapeOf(middle);
    const auto picture = volume::paintSlice(*first, shape, tileView(options, *first, shape),
                                            display::defaultDisplaySettings(middle, seen));
    const double firstImage = secondsSince(start);
    LANTERN_TRY(images, decodeAll(series, options.threads));
    const double lastImage = secondsSince(start), lastImageCpu = cpuSecondsOfAll() - cpuAtStart;
    const double memory = peakMegabytes();
    const auto count = images.size();
    images.clear();
    // The yardsticks: all of it decoded once more by as many threads, and its bytes read.
    const auto decoding = Clock::now();
    const double cpuAtDecoding = cpuSecondsOfAll();
    LANTERN_CHECK(decodeAll(series, options.threads));
    const double decode = secondsSince(decoding), decodeCpu = cpuSecondsOfAll() - cpuAtDecoding;
    const auto [read, bytes] = readBytes(series);
    return nlohmann::json{{"slices", count},
                          {"rows", volume::rowsOf(*first)},
                          {"columns", volume::columnsOf(*first)},
                          {"transferSyntax", middle.instance->transferSyntaxUid},
                          {"threads", options.threads},
                          {"headersMs", milliseconds(scanned)},
                          {"firstImageMs", milliseconds(firstImage)},
                          {"lastImageMs", milliseconds(lastImage)},
                          {"decodeAloneMs", milliseconds(decode)},
                          {"lastImagePerDecodeAlone", rounded(lastImage / std::max(decode, 1e-9), 3)},
                          {"lastImagePerDecodeAloneCpu", rounded(lastImageCpu / std::max(decodeCpu, 1e-9), 3)},
                          {"pixelMB", rounded(static_cast<double>(pixelBytesOf(series)) / 1e6, 1)},
                          {"peakMemoryMB", rounded(memory, 1)},
                          {"fileMB", rounded(static_cast<double>(bytes) / 1e6, 1)},
                          {"readBytesAloneMs", milliseconds(read)},
                          {"lastImagePerReadAlone", rounded(lastImage / std::max(read, 1e-9), 2)}};
}

Result<nlohmann::json> benchScroll(const Options& options)
{
    LANTERN_TRY(series, seriesToOpen(options));
    LANTERN_TRY(images, decodeAll(series, options.threads));
    const auto& middle = series.frames[series.frames.size() / 2];
    const auto look = display::defaultDisplaySettings(middle, images);
    const auto shape = volume::pixelShapeOf(middle);

    std::vector<double> paint, paintCpu, table, copy;
    unsigned sum = 0;    // read from each result, so that nothing is optimised away
    std::vector<std::uint32_t> target(static_cast<std::size_t>(options.width)
                                      * static_cast<std::size_t>(options.height));
    for (int i = 0; i < options.frames; ++i) {
        const auto& image = *images[static_cast<std::size_t>(i) % images.size()];
        auto start = Clock::now();
        const double cpu = cpuSeconds();
        const auto picture = volume::paintSlice(image, shape, tileView(options, image, shape), look);
        paint.push_back(secondsSince(start));
        paintCpu.push_back(cpuSeconds() - cpu);

        start = Clock::now();
        std::memcpy(target.data(), picture.pixels.data(), target.size() * sizeof(target[0]));
        copy.push_back(secondsSince(start));
        if (const auto* grey = std::get_if<pixels::GreyImage>(&image)) {
            start = Clock::now();
            sum += pixels::greyFrame(*grey, look.voi, look.invert).back();
            table.push_back(secondsSince(start));
        }
        sum += target.back();
    }
    const double median = quantile(paint, 0.5);
    nlohmann::json answer{{"renderer", "raster: the CPU painter on one core, without a window"},
                          {"slices", images.size()},
                          {"tile", fmt::format("{}x{}", options.width, options.height)},
                          {"frames", options.frames},
                          {"medianMs", milliseconds(median)},
                          {"medianCpuMs", milliseconds(quantile(paintCpu, 0.5))},
                          {"framesPerSecond", rounded(1 / median, 1)},
                          {"slowest1PercentMs", milliseconds(quantile(paint, 0.99))},
                          {"copyOfPictureMs", milliseconds(quantile(copy, 0.5))},
                          {"paintPerCopy", rounded(median / std::max(quantile(copy, 0.5), 1e-9), 1)},
                          {"checksum", sum},
                          {"gl", "needs a display: lantern --bench-scroll PATH draws both renderers in a window"}};
    if (!table.empty())
        answer["windowAt1to1Ms"] = milliseconds(quantile(table, 0.5));
    return answer;
}

// Planes and slabs along the patient's axes on one core, beside a copy of the same pixels in memory.
Result<nlohmann::json> benchReslice(const Options& options)
{
    LANTERN_TRY(series, seriesToOpen(options));
    QuietJob job;
    LANTERN_TRY(volume, volume::loadVolume(series, job));
    nlohmann::json answer{{"slices", volume->slices.size()},
                          {"rows", volume->rows},
                          {"columns", volume->columns},
                          {"leftOut", volume->leftOut.size()},
                          {"pixelMB", rounded(static_cast<double>(pixelBytesOf(series)) / 1e6, 1)}};
    float sum = 0;    // read from each result, so that nothing is optimised away
    for (const auto orientation : volume::orientations) {
        const auto planes = volume::planesThrough(*volume, orientation);
        const auto measure = [&](const volume::Slab& slab) {
            std::vector<double> took;
            for (int i = 0; i < 21; ++i) {
                const double start = cpuSeconds();
                const auto image = volume::reslice(*volume, planes.plane((i + 2) * planes.count / 25), planes.rows,
                                                   planes.columns, slab);
                took.push_back(cpuSeconds() - start);
                sum += std::get<std::vector<float>>(std::get<pixels::GreyImage>(*image).samples).front();
            }
            return milliseconds(quantile(took, 0.5));
        };
        std::vector<float> from(static_cast<std::size_t>(planes.rows) * static_cast<std::size_t>(planes.columns)), to;
        std::vector<double> copy;
        for (int i = 0; i < 21; ++i) {
            const double start = cpuSeconds();
            to = from;
            copy.push_back(cpuSeconds() - start);
            sum += to.back();
        }
        answer[std::string(volume::nameOf(orientation))] = {
            {"pixels", fmt::format("{}x{}", planes.columns, planes.rows)},
            {"planes", planes.count},
            {"planeCpuMs", measure({})},
            {"mip10mmCpuMs", measure({.thickness = 10})},
            {"mip100mmCpuMs", measure({.thickness = 100})},
            {"mean10mmCpuMs", measure({.thickness = 10, .mode = volume::SlabMode::Mean})},
            {"copyCpuMs", milliseconds(quantile(copy, 0.5))}};
    }
    answer["peakMemoryMB"] = rounded(peakMegabytes(), 1);
    answer["checksum"] = sum == sum;
    return answer;
}

// The one that is named, or the first installed that reads a series.
Result<nn::Package> packageOf(const std::string& model)
{
    nn::ModelRegistry registry;
    if (model.empty())
        for (const auto& found : registry.manifests())
            if (found.package && found.package->manifest().reads(nn::Slot::Kind::Series))
                return found.package;
    return registry.find(model);
}

Result<nlohmann::json> benchInfer(const Options& options)
{
    LANTERN_TRY(package, packageOf(options.model));
    TerminalJob job("Analysing");
    const std::vector<fs::path> paths{options.path};
    LANTERN_TRY(catalogue, dicom::scan(paths, job));
    LANTERN_TRY(chosen, inference::chooseSeries(catalogue, options.series, package.manifest()));
    // Decoding alone, the known thing to stand beside.
    const auto start = Clock::now();
    LANTERN_TRY(images, decodeAll(chosen.series, 1));
    const double decode = secondsSince(start);

    inference::AnalyseOptions how;
    how.threads = options.inferThreads;
    nn::LoadedModels models;
    LANTERN_TRY(outcome, inference::Analyser(models).analyse(chosen.series, package, how, job));
    if (outcome.state == nn::State::Failed || outcome.state == nn::State::Refused
        || outcome.state == nn::State::NotApplicable)
        return fail(outcome.state == nn::State::Failed ? ErrorCode::Internal : ErrorCode::Refused, outcome.reason);
    return nlohmann::json{{"model", outcome.model.id + " " + outcome.model.version},
                          {"slices", images.size()},
                          {"slicesCovered", outcome.slicesCovered},
                          {"threads", options.inferThreads},
                          {"seconds", rounded(outcome.seconds, 3)},
                          {"firstMapSeconds", rounded(outcome.firstMapSeconds, 3)},
                          {"msPerSlice", milliseconds(outcome.seconds / std::max(outcome.slicesCovered, 1))},
                          {"decodeAloneSeconds", rounded(decode, 3)},
                          {"peakMemoryMB", rounded(peakMegabytes(), 1)}};
}

Result<nlohmann::json> benchSeries(const Options& options)
{
    TerminalJob job("Writing slices");
    LANTERN_CHECK(demo::writeMeasuringSeries(options.path, options.slices, options.size, job));
    return nlohmann::json{{"folder", options.path.string()}, {"slices", options.slices}, {"size", options.size}};
}

}

void add_bench(CLI::App& app)
{
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("bench", "Measure this machine: opening, decoding, scrolling, inference");
    command->require_subcommand(1);
    const auto add = [&](const char* name, const char* what, auto run) {
        auto* part = command->add_subcommand(name, what);
        part->add_option("PATH", options->path, "A DICOM file, or a folder")->required();
        part->add_flag("--json", options->json, "One JSON document on stdout");
        part->callback([options, run] { print(valueOrLeave(run(*options)), options->json); });
        return part;
    };
    auto* open = add("open", "Time to the first image and to the last, peak memory", benchOpen);
    auto* scroll = add("scroll", "Frames per second of the CPU painter, and the slowest 1 %", benchScroll);
    auto* planes = add("reslice", "Time of a plane and of a slab along each of the patient's axes", benchReslice);
    auto* infer = add("infer", "Time of a model over a series", benchInfer);
    auto* decode = add("decode", "Decoded MB a second of every transfer syntax in a folder, on one core and on two",
                       [](const Options& chosen) { return benchDecode(chosen.path, chosen.seconds); });
    decode->add_option("--seconds", options->seconds, "How long to measure each of them")
        ->check(CLI::Range(0.01, 600.0))
        ->capture_default_str();
    auto* scan = add("scan", "Reading headers, and the same from the index, beside DCMTK's bare parse",
                     [](const Options& chosen) { return benchScan(chosen.path, chosen.threads, chosen.rounds); });
    scan->add_option("--rounds", options->rounds, "How often to measure each")
        ->check(CLI::Range(1, 100))
        ->capture_default_str();
    auto* series = add("series", "Write a series to measure with: 300 slices of 512 x 512, uncompressed", benchSeries);
    for (auto* part : {open, scroll, planes, infer})
        part->add_option("--series", options->series, "Which series (the id that scan prints)");
    for (auto* part : {open, scroll, planes, scan})
        part->add_option("--threads", options->threads, "Threads to read and to decode with")
            ->check(CLI::Range(1, 64))
            ->capture_default_str();
    infer->add_option("--threads", options->inferThreads, "Threads to infer with")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    for (auto* part : {open, scroll}) {
        part->add_option("--width", options->width, "The tile's width in pixels")
            ->check(CLI::Range(16, 8192))
            ->capture_default_str();
        part->add_option("--height", options->height, "The tile's height in pixels")
            ->check(CLI::Range(16, 8192))
            ->capture_default_str();
    }
    scroll->add_option("--frames", options->frames, "How many to draw")
        ->check(CLI::Range(1, 100000))
        ->capture_default_str();
    infer->add_option("--model", options->model,
                      "A model's id, or a package folder; without it the first installed of images");
    series->add_option("--slices", options->slices, "How many slices")
        ->check(CLI::Range(1, 10000))
        ->capture_default_str();
    series->add_option("--size", options->size, "Rows and columns")->check(CLI::Range(8, 4096))->capture_default_str();
}

}
