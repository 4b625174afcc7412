#include "core/dicom/edit/element_tree.h"

#include "core/dicom/frames/inflate.h"
#include "core/dicom/limits.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <fmt/format.h>

namespace lantern::dicom {

namespace {

constexpr std::uint32_t Undefined = 0xffffffff;
constexpr Tag Item{0xfffe, 0xe000}, ItemEnd{0xfffe, 0xe00d}, SequenceEnd{0xfffe, 0xe0dd};
constexpr int DeepestNesting = 256;

bool looksLikeVr(const std::string& vr)
{
    return std::ranges::all_of(vr, [](char letter) { return letter >= 'A' && letter <= 'Z'; });
}

std::string dictionaryVr(Tag tag)
{
    const DcmTag known(tag.group, tag.element);
    const DcmEVR vr = known.getEVR();
    // What is either of several is told apart by other elements; for its place in the file it makes no difference.
    if (vr == EVR_ox || vr == EVR_px || vr == EVR_lt)
        return "OW";
    return vr == EVR_xs ? "US" : known.getVR().getValidVRName();
}

// Walks over the elements; everything that does not fit comes back as nothing.
class Walk {
public:
    explicit Walk(std::span<const std::uint8_t> bytes)
        : m_bytes(bytes)
    {
    }

    std::uint16_t number16(std::size_t at, bool isBigEndian) const
    {
        return static_cast<std::uint16_t>(isBigEndian ? m_bytes[at] << 8 | m_bytes[at + 1]
                                                      : m_bytes[at + 1] << 8 | m_bytes[at]);
    }
    std::uint32_t number32(std::size_t at, bool isBigEndian) const
    {
        const std::uint32_t first = number16(at, isBigEndian), second = number16(at + 2, isBigEndian);
        return isBigEndian ? first << 16 | second : second << 16 | first;
    }
    bool has(std::size_t at, std::size_t count, std::size_t limit) const { return at <= limit && limit - at >= count; }

    Tag tagAt(std::size_t at, bool isBigEndian) const
    {
        return {number16(at, isBigEndian), number16(at + 2, isBigEndian)};
    }

    std::optional<ElementNode> element(std::size_t at, std::size_t limit, Encoding encoding, int depth) const
    {
        if (!has(at, 8, limit) || depth > DeepestNesting)
            return std::nullopt;
        ElementNode node;
        node.begin = at;
        node.tag = tagAt(at, encoding.isBigEndian);
        if (node.tag.group == 0xfffe)
            return std::nullopt;
        std::uint32_t length = 0;
        if (encoding.isExplicit) {
            node.vr.assign({static_cast<char>(m_bytes[at + 4]), static_cast<char>(m_bytes[at + 5])});
            if (!looksLikeVr(node.vr))
                return std::nullopt;
            if (vrHasLongLength(node.vr)) {
                if (!has(at, 12, limit))
                    return std::nullopt;
                length = number32(at + 8, encoding.isBigEndian);
                node.value = at + 12;
            } else {
                length = number16(at + 6, encoding.isBigEndian);
                node.value = at + 8;
            }
        } else {
            node.vr = dictionaryVr(node.tag);
            length = number32(at + 4, false);
            node.value = at + 8;
        }
        node.hasUndefinedLength = length == Undefined;
        return node.hasUndefinedLength ? untilDelimiter(std::move(node), limit, encoding, depth)
                                       : ofLength(std::move(node), length, limit, encoding, depth);
    }

    // As many as there are up to `limit`, or up to an element that does not fit; where that was.
    std::size_t elements(std::vector<ElementNode>& found, std::size_t at, std::size_t limit, Encoding encoding,
                         int depth) const
    {
        while (at < limit) {
            auto one = element(at, limit, encoding, depth);
            if (!one)
                break;
            at = one->end;
            found.push_back(std::move(*one));
        }
        return at;
    }

private:
    std::optional<ElementNode> ofLength(ElementNode node, std::uint32_t length, std::size_t limit, Encoding encoding,
                                        int depth) const
    {
        if (!has(node.value, length, limit))
            return std::nullopt;
        node.valueEnd = node.end = node.value + length;
        // What is unknown may be a sequence all the same: it is one if it reads as one to its last byte.
        const bool mayBeSequence = node.vr == "SQ" || (node.vr == "UN" && length >= 8);
        if (!mayBeSequence)
            return node;
        std::vector<ItemNode> items;
        const auto end = itemsOf(items, node.value, node.valueEnd, encodingWithin(node, encoding), depth);
        node.isSequence = end == node.valueEnd && (node.vr == "SQ" || !items.empty());
        if (node.isSequence)
            node.items = std::move(items);
        return node;
    }

    std::optional<ElementNode> untilDelimiter(ElementNode node, std::size_t limit, Encoding encoding, int depth) const
    {
        const Encoding within = encodingWithin(node, encoding);
        const bool areFragments = node.vr != "SQ" && node.vr != "UN" && (encoding.isExplicit || node.tag == PixelData);
        std::size_t at = node.value;
        if (areFragments) {
            while (has(at, 8, limit) && tagAt(at, within.isBigEndian) == Item) {
                const auto length = number32(at + 4, within.isBigEndian);
                if (length == Undefined || !has(at + 8, length, limit))
                    return std::nullopt;
                at += 8 + length;
            }
        } else {
            const auto end = itemsOf(node.items, at, limit, within, depth);
            if (!end)
                return std::nullopt;
            at = *end;
            node.isSequence = true;
        }
        if (!has(at, 8, limit) || tagAt(at, within.isBigEndian) != SequenceEnd)
            return std::nullopt;
        node.valueEnd = at;
        node.end = at + 8;
        return node;
    }

    // Items up to `limit`, or up to something that is none; nothing where one breaks off.
    std::optional<std::size_t> itemsOf(std::vector<ItemNode>& items, std::size_t at, std::size_t limit,
                                       Encoding encoding, int depth) const
    {
        while (has(at, 8, limit) && tagAt(at, encoding.isBigEndian) == Item) {
            ItemNode item;
            item.begin = at;
            item.content = at + 8;
            const auto length = number32(at + 4, encoding.isBigEndian);
            item.hasUndefinedLength = length == Undefined;
            if (!item.hasUndefinedLength && !has(item.content, length, limit))
                return std::nullopt;
            const std::size_t contentLimit = item.hasUndefinedLength ? limit : item.content + length;
            at = elements(item.elements, item.content, contentLimit, encoding, depth + 1);
            item.contentEnd = item.end = at;
            if (!item.hasUndefinedLength && at != contentLimit)
                return std::nullopt;
            if (item.hasUndefinedLength) {
                if (!has(at, 8, limit) || tagAt(at, encoding.isBigEndian) != ItemEnd)
                    return std::nullopt;
                item.end = at += 8;
            }
            items.push_back(std::move(item));
        }
        return at;
    }

    static constexpr Tag PixelData{0x7fe0, 0x0010};

    std::span<const std::uint8_t> m_bytes;
};

std::string textOf(const ElementNode& node, std::span<const std::uint8_t> bytes)
{
    std::string text(bytes.begin() + static_cast<std::ptrdiff_t>(node.value),
                     bytes.begin() + static_cast<std::ptrdiff_t>(node.valueEnd));
    while (!text.empty() && (text.back() == '\0' || text.back() == ' '))
        text.pop_back();
    return text;
}

Result<void> inflateDataset(ElementTree& tree)
{
    const Bytes packed(tree.bytes.begin() + static_cast<std::ptrdiff_t>(tree.dataset), tree.bytes.end());
    const std::uintmax_t limit = std::min(
        limits::inflatedBytes, std::max(limits::inflatedAlwaysAllowed, packed.size() * limits::inflationRatio));
    Inflater inflater(packed);
    tree.bytes.resize(tree.dataset);
    Bytes piece(1 << 16);
    for (std::size_t got = piece.size(); got == piece.size();) {
        got = inflater.next(piece);
        tree.bytes.insert(tree.bytes.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(got));
        if (tree.bytes.size() - tree.dataset > limit)
            return fail(ErrorCode::Refused, messages::EditInflatesTooFar(Integer(static_cast<std::int64_t>(limit))));
    }
    return {};
}

}

std::string nameOf(Tag tag)
{
    const std::string name = DcmTag(tag.group, tag.element).getTagName();
    return fmt::format("{} ({:04x},{:04x})", name, tag.group, tag.element);
}

bool vrHasLongLength(const std::string& vr)
{
    static constexpr std::array<const char*, 21> shortOnes{"AE", "AS", "AT", "CS", "DA", "DS", "DT",
                                                           "FL", "FD", "IS", "LO", "LT", "PN", "SH",
                                                           "SL", "SS", "ST", "TM", "UI", "UL", "US"};
    return std::ranges::find(shortOnes, vr) == shortOnes.end();
}

Encoding encodingWithin(const ElementNode& sequence, Encoding around)
{
    return sequence.vr == "UN" && around.isExplicit ? Encoding{.isExplicit = false, .isBigEndian = false} : around;
}

Result<ElementTree> elementTreeOf(Bytes part10)
{
    constexpr std::size_t Preamble = 128;
    ElementTree tree;
    tree.bytes = std::move(part10);
    const std::string_view magic = "DICM";
    if (tree.bytes.size() < Preamble + magic.size()
        || !std::equal(magic.begin(), magic.end(), tree.bytes.begin() + Preamble))
        return fail(ErrorCode::Malformed, messages::EditNeedsPart10());
    const Walk meta(tree.bytes);
    std::size_t at = Preamble + magic.size();
    while (meta.has(at, 8, tree.bytes.size()) && meta.tagAt(at, false).group == 0x0002) {
        auto element = meta.element(at, tree.bytes.size(), {}, 0);
        if (!element)
            return fail(ErrorCode::Malformed, messages::EditMetaBreaksOff(nameOf(meta.tagAt(at, false))));
        at = element->end;
        if (element->tag == Tag{0x0002, 0x0010})
            tree.transferSyntaxUid = textOf(*element, tree.bytes);
        tree.meta.push_back(std::move(*element));
    }
    tree.dataset = at;
    if (tree.transferSyntaxUid.empty())
        return fail(ErrorCode::Malformed, messages::EditNeedsTransferSyntax());
    tree.encoding = {.isExplicit = tree.transferSyntaxUid != UID_LittleEndianImplicitTransferSyntax,
                     .isBigEndian = tree.transferSyntaxUid == UID_BigEndianExplicitTransferSyntax};
    tree.isDeflated = tree.transferSyntaxUid == UID_DeflatedExplicitVRLittleEndianTransferSyntax;
    if (tree.isDeflated)
        if (auto inflated = inflateDataset(tree); !inflated)
            return fail(std::move(inflated).error());
    const Walk dataset(tree.bytes);
    at = dataset.elements(tree.elements, tree.dataset, tree.bytes.size(), tree.encoding, 0);
    if (at != tree.bytes.size())
        tree.brokenAt = at;
    return tree;
}

}
