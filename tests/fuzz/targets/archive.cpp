// An archive of files: nothing lies outside of its folder, nothing is a link, and the limits hold.
#include "core/files/unpack_archive.h"
#include "tests/fuzz/targets/fuzz_target.h"

using namespace lantern;
namespace fs = std::filesystem;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto archive = fuzz::fileOf(fuzz::textOf(data, size));
    if (!files::isArchive(archive))
        return 0;
    const fs::path place = archive.string() + ".place", folder = place / "out";
    fs::remove_all(place);
    fs::create_directories(folder);

    constexpr files::ArchiveLimits limits{.bytes = 1 << 20, .files = 64, .keepFree = 0};
    const std::string passwords[]{"secret"};
    QuietJob job;
    const auto left = files::unpackArchive(archive, folder, passwords, job, limits);
    fuzz::expect(left || !left.error().sentence().empty(), "what cannot be had has a sentence");

    std::uintmax_t bytes = 0, files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(place)) {
        fuzz::expect(!entry.is_symlink() && !entry.is_other(), "only files and folders are laid out");
        const bool isInside = entry.path().string().starts_with(folder.string());
        fuzz::expect(isInside, "nothing lies beside the folder");
        bytes += entry.is_regular_file() ? entry.file_size() : 0;
        files += entry.is_regular_file();
    }
    fuzz::expect(bytes <= limits.bytes && files <= limits.files, "the limits hold");
    fs::remove_all(place);
    return 0;
}
