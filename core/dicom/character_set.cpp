#include "core/dicom/character_set.h"

#include "core/base/numbers.h"

#include <array>
#include <cctype>
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
    enum { Ascii, Jis0208, Jis0212, Upper } goes;
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
        m_isExtended = m_isExtended || !isFirst || term.find("2022") != std::string::npos;
        from = to + 1;
    }
}

std::optional<std::string> CharacterSet::utf8From(std::string_view bytes, std::string_view delimiters) const
{
    if (m_isExtended)
        return utf8FromExtended(bytes, delimiters);
    return m_encoding.empty() ? std::nullopt : converted(bytes, m_encoding);
}

std::optional<std::string> CharacterSet::utf8FromExtended(std::string_view bytes, std::string_view delimiters) const
{
    constexpr char escape = 0x1b;
    std::string text, upper = m_encoding;
    auto lower = Escape::Ascii;
    for (std::size_t at = 0; at < bytes.size();) {
        if (bytes[at] == escape) {
            const auto rest = bytes.substr(at + 1);
            const Escape* found = nullptr;
            for (const auto& known : escapes)
                if (rest.substr(0, known.sequence.size()) == known.sequence)
                    found = &known;
            if (!found)
                return std::nullopt;
            if (found->goes == Escape::Upper)
                upper = found->encoding;
            else
                lower = found->goes;
            at += 1 + found->sequence.size();
            continue;
        }
        std::size_t end = at;
        std::optional<std::string> piece;
        if (isUpper(bytes[at])) {
            while (end < bytes.size() && isUpper(bytes[end]))
                ++end;
            piece = upper.empty() ? std::nullopt : converted(bytes.substr(at, end - at), upper);
        } else if (lower == Escape::Ascii || bytes[at] <= ' ') {
            end = at + 1;
            piece = std::string(1, bytes[at]);
            // What a delimiter brings back; a set that was only ever reached by an escape stays, since
            // many writers give that escape once.
            if (delimiters.find(bytes[at]) != std::string_view::npos && !m_encoding.empty())
                upper = m_encoding;
            if (delimiters.find(bytes[at]) != std::string_view::npos)
                lower = Escape::Ascii;
        } else {
            while (end < bytes.size() && !isUpper(bytes[end]) && bytes[end] > ' ')
                ++end;
            piece = (end - at) % 2 != 0
                ? std::nullopt
                : converted(eucFromJis(bytes.substr(at, end - at), lower == Escape::Jis0212), "EUC-JP");
        }
        if (!piece)
            return std::nullopt;
        text += *piece;
        at = end;
    }
    return text;
}

}
