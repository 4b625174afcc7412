#include "core/dicom/values/character_set.h"

#include "core/base/numbers.h"
#include "core/dicom/values/plausible_text.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <fmt/format.h>
#include <iconv.h>
#include <memory>
#include <type_traits>

namespace lantern::dicom {

namespace {

struct Registration {
    int number;    // in the international register, as in "ISO_IR 100"
    const char* encoding;    // as iconv calls it
};

// PS3.3 tables C.12-2 to C.12-5. Japanese and Korean double-byte sets are reached by way of EUC.
constexpr std::array<Registration, 18> registrations{{{6, ""},
                                                      {100, "ISO-8859-1"},
                                                      {101, "ISO-8859-2"},
                                                      {109, "ISO-8859-3"},
                                                      {110, "ISO-8859-4"},
                                                      {144, "ISO-8859-5"},
                                                      {127, "ISO-8859-6"},
                                                      {126, "ISO-8859-7"},
                                                      {138, "ISO-8859-8"},
                                                      {148, "ISO-8859-9"},
                                                      {203, "ISO-8859-15"},
                                                      {13, "SHIFT_JIS"},
                                                      {166, "TIS-620"},
                                                      {192, "UTF-8"},
                                                      {149, "EUC-KR"},
                                                      {58, "GB2312"},
                                                      {87, ""},
                                                      {159, ""}}};

struct Escape {
    std::string_view sequence;    // after ESC
    enum Goes { Ascii, Jis0208, Jis0212, Upper } goes;
    const char* encoding;    // of Upper: what bytes from 0x80 on mean from here
};

constexpr std::array<Escape, 19> escapes{{{"(B", Escape::Ascii, ""},
                                          {"(J", Escape::Ascii, ""},
                                          {"$B", Escape::Jis0208, ""},
                                          {"$@", Escape::Jis0208, ""},
                                          {"$(D", Escape::Jis0212, ""},
                                          {")I", Escape::Upper, "SHIFT_JIS"},
                                          {"$)C", Escape::Upper, "EUC-KR"},
                                          {"$)A", Escape::Upper, "GB2312"},
                                          {"-A", Escape::Upper, "ISO-8859-1"},
                                          {"-B", Escape::Upper, "ISO-8859-2"},
                                          {"-C", Escape::Upper, "ISO-8859-3"},
                                          {"-D", Escape::Upper, "ISO-8859-4"},
                                          {"-L", Escape::Upper, "ISO-8859-5"},
                                          {"-G", Escape::Upper, "ISO-8859-6"},
                                          {"-F", Escape::Upper, "ISO-8859-7"},
                                          {"-H", Escape::Upper, "ISO-8859-8"},
                                          {"-M", Escape::Upper, "ISO-8859-9"},
                                          {"-b", Escape::Upper, "ISO-8859-15"},
                                          {"-T", Escape::Upper, "TIS-620"}}};

// The number in "ISO_IR 100", "ISO 2022 IR 100" and how careless writers spell them.
std::optional<int> registeredNumber(std::string_view term)
{
    const auto last = term.find_last_not_of("0123456789");
    if (last == std::string_view::npos || last + 1 == term.size() || term.find("IR") == std::string_view::npos)
        return std::nullopt;
    const auto number = parseInteger(term.substr(last + 1));
    return number ? std::optional(static_cast<int>(*number)) : std::nullopt;
}

std::optional<std::string> encodingOf(std::string term)
{
    for (auto& c : term)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (term.empty())
        return "";
    if (term == "GB18030" || term == "ISO 2022 GB18030")
        return "GB18030";
    if (term == "GBK" || term == "ISO 2022 GBK")
        return "GBK";
    if (term == "UTF-8" || term == "UTF8")
        return "UTF-8";
    const auto number = registeredNumber(term);
    for (const auto& registration : registrations)
        if (number == registration.number)
            return registration.encoding;
    return std::nullopt;
}

std::optional<std::string> converted(std::string_view bytes, const std::string& encoding)
{
    const iconv_t raw = iconv_open("UTF-8", encoding.c_str());
    if (raw == reinterpret_cast<iconv_t>(-1))    // iconv's own way to say no
        return std::nullopt;
    const std::unique_ptr<std::remove_pointer_t<iconv_t>, int (*)(iconv_t)> converter(raw, iconv_close);
    std::string input(bytes), output(bytes.size() * 4 + 4, '\0');
    char *from = input.data(), *to = output.data();
    std::size_t left = input.size(), room = output.size();
    if (iconv(raw, &from, &left, &to, &room) == static_cast<std::size_t>(-1) || left != 0)
        return std::nullopt;
    output.resize(output.size() - room);
    return output;
}

bool isUpper(char c) { return static_cast<unsigned char>(c) >= 0x80; }

// Double-byte JIS as EUC-JP has it: both bytes with the high bit, JIS X 0212 behind 0x8F.
std::string eucFromJis(std::string_view pairs, bool isJis0212)
{
    std::string euc;
    for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
        if (isJis0212)
            euc += static_cast<char>(0x8f);
        euc += static_cast<char>(pairs[i] | 0x80);
        euc += static_cast<char>(pairs[i + 1] | 0x80);
    }
    return euc;
}

constexpr char escape = 0x1b;

const Escape* escapeAt(std::string_view bytes, std::size_t at)
{
    const auto rest = bytes.substr(at + 1);
    const auto known = std::ranges::find_if(
        escapes, [&](const Escape& each) { return rest.substr(0, each.sequence.size()) == each.sequence; });
    return known == escapes.end() ? nullptr : known;
}

// Characters of two bytes, the second of which may look like ASCII.
bool isPaired(std::string_view encoding)
{
    return encoding == "GB18030" || encoding == "GBK" || encoding == "SHIFT_JIS";
}

bool isSingleByte(std::string_view encoding) { return encoding.starts_with("ISO-8859") || encoding == "TIS-620"; }

// What a byte from 80 to 9F is on Windows: punctuation has one place in all of its code pages, letters only in
// that which its language uses. Nothing where it has none.
std::optional<std::string> windowsCharacter(char byte, std::string_view encoding)
{
    constexpr std::string_view punctuation = "\x80\x82\x84\x85\x86\x87\x89\x8b\x91\x92\x93\x94\x95\x96\x97\x99\x9b";
    const char* page = encoding == "ISO-8859-2" ? "CP1250"
        : encoding == "ISO-8859-1" || encoding == "ISO-8859-9" || encoding == "ISO-8859-15"
            || punctuation.find(byte) != std::string_view::npos
        ? "CP1252"
        : nullptr;
    return page ? converted({&byte, 1}, page) : std::nullopt;
}

// Bytes from 0x80 on, of one encoding.
std::optional<std::string> upperText(std::string_view bytes, const std::string& encoding, bool& hasWindows)
{
    if (encoding.empty())
        return std::nullopt;
    if (!isSingleByte(encoding))
        return converted(bytes, encoding);
    std::string text;
    for (std::size_t at = 0; at < bytes.size();) {
        const auto isC1 = [&](std::size_t i) { return (static_cast<unsigned char>(bytes[i]) & 0xe0) == 0x80; };
        std::size_t end = at + 1;
        while (end < bytes.size() && !isC1(at) && !isC1(end))
            ++end;
        const auto piece =
            isC1(at) ? windowsCharacter(bytes[at], encoding) : converted(bytes.substr(at, end - at), encoding);
        if (!piece)
            return std::nullopt;
        hasWindows = hasWindows || isC1(at);
        text += *piece;
        at = end;
    }
    return text;
}

// What cannot be read as a whole: each byte that means nothing by itself as \xHH.
std::string marked(std::string_view bytes, const std::string& encoding)
{
    std::string text;
    for (std::size_t at = 0, length = 0; at < bytes.size(); at += length) {
        const bool isByItself = isSingleByte(encoding) && isUpper(bytes[at]);
        bool hasWindows = false;
        length = std::max<std::size_t>(isByItself ? 1 : utf8SequenceLength(bytes, at), 1);
        if (const auto known = isByItself ? upperText(bytes.substr(at, 1), encoding, hasWindows) : std::nullopt)
            text += *known;
        else if (isByItself || bytes[at] == escape || utf8SequenceLength(bytes, at) == 0)
            text += fmt::format("\\x{:02X}", static_cast<unsigned char>(bytes[at]));
        else
            text += bytes.substr(at, length);
    }
    return text;
}

}

CharacterSet::CharacterSet(std::string_view specificCharacterSet)
{
    bool isFirst = true;
    for (std::size_t from = 0; from <= specificCharacterSet.size(); isFirst = false) {
        const auto to = std::min(specificCharacterSet.find('\\', from), specificCharacterSet.size());
        const std::string term(trimmed(specificCharacterSet.substr(from, to - from)));
        const auto encoding = encodingOf(term);
        m_isKnown = m_isKnown && encoding;
        if (isFirst && encoding)
            m_encoding = *encoding;
        from = to + 1;
    }
    m_mayBeExtended = m_encoding != "UTF-8" && m_encoding != "GB18030" && m_encoding != "GBK";
}

CharacterSet::Text CharacterSet::read(std::string_view bytes, std::string_view delimiters,
                                      std::string_view dividers) const
{
    Text text;
    State state{.upper = m_encoding};
    for (std::size_t from = 0; from <= bytes.size();) {
        const std::size_t to = partEnd(bytes, from, dividers);
        const auto part = bytes.substr(from, to - from);
        const bool hasEscape = part.find(escape) != std::string_view::npos;
        bool hasWindows = false;
        auto read = partFrom(part, delimiters, state, hasWindows);
        // Where no set is stated, UTF-8 is what files mostly hold.
        const bool isUtf8 = !hasEscape && m_encoding != "UTF-8" && isRatherUtf8(part, read);
        if (isUtf8) {
            text.utf8 += part;
            text.isUtf8 = true;
        } else if (read) {
            text.utf8 += *read;
            text.hasWindows = text.hasWindows || hasWindows;
        } else {
            text.utf8 += marked(part, m_encoding);
            text.hasBadBytes = true;
        }
        if (to < bytes.size()) {
            text.utf8 += bytes[to];
            if (!m_encoding.empty() || !read)    // as behind any delimiter
                state.upper = m_encoding;
            state.lower = State::Lower::Ascii;
        }
        from = to + 1;
    }
    return text;
}

// The next divider that is one: not half a character of two bytes, nor within a double-byte set of JIS.
std::size_t CharacterSet::partEnd(std::string_view bytes, std::size_t from, std::string_view dividers) const
{
    bool isJis = false;
    for (std::size_t at = from; at < bytes.size(); ++at) {
        if (bytes[at] == escape && m_mayBeExtended) {
            const Escape* found = escapeAt(bytes, at);
            if (!found || found->goes != Escape::Upper)
                isJis = found && found->goes != Escape::Ascii;
            if (found)
                at += found->sequence.size();
        } else if (isUpper(bytes[at]) && isPaired(m_encoding)) {
            const auto byte = static_cast<unsigned char>(bytes[at]);
            const bool isKatakana = m_encoding == "SHIFT_JIS" && byte >= 0xa0 && byte <= 0xdf;
            const bool hasSecond = byte != 0x80 && byte != 0xff && at + 1 < bytes.size() && bytes[at + 1] != '=';
            at += isKatakana || !hasSecond ? 0 : 1;
        } else if (!(isJis && bytes[at] > ' ') && dividers.find(bytes[at]) != std::string_view::npos) {
            return at;
        }
    }
    return bytes.size();
}

// Nothing where a byte or an escape does not belong to the set.
std::optional<std::string> CharacterSet::partFrom(std::string_view bytes, std::string_view delimiters, State& state,
                                                  bool& hasWindows) const
{
    if (!m_mayBeExtended)
        return bytes.find(escape) == std::string_view::npos ? converted(bytes, m_encoding) : std::nullopt;
    if (m_encoding == "SHIFT_JIS" && bytes.find(escape) == std::string_view::npos && state.upper == m_encoding)
        return converted(bytes, m_encoding);    // a second byte may look like ASCII
    std::string text;
    using Lower = State::Lower;
    for (std::size_t at = 0; at < bytes.size();) {
        if (bytes[at] == escape) {
            const Escape* found = escapeAt(bytes, at);
            if (!found)
                return std::nullopt;
            if (found->goes == Escape::Upper)
                state.upper = found->encoding;
            else
                state.lower = found->goes == Escape::Ascii ? Lower::Ascii
                    : found->goes == Escape::Jis0208       ? Lower::Jis0208
                                                           : Lower::Jis0212;
            at += 1 + found->sequence.size();
            continue;
        }
        std::size_t end = at;
        std::optional<std::string> piece;
        if (isUpper(bytes[at])) {
            while (end < bytes.size() && isUpper(bytes[end]))
                ++end;
            piece = upperText(bytes.substr(at, end - at), state.upper, hasWindows);
        } else if (state.lower == Lower::Ascii || bytes[at] <= ' ') {
            end = at + 1;
            piece = std::string(1, bytes[at]);
            // What a delimiter brings back; a set that was only ever reached by an escape stays, since
            // many writers give that escape once.
            if (delimiters.find(bytes[at]) != std::string_view::npos && !m_encoding.empty())
                state.upper = m_encoding;
            if (delimiters.find(bytes[at]) != std::string_view::npos)
                state.lower = Lower::Ascii;
        } else {
            while (end < bytes.size() && !isUpper(bytes[end]) && bytes[end] > ' ' && bytes[end] != escape)
                ++end;
            piece = (end - at) % 2 != 0
                ? std::nullopt
                : converted(eucFromJis(bytes.substr(at, end - at), state.lower == Lower::Jis0212), "EUC-JP");
        }
        if (!piece)
            return std::nullopt;
        text += *piece;
        at = end;
    }
    return text;
}

}
