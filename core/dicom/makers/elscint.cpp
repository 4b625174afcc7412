#include "core/dicom/makers/elscint.h"

#include "core/dicom/messages.h"

#include <optional>

namespace lantern::dicom {

namespace {

// The packed bytes with those that were counted written out, one after the other.
class Steps {
public:
    explicit Steps(std::span<const std::uint8_t> packed)
        : m_packed(packed)
    {
    }

    std::optional<std::uint8_t> next()
    {
        constexpr std::uint8_t repeats = 0xa5;
        if (m_repeats == 0) {
            if (m_packed.empty())
                return std::nullopt;
            if (m_packed.front() != repeats) {
                m_value = m_packed.front();
                m_repeats = 1;
                m_packed = m_packed.subspan(1);
            } else {
                if (m_packed.size() < 3)
                    return std::nullopt;
                m_repeats = m_packed[1] + 1u;
                m_value = m_packed[2];
                m_packed = m_packed.subspan(3);
            }
        }
        --m_repeats;
        return m_value;
    }

private:
    std::span<const std::uint8_t> m_packed;
    unsigned m_repeats = 0;
    std::uint8_t m_value = 0;
};

}

Result<std::vector<std::uint8_t>> unpackElscint(std::span<const std::uint8_t> packed, std::size_t count)
{
    constexpr std::uint8_t isValue = 0x5a;
    Steps steps(packed);
    std::vector<std::uint8_t> words;
    std::uint16_t value = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const auto step = steps.next();
        const bool hasLow = step == isValue;
        const auto low = hasLow ? steps.next() : step, high = hasLow ? steps.next() : step;
        if (!low || !high)
            return fail(ErrorCode::Malformed, messages::BytesEnd(i, count));
        value = static_cast<std::uint16_t>(hasLow ? *low | *high << 8 : value + static_cast<std::int8_t>(*step));
        words.push_back(static_cast<std::uint8_t>(value & 0xff));
        words.push_back(static_cast<std::uint8_t>(value >> 8));
    }
    return words;
}

}
