#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lantern::dicom {

// Specific Character Set (0008,0005) with all its values, such as "ISO_IR 192", "GB18030" or
// "ISO 2022 IR 6\\ISO 2022 IR 87" (PS3.3 C.12.1.1.2), and how text in it becomes UTF-8. The code
// extensions of ISO 2022 (PS3.5 6.1.2.5) are read here; the tables behind them are the C library's.
//
// Files are not always written as they say. Bytes that are UTF-8 and make no sense in a set of single bytes are
// read as UTF-8; bytes from 80 to 9F, which no ISO 8859 has, as the characters of Windows. What cannot be read is
// shown byte by byte, as \xE9, and spoils no more than its own part: a value, or a component group of a name.
class CharacterSet {
public:
    explicit CharacterSet(std::string_view specificCharacterSet);

    bool isKnown() const { return m_isKnown; }

    struct Text {
        std::string utf8;
        bool isUtf8 = false;    // some of it was, unlike what the set says
        bool hasWindows = false;    // characters of Windows
        bool hasBadBytes = false;    // shown as \xE9
    };
    // `delimiters` bring back the first set, as "^", "=" and "\\" do in names (PS3.5 6.1.2.5.3); `dividers`, some
    // of these, end a part.
    Text read(std::string_view bytes, std::string_view delimiters, std::string_view dividers) const;

private:
    struct State {
        std::string upper;    // iconv's name for bytes from 0x80 on
        enum class Lower { Ascii, Jis0208, Jis0212 } lower = Lower::Ascii;
    };
    std::size_t partEnd(std::string_view bytes, std::size_t from, std::string_view dividers) const;
    std::optional<std::string> partFrom(std::string_view bytes, std::string_view delimiters, State& state,
                                        bool& hasWindows) const;

    std::string m_encoding;    // iconv's name for bytes from 0x80 on; empty for ASCII alone
    bool m_mayBeExtended = true;    // not where a set of its own takes the escapes' place, as UTF-8 does
    bool m_isKnown = true;
};

}
