#include "core/dicom/edit/dataset_edit.h"

#include "core/dicom/edit/deflate.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace lantern::dicom {

namespace {

constexpr Tag TransferSyntax{0x0002, 0x0010}, MetaSopClass{0x0002, 0x0002}, MetaSopInstance{0x0002, 0x0003},
    SopClass{0x0008, 0x0016}, SopInstance{0x0008, 0x0018};

using EditPtr = const Edit*;

struct Level {    // the edits within one list of elements
    std::map<Tag, EditPtr> here;
    std::map<ElementPath::Step, std::vector<EditPtr>> deeper;
};

Level levelOf(std::span<const EditPtr> edits, std::size_t depth)
{
    Level level;
    for (const EditPtr edit : edits) {
        const auto& within = edit->path.within;
        if (within.size() == depth)
            level.here[edit->path.tag] = edit;    // the last one counts
        else
            level.deeper[within[depth]].push_back(edit);
    }
    return level;
}

// Bytes of one number of a VR; what is turned round in big endian.
std::size_t wordOf(const std::string& vr)
{
    static const std::map<std::string, std::size_t> words{{"AT", 2}, {"US", 2}, {"SS", 2}, {"OW", 2}, {"UL", 4},
                                                          {"SL", 4}, {"FL", 4}, {"OF", 4}, {"OL", 4}, {"FD", 8},
                                                          {"OD", 8}, {"OV", 8}, {"SV", 8}, {"UV", 8}};
    const auto found = words.find(vr);
    return found == words.end() ? 1 : found->second;
}

class Rewriting {
public:
    explicit Rewriting(const ElementTree& tree)
        : m_tree(tree)
    {
    }

    Result<void> list(Bytes& out, const std::vector<ElementNode>& elements, Encoding encoding,
                      std::span<const EditPtr> edits, std::size_t depth, bool isBroken) const
    {
        const Level level = levelOf(edits, depth);
        std::map<std::uint16_t, std::int64_t> grown;    // by group
        std::map<std::uint16_t, std::size_t> lengthAt;    // of Group Length, in `out`
        // What is there is changed where it stands, each time it is; what is not comes before the first greater tag.
        std::map<Tag, EditPtr> missing = level.here;
        for (const ElementNode& node : elements)
            missing.erase(node.tag);
        auto next = missing.begin();
        const auto insertBefore = [&](std::optional<Tag> tag) -> Result<void> {
            for (; next != missing.end() && (!tag || next->first < *tag); ++next)
                if (next->second->value) {
                    const std::size_t before = out.size();
                    if (auto put = element(out, next->first, *next->second->value, encoding); !put)
                        return put;
                    grown[next->first.group] += static_cast<std::int64_t>(out.size() - before);
                }
            return {};
        };
        auto deeper = level.deeper;
        for (const ElementNode& node : elements) {
            if (auto inserted = insertBefore(node.tag); !inserted)
                return inserted;
            const std::size_t before = out.size();
            if (const auto edit = level.here.find(node.tag); edit != level.here.end()) {
                if (edit->second->value)
                    if (auto put = element(out, node.tag, *edit->second->value, encoding); !put)
                        return put;
            } else if (const auto inside = takeWithin(deeper, node.tag); !inside.empty()) {
                if (auto rewritten = sequence(out, node, encoding, inside, depth); !rewritten)
                    return rewritten;
            } else {
                copy(out, node.begin, node.end);
            }
            const auto change =
                static_cast<std::int64_t>(out.size() - before) - static_cast<std::int64_t>(node.end - node.begin);
            if (node.tag.element == 0 && node.valueEnd - node.value == 4 && change == 0)
                lengthAt[node.tag.group] = before + (node.value - node.begin);
            else
                grown[node.tag.group] += change;
        }
        const bool hasMore = std::any_of(next, missing.end(), [](const auto& one) { return one.second->value; });
        if (isBroken && hasMore)
            return fail(ErrorCode::WrongUse, messages::EditBehindBreak(nameOf(next->first)));
        if (auto inserted = insertBefore(std::nullopt); !inserted)
            return inserted;
        if (!deeper.empty())
            return fail(ErrorCode::WrongUse, messages::EditWithoutItem(nameOf(deeper.begin()->second.front()->path)));
        for (const auto& [group, at] : lengthAt)
            if (const auto found = grown.find(group); found != grown.end() && found->second != 0)
                put32(out, at, static_cast<std::uint32_t>(get32(out, at, encoding) + found->second), encoding);
        return {};
    }

private:
    using Inside = std::map<std::size_t, std::vector<EditPtr>>;    // by item

    static Inside takeWithin(std::map<ElementPath::Step, std::vector<EditPtr>>& deeper, Tag tag)
    {
        Inside inside;
        for (auto one = deeper.lower_bound({tag, 0}); one != deeper.end() && one->first.sequence == tag;
             one = deeper.erase(one))
            inside[one->first.item] = one->second;
        return inside;
    }

    void copy(Bytes& out, std::size_t from, std::size_t to) const
    {
        out.insert(out.end(), m_tree.bytes.begin() + static_cast<std::ptrdiff_t>(from),
                   m_tree.bytes.begin() + static_cast<std::ptrdiff_t>(to));
    }

    Result<void> sequence(Bytes& out, const ElementNode& node, Encoding encoding, const Inside& inside,
                          std::size_t depth) const
    {
        const auto missing = std::ranges::find_if(
            inside, [&](const auto& one) { return !node.isSequence || one.first >= node.items.size(); });
        if (missing != inside.end())
            return fail(ErrorCode::WrongUse, messages::EditWithoutItem(nameOf(missing->second.front()->path)));
        const Encoding within = encodingWithin(node, encoding);
        const std::size_t begin = out.size();
        copy(out, node.begin, node.value);
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            const ItemNode& item = node.items[i];
            const auto edits = inside.find(i);
            if (edits == inside.end()) {
                copy(out, item.begin, item.end);
                continue;
            }
            const std::size_t itemBegin = out.size();
            copy(out, item.begin, item.content);
            if (auto listed = list(out, item.elements, within, edits->second, depth + 1, false); !listed)
                return listed;
            if (!item.hasUndefinedLength)
                put32(out, itemBegin + 4, static_cast<std::uint32_t>(out.size() - itemBegin - 8), within);
            copy(out, item.contentEnd, item.end);
        }
        const std::size_t content = begin + (node.value - node.begin);
        // A sequence's own length has four bytes, the last before its value, in either way of writing VRs.
        if (!node.hasUndefinedLength)
            put32(out, content - 4, static_cast<std::uint32_t>(out.size() - content), encoding);
        copy(out, node.valueEnd, node.end);
        return {};
    }

    static Result<void> element(Bytes& out, Tag tag, const ElementValue& value, Encoding encoding)
    {
        if (value.vr.size() != 2 || value.bytes.size() % 2 != 0)
            return fail(ErrorCode::WrongUse,
                        messages::EditOddValue(nameOf(tag), value.vr, Integer(value.bytes.size())));
        put16(out, tag.group, encoding);
        put16(out, tag.element, encoding);
        const bool isLong = !encoding.isExplicit || vrHasLongLength(value.vr);
        if (value.bytes.size() > (isLong ? 0xfffffffe : 0xfffe))
            return fail(ErrorCode::WrongUse, messages::EditTooLong(nameOf(tag), value.vr, Integer(value.bytes.size())));
        if (encoding.isExplicit)
            out.insert(out.end(), value.vr.begin(), value.vr.end());
        if (encoding.isExplicit && isLong)
            out.insert(out.end(), 2, 0);
        if (isLong) {
            out.insert(out.end(), 4, 0);
            put32(out, out.size() - 4, static_cast<std::uint32_t>(value.bytes.size()), encoding);
        } else {
            put16(out, static_cast<std::uint16_t>(value.bytes.size()), encoding);
        }
        const std::size_t begin = out.size(), word = wordOf(value.vr);
        out.insert(out.end(), value.bytes.begin(), value.bytes.end());
        if (encoding.isBigEndian && word > 1)
            for (std::size_t at = begin; at + word <= out.size(); at += word)
                std::reverse(out.begin() + static_cast<std::ptrdiff_t>(at),
                             out.begin() + static_cast<std::ptrdiff_t>(at + word));
        return {};
    }

    static void put16(Bytes& out, std::uint16_t number, Encoding encoding)
    {
        const auto low = static_cast<std::uint8_t>(number & 0xff), high = static_cast<std::uint8_t>(number >> 8);
        out.push_back(encoding.isBigEndian ? high : low);
        out.push_back(encoding.isBigEndian ? low : high);
    }
    static void put32(Bytes& out, std::size_t at, std::uint32_t number, Encoding encoding)
    {
        for (std::size_t i = 0; i < 4; ++i)
            out[at + i] = static_cast<std::uint8_t>(number >> 8 * (encoding.isBigEndian ? 3 - i : i));
    }
    static std::int64_t get32(const Bytes& out, std::size_t at, Encoding encoding)
    {
        std::int64_t number = 0;
        for (std::size_t i = 0; i < 4; ++i)
            number |= static_cast<std::int64_t>(out[at + i]) << 8 * (encoding.isBigEndian ? 3 - i : i);
        return number;
    }

    const ElementTree& m_tree;
};

// What the meta information repeats of the data set (PS3.10 7.1).
void followInMeta(const Edit& edit, std::vector<Edit>& meta)
{
    if (!edit.path.within.empty() || !edit.value)
        return;
    if (edit.path.tag == SopClass)
        meta.push_back({{.tag = MetaSopClass}, edit.value});
    if (edit.path.tag == SopInstance)
        meta.push_back({{.tag = MetaSopInstance}, edit.value});
}

std::vector<EditPtr> pointersTo(const std::vector<Edit>& edits)
{
    std::vector<EditPtr> pointers;
    for (const Edit& edit : edits)
        pointers.push_back(&edit);
    return pointers;
}

}

std::string nameOf(const ElementPath& path)
{
    std::string name;
    for (const auto& step : path.within)
        name += fmt::format("{} > {} > ", nameOf(step.sequence), step.item + 1);
    return name + nameOf(path.tag);
}

ElementValue textValue(std::string vr, std::string_view text)
{
    ElementValue value{std::move(vr), Bytes(text.begin(), text.end())};
    if (value.bytes.size() % 2 != 0)
        value.bytes.push_back(value.vr == "UI" ? 0 : ' ');
    return value;
}

std::optional<std::span<const std::uint8_t>> valueAt(const ElementTree& tree, const ElementPath& path)
{
    const auto* elements = path.tag.group == 0x0002 && path.within.empty() ? &tree.meta : &tree.elements;
    for (const auto& step : path.within) {
        const auto found = std::ranges::find(*elements, step.sequence, &ElementNode::tag);
        if (found == elements->end() || step.item >= found->items.size())
            return std::nullopt;
        elements = &found->items[step.item].elements;
    }
    const auto found = std::ranges::find(*elements, path.tag, &ElementNode::tag);
    if (found == elements->end() || found->isSequence)
        return std::nullopt;
    return std::span(tree.bytes).subspan(found->value, found->valueEnd - found->value);
}

Result<Bytes> edited(const ElementTree& tree, std::span<const Edit> edits)
{
    std::vector<Edit> meta, dataset;
    for (const Edit& edit : edits) {
        const bool isMeta = edit.path.within.empty() && edit.path.tag.group == 0x0002;
        if (isMeta && (edit.path.tag == TransferSyntax || edit.path.tag.element == 0))
            return fail(ErrorCode::WrongUse, messages::EditOfEncoding(nameOf(edit.path)));
        (isMeta ? meta : dataset).push_back(edit);
        followInMeta(edit, meta);
    }
    const Rewriting rewriting(tree);
    const std::size_t magicEnd = tree.meta.empty() ? tree.dataset : tree.meta.front().begin;
    Bytes out(tree.bytes.begin(), tree.bytes.begin() + static_cast<std::ptrdiff_t>(magicEnd));
    if (auto listed = rewriting.list(out, tree.meta, {}, pointersTo(meta), 0, false); !listed)
        return fail(std::move(listed).error());
    const std::size_t datasetBegin = out.size();
    if (auto listed =
            rewriting.list(out, tree.elements, tree.encoding, pointersTo(dataset), 0, tree.brokenAt.has_value());
        !listed)
        return fail(std::move(listed).error());
    if (tree.brokenAt)
        out.insert(out.end(), tree.bytes.begin() + static_cast<std::ptrdiff_t>(*tree.brokenAt), tree.bytes.end());
    if (tree.isDeflated) {
        const Bytes packed = deflated(std::span(out).subspan(datasetBegin));
        out.resize(datasetBegin);
        out.insert(out.end(), packed.begin(), packed.end());
    }
    return out;
}

}
