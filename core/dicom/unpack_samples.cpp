#include "core/dicom/unpack_samples.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>
#include <limits>

namespace lantern::dicom {

namespace {

// One sample as it lies in memory to its value (PS3.5 8.1.1).
class SampleRule {
public:
    explicit SampleRule(const FrameBytes& frame)
    {
        const int allocated = frame.bitsAllocated;
        const int stored = std::clamp(frame.bitsStored, 1, allocated);
        // A High Bit outside the sample is a slip of the writer: the value lies at the bottom then.
        const bool isPossible = frame.highBit < allocated && frame.highBit + 1 >= stored;
        m_shift = isPossible ? frame.highBit + 1 - stored : 0;
        m_unused = 32 - stored;
        m_isSigned = frame.isSigned;
    }

    std::int32_t value(std::uint32_t raw) const
    {
        const std::uint32_t top = (raw >> m_shift) << m_unused;    // drops what lies above High Bit
        return m_isSigned ? static_cast<std::int32_t>(top) >> m_unused : static_cast<std::int32_t>(top >> m_unused);
    }

private:
    int m_shift = 0, m_unused = 0;
    bool m_isSigned = false;
};

template <class Word>
void unpackWords(const FrameBytes& frame, std::span<std::int32_t> values)
{
    const SampleRule rule(frame);
    for (std::size_t i = 0; i < values.size(); ++i) {
        Word word;
        std::memcpy(&word, frame.bytes.data() + i * sizeof(Word), sizeof(Word));
        values[i] = rule.value(word);
    }
}

// Depths that are no whole bytes: 1 bit, or 12 bits packed as old files have them. Lowest bit first.
void unpackBits(const FrameBytes& frame, std::span<std::int32_t> values)
{
    const SampleRule rule(frame);
    std::size_t at = frame.firstBit;
    for (auto& value : values) {
        std::uint32_t raw = 0;
        for (int bit = 0; bit < frame.bitsAllocated; ++bit, ++at)
            raw |= static_cast<std::uint32_t>(frame.bytes[at / 8] >> (at % 8) & 1) << bit;
        value = rule.value(raw);
    }
}

// Two pixels share one pair of chroma samples (PS3.3 C.7.6.3.1.2, YBR_FULL_422).
void unpack422(const FrameBytes& frame, std::span<std::int32_t> values)
{
    for (std::size_t pixel = 0; pixel < values.size() / 3; ++pixel) {
        const auto* four = frame.bytes.data() + pixel / 2 * 4;
        values[pixel * 3] = four[pixel % 2];
        values[pixel * 3 + 1] = four[2];
        values[pixel * 3 + 2] = four[3];
    }
}

template <class Value>
std::vector<Value> interleaved(const std::vector<Value>& planar, std::size_t samples)
{
    std::vector<Value> pixels(planar.size());
    const std::size_t plane = planar.size() / samples;
    for (std::size_t sample = 0; sample < samples; ++sample)
        for (std::size_t i = 0; i < plane; ++i)
            pixels[i * samples + sample] = planar[sample * plane + i];
    return pixels;
}

std::vector<float> floatsFrom(const FrameBytes& frame, std::size_t count)
{
    std::vector<float> values(count);
    if (frame.bitsAllocated == 32) {
        std::memcpy(values.data(), frame.bytes.data(), count * sizeof(float));
    } else {
        for (std::size_t i = 0; i < count; ++i) {
            double value = 0;
            std::memcpy(&value, frame.bytes.data() + i * sizeof(double), sizeof(double));
            values[i] = static_cast<float>(value);
        }
    }
    return values;
}

}

std::size_t frameBits(const PixelFormat& format)
{
    const auto pixels = static_cast<std::size_t>(format.rows) * static_cast<std::size_t>(format.columns);
    if (format.photometric == "YBR_FULL_422" || format.photometric == "YBR_PARTIAL_422")
        return pixels * 16;
    return pixels * static_cast<std::size_t>(format.samples) * static_cast<std::size_t>(format.bitsAllocated);
}

Result<StoredFrame> unpackSamples(const FrameBytes& frame)
{
    const auto count = static_cast<std::size_t>(frame.rows) * static_cast<std::size_t>(frame.columns)
        * static_cast<std::size_t>(frame.samples);
    const std::size_t bits =
        frame.isPacked422 ? (count / 3 + 1) / 2 * 32 : count * static_cast<std::size_t>(frame.bitsAllocated);
    if ((frame.firstBit + bits + 7) / 8 > frame.bytes.size())
        return fail(ErrorCode::Malformed,
                    fmt::format("The pixel data hold {} bytes where a frame needs {}.", frame.bytes.size(),
                                (frame.firstBit + bits + 7) / 8));

    StoredFrame stored{.rows = frame.rows, .columns = frame.columns, .samples = frame.samples, .values = {}};
    if (frame.isFloat) {
        stored.values = floatsFrom(frame, count);
        return stored;
    }
    if (frame.bitsAllocated < 1 || frame.bitsAllocated > 32)
        return fail(ErrorCode::Unsupported, fmt::format("Pixels of {} bits are not supported.", frame.bitsAllocated));

    std::vector<std::int32_t> values(count);
    if (frame.isPacked422)
        unpack422(frame, values);
    else if (frame.bitsAllocated == 8)
        unpackWords<std::uint8_t>(frame, values);
    else if (frame.bitsAllocated == 16)
        unpackWords<std::uint16_t>(frame, values);
    else if (frame.bitsAllocated == 32)
        unpackWords<std::uint32_t>(frame, values);
    else
        unpackBits(frame, values);
    if (!frame.isSigned && frame.bitsStored == 32
        && std::any_of(values.begin(), values.end(), [](std::int32_t value) { return value < 0; }))
        return fail(ErrorCode::Unsupported, "Pixels with values above 2147483647 are not supported.");
    stored.values = frame.isPlanar && frame.samples > 1 ? interleaved(values, static_cast<std::size_t>(frame.samples))
                                                        : std::move(values);
    return stored;
}

}
