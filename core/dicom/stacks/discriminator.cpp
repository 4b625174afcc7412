#include "core/dicom/stacks/discriminator.h"

#include "core/dicom/messages.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lantern::dicom {

namespace {

struct Known {
    const MessageKind<>* words;
    const char* unit;
    Reach reach;
    double tolerance;
};

constexpr std::array known{
#define LANTERN_DISCRIMINATOR(name, words, unit, reach, tolerance, ...)                                                \
    Known{&messages::name, unit, Reach::reach, tolerance},
#include "core/dicom/stacks/discriminators.def"
#undef LANTERN_DISCRIMINATOR
};

const Known& of(Discriminator what) { return known[static_cast<std::size_t>(what)]; }

std::string textOf(double number)
{
    const auto text = fmt::format("{:.4g}", number);
    return std::abs(number) >= 1e4 || text == "-0" ? fmt::format("{:.10g}", number + 0.0) : text;
}

// What a clock on the wall shows: 20260102 and 101605.5.
std::string readable(const std::string& date, const std::string& time)
{
    std::string text;
    if (date.size() == 8)
        text = fmt::format("{}-{}-{}", date.substr(0, 4), date.substr(4, 2), date.substr(6));
    if (time.size() >= 6)
        text +=
            fmt::format("{}{}:{}:{}", text.empty() ? "" : " ", time.substr(0, 2), time.substr(2, 2), time.substr(4));
    return text;
}

Trait momentOf(Discriminator what, const std::string& date, const std::string& time)
{
    Trait value{what, {}, {}};
    // Without a date all are taken to be of one day.
    if (const auto clock = clockTime(date.empty() ? "20000101" : date, time)) {
        value.numbers = {clock->seconds};
        value.text = readable(date, time);
    }
    return value;
}

std::string imageTypeOf(const FrameRef& frame)
{
    const auto& own = frame.facts().frameType;
    return own.empty() ? fmt::format("{}", fmt::join(frame.instance->imageType, "\\")) : own;
}

// Digits count as numbers.
bool naturallyLess(const std::string& a, const std::string& b)
{
    const auto isDigit = [](char c) { return std::isdigit(static_cast<unsigned char>(c)) != 0; };
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (!isDigit(a[i]) || !isDigit(b[j])) {
            if (a[i] != b[j])
                return a[i] < b[j];
            ++i, ++j;
            continue;
        }
        const auto number = [&](const std::string& text, std::size_t& at) {
            at = std::min(text.find_first_not_of('0', at), text.size());
            const auto from = at;
            while (at < text.size() && isDigit(text[at]))
                ++at;
            return text.substr(from, at - from);
        };
        const auto first = number(a, i), second = number(b, j);
        if (first != second)
            return std::pair(first.size(), first) < std::pair(second.size(), second);
    }
    return std::pair(a.size() - i, a) < std::pair(b.size() - j, b);
}

}

const MessageKind<>& wordsOf(Discriminator what) { return *of(what).words; }

Reach reachOf(Discriminator what) { return of(what).reach; }

bool partsByItself(Discriminator what)
{
    return reachOf(what) == Reach::Everywhere || reachOf(what) == Reach::Intermixed;
}

bool isStated(const Trait& value) { return !value.numbers.empty() || !value.text.empty(); }

Trait valueOf(const FrameRef& frame, Discriminator what)
{
    const auto& traits = frame.facts().traits;
    if (const auto found = std::ranges::find(traits, what, &Trait::what); found != traits.end())
        return *found;
    const auto& instance = *frame.instance;
    switch (what) {
    case Discriminator::View: return {what, {}, inEnglish(frame.facts().part), frame.facts().part};
    case Discriminator::ImageType: return {what, {}, imageTypeOf(frame)};
    case Discriminator::Description: return {what, {}, instance.series.description};
    case Discriminator::AcquisitionTime: return momentOf(what, instance.acquisitionDate, instance.acquisitionTime);
    case Discriminator::ContentTime: return momentOf(what, instance.contentDate, instance.contentTime);
    case Discriminator::Object:
        // Of a plain object there is nothing that its UID would hold together.
        if (instance.pixels.frames > 1)
            return {what, {}, instance.concatenationUid.empty() ? instance.sopInstanceUid : instance.concatenationUid};
        break;
    default: break;
    }
    return {what, {}, {}};
}

Messages wordsFor(const Trait& value)
{
    const auto& what = of(value.what);
    const Message words = *what.words;
    const bool speaksForItself = *what.words->english == 0;
    if (!isStated(value))
        return {messages::NotStated(speaksForItself ? messages::WordsOfItsOwn : words)};
    if (!value.words.empty())
        return speaksForItself ? value.words : Messages{messages::TraitMeans(words, value.words.front())};
    std::string text = value.text;
    if (text.empty()) {
        for (const double number : value.numbers)
            text += (text.empty() ? "" : " ") + textOf(number);
        text += what.unit;
    }
    return {speaksForItself ? messages::AsWritten(text) : messages::TraitIs(words, text)};
}

bool areAlike(const Trait& a, const Trait& b)
{
    if (a.numbers.size() != b.numbers.size() || a.numbers.empty())
        return a.numbers == b.numbers && a.text == b.text;
    const double tolerance = of(a.what).tolerance;
    return std::ranges::equal(a.numbers, b.numbers, [&](double one, double other) {
        const double size = std::max(std::abs(one), std::abs(other));
        const double most = a.numbers.size() > 1 ? tolerance : tolerance * size;
        return std::abs(one - other) <= std::max(most, 1e-14 * size);
    });
}

bool isLess(const Trait& a, const Trait& b)
{
    if (a.numbers != b.numbers)
        return a.numbers < b.numbers;
    return a.numbers.empty() && naturallyLess(a.text, b.text);
}

const std::vector<Discriminator>& allDiscriminators()
{
    static const auto all = [] {
        std::vector<Discriminator> made;
        for (std::size_t i = 0; i < known.size(); ++i)
            made.push_back(static_cast<Discriminator>(i));
        std::stable_partition(made.begin(), made.end(), partsByItself);
        return made;
    }();
    return all;
}

}
