#include "core/dicom/dataset/palette_internal.h"

#include "core/dicom/messages.h"

#include <algorithm>

namespace lantern::dicom {

namespace {

struct Tags {
    DcmTagKey descriptor, data, segmented;
};

Result<Palette> paletteOf(DcmItem& dataset, const Tags& tags, bool storedIsSigned)
{
    const auto count = wordOf(dataset, tags.descriptor, 0);
    const auto first = wordOf(dataset, tags.descriptor, 1);
    const auto bits = wordOf(dataset, tags.descriptor, 2);
    if (!count || !first || !bits)
        return fail(ErrorCode::Malformed, messages::PaletteHasNoDescriptor);
    Palette palette;
    const bool isSigned = storedIsSigned || isSignedShort(dataset, tags.descriptor);
    palette.firstMapped = isSigned ? static_cast<std::int16_t>(*first) : *first;
    palette.bits = *bits;
    const std::size_t size = *count == 0 ? 65536 : *count;
    palette.entries = wordsOf(dataset, tags.data);
    if (palette.entries.empty() && dataset.tagExists(tags.segmented)) {
        const bool areBytes = palette.bits <= 8;
        const auto segments = wordsOf(dataset, tags.segmented);
        LANTERN_TRY(expanded, areBytes ? expandedSegments(unpackedBytes(segments), 4) : expandedSegments(segments));
        palette.entries = std::move(expanded);
    } else if (palette.entries.size() < size && palette.entries.size() * 2 >= size) {
        palette.entries = unpackedBytes(palette.entries);    // eight-bit entries, two to a word
    }
    if (palette.entries.empty())
        return fail(ErrorCode::Malformed, messages::PaletteIsEmpty);
    palette.entries.resize(std::min(palette.entries.size(), size));
    return palette;
}

}

Result<Palettes> palettesOf(DcmItem& dataset, bool storedIsSigned)
{
    LANTERN_TRY(red,
                paletteOf(dataset,
                          {DCM_RedPaletteColorLookupTableDescriptor, DCM_RedPaletteColorLookupTableData,
                           DCM_SegmentedRedPaletteColorLookupTableData},
                          storedIsSigned));
    LANTERN_TRY(green,
                paletteOf(dataset,
                          {DCM_GreenPaletteColorLookupTableDescriptor, DCM_GreenPaletteColorLookupTableData,
                           DCM_SegmentedGreenPaletteColorLookupTableData},
                          storedIsSigned));
    LANTERN_TRY(blue,
                paletteOf(dataset,
                          {DCM_BluePaletteColorLookupTableDescriptor, DCM_BluePaletteColorLookupTableData,
                           DCM_SegmentedBluePaletteColorLookupTableData},
                          storedIsSigned));
    return Palettes{std::move(red), std::move(green), std::move(blue)};
}

bool hasSupplementalPalette(DcmItem& dataset)
{
    const auto presentation = codeOf(dataset, DCM_PixelPresentation);
    return (presentation == "COLOR" || presentation == "MIXED")
        && dataset.tagExists(DCM_RedPaletteColorLookupTableDescriptor);
}

}
