#include "core/dicom/frames/fragments.h"

#include "core/dicom/frames/codestream.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <optional>

namespace lantern::dicom {

namespace {

constexpr std::uint64_t itemHeader = 8;

// Where each fragment's item begins, counted from the first one, as offset tables count.
std::vector<std::uint64_t> itemPositions(const std::vector<std::uint64_t>& lengths)
{
    std::vector<std::uint64_t> positions;
    positions.reserve(lengths.size());
    std::uint64_t at = 0;
    for (const auto length : lengths) {
        positions.push_back(at);
        at += itemHeader + length;
    }
    return positions;
}

// Frames from their first fragments; each reaches to the next one's.
std::vector<FragmentRange> rangesFrom(const std::vector<std::size_t>& starts, std::size_t fragments)
{
    std::vector<FragmentRange> ranges;
    ranges.reserve(starts.size());
    for (std::size_t i = 0; i < starts.size(); ++i)
        ranges.push_back({starts[i], i + 1 < starts.size() ? starts[i + 1] : fragments});
    return ranges;
}

// The frames of a table whose entries rise, begin with the first fragment and all meet a fragment.
std::optional<std::vector<FragmentRange>> byTable(const std::vector<std::uint64_t>& offsets,
                                                  const EncapsulatedPixels& pixels)
{
    if (offsets.size() != pixels.frames || offsets.empty() || offsets.front() != 0)
        return std::nullopt;
    const auto positions = itemPositions(pixels.fragmentLengths);
    std::vector<std::size_t> starts;
    starts.reserve(offsets.size());
    for (const auto offset : offsets) {
        const auto found = std::lower_bound(positions.begin(), positions.end(), offset);
        const auto index = static_cast<std::size_t>(found - positions.begin());
        if (found == positions.end() || *found != offset || (!starts.empty() && index <= starts.back()))
            return std::nullopt;
        starts.push_back(index);
    }
    return rangesFrom(starts, pixels.fragmentLengths.size());
}

std::vector<FragmentRange> byMarkers(const EncapsulatedPixels& pixels)
{
    const std::size_t fragments = pixels.fragmentLengths.size();
    std::vector<std::size_t> begun, begunAfterEnd;
    bool hasEnded = true;
    for (std::size_t i = 0; i < fragments; ++i) {
        const auto ends = pixels.endsOf(i);
        if (ends.beginsCodestream || i == 0)
            begun.push_back(i);
        if ((ends.beginsCodestream && hasEnded) || i == 0)
            begunAfterEnd.push_back(i);
        hasEnded = ends.endsCodestream;
    }
    // A beginning inside of another codestream is chance, or a frame whose last marker is missing.
    auto starts = begunAfterEnd.size() == pixels.frames ? begunAfterEnd : begun;
    if (starts.size() > pixels.frames)
        starts.resize(pixels.frames);
    // One codestream only, with nothing to tell where the next begins, is one frame.
    return rangesFrom(starts, fragments);
}

}

std::vector<FragmentRange> framesIn(const EncapsulatedPixels& pixels, Warnings& warnings)
{
    const std::size_t fragments = pixels.fragmentLengths.size();
    if (fragments == 0 || pixels.frames == 0)
        return {};
    const bool hasTable = !pixels.basicOffsets.empty() || !pixels.extendedOffsets.empty();
    auto tabled = byTable(pixels.extendedOffsets, pixels);
    if (!tabled)
        tabled = byTable(pixels.basicOffsets, pixels);
    if (hasTable && !tabled)
        warn(warnings, WarningCode::OffsetTable, messages::OffsetTableWrong);

    if (pixels.frames == 1)
        return {{0, fragments}};
    if (fragments <= pixels.frames) {
        std::vector<FragmentRange> ranges;
        for (std::size_t i = 0; i < fragments; ++i)
            ranges.push_back({i, i + 1});
        return ranges;
    }
    return tabled ? *tabled : byMarkers(pixels);
}

FragmentEnds endsIn(const std::vector<std::uint8_t>& firstBytes, const std::vector<std::uint8_t>& lastBytes)
{
    const auto begins = [&](std::initializer_list<std::uint8_t> marker) {
        return firstBytes.size() >= marker.size() && std::equal(marker.begin(), marker.end(), firstBytes.begin());
    };
    FragmentEnds ends;
    ends.beginsCodestream = beginsJpegXl(firstBytes) || begins({0xff, 0xd8, 0xff}) || begins({0xff, 0x4f, 0xff, 0x51})
        || begins({0, 0, 0, 0x0c, 'j', 'P', ' ', ' '});
    // Behind the last marker there is room for a filling byte or a few.
    auto last = lastBytes.end();
    while (last != lastBytes.begin() && *(last - 1) == 0)
        --last;
    ends.endsCodestream = last - lastBytes.begin() >= 2 && *(last - 2) == 0xff && *(last - 1) == 0xd9;
    return ends;
}

}
