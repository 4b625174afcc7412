#include "core/dicom/write.h"

#include <bit>
#include <cstring>

namespace lantern::dicom {

namespace {

template <class Value>
std::vector<std::uint8_t> littleEndianBytes(std::span<const Value> values)
{
    static_assert(std::endian::native == std::endian::little, "Lantern runs on little-endian machines.");
    std::vector<std::uint8_t> bytes(values.size_bytes());
    if (!bytes.empty())
        std::memcpy(bytes.data(), values.data(), bytes.size());
    return bytes;
}

}

DatasetDraft& DatasetDraft::set(const std::string& keyword, std::string value)
{
    m_elements[keyword] = std::move(value);
    return *this;
}

DatasetDraft& DatasetDraft::setTag(std::uint16_t group, std::uint16_t element, std::string vr, std::string value)
{
    m_tagged.push_back({group, element, std::move(vr), std::move(value)});
    return *this;
}

DatasetDraft& DatasetDraft::setWords(const std::string& keyword, std::vector<std::uint16_t> words)
{
    m_words[keyword] = std::move(words);
    return *this;
}

DatasetDraft& DatasetDraft::append(const std::string& sequenceKeyword, DatasetDraft item)
{
    m_sequences[sequenceKeyword].push_back(std::move(item));
    return *this;
}

DatasetDraft& DatasetDraft::describePixels(int rows, int columns, int samples, int bitsAllocated, int bitsStored,
                                           bool isSigned, int frames)
{
    const auto unlessSaid = [&](const char* keyword, const std::string& value) {
        m_elements.try_emplace(keyword, value);
    };
    unlessSaid("Rows", std::to_string(rows));
    unlessSaid("Columns", std::to_string(columns));
    unlessSaid("SamplesPerPixel", std::to_string(samples));
    unlessSaid("PhotometricInterpretation", samples == 3 ? "RGB" : "MONOCHROME2");
    if (samples > 1)
        unlessSaid("PlanarConfiguration", "0");
    unlessSaid("BitsAllocated", std::to_string(bitsAllocated));
    if (bitsStored > 0) {
        unlessSaid("BitsStored", std::to_string(bitsStored));
        unlessSaid("HighBit", std::to_string(bitsStored - 1));
        unlessSaid("PixelRepresentation", isSigned ? "1" : "0");
    }
    if (frames > 1)
        unlessSaid("NumberOfFrames", std::to_string(frames));
    return *this;
}

DatasetDraft& DatasetDraft::pixels(int rows, int columns, std::span<const std::int16_t> values, int frames)
{
    pixelBytes(littleEndianBytes(values), 16);
    return describePixels(rows, columns, 1, 16, 16, true, frames);
}

DatasetDraft& DatasetDraft::pixels(int rows, int columns, std::span<const std::uint16_t> values, int bitsStored,
                                   int frames)
{
    pixelBytes(littleEndianBytes(values), 16);
    return describePixels(rows, columns, 1, 16, bitsStored, false, frames);
}

DatasetDraft& DatasetDraft::pixels(int rows, int columns, std::span<const std::uint8_t> values, int samples, int frames)
{
    pixelBytes(littleEndianBytes(values), 8);
    return describePixels(rows, columns, samples, 8, 8, false, frames);
}

DatasetDraft& DatasetDraft::floatPixels(int rows, int columns, std::span<const float> values, int frames)
{
    m_floats.assign(values.begin(), values.end());
    return describePixels(rows, columns, 1, 32, 0, false, frames);
}

DatasetDraft& DatasetDraft::pixelBytes(std::vector<std::uint8_t> bytes, int bitsAllocated)
{
    m_pixelBytes = std::move(bytes);
    m_pixelBits = bitsAllocated;
    return *this;
}

}
