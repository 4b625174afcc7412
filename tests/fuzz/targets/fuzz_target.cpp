#include "tests/fuzz/targets/fuzz_target.h"

#include "core/dicom/read_header.h"
#include "tests/fuzz/reading/open_and_draw.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
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
    const auto opened = test::openAndDraw(file);
    expect(opened.broken.empty(), opened.broken.c_str());
}

}
