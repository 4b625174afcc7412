#include "core/dicom/values/plausible_text.h"

#include <algorithm>
#include <array>

namespace lantern::dicom {

namespace {

enum class Script {
    Latin,
    Greek,
    Cyrillic,
    Hebrew,
    Arabic,
    Thai,
    Kana,
    Han,
    Hangul,
    Rare,
    Mark,
    Symbol,
    Plain,
    Control
};

struct Range {
    char32_t first, last;
    Script script;
};

// By rising code points; what lies between is rare in names and reports. Letters alone belong to a script.
constexpr std::array<Range, 36> ranges{{
    {0x00, 0x40, Script::Plain},      {0x41, 0x5a, Script::Latin},      {0x5b, 0x60, Script::Plain},
    {0x61, 0x7a, Script::Latin},      {0x7b, 0x7f, Script::Plain},      {0x80, 0x9f, Script::Control},
    {0xa0, 0xbf, Script::Symbol},     {0xc0, 0xd6, Script::Latin},      {0xd7, 0xd7, Script::Symbol},
    {0xd8, 0xf6, Script::Latin},      {0xf7, 0xf7, Script::Symbol},     {0xf8, 0x17f, Script::Latin},
    {0x1a0, 0x1a1, Script::Latin},    {0x1af, 0x1b0, Script::Latin},    {0x1cd, 0x1dc, Script::Latin},
    {0x218, 0x21b, Script::Latin},    {0x2c6, 0x2dd, Script::Symbol},   {0x300, 0x36f, Script::Mark},
    {0x384, 0x385, Script::Symbol},   {0x386, 0x3ce, Script::Greek},    {0x400, 0x45f, Script::Cyrillic},
    {0x490, 0x4ff, Script::Cyrillic}, {0x591, 0x5c7, Script::Hebrew},   {0x5d0, 0x5ea, Script::Hebrew},
    {0x60c, 0x6d5, Script::Arabic},   {0xe01, 0xe5b, Script::Thai},     {0x1e00, 0x1eff, Script::Latin},
    {0x2010, 0x20ac, Script::Plain},  {0x2103, 0x2122, Script::Symbol}, {0x3001, 0x3017, Script::Plain},
    {0x3041, 0x30ff, Script::Kana},   {0x3400, 0x9fff, Script::Han},    {0xac00, 0xd7a3, Script::Hangul},
    {0xf900, 0xfaff, Script::Han},    {0xff01, 0xff60, Script::Plain},  {0xff61, 0xff9f, Script::Kana},
}};

Script scriptOf(char32_t c)
{
    if (c >= 0x20000 && c <= 0x3ffff)
        return Script::Han;
    const auto range = std::ranges::find_if(ranges, [&](const Range& each) { return c <= each.last; });
    return range != ranges.end() && c >= range->first ? range->script : Script::Rare;
}

bool isLetter(Script script) { return script <= Script::Rare; }

// Of scripts that have cases, as far as these tables go.
bool isUpper(char32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    if (c >= 0x100 && c <= 0x137)
        return c % 2 == 0;
    return (c >= 0xc0 && c <= 0xde) || (c >= 0x391 && c <= 0x3ab) || (c >= 0x400 && c <= 0x42f)
        || (c >= 0x139 && c <= 0x148 && c % 2 == 1) || (c >= 0x14a && c <= 0x177 && c % 2 == 0) || c == 0x178
        || c == 0x179 || c == 0x17b || c == 0x17d;
}

// Japanese writes its scripts side by side.
bool goTogether(Script a, Script b)
{
    const auto isEastern = [](Script script) { return script == Script::Kana || script == Script::Han; };
    return a == b || a == Script::Mark || b == Script::Mark || (isEastern(a) && isEastern(b));
}

// These follow a letter in good texts, "N°", "m²", "CAFÉ»", "d’", "so…"; the others do not, as in "Ã¼", "Å‚".
bool mayFollowLetter(char32_t c)
{
    constexpr std::u32string_view some =
        U"\u00a0\u00a9\u00aa\u00ab\u00ad\u00ae\u00b0\u00b2\u00b3\u00b7\u00b9\u00ba"
        U"\u00bb\u2010\u2011\u2012\u2013\u2014\u2018\u2019\u201c\u201d\u2026\u203a\u2122";
    return c < 0x80 || c > 0x2fff || some.find(c) != std::u32string_view::npos;
}

// And these stand between two letters: "d’or", "col·legi", "10 mm".
bool mayStandBetweenLetters(char32_t c)
{
    constexpr std::u32string_view some = U"\u00a0\u00ad\u00b7\u2010\u2011\u2012\u2013\u2014\u2018\u2019";
    return c < 0x80 || c > 0x2fff || some.find(c) != std::u32string_view::npos;
}

char32_t decoded(std::string_view utf8, std::size_t at, std::size_t length)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[at + i]); };
    if (length <= 1)
        return byte(0);
    char32_t c = byte(0) & (0x7f >> length);
    for (std::size_t i = 1; i < length; ++i)
        c = c << 6 | (byte(i) & 0x3f);
    return c;
}

// How much of a text is not what people write.
int oddity(std::string_view utf8)
{
    int oddity = 0;
    Script before = Script::Plain;
    char32_t last = ' ';
    bool hangsOnLetter = false;    // `last` is a sign, alone or with others behind a letter
    for (std::size_t at = 0, length = 0; at < utf8.size(); at += length) {
        length = std::max<std::size_t>(utf8SequenceLength(utf8, at), 1);
        const char32_t c = decoded(utf8, at, length);
        const Script script = scriptOf(c);
        const bool followsLetter = isLetter(before);
        if (script == Script::Control)
            oddity += 4;
        else if (script == Script::Rare)
            oddity += 3;
        else if (script == Script::Mark)
            oddity += followsLetter || before == Script::Mark ? 0 : 3;
        else if (!isLetter(script)) {
            oddity += followsLetter && !mayFollowLetter(c) ? 2 : 0;
            oddity += hangsOnLetter && c >= 0x80 ? 1 : 0;
        } else if (followsLetter) {
            oddity += !goTogether(script, before) ? 3 : isUpper(c) && !isUpper(last) ? 1 : 0;
        } else if (hangsOnLetter && !mayStandBetweenLetters(last)) {
            oddity += 2;
        }
        // What C2 to C5, with which Latin letters begin in UTF-8, are in the sets of Latin letters.
        constexpr std::u32string_view begins = U"\u00c2\u00c3\u00c4\u00c5\u0102\u010a\u0139";
        oddity += c >= 0x80 && (script == Script::Symbol || script == Script::Latin) && begins.find(last) != begins.npos
            ? 1
            : 0;
        hangsOnLetter = !isLetter(script) && c >= 0x80 && (followsLetter || hangsOnLetter);
        before = script;
        last = c;
    }
    return oddity;
}

}

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

bool isRatherUtf8(std::string_view bytes, const std::optional<std::string>& declared)
{
    std::size_t longOnes = 0, all = 0;
    int outsideTheSet = 0;    // no ISO 8859 has a character from 80 to 9F
    for (std::size_t at = 0, length = 0; at < bytes.size(); at += length) {
        length = utf8SequenceLength(bytes, at);
        if (length == 0)
            return false;
        all += length > 1 ? 1 : 0;
        longOnes += length > 2 ? 1 : 0;
        outsideTheSet += length == 2 && static_cast<unsigned char>(bytes[at + 1]) < 0xa0 ? 1 : 0;
    }
    if (all == 0 || !declared)
        return all > 0;
    const int asDeclared = oddity(*declared) + outsideTheSet, asUtf8 = oddity(bytes);
    // By chance alone a text in another set is hardly ever valid with several long sequences.
    return asUtf8 < asDeclared || (asUtf8 == asDeclared && longOnes >= 2);
}

}
