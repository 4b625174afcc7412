// A file changed and put back: whatever the bytes are, what was not edited is kept, and the answer can be read.
#include "core/dicom/edit/dataset_edit.h"
#include "tests/fuzz/targets/fuzz_target.h"

#include <cstdlib>

using namespace lantern;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const dicom::Bytes before(data, data + size);
    const auto tree = dicom::elementTreeOf(before);
    if (!tree)
        return 0;
    const auto same = dicom::edited(*tree, {});
    if (!same || (!tree->isDeflated && *same != before))
        std::abort();
    // An element that nobody has, in the data set and in each of its first items.
    constexpr dicom::Tag Own{0x0041, 0x10fe};
    std::vector<dicom::ElementPath> paths{{.tag = Own}};
    for (const auto& element : tree->elements)
        if (!element.items.empty())
            paths.push_back({{{element.tag, 0}}, Own});
    for (const auto& path : paths) {
        if (dicom::valueAt(*tree, path))
            return 0;
        const dicom::Edit in{path, dicom::textValue("LO", "was here")}, out{path, std::nullopt};
        const auto with = dicom::edited(*tree, std::span(&in, 1));
        if (!with)
            continue;
        const auto again = dicom::elementTreeOf(*with);
        if (!again)
            std::abort();
        const auto without = dicom::edited(*again, std::span(&out, 1));
        if (!without || (!tree->isDeflated && *without != before))
            std::abort();
    }
    return 0;
}
