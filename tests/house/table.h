#pragma once

#include <set>
#include <string>
#include <vector>

// Doors and shelves of the house. Its walls stand in the CMakeLists.txt of each room.
namespace lantern::house {

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
    std::set<std::string> others;
};
inline const std::vector<Shelf> shelves{
    {"app/lantern-cli/commands", "app/lantern-cli/commands/commands.def", {}},
    {"core/dicom/codecs", "core/dicom/codecs/codecs.def", {"codec"}},
    {"core/display/layers", "core/display/layers/layers.def", {}},
    {"core/objects/kinds", "core/objects/objects.def", {}},
    {"core/torch/architectures", "core/torch/architectures/architectures.def", {}},
    {"core/tasks/images", "core/tasks/images/images.def", {}},
    {"core/record/scores", "core/record/scores/scores.def", {"score", "score_points", "score_values"}},
    {"ui/shell/commands", "ui/shell/commands/commands.def", {"command"}},
    {"core/tasks/records", "core/tasks/records/records.def", {}},
    {"ui/viewer/tools", "ui/viewer/tools/tools.def", {"tool", "shape_tool"}},
    {"ui/viewer/links", "ui/viewer/links/links.def", {"link", "links"}},
};

}
