#include "core/dicom/dataset/traits_internal.h"

#include "core/base/numbers.h"
#include "core/dicom/makers/csa_header.h"
#include "core/dicom/makers/suv.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <map>
#include <set>

namespace lantern::dicom {

namespace {

// Where a discriminator is written: behind sequences, or in elements of a maker's own.
struct Source {
    Discriminator what;
    std::vector<DcmTagKey> path;    // the last is the element
    Uint16 group = 0;
    const char* creator = nullptr;
    std::vector<Uint16> elements = {};
    const char* csaName = nullptr;    // in the table that Siemens keeps in (0029,xx10)
};

template <class... Tags>
Source at(const Tags&... path)
{
    return {{}, {path...}};
}

template <class... Elements>
Source ofMaker(Uint16 group, const char* creator, Elements... elements)
{
    return {{}, {}, group, creator, {static_cast<Uint16>(elements)...}};
}

Source ofCsa(const char* name) { return {{}, {}, 0x0029, "SIEMENS CSA HEADER", {0x10}, name}; }

const std::vector<Source>& sources()
{
    static const auto all = [] {
        std::vector<Source> made;
        const auto add = [&](Discriminator what, std::initializer_list<Source> places) {
            for (auto place : places) {
                place.what = what;
                made.push_back(std::move(place));
            }
        };
#define LANTERN_DISCRIMINATOR(name, words, unit, reach, tolerance, ...) add(Discriminator::name, {__VA_ARGS__});
#include "core/dicom/stacks/discriminators.def"
#undef LANTERN_DISCRIMINATOR
        return made;
    }();
    return all;
}

Trait* find(std::vector<Trait>& traits, Discriminator what)
{
    const auto found = std::ranges::find(traits, what, &Trait::what);
    return found == traits.end() ? nullptr : &*found;
}

void sort(std::vector<Trait>& traits) { std::ranges::sort(traits, std::ranges::less(), &Trait::what); }

std::string readable(const DateTime& moment)
{
    const auto& [date, time, offset] = moment;
    if (date.size() != 8)
        return date;
    std::string text = fmt::format("{}-{}-{}", date.substr(0, 4), date.substr(4, 2), date.substr(6));
    if (time.size() >= 6)
        text += fmt::format(" {}:{}:{}", time.substr(0, 2), time.substr(2, 2), time.substr(4));
    return text;
}

template <class Number>
std::vector<double> packedNumbers(const std::string& bytes)
{
    std::vector<double> numbers;
    for (std::size_t at = 0; at + sizeof(Number) <= bytes.size(); at += sizeof(Number)) {
        Number number;
        std::memcpy(&number, bytes.data() + at, sizeof number);
        numbers.push_back(static_cast<double>(number));
    }
    return numbers;
}

// Implicit VR leaves what the toolkit's dictionary does not know as bytes: text, or numbers of one or three
// values, which their size tells apart.
void takeUnknown(DcmElement& element, Trait& trait)
{
    Uint8* data = nullptr;
    if (element.getUint8Array(data).bad() || !data)
        return;
    std::string bytes(reinterpret_cast<const char*>(data), element.getLength());
    auto text = bytes.substr(0, bytes.find('\0'));
    const bool isText = !text.empty() && bytes.find_first_not_of('\0', text.size()) == std::string::npos
        && std::ranges::all_of(text, [](char c) { return std::isprint(static_cast<unsigned char>(c)); });
    if (!isText) {
        auto numbers = bytes.size() == 2              ? packedNumbers<std::int16_t>(bytes)
            : bytes.size() == 8 || bytes.size() == 24 ? packedNumbers<double>(bytes)
                                                      : packedNumbers<float>(bytes);
        trait.numbers.insert(trait.numbers.end(), numbers.begin(), numbers.end());
        return;
    }
    for (const auto& value : valuesOf(text))
        if (const auto number = parseDecimal(value))
            trait.numbers.push_back(*number);
    if (trait.numbers.empty())
        trait.text = std::string(trimmed(text));
}

bool isNumberType(DcmEVR type)
{
    constexpr std::array types{EVR_DS, EVR_IS, EVR_FD, EVR_FL, EVR_US, EVR_UL, EVR_SS, EVR_SL};
    return std::ranges::find(types, type) != types.end();
}

bool isTextType(DcmEVR type)
{
    constexpr std::array types{EVR_CS, EVR_LO, EVR_LT, EVR_SH, EVR_ST, EVR_UI, EVR_UT};
    return std::ranges::find(types, type) != types.end();
}

// The type of the element says what it is: numbers, a moment, or a text. Where the standard has numbers or a text,
// they are that whatever a damaged type says, as they are everywhere else.
void take(DcmItem& item, const DcmTagKey& tag, TextReader& text, Trait& trait)
{
    DcmElement* element = nullptr;
    if (item.findAndGetElement(tag, element).bad() || !element || element->getLength() == 0)
        return;
    const DcmEVR written = element->ident(), standard = DcmTag(tag).getEVR();
    const bool isText = isTextType(standard) && (isNumberType(written) || written == EVR_DT);
    if (!isText && (isNumberType(written) || isNumberType(standard))) {
        const auto numbers = decimalsOf(item, tag);
        trait.numbers.insert(trait.numbers.end(), numbers.begin(), numbers.end());
        if (!numbers.empty() || isNumberType(written))
            return;
    }
    switch (isText ? standard : written) {
    case EVR_DT:
        if (const auto moment = dateTimeFrom(codeOf(item, tag)))
            if (const auto clock = clockTime(codeOf(item, tag))) {
                trait.numbers = {clock->seconds};
                trait.text = readable(*moment);
            }
        break;
    case EVR_CS:
    case EVR_UI: trait.text = bytesOf(item, tag); break;
    case EVR_OB:
    case EVR_OW:
    case EVR_UN:
    case EVR_UNKNOWN: takeUnknown(*element, trait); break;
    default: trait.text = text.textOf(item, tag);
    }
}

void takeCsa(DcmItem& item, const DcmTagKey& tag, const char* name, Trait& trait)
{
    DcmElement* element = nullptr;
    Uint8* data = nullptr;
    if (item.findAndGetElement(tag, element).bad() || !element || element->getUint8Array(data).bad() || !data)
        return;
    const auto values = csaHeader({data, element->getLength()});
    const auto found = values.find(name);
    if (found == values.end())
        return;
    for (const auto& value : found->second)
        if (const auto number = parseDecimal(value))
            trait.numbers.push_back(*number);
}

// A direction of no length is none, and GE writes flags of its own above the b-value.
void tidy(Trait& trait)
{
    if (trait.what == Discriminator::BValue && !trait.numbers.empty())
        trait.numbers = {std::fmod(trait.numbers.front(), 100000)};
    if (trait.what == Discriminator::GeComponent && trait.numbers.size() == 1) {
        using namespace messages;
        static constexpr std::array names{&MagnitudeComponent, &PhaseComponent, &RealComponent, &ImaginaryComponent};
        const double kind = trait.numbers.front();
        if (kind >= 0 && kind < names.size()) {
            const Message name = *names[static_cast<std::size_t>(kind)];
            trait = {trait.what, {}, inEnglish(name), {name}};
        }
    }
    if (!std::ranges::all_of(trait.numbers, [](double number) { return std::isfinite(number); })
        || (trait.numbers.size() > 1 && std::ranges::all_of(trait.numbers, [](double n) { return n == 0; })))
        trait.numbers.clear();
}

void add(Trait trait, std::vector<Trait>& traits)
{
    tidy(trait);
    if (!trait.numbers.empty() || !trait.text.empty())
        traits.push_back(std::move(trait));
}

// Which block of a group each maker has reserved (PS3.5 7.8.1), by one walk.
std::map<std::pair<Uint16, std::string>, Uint16> makersOf(DcmItem& item)
{
    std::map<std::pair<Uint16, std::string>, Uint16> blocks;
    for (DcmObject* child = nullptr; (child = item.nextInContainer(child)) != nullptr;)
        if (child->getGTag() % 2 != 0 && child->getETag() >= 0x10 && child->getETag() <= 0xff)
            blocks.try_emplace({child->getGTag(), codeOf(item, child->getTag())}, child->getETag());
    return blocks;
}

// The path's element in the first items of its sequences.
void takeAt(DcmItem& item, std::span<const DcmTagKey> path, TextReader& text, Trait& trait)
{
    DcmItem* holder = &item;
    for (; path.size() > 1 && holder; path = path.subspan(1))
        holder = itemOf(*holder, path.front());
    if (holder)
        take(*holder, path.front(), text, trait);
}

}

TraitReader::TraitReader(DcmDataset& dataset, TextReader& text, bool hasPrivateTraits)
    : m_text(text)
{
    std::map<std::pair<Uint16, std::string>, Uint16> makers;
    if (hasPrivateTraits)
        makers = makersOf(dataset);
    for (const auto& source : sources()) {
        if (find(m_whole, source.what))
            continue;
        Trait trait{source.what, {}, {}};
        if (!source.creator) {
            takeAt(dataset, source.path, text, trait);
        } else if (const auto maker = makers.find({source.group, source.creator}); maker != makers.end()) {
            for (const auto element : source.elements) {
                const DcmTagKey tag(source.group, static_cast<Uint16>(maker->second << 8 | element));
                source.csaName ? takeCsa(dataset, tag, source.csaName, trait) : take(dataset, tag, text, trait);
            }
        }
        add(std::move(trait), m_whole);
    }
    sort(m_whole);
}

void TraitReader::readGroups(DcmItem& groups, std::vector<Trait>& traits)
{
    std::set<DcmTagKey> present;
    for (DcmObject* child = nullptr; (child = groups.nextInContainer(child)) != nullptr;)
        present.insert(child->getTag());
    for (const auto& source : sources()) {
        if (source.creator || source.path.size() < 2 || !present.contains(source.path.front())
            || find(traits, source.what))
            continue;
        Trait trait{source.what, {}, {}};
        takeAt(groups, source.path, m_text, trait);
        add(std::move(trait), traits);
    }
}

std::vector<Trait> TraitReader::traitsOf(DcmItem* sharedGroups, DcmItem* frameGroups)
{
    if (sharedGroups != m_sharedGroups) {
        m_sharedGroups = sharedGroups;
        m_shared.clear();
        if (sharedGroups)
            readGroups(*sharedGroups, m_shared);
    }
    std::vector<Trait> traits;
    if (frameGroups)
        readGroups(*frameGroups, traits);
    for (const auto* others : {&m_shared, &m_whole})
        for (const auto& trait : *others)
            if (!find(traits, trait.what))
                traits.push_back(trait);
    sort(traits);
    return traits;
}

}
