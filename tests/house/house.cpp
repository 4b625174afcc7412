#include "tests/house/house.h"

#include <fstream>
#include <regex>
#include <sstream>

namespace lantern::house {

namespace {

// "core_dicom" is built in core/dicom, "lantern-cli" in app/lantern-cli.
std::string folderOf(const std::string& target)
{
    const auto cut = target.find('_');
    return cut == std::string::npos ? "app/" + target : target.substr(0, cut) + '/' + target.substr(cut + 1);
}

// The library whose headers a CMake target brings; "" for one that has none of its own.
std::string libraryOfTarget(const std::string& target)
{
    static const std::vector<std::pair<std::string, std::string>> beginnings{
        {"DCMTK::", "DCMTK"},
        {"Qt6::", "Qt"},
        {"VTK::", "VTK"},
        {"spdlog::", "spdlog"},
        {"nlohmann_json", "nlohmann-json"},
        {"LibArchive", "libarchive"},
        {"PNG::", "libpng"},
        {"JPEG::", "libjpeg"},
        {"ZLIB::", "zlib"},
        {"PkgConfig::OpenJPEG", "OpenJPEG"},
        {"PkgConfig::CharLS", "CharLS"},
        {"PkgConfig::JpegXl", "libjxl"},
        {"SQLite", "SQLite"},
        {"sodium", "libsodium"},
        {"CLI11::", "CLI11"},
        {"torch", "LibTorch"},
        {"tl::", "tl::expected"},
        {"Eigen3::", "Eigen"},
        {"Threads::", ""},
        {"${CMAKE_DL_LIBS}", ""},
        {"fmt::", ""},
    };
    for (const auto& [beginning, library] : beginnings)
        if (target.starts_with(beginning))
            return library;
    return "unknown: " + target;
}

}

std::string textOf(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

bool isSource(const fs::path& file) { return file.extension() == ".h" || file.extension() == ".cpp"; }

std::map<std::string, Room> rooms()
{
    static const std::regex made(R"re(lantern_(?:room|module|program)\(([\w-]+)([^)]*)\))re");
    std::map<std::string, Room> found;
    for (const char* top : {"core", "ui", "app"})
        for (const auto& folder : fs::directory_iterator(root / top)) {
            const auto text = textOf(folder.path() / "CMakeLists.txt");
            std::smatch match;
            if (!std::regex_search(text, match, made))
                continue;
            Room room{folder.path().lexically_relative(root).generic_string(), {}, {}};
            std::istringstream words(match[2]);
            std::string word, section;
            while (words >> word) {
                if (word == "USES" || word == "INCLUDES" || word == "OUTSIDE")
                    section = word;
                else if (section == "USES" || section == "INCLUDES")
                    room.uses.insert(folderOf(word));
                else if (const auto library = libraryOfTarget(word); section == "OUTSIDE" && !library.empty())
                    room.outside.insert(library);
            }
            found.emplace(room.folder, std::move(room));
        }
    return found;
}

std::optional<std::string> libraryOf(const std::string& header)
{
    static const std::vector<std::pair<std::string, std::string>> beginnings{
        {"spdlog/", "spdlog"},
        {"fmt/", "fmt"},
        {"tl/", "tl::expected"},
        {"nlohmann/", "nlohmann-json"},
        {"CLI/", "CLI11"},
        {"dcmtk/", "DCMTK"},
        {"openjpeg", "OpenJPEG"},
        {"openjph/", "OpenJPH"},
        {"vtk", "VTK"},
        {"torch/", "LibTorch"},
        {"ATen/", "LibTorch"},
        {"c10/", "LibTorch"},
        {"archive", "libarchive"},
        {"png.h", "libpng"},
        {"jpeglib.h", "libjpeg"},
        {"jerror.h", "libjpeg"},
        {"charls/", "CharLS"},
        {"jxl/", "libjxl"},
        {"zlib.h", "zlib"},
        {"sodium", "libsodium"},
        {"sqlite3.h", "SQLite"},
        {"SQLiteCpp/", "SQLite"},
        {"Eigen/", "Eigen"},
        {"gtest/", "test"},
        {"gmock/", "test"},
        {"Q", "Qt"},
    };
    for (const auto& [beginning, library] : beginnings)
        if (header.starts_with(beginning))
            return library;
    static const std::set<std::string> posix{"unistd.h", "dirent.h", "dlfcn.h",  "fcntl.h",
                                             "iconv.h",  "malloc.h", "termios.h"};
    if (header.ends_with(".moc") || header.starts_with("sys/") || posix.contains(header)
        || header.find('.') == std::string::npos)
        return "";
    return std::nullopt;
}

std::vector<Include> includesUnder(const fs::path& folder)
{
    static const std::regex pattern(R"re(^\s*#\s*include\s*[<"]([^>"]+)[>"])re");
    std::vector<Include> found;
    if (!fs::exists(root / folder))
        return found;
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
        if (!isSource(entry.path()))
            continue;
        std::ifstream lines(entry.path());
        std::string line;
        for (int number = 1; std::getline(lines, line); ++number)
            if (std::smatch match; std::regex_search(line, match, pattern))
                found.push_back({entry.path().lexically_relative(root), number, match[1]});
    }
    return found;
}

}
