#include "tests/fuzz/targets/fuzz_target.h"

#include "core/base/job.h"
#include "core/dicom/decode.h"
#include "core/dicom/read_header.h"
#include "core/dicom/scan.h"
#include "core/session/show_slice.h"
#include "core/volume/paint_slice.h"
#include "core/volume/pixel_shape.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <set>
#include <unistd.h>

namespace lantern::fuzz {

void expect(bool holds, const char* promise)
{
    if (holds)
        return;
    std::fprintf(stderr, "A promise was broken: %s\n", promise);
    std::abort();
}

std::filesystem::path fileOf(std::string_view bytes)
{
    static const std::filesystem::path file = [] {
        const std::filesystem::path memory = "/dev/shm";
        const auto folder = std::filesystem::is_directory(memory) ? memory : std::filesystem::temp_directory_path();
        return folder / ("lantern-fuzz-" + std::to_string(getpid()) + ".dcm");
    }();
    static const int removal = std::atexit([] {
        std::error_code ignored;
        std::filesystem::remove(file, ignored);
    });
    (void)removal;
    std::ofstream(file, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return file;
}

void openAndDraw(const std::filesystem::path& file)
{
    static const dicom::Library library;
    QuietJob job;
    const std::vector<std::filesystem::path> paths{file};
    const auto catalogue = dicom::scan(paths, job, 1);
    if (!catalogue)
        return expect(!catalogue.error().sentence.empty(), "a refusal is a sentence");
    for (const auto& unreadable : catalogue->unreadable)
        expect(!unreadable.reason.empty(), "an unreadable file has a reason");
    for (const auto& patient : catalogue->patients)
        for (const auto& study : patient.studies)
            for (const auto& series : study.series) {
                const std::size_t count = series.frames.size();
                for (const std::size_t i : std::set<std::size_t>{0, count / 2, count - 1}) {
                    if (i >= count)
                        continue;
                    const auto& frame = series.frames[i];
                    const auto image = dicom::decodeFrame(*frame.instance, frame.frame);
                    if (!image) {
                        expect(!image.error().sentence.empty(), "a refusal is a sentence");
                        continue;
                    }
                    const std::vector<pixels::ImagePtr> seen{*image};
                    const auto shape = volume::pixelShapeOf(frame);
                    volume::View view{.width = 64, .height = 48};
                    view.zoom = volume::fitZoom(volume::rowsOf(**image), volume::columnsOf(**image), shape, view);
                    const auto picture = volume::paintSlice(**image, shape, view, session::defaultLook(frame, seen));
                    expect(picture.pixels.size() == 64u * 48u, "a picture fills its tile");
                }
            }
}

}
