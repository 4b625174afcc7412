#include "core/dicom/frames/unpack_samples.h"

#include "core/dicom/messages.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

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

    // In two's complement; what is unsigned and has its 32nd bit set is read as such by the type it goes into.
    std::uint32_t value(std::uint32_t raw) const
    {
        const std::uint32_t top = (raw >> m_shift) << m_unused;    // drops what lies above High Bit
        return m_isSigned ? static_cast<std::uint32_t>(static_cast<std::int32_t>(top) >> m_unused) : top >> m_unused;
    }

    int shift() const { return m_shift; }    // to the lowest bit
    int depth() const { return 32 - m_unused; }

private:
    int m_shift = 0, m_unused = 0;
    bool m_isSigned = false;
};

// What SampleRule does, in steps that the compiler makes vectors of: up against the top of the word, down again.
template <class Word, class Value>
void unpackWords(const FrameBytes& frame, std::span<Value> values)
{
    if (sizeof(Word) == sizeof(Value) && frame.bitsStored >= frame.bitsAllocated) {
        std::memcpy(values.data(), frame.bytes.data(), values.size_bytes());
        return;
    }
    const SampleRule rule(frame);
    const int down = static_cast<int>(sizeof(Word)) * 8 - rule.depth(), up = down - rule.shift();
    const std::uint8_t* from = frame.bytes.data();
    const auto wordAt = [&](std::size_t i) {
        Word word;
        std::memcpy(&word, from + i * sizeof(Word), sizeof(Word));
        return static_cast<Word>(word << up);
    };
    if (frame.isSigned)
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<Value>(static_cast<std::make_signed_t<Word>>(wordAt(i)) >> down);
    else
        for (std::size_t i = 0; i < values.size(); ++i)
            values[i] = static_cast<Value>(static_cast<Word>(wordAt(i) >> down));
}

// Depths that are no whole bytes: 1 bit, or 12 bits packed as old files have them. Lowest bit first.
template <class Value>
void unpackBits(const FrameBytes& frame, std::span<Value> values)
{
    const SampleRule rule(frame);
    std::size_t at = frame.firstBit;
    for (auto& value : values) {
        std::uint32_t raw = 0;
        for (int bit = 0; bit < frame.bitsAllocated; ++bit, ++at)
            raw |= static_cast<std::uint32_t>(frame.bytes[at / 8] >> (at % 8) & 1) << bit;
        value = static_cast<Value>(rule.value(raw));
    }
}

// Two pixels share one pair of chroma samples (PS3.3 C.7.6.3.1.2, YBR_FULL_422).
template <class Value>
void unpack422(const FrameBytes& frame, std::span<Value> values)
{
    for (std::size_t pixel = 0; pixel < values.size() / 3; ++pixel) {
        const auto* four = frame.bytes.data() + pixel / 2 * 4;
        values[pixel * 3] = static_cast<Value>(four[pixel % 2]);
        values[pixel * 3 + 1] = static_cast<Value>(four[2]);
        values[pixel * 3 + 2] = static_cast<Value>(four[3]);
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

template <class Value>
std::vector<Value> integersFrom(const FrameBytes& frame, std::size_t count)
{
    std::vector<Value> values(count);
    const std::span<Value> out(values);
    if (frame.isPacked422)
        unpack422(frame, out);
    else if (frame.bitsAllocated == 8)
        unpackWords<std::uint8_t>(frame, out);
    else if (frame.bitsAllocated == 16)
        unpackWords<std::uint16_t>(frame, out);
    else if (frame.bitsAllocated == 32)
        unpackWords<std::uint32_t>(frame, out);
    else
        unpackBits(frame, out);
    return frame.isPlanar && frame.samples > 1 ? interleaved(values, static_cast<std::size_t>(frame.samples)) : values;
}

template <class Value>
std::vector<Value> copied(const FrameBytes& frame, std::size_t count)
{
    std::vector<Value> values(count);
    if (count > 0)
        std::memcpy(values.data(), frame.bytes.data(), count * sizeof(Value));
    return values;
}

std::size_t sampleCount(const FrameBytes& frame)
{
    return static_cast<std::size_t>(frame.rows) * static_cast<std::size_t>(frame.columns)
        * static_cast<std::size_t>(frame.samples);
}

int depthOf(const FrameBytes& frame) { return std::clamp(frame.bitsStored, 1, std::max(frame.bitsAllocated, 1)); }

// Samples that lie in memory as they are wanted.
bool isPlainBytes(const FrameBytes& frame)
{
    return frame.bitsAllocated == 8 && frame.bitsStored >= 8 && !frame.isSigned && !frame.isFloat && !frame.isPacked422
        && !(frame.isPlanar && frame.samples > 1);
}

std::vector<std::uint8_t> takenBytes(FrameBytes&& frame, std::size_t count)
{
    frame.bytes.resize(count);
    return std::move(frame.bytes);
}

Result<void> check(const FrameBytes& frame)
{
    const std::size_t count = sampleCount(frame);
    const std::size_t bits =
        frame.isPacked422 ? (count / 3 + 1) / 2 * 32 : count * static_cast<std::size_t>(frame.bitsAllocated);
    if ((frame.firstBit + bits + 7) / 8 > frame.bytes.size())
        return fail(ErrorCode::Malformed,
                    messages::FewerBytesThanNeeded(frame.bytes.size(), (frame.firstBit + bits + 7) / 8));
    const bool isKnownFloat = frame.bitsAllocated == 32 || frame.bitsAllocated == 64;
    if (frame.isFloat ? !isKnownFloat : frame.bitsAllocated < 1 || frame.bitsAllocated > 32)
        return fail(ErrorCode::Unsupported, messages::DepthUnsupported(frame.bitsAllocated));
    return {};
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
    LANTERN_CHECK(check(frame));
    const std::size_t count = sampleCount(frame);
    StoredFrame stored;
    stored.rows = frame.rows;
    stored.columns = frame.columns;
    stored.samples = frame.samples;
    stored.bits = depthOf(frame);
    stored.isSigned = frame.isSigned;
    stored.warnings = frame.warnings;
    if (frame.isFloat) {
        if (frame.bitsAllocated == 64)
            stored.values = copied<double>(frame, count);
        else
            stored.values = copied<float>(frame, count);
        return stored;
    }
    auto values = integersFrom<std::int32_t>(frame, count);
    const auto isNegative = [](std::int32_t value) { return value < 0; };
    if (!frame.isSigned && stored.bits == 32 && std::any_of(values.begin(), values.end(), isNegative)) {
        std::vector<std::int64_t> wide(count);
        std::transform(values.begin(), values.end(), wide.begin(),
                       [](std::int32_t value) { return static_cast<std::int64_t>(static_cast<std::uint32_t>(value)); });
        stored.values = std::move(wide);
    } else {
        stored.values = std::move(values);
    }
    return stored;
}

Result<pixels::GreySamples> unpackGrey(FrameBytes&& frame)
{
    LANTERN_CHECK(check(frame));
    const std::size_t count = sampleCount(frame);
    if (isPlainBytes(frame))
        return takenBytes(std::move(frame), count);
    if (frame.isFloat && frame.bitsAllocated == 32)
        return copied<float>(frame, count);
    if (frame.isFloat) {
        const auto doubles = copied<double>(frame, count);
        std::vector<float> floats(count);
        std::transform(doubles.begin(), doubles.end(), floats.begin(),
                       [](double value) { return static_cast<float>(value); });
        return floats;
    }
    if (depthOf(frame) <= 8)
        return frame.isSigned ? pixels::GreySamples(integersFrom<std::int8_t>(frame, count))
                              : integersFrom<std::uint8_t>(frame, count);
    if (depthOf(frame) <= 16)
        return frame.isSigned ? pixels::GreySamples(integersFrom<std::int16_t>(frame, count))
                              : integersFrom<std::uint16_t>(frame, count);
    return frame.isSigned ? pixels::GreySamples(integersFrom<std::int32_t>(frame, count))
                          : integersFrom<std::uint32_t>(frame, count);
}

Result<std::vector<std::uint8_t>> unpackColour(FrameBytes&& frame)
{
    LANTERN_CHECK(check(frame));
    const std::size_t count = sampleCount(frame);
    if (isPlainBytes(frame))
        return takenBytes(std::move(frame), count);
    if (depthOf(frame) <= 8)
        return integersFrom<std::uint8_t>(frame, count);
    const auto deep = integersFrom<std::uint32_t>(frame, count);
    std::vector<std::uint8_t> bytes(count);
    const int surplus = depthOf(frame) - 8;
    std::transform(deep.begin(), deep.end(), bytes.begin(),
                   [&](std::uint32_t value) { return static_cast<std::uint8_t>(value >> surplus); });
    return bytes;
}

}
