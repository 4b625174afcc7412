#include "core/dicom/dataset/text_internal.h"

#include "core/base/numbers.h"
#include "core/base/person_name.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <array>

namespace lantern::dicom {

namespace {

bool isPlainAscii(const std::string& bytes)
{
    constexpr char escape = 0x1b;    // begins an ISO 2022 code extension
    return std::all_of(bytes.begin(), bytes.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80 && c != escape; });
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

std::string TextReader::utf8From(DcmItem& item, const DcmTagKey& tag, const char* delimiters, const char* dividers)
{
    const std::string bytes = bytesOf(item, tag);
    if (isPlainAscii(bytes))
        return bytes;
    const std::string charset = characterSetOf(item);
    auto known = m_characterSets.find(charset);
    if (known == m_characterSets.end()) {
        known = m_characterSets.emplace(charset, CharacterSet(charset)).first;
        if (!known->second.isKnown())
            warn(m_warnings, WarningCode::CharacterSet, messages::CharacterSetUnknown(charset));
    }
    auto text = known->second.read(bytes, delimiters, dividers);
    const std::string name = DcmTag(tag).getTagName();
    if (text.hasBadBytes)
        warn(m_warnings, WarningCode::CharacterSet, messages::BytesOutsideCharacterSet(name, charset));
    if (text.hasWindows)
        warn(m_warnings, WarningCode::CharacterSet, messages::CharactersOfWindows(name, charset));
    if (text.isUtf8)
        warn(m_warnings, WarningCode::CharacterSet, messages::Utf8DespiteCharacterSet(name, charset));
    return std::move(text.utf8);
}

std::string TextReader::textOf(const DcmTagKey& tag) { return textOf(m_dataset, tag); }

std::string TextReader::textOf(DcmItem& item, const DcmTagKey& tag) { return utf8From(item, tag, "\\\r\n\t\f", "\\"); }

PersonName TextReader::personNameOf(const DcmTagKey& tag) { return personNameOf(m_dataset, tag); }

PersonName TextReader::personNameOf(DcmItem& item, const DcmTagKey& tag)
{
    return personNameFrom(utf8From(item, tag, "\\^=", "\\="));
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
