#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lantern::dicom {

// Specific Character Set (0008,0005) with all its values, such as "ISO_IR 192", "GB18030" or
// "ISO 2022 IR 6\\ISO 2022 IR 87" (PS3.3 C.12.1.1.2), and how text in it becomes UTF-8. The code
// extensions of ISO 2022 (PS3.5 6.1.2.5) are read here; the tables behind them are the C library's.
class CharacterSet {
public:
    explicit CharacterSet(std::string_view specificCharacterSet);

    bool isKnown() const { return m_isKnown; }

    // Nothing where a byte does not belong to the set. `delimiters` bring back the first set, as "^",
    // "=" and "\\" do in names.
    std::optional<std::string> utf8From(std::string_view bytes, std::string_view delimiters) const;

private:
    std::optional<std::string> utf8FromExtended(std::string_view bytes, std::string_view delimiters) const;

    std::string m_encoding;    // iconv's name for bytes from 0x80 on; empty for ASCII alone
    bool m_isExtended = false;    // escape sequences may occur
    bool m_isKnown = true;
};

}
