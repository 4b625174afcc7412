#include "core/dicom/dataset/text_internal.h"

#include "core/base/numbers.h"
#include "core/base/person_name.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace lantern::dicom {

namespace {

bool isPlainAscii(const std::string& bytes)
{
    constexpr char escape = 0x1b;    // begins an ISO 2022 code extension
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != escape; });
}

// Length of the UTF-8 sequence at `at`, 0 where there is none.
std::size_t utf8SequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned char lead = byte(at);
    const std::size_t length = lead < 0x80 ? 1
        : lead >= 0xc2 && lead <= 0xdf     ? 2
        : (lead & 0xf0) == 0xe0            ? 3
        : lead >= 0xf0 && lead <= 0xf4     ? 4
                                           : 0;
    if (length == 0 || at + length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(at + i) & 0xc0) != 0x80)
            return 0;
    if (length == 3 && ((lead == 0xe0 && byte(at + 1) < 0xa0) || (lead == 0xed && byte(at + 1) > 0x9f)))
        return 0;    // overlong, surrogate
    if (length == 4 && ((lead == 0xf0 && byte(at + 1) < 0x90) || (lead == 0xf4 && byte(at + 1) > 0x8f)))
        return 0;
    return length;
}

// The text with every byte that is not UTF-8 written as \xHH.
std::string marked(const std::string& bytes, bool& hasBadBytes)
{
    std::string text;
    hasBadBytes = false;
    for (std::size_t at = 0; at < bytes.size();) {
        if (const auto length = utf8SequenceLength(bytes, at)) {
            text.append(bytes, at, length);
            at += length;
        } else {
            text += fmt::format("\\x{:02X}", static_cast<unsigned char>(bytes[at]));
            hasBadBytes = true;
            ++at;
        }
    }
    return text;
}

std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts;
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find(separator, from), text.size());
        parts.emplace_back(trimmed(std::string_view(text).substr(from, to - from)));
        from = to + 1;
    }
    return parts;
}

// Components are family, given, middle, prefix, suffix (PS3.5 6.2.1.1).
std::string readable(const std::string& group, const char* between)
{
    auto parts = split(group, '^');
    parts.resize(std::max<std::size_t>(parts.size(), 5));
    return readableName(
        {.prefix = parts[3], .family = parts[0], .given = parts[1], .middle = parts[2], .suffix = parts[4]}, between);
}

}

TextReader::TextReader(DcmItem& dataset)
    : m_dataset(dataset)
{
}

// An item of a sequence may have a set of its own; else the data set's counts (PS3.5 6.1.2.2).
std::string TextReader::characterSetOf(DcmItem& item) const
{
    DcmElement* own = nullptr;
    const bool hasOwn = item.findAndGetElement(DCM_SpecificCharacterSet, own).good();
    return bytesOf(hasOwn ? item : m_dataset, DCM_SpecificCharacterSet);
}

std::string TextReader::utf8From(DcmItem& item, const DcmTagKey& tag, const char* delimiters)
{
    const std::string bytes = bytesOf(item, tag);
    if (isPlainAscii(bytes))
        return bytes;
    const std::string charset = characterSetOf(item);
    auto known = m_characterSets.find(charset);
    if (known == m_characterSets.end()) {
        known = m_characterSets.emplace(charset, CharacterSet(charset)).first;
        if (!known->second.isKnown())
            warn(m_warnings, WarningCode::CharacterSet,
                 fmt::format("Specific Character Set \"{}\" is not known.", charset));
    }
    if (auto converted = known->second.utf8From(bytes, delimiters))
        return *converted;
    // Without a declared set only ASCII is allowed, but UTF-8 is what such files mostly hold.
    bool hasBadBytes = false;
    std::string text = marked(bytes, hasBadBytes);
    const std::string name = DcmTag(tag).getTagName();
    if (hasBadBytes)
        warn(m_warnings, WarningCode::CharacterSet,
             fmt::format("{} has bytes that are not in its character set \"{}\".", name, charset));
    else
        warn(m_warnings, WarningCode::CharacterSet,
             fmt::format("{} is UTF-8 although the character set is \"{}\".", name, charset));
    return text;
}

std::string TextReader::textOf(const DcmTagKey& tag) { return textOf(m_dataset, tag); }

std::string TextReader::textOf(DcmItem& item, const DcmTagKey& tag) { return utf8From(item, tag, "\\\r\n\t\f"); }

PersonName TextReader::personNameOf(const DcmTagKey& tag) { return personNameOf(m_dataset, tag); }

PersonName TextReader::personNameOf(DcmItem& item, const DcmTagKey& tag)
{
    return personNameFrom(utf8From(item, tag, "\\^="));
}

PersonName personNameFrom(std::string utf8)
{
    PersonName name;
    const auto groups = split(utf8, '=');
    name.alphabetic = readable(groups[0], " ");
    if (groups.size() > 1)
        name.ideographic = readable(groups[1], "");
    if (groups.size() > 2)
        name.phonetic = readable(groups[2], " ");
    name.raw = std::move(utf8);
    return name;
}

}
