// Every file of the corpora, changed and put back: real writers' habits, kept to the byte.
#include "core/dicom/edit/dataset_edit.h"
#include "core/dicom/read_header.h"
#include "core/files/write_file.h"
#include "tests/core/dicom/conformance/corpus.h"

#include <gmock/gmock.h>

namespace lantern {
namespace {

const dicom::Library library;

class EditedFiles : public test::Corpus { };

// The elements deepest within sequences, one for each depth.
void deepest(const std::vector<dicom::ElementNode>& elements, dicom::ElementPath path,
             std::vector<std::pair<dicom::ElementPath, std::string>>& found)
{
    for (const auto& element : elements) {
        if (!element.isSequence) {
            // What object it is, the meta information says too, and not always the same.
            const bool isRepeated = element.tag.group == 0x0008 && path.within.empty();
            if (element.hasUndefinedLength || element.tag.element == 0 || isRepeated)
                continue;
            path.tag = element.tag;
            if (found.size() < path.within.size() + 1)
                found.push_back({path, element.vr});
            continue;
        }
        for (std::size_t i = 0; i < element.items.size(); ++i) {
            auto within = path;
            within.within.push_back({element.tag, i});
            deepest(element.items[i].elements, within, found);
        }
    }
}

bool isOnceThere(const dicom::ElementTree& tree, const dicom::ElementPath& path)
{
    const auto* elements = &tree.elements;
    for (const auto& step : path.within) {
        if (std::ranges::count(*elements, step.sequence, &dicom::ElementNode::tag) != 1)
            return false;
        elements = &std::ranges::find(*elements, step.sequence, &dicom::ElementNode::tag)->items[step.item].elements;
    }
    return std::ranges::count(*elements, path.tag, &dicom::ElementNode::tag) == 1;
}

}

TEST_F(EditedFiles, AreAsTheyWereOnceTheyArePutBack)
{
    if (!s_folder)
        GTEST_SKIP() << "The files lie beside the project, in shared/data/dicom; they are not here.";
    int files = 0, edits = 0, broken = 0, deflated = 0;
    std::size_t levels = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(s_folder->path())) {
        if (!entry.is_regular_file())
            continue;
        auto read = files::readFile(entry.path());
        ASSERT_TRUE(read) << read.error().sentence();
        const auto before = *read;
        const auto tree = dicom::elementTreeOf(std::move(*read));
        if (!tree)
            continue;    // no Part 10 file
        ++files;
        broken += tree->brokenAt.has_value();
        if (tree->isDeflated) {
            ++deflated;
            continue;
        }
        ASSERT_EQ(*dicom::edited(*tree, {}), before) << entry.path();
        std::vector<std::pair<dicom::ElementPath, std::string>> paths;
        deepest(tree->elements, {}, paths);
        levels = std::max(levels, paths.size());
        for (const auto& [path, vr] : paths) {
            // An element that is there twice, or with a length or a VR that is none, is not written so by us.
            const auto value = dicom::valueAt(*tree, path);
            if (!value || value->size() % 2 != 0 || !isOnceThere(*tree, path) || vr.size() != 2)
                continue;
            const dicom::ElementValue was{vr, dicom::Bytes(value->begin(), value->end())};
            const dicom::Edit there{path, dicom::textValue(vr, "1.2.840.77777777")};
            const auto after = dicom::edited(*tree, std::span(&there, 1));
            ASSERT_TRUE(after) << entry.path() << ' ' << dicom::nameOf(path) << ": " << after.error().sentence();
            ASSERT_NE(*after, before);
            const auto again = dicom::elementTreeOf(*after);
            ASSERT_TRUE(again) << entry.path();
            const dicom::Edit back{path, was};
            const auto restored = dicom::edited(*again, std::span(&back, 1));
            ASSERT_TRUE(restored) << entry.path();
            // Numbers of a file in big endian were taken as they lie there.
            if (!tree->encoding.isBigEndian) {
                ASSERT_EQ(*restored, before) << entry.path() << ' ' << dicom::nameOf(path);
            }
            ++edits;
        }
    }
    RecordProperty("files", files);
    RecordProperty("edits", edits);
    std::printf("%d files, %d edits, %zu levels deep, %d break off, %d deflated\n", files, edits, levels, broken,
                deflated);
    EXPECT_GT(files, 100);
    EXPECT_GT(edits, files);
}

}
