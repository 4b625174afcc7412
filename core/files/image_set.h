#pragma once

#include "core/files/csv.h"
#include "core/files/data_source.h"
#include "core/files/image_file.h"

#include <map>

namespace lantern::files {

// Labelled images as they lie on disk: one row an image, the images still encoded.
// Two conventions are read:
//  - labels.csv (in the folder, in the archive or beside the archive) with a column `file`, and
//    further columns as the data set's README names them (label, split, group, mask_file, ...);
//  - folders named after their class, CLASS/NAME.png, perhaps under a folder train, val or test.
//    The table then has the columns file, label and split (empty where no folder says it).
struct ImageSet {
    std::string name;    // of the folder or archive, for sentences
    Table table;
    std::map<std::string, SourceFile> images;    // by name: images and masks

    std::size_t size() const { return table.rows.size(); }
    const std::string& cell(std::size_t row, std::string_view column) const { return table.cell(row, column); }
    // The decoded image of a cell that names one. NotFound where the data has no such file.
    Result<PlainImage> image(const std::string& file) const;
    bool has(const std::string& file) const { return images.contains(file); }
    // The class names, sorted; `column` is usually "label".
    std::vector<std::string> distinct(std::string_view column) const;
};

// Reads `path` (folder or archive). Malformed where it has neither labels.csv nor class folders;
// `split`, where not empty, keeps only the rows of that split, and WrongUse lists those there are.
Result<ImageSet> loadImageSet(const std::filesystem::path& path, const std::string& split, Job& job);

}
