#include "core/dicom/part10/header_damage_internal.h"

#include "core/dicom/messages.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <fmt/format.h>

namespace lantern::dicom {

namespace {

std::string nameOf(const DcmTagKey& key)
{
    return fmt::format("{} ({:04x},{:04x})", DcmTag(key).getTagName(), key.getGroup(), key.getElement());
}

// The type that the dictionary has for a tag; nothing where it knows none.
std::optional<DcmEVR> standardTypeOf(const DcmTagKey& key)
{
    const auto& dictionary = dcmDataDict.rdlock();
    const auto* entry = dictionary.findEntry(key, nullptr);
    const auto type = entry ? std::optional(entry->getEVR()) : std::nullopt;
    dcmDataDict.rdunlock();
    return type;
}

// No element of the standard, and none of a maker who is named (PS3.5 7.8.1).
bool isStrange(DcmItem& item, const DcmTagKey& key)
{
    if (key.getElement() == 0)    // a group's length, which each group may have, stands in order
        return true;
    if (key.getGroup() % 2 == 0)
        return !standardTypeOf(key);
    const auto element = key.getElement();
    if (element >= 0x10 && element <= 0xff)
        return false;
    return element < 0x1000 || !item.tagExists({key.getGroup(), static_cast<Uint16>(element >> 8)});
}

bool isText(DcmEVR type)
{
    switch (type) {
    case EVR_AE:
    case EVR_AS:
    case EVR_CS:
    case EVR_DA:
    case EVR_DS:
    case EVR_DT:
    case EVR_IS:
    case EVR_LO:
    case EVR_LT:
    case EVR_PN:
    case EVR_SH:
    case EVR_ST:
    case EVR_TM:
    case EVR_UC:
    case EVR_UI:
    case EVR_UR:
    case EVR_UT: return true;
    default: return false;
    }
}

bool isNumber(DcmEVR type)
{
    switch (type) {
    case EVR_AT:
    case EVR_FD:
    case EVR_FL:
    case EVR_SL:
    case EVR_SS:
    case EVR_SV:
    case EVR_UL:
    case EVR_US:
    case EVR_UV:
    case EVR_xs:
    case EVR_lt: return true;
    default: return false;
    }
}

Message wrongLengthOf(const DcmTagKey& key) { return messages::LengthOrTypeDamaged(nameOf(key)); }

std::string valueOf(DcmElement& element, E_ByteOrder order)
{
    std::string value(element.getLengthField(), '\0');
    if (element.getPartialValue(value.data(), 0, static_cast<Uint32>(value.size()), nullptr, order).bad())
        value.clear();
    return value;
}

class Check {
public:
    explicit Check(E_TransferSyntax syntax)
        : m_syntax(syntax)
    {
    }

    // The first element of an item, or of what lies in it, at which something is wrong.
    Message damageIn(DcmItem& item) const
    {
        const DcmObject* last = nullptr;
        for (DcmObject* child = nullptr; (child = item.nextInContainer(child)) != nullptr; last = child) {
            // What was taken for an element where none begins has a tag that nobody knows, and that stands in no
            // order; either alone is met in sound files.
            if (last && child->getTag() < last->getTag()
                && (isStrange(item, child->getTag()) || isStrange(item, last->getTag())))
                return messages::HeaderMakesNoSense(nameOf(last->getTag()));
            if (auto* sequence = dynamic_cast<DcmSequenceOfItems*>(child)) {
                if (auto damage = damageInItems(*sequence); !damage.empty())
                    return damage;
            } else if (auto* element = dynamic_cast<DcmElement*>(child); element && hasWrongValue(*element)) {
                return wrongLengthOf(element->getTag());
            }
        }
        return {};
    }

private:
    Message damageInItems(DcmSequenceOfItems& sequence) const
    {
        std::uint64_t length = 0;
        bool isStated = sequence.getLengthField() != DCM_UndefinedLength;
        for (DcmObject* child = nullptr; (child = sequence.nextInContainer(child)) != nullptr;) {
            isStated = isStated && child->getLengthField() != DCM_UndefinedLength;
            length += 8 + std::uint64_t{child->getLengthField()};
            if (auto* item = dynamic_cast<DcmItem*>(child))
                if (auto damage = damageIn(*item); !damage.empty())
                    return damage;
        }
        // An item that is longer than its sequence has taken what follows.
        return isStated && length > sequence.getLengthField() ? wrongLengthOf(sequence.getTag()) : Message();
    }

    bool hasWrongValue(DcmElement& element) const
    {
        const auto type = element.ident();
        const auto length = element.getLengthField();
        if (length == 0 || length > limitOfText || (!isText(type) && !isNumber(type)))
            return false;
        const auto value = valueOf(element, m_syntax.getByteOrder());
        const auto end = value.find_last_not_of('\0') + 1;
        const bool isReadable =
            std::all_of(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(end), [](char c) {
                return c >= ' ' || c < 0 || c == '\r' || c == '\n' || c == '\t' || c == '\f' || c == '\x1b';
            });
        if (type == EVR_UI && standardTypeOf(element.getTag()).value_or(EVR_UI) != EVR_UI)
            return true;    // the toolkit would take the spaces out of it
        // Text where the dictionary has numbers, and the reverse; the toolkit would read some other number.
        if (isNumber(type) ? isReadable : !isReadable)
            if (const auto standard = standardTypeOf(element.getTag());
                standard && (isNumber(type) ? isText(*standard) : isNumber(*standard)))
                return true;
        // Of so few bytes nothing tells whether they are the next element's.
        constexpr std::size_t tag = 4;
        if (!isReadable && isText(type) && value.size() < tag && element.getTag().getGroup() % 2 == 0)
            return true;
        return !isReadable && swallowsElements(value, element.getTag(), isText(type) ? tag : 2 * tag);
    }

    // Whether from some place in a value on elements follow one another up to its end: its length reaches over them.
    // The last need not be whole, of text: `least` bytes of it suffice.
    bool swallowsElements(const std::string& value, const DcmTagKey& own, std::size_t least) const
    {
        for (std::size_t from = 0; from + least <= value.size(); ++from)
            if (areElements(value, from, own, least))
                return true;
        return false;
    }

    bool areElements(const std::string& value, std::size_t at, DcmTagKey last, std::size_t least) const
    {
        const auto own = last;
        bool isFirst = true;
        while (at + least <= value.size()) {
            const DcmTagKey key{word(value, at), word(value, at + 2)};
            if (!isFirst && key.getGroup() == 0xfffe) {    // an item, or the end of one
                at += 8;
                last = {0, 0};
                continue;
            }
            const auto type = standardTypeOf(key);
            const bool isPrivate = !isFirst && key.getGroup() % 2 == 1;
            if (!(key > last) || (!type && !isPrivate))
                return false;
            if (at + 8 > value.size())
                return true;    // the last one's beginning
            std::size_t header = 8;
            std::size_t length = word(value, at + 4) | static_cast<std::size_t>(word(value, at + 6)) << 16;
            bool isSequence = type == EVR_SQ;
            if (m_syntax.isExplicitVR()) {
                const std::string letters = value.substr(at + 4, 2);
                const DcmVR found(letters.c_str());
                if (!found.isStandard() || (type && !isPrivate && letters != DcmVR(*type).getValidVRName()))
                    return false;
                isSequence = found.getEVR() == EVR_SQ;
                header = found.usesExtendedLengthEncoding() ? 12 : 8;
                length = word(value, at + 6);
                if (header == 12 && at + 12 <= value.size())
                    length = word(value, at + 8) | static_cast<std::size_t>(word(value, at + 10)) << 16;
            }
            at += header + (isSequence ? 0 : length);
            last = isSequence ? own : key;
            isFirst = false;
        }
        // The toolkit adds a byte to a length that is odd.
        const bool isOdd = least < 8 && at + 1 == value.size();
        return !isFirst && (at == value.size() || isOdd);
    }

    Uint16 word(const std::string& value, std::size_t at) const
    {
        const auto byte = [&](std::size_t i) { return static_cast<unsigned>(static_cast<unsigned char>(value[i])); };
        return static_cast<Uint16>(m_syntax.isBigEndian() ? byte(at) << 8 | byte(at + 1)
                                                          : byte(at) | byte(at + 1) << 8);
    }

    static constexpr Uint32 limitOfText = 4096;
    DcmXfer m_syntax;
};

// Words that decide how the pixels are read; without one of them some default would be taken for what the file says.
Message unreadableWord(DcmDataset& dataset)
{
    for (const auto& tag : {DCM_SamplesPerPixel, DCM_PlanarConfiguration, DCM_Rows, DCM_Columns, DCM_BitsAllocated,
                            DCM_BitsStored, DCM_HighBit, DCM_PixelRepresentation})
        if (DcmElement* element = nullptr; dataset.findAndGetElement(tag, element).good() && element
            && (element->getLengthField() > 2 || (element->getLengthField() > 0 && !wordOf(dataset, tag))))
            return wrongLengthOf(tag);
    return {};
}

// What may stand behind a header: pixels, a maker's own groups, signatures and padding (PS3.5 7.2).
bool mayEnd(const DcmTagKey& key)
{
    return key == DCM_PixelData || key == DCM_FloatPixelData || key == DCM_DoubleFloatPixelData
        || key == DCM_DigitalSignaturesSequence || key == DCM_DataSetTrailingPadding
        || (key.getGroup() % 2 == 1 && key.getGroup() != 0xffff);
}

}

Message headerDamage(DicomFile& file)
{
    auto& dataset = file.dataset();
    if (dataset.tagExists(DCM_DirectoryRecordSequence))
        return {};    // a table of contents, whose reader says what is wrong with it
    if (const auto end = file.stoppedAt(); end && !mayEnd(*end))
        return messages::HeaderEndsInNoElement(fmt::format("{:04x}", end->getGroup()),
                                               fmt::format("{:04x}", end->getElement()));
    if (auto damage = Check(dataset.getOriginalXfer()).damageIn(dataset); !damage.empty())
        return damage;
    return unreadableWord(dataset);
}

}
