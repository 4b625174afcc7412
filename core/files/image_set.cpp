#include "core/files/image_set.h"

#include "core/files/messages.h"
#include "core/files/write_file.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace lantern::files {

namespace {

constexpr std::string_view labelsName = "labels.csv";
constexpr std::string_view splitNames[] = {"train", "val", "valid", "validation", "test"};

bool isDicomName(std::string_view name) { return name.ends_with(".dcm") || name.ends_with(".DCM"); }

// CLASS/NAME.png or SPLIT/CLASS/NAME.png, perhaps deeper: the last two folders count.
std::vector<std::string> rowOfClassFolder(const std::string& name)
{
    const std::filesystem::path path(name);
    const std::string label = path.parent_path().filename().string();
    const std::string above = path.parent_path().parent_path().filename().string();
    std::string split;
    if (std::find(std::begin(splitNames), std::end(splitNames), above) != std::end(splitNames))
        split = above.starts_with("val") ? "val" : above;
    return {name, label, split};
}

Result<void> keepSplit(Table& table, const std::string& split, const std::string& name)
{
    const auto column = table.column("split");
    std::set<std::string> known;
    if (column) {
        for (const auto& row : table.rows)
            known.insert(row[*column]);
    }
    if (!known.contains(split))
        return fail(ErrorCode::WrongUse,
                    messages::NoSuchSplit(name, split,
                                          known.empty()
                                              ? messages::NoSplits
                                              : messages::OthersWords(fmt::format("{}", fmt::join(known, ", ")))));
    std::erase_if(table.rows, [&](const auto& row) { return row[*column] != split; });
    return {};
}

}

Result<PlainImage> ImageSet::image(const std::string& file) const
{
    const auto found = images.find(file);
    if (found == images.end())
        return fail(ErrorCode::NotFound, messages::NoSuchImage(name, file));
    return decodeImage(found->second.bytes, file);
}

std::vector<std::string> ImageSet::distinct(std::string_view column) const
{
    std::set<std::string> found;
    for (std::size_t row = 0; row < size(); ++row)
        found.insert(cell(row, column));
    return {found.begin(), found.end()};
}

Result<ImageSet> loadImageSet(const std::filesystem::path& path, const std::string& split, Job& job)
{
    LANTERN_TRY(source, DataSource::open(path));
    ImageSet set;
    set.name = path.string();
    std::optional<Table> labels;

    const auto readLabels = [&](std::span<const std::uint8_t> bytes, const std::string& name) -> Result<void> {
        LANTERN_TRY(table, parseCsv({reinterpret_cast<const char*>(bytes.data()), bytes.size()}, name));
        if (!table.column("file"))
            return fail(ErrorCode::Malformed, messages::NoFileColumn(name));
        labels = std::move(table);
        return {};
    };
    const auto beside = path.parent_path() / labelsName;
    if (source.isArchive() && std::filesystem::exists(beside)) {
        LANTERN_TRY(bytes, readFile(beside));
        LANTERN_CHECK(readLabels(bytes, beside.string()));
    }
    LANTERN_CHECK(source.forEach(
        [](std::string_view name) { return name == labelsName || isImageName(name) || isDicomName(name); },
        [&](SourceFile file) -> Result<void> {
            if (file.name == labelsName)
                return readLabels(file.bytes, file.name);
            const std::string name = file.name;
            set.images[name] = std::move(file);
            job.report(static_cast<std::int64_t>(set.images.size()), 0);
            return {};
        },
        job));

    if (labels) {
        set.table = std::move(*labels);
    } else {
        set.table.columns = {"file", "label", "split"};
        for (const auto& [name, file] : set.images) {
            auto row = rowOfClassFolder(name);
            if (!row[1].empty())
                set.table.rows.push_back(std::move(row));
        }
        if (set.table.rows.empty())
            return fail(ErrorCode::Malformed, messages::NoLabels(set.name));
    }
    if (!split.empty())
        LANTERN_CHECK(keepSplit(set.table, split, set.name));
    return set;
}

}
