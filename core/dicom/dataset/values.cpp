#include "core/dicom/dataset/values_internal.h"

#include "core/base/numbers.h"
#include "core/dicom/messages.h"

#include <cmath>
#include <limits>

namespace lantern::dicom {

namespace {

std::string trimmedText(const OFString& text) { return std::string(trimmed({text.c_str(), text.length()})); }

}

std::string bytesOf(DcmItem& item, const DcmTagKey& tag)
{
    OFString text;
    if (item.findAndGetOFStringArray(tag, text).bad())
        return {};
    return trimmedText(text);
}

std::string codeOf(DcmItem& item, const DcmTagKey& tag, unsigned long index)
{
    OFString text;
    if (item.findAndGetOFString(tag, text, index).bad())
        return {};
    return trimmedText(text);
}

std::vector<std::string> codesOf(DcmItem& item, const DcmTagKey& tag) { return valuesOf(bytesOf(item, tag)); }

std::vector<std::string> valuesOf(std::string_view text)
{
    std::vector<std::string> values;
    for (std::size_t from = 0; from <= text.size() && !text.empty();) {
        const auto to = std::min(text.find('\\', from), text.size());
        values.emplace_back(trimmed(text.substr(from, to - from)));
        from = to + 1;
    }
    return values;
}

std::optional<double> decimalOf(DcmItem& item, const DcmTagKey& tag, unsigned long index)
{
    // Text as well as FL, FD and the whole-number VRs come through getOFString in decimal.
    return parseDecimal(codeOf(item, tag, index));
}

std::vector<double> decimalsOf(DcmItem& item, const DcmTagKey& tag)
{
    std::vector<double> values;
    for (const auto& code : codesOf(item, tag)) {
        const auto value = parseDecimal(code);
        if (!value)
            return {};
        values.push_back(*value);
    }
    return values;
}

std::optional<double> decimalOf(DcmItem& item, const DcmTagKey& tag, Warnings& warnings)
{
    const auto value = decimalOf(item, tag);
    if (const auto text = codeOf(item, tag); !value && !text.empty())
        warn(warnings, WarningCode::BadNumber, messages::NotANumber(DcmTag(tag).getTagName(), text));
    return value;
}

std::vector<double> decimalsOf(DcmItem& item, const DcmTagKey& tag, Warnings& warnings)
{
    auto values = decimalsOf(item, tag);
    if (const auto text = bytesOf(item, tag); values.empty() && !text.empty())
        warn(warnings, WarningCode::BadNumber, messages::NotANumber(DcmTag(tag).getTagName(), text));
    return values;
}

std::optional<int> integerOf(DcmItem& item, const DcmTagKey& tag)
{
    // "12.0" stands in Integer Strings often enough.
    const auto value = decimalOf(item, tag);
    if (!value || std::abs(*value) > std::numeric_limits<int>::max() || *value != std::floor(*value))
        return std::nullopt;
    return static_cast<int>(*value);
}

std::optional<std::uint16_t> wordOf(DcmItem& item, const DcmTagKey& tag, unsigned long index)
{
    Uint16 word = 0;
    if (item.findAndGetUint16(tag, word, index).good())
        return word;
    Sint16 signedWord = 0;
    if (item.findAndGetSint16(tag, signedWord, index).good())
        return static_cast<std::uint16_t>(signedWord);
    // Some write "512" where the two bytes of 512 belong.
    const auto number = index == 0 ? integerOf(item, tag) : std::nullopt;
    return number && *number >= 0 && *number <= 0xffff ? std::optional(static_cast<std::uint16_t>(*number))
                                                       : std::nullopt;
}

bool isSignedShort(DcmItem& item, const DcmTagKey& tag)
{
    DcmElement* element = nullptr;
    return item.findAndGetElement(tag, element).good() && element && element->ident() == EVR_SS;
}

std::vector<std::uint16_t> wordsOf(DcmItem& item, const DcmTagKey& tag)
{
    const Uint16* words = nullptr;
    unsigned long count = 0;
    if (item.findAndGetUint16Array(tag, words, &count).good() && words)
        return {words, words + count};
    const Sint16* signedWords = nullptr;
    if (item.findAndGetSint16Array(tag, signedWords, &count).good() && signedWords)
        return {signedWords, signedWords + count};
    return {};
}

std::vector<std::uint16_t> unpackedBytes(const std::vector<std::uint16_t>& words)
{
    std::vector<std::uint16_t> bytes;
    bytes.reserve(words.size() * 2);
    for (const auto word : words) {
        bytes.push_back(word & 0xff);
        bytes.push_back(static_cast<std::uint16_t>(word >> 8));
    }
    return bytes;
}

DcmItem* itemOf(DcmItem& item, const DcmTagKey& sequence, unsigned long index)
{
    DcmItem* found = nullptr;
    return item.findAndGetSequenceItem(sequence, found, static_cast<long>(index)).good() ? found : nullptr;
}

unsigned long itemCount(DcmItem& item, const DcmTagKey& sequence)
{
    DcmSequenceOfItems* items = nullptr;
    return item.findAndGetSequence(sequence, items).good() && items ? items->card() : 0;
}

}
