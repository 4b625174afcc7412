#pragma once

#include <string>
#include <vector>

// The plan of the house: who may include what. The same table stands, for people, in
// core/README.md; a change of plan changes both in one commit.
namespace lantern::house {

struct Room {
    std::string folder;
    std::vector<std::string> mayUse;    // rooms, besides itself
    std::vector<std::string> outside;    // libraries, besides the standard library and POSIX
};

inline const std::vector<std::string> allOfCore{
    "core/base", "core/geometry", "core/pixels",  "core/files",  "core/dicom", "core/volume",  "core/measure",
    "core/nn",   "core/record",   "core/sources", "core/report", "core/demo",  "core/display", "core/session"};
inline const std::vector<std::string> plainCore{"core/base",    "core/geometry", "core/pixels", "core/dicom",
                                                "core/volume",  "core/measure",  "core/nn",     "core/record",
                                                "core/display", "core/session"};

inline std::vector<std::string> operator+(std::vector<std::string> left, const std::vector<std::string>& right)
{
    left.insert(left.end(), right.begin(), right.end());
    return left;
}

inline const std::vector<Room> rooms{
    {"core/base", {}, {"fmt", "expected", "spdlog"}},
    {"core/geometry", {"core/base"}, {"fmt"}},
    {"core/pixels", {"core/base", "core/geometry"}, {"fmt"}},
    {"core/files", {"core/base"}, {"fmt", "libarchive", "libpng", "libjpeg"}},
    {"core/dicom",
     {"core/base", "core/geometry", "core/pixels", "core/files"},
     {"fmt", "DCMTK", "OpenJPEG", "CharLS", "libjxl", "libjpeg", "zlib"}},
    {"core/volume", {"core/base", "core/geometry", "core/pixels", "core/dicom"}, {"fmt", "VTK"}},
    {"core/measure", {"core/base", "core/geometry", "core/pixels", "core/dicom"}, {"fmt", "json"}},
    {"core/nn",
     {"core/base", "core/geometry", "core/pixels", "core/files", "core/dicom", "core/volume"},
     {"fmt", "json", "sodium"}},
    {"core/display",
     {"core/base", "core/geometry", "core/pixels", "core/dicom", "core/volume", "core/measure", "core/nn"},
     {"fmt"}},
    {"core/torch", {"core/base", "core/nn"}, {"fmt", "LibTorch"}},
    {"core/record", {"core/base", "core/files"}, {"fmt"}},
    {"core/sources", {"core/base", "core/files", "core/dicom", "core/record"}, {}},
    {"core/report", {"core/base", "core/geometry", "core/dicom", "core/nn", "core/record"}, {"fmt", "json"}},
    {"core/demo", {"core/base", "core/geometry", "core/files", "core/dicom", "core/record"}, {"fmt", "json"}},
    {"core/session", allOfCore, {"fmt", "json", "sqlite"}},
    {"ui/lanes", {"core/base"}, {"Qt"}},
    {"ui/theme", {}, {"Qt"}},
    {"ui/paint", plainCore + std::vector<std::string>{"ui/theme"}, {"Qt"}},
    {"ui/scene",
     {"ui/theme", "ui/paint", "core/base", "core/geometry", "core/pixels", "core/volume", "core/display"},
     {"Qt", "VTK"}},
    {"ui/measurements", plainCore + std::vector<std::string>{"ui/theme", "ui/paint"}, {"Qt"}},
    {"ui/viewer",
     plainCore + std::vector<std::string>{"ui/lanes", "ui/theme", "ui/paint", "ui/scene", "ui/measurements"},
     {"Qt"}},
    {"ui/browser", plainCore + std::vector<std::string>{"ui/theme", "ui/paint"}, {"Qt"}},
    {"ui/findings", plainCore + std::vector<std::string>{"ui/theme", "ui/paint"}, {"Qt"}},
    {"ui/timeline", plainCore + std::vector<std::string>{"ui/theme", "ui/paint"}, {"Qt"}},
    {"ui/shell",
     plainCore
         + std::vector<std::string>{"core/sources", "ui/lanes", "ui/theme", "ui/paint", "ui/scene", "ui/measurements",
                                    "ui/viewer", "ui/browser", "ui/findings", "ui/timeline"},
     {"Qt"}},
    {"app/lantern",
     allOfCore + std::vector<std::string>{"ui/shell", "ui/viewer", "ui/theme", "ui/scene"},
     {"Qt", "fmt"}},
    {"app/lantern-cli", allOfCore + std::vector<std::string>{"ui/paint", "ui/theme"}, {"Qt", "CLI11", "json", "fmt"}},
};

// Doors: headers of the left folder never show the library on the right.
struct Door {
    std::string folder, library;
};
inline const std::vector<Door> doors{{"core/dicom", "DCMTK"},
                                     {"core/volume", "VTK"},
                                     {"core/files", "libarchive"},
                                     {"core/files", "libpng"},
                                     {"core/files", "libjpeg"}};

// Shelves: every source of the folder but `others` stands in the list, and the reverse.
struct Shelf {
    std::string folder, list;
    std::vector<std::string> others;
};
inline const std::vector<Shelf> shelves{
    {"app/lantern-cli",
     "app/lantern-cli/commands.def",
     {"main", "command", "offscreen_qt", "one_record", "one_series", "opened", "said", "shape_options", "bench_decode",
      "bench_scan"}},
    {"core/dicom/codecs", "core/dicom/codecs/codecs.def", {"codec"}},
    {"core/display/layers", "core/display/layers/layers.def", {}},
    {"core/torch/architectures", "core/torch/architectures/architectures.def", {}},
    {"core/nn/tasks", "core/nn/tasks/tasks.def", {}},
    {"core/record/scores", "core/record/scores/scores.def", {"score", "score_points", "score_values"}},
    {"ui/viewer/tools", "ui/viewer/tools/tools.def", {"tool", "shape_tool"}},
    {"ui/viewer/links", "ui/viewer/links/links.def", {"link", "links"}},
};

}
