#include "core/dicom/makers/csa_header.h"

#include "core/base/numbers.h"

#include <algorithm>
#include <string_view>

namespace lantern::dicom {

namespace {

// Little endian; whatever stands behind the end is 0, and isGood() says so.
class Reader {
public:
    explicit Reader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    bool isGood() const { return m_isGood; }
    std::size_t left() const { return m_bytes.size(); }

    std::string_view take(std::size_t count)
    {
        m_isGood = m_isGood && count <= m_bytes.size();
        const auto taken = m_bytes.substr(0, m_isGood ? count : 0);
        m_bytes.remove_prefix(taken.size());
        return taken;
    }
    std::int64_t number()
    {
        const auto bytes = take(4);
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < bytes.size(); ++i)
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << 8 * i;
        return static_cast<std::int32_t>(value);
    }

private:
    std::string_view m_bytes;
    bool m_isGood = true;
};

// Up to its null byte.
std::string textOf(std::string_view bytes) { return std::string(trimmed(bytes.substr(0, bytes.find('\0')))); }

}

std::map<std::string, std::vector<std::string>> csaHeader(std::span<const std::uint8_t> bytes)
{
    constexpr std::string_view secondForm("SV10\x04\x03\x02\x01", 8);
    constexpr std::int64_t tagsAtMost = 1000, itemsAtMost = 1000;
    std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const bool isSecond = text.starts_with(secondForm);
    Reader reader(text.substr(isSecond ? secondForm.size() : 0));
    const auto tags = reader.number();
    reader.number();    // 77
    std::map<std::string, std::vector<std::string>> values;
    if (tags < 1 || tags > tagsAtMost)
        return values;
    std::int64_t itemsOfFirst = 0;
    for (std::int64_t tag = 0; tag < tags && reader.isGood(); ++tag) {
        const auto name = textOf(reader.take(64));
        reader.number();    // how many values may count
        reader.take(4 + 4);    // type, as text and as a number
        const auto items = reader.number();
        const auto mark = reader.number();
        if (tag == 0)
            itemsOfFirst = items;
        if ((mark != 77 && mark != 205) || items < 0 || items > itemsAtMost)
            break;
        auto& found = values[name];
        for (std::int64_t item = 0; item < items && reader.isGood(); ++item) {
            // The first form counts the first tag's items into each length.
            const auto first = reader.number(), second = reader.number();
            reader.take(8);
            const auto length = isSecond ? second : first - itemsOfFirst;
            if (length < 0 || static_cast<std::size_t>(length) > reader.left()) {
                if (isSecond)
                    return values;
                break;
            }
            const auto value = textOf(reader.take(static_cast<std::size_t>(length)));
            reader.take(std::min<std::size_t>((4 - length % 4) % 4, reader.left()));
            if (!value.empty())
                found.push_back(value);
        }
    }
    return values;
}

std::map<std::string, std::string> siemensProtocol(std::span<const std::uint8_t> bytes)
{
    std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    std::map<std::string, std::string> parameters;
    const auto begin = text.find("### ASCCONV BEGIN");
    if (begin == text.npos)
        return parameters;
    text.remove_prefix(begin);
    text = text.substr(0, text.find("### ASCCONV END"));
    while (!text.empty()) {
        const auto line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        if (const auto sign = line.find('='); sign != line.npos)
            parameters.emplace(trimmed(line.substr(0, sign)), trimmed(line.substr(sign + 1)));
    }
    return parameters;
}

}
