#pragma once

#include "core/dicom/warning.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Single values out of a DCMTK data set or sequence item, as plain C++ values. What is absent,
// empty or not a number comes back as nothing; nothing here throws or changes the data set.
namespace lantern::dicom {

// The bytes of a text element as they stand in the file (all values, backslashes kept), trimmed.
std::string bytesOf(DcmItem& item, const DcmTagKey& tag);

// One value of a text element that holds no free text: CS, UI, DS, IS, DA, TM.
std::string codeOf(DcmItem& item, const DcmTagKey& tag, unsigned long index = 0);
std::vector<std::string> codesOf(DcmItem& item, const DcmTagKey& tag);

// The values of a text that may have several, each trimmed; none where it is empty.
std::vector<std::string> valuesOf(std::string_view text);

std::optional<double> decimalOf(DcmItem& item, const DcmTagKey& tag, unsigned long index = 0);
std::vector<double> decimalsOf(DcmItem& item, const DcmTagKey& tag);    // empty if one of them is no number
// The same, with a sentence where something stands there that is no number (PS3.5 6.2).
std::optional<double> decimalOf(DcmItem& item, const DcmTagKey& tag, Warnings& warnings);
std::vector<double> decimalsOf(DcmItem& item, const DcmTagKey& tag, Warnings& warnings);

std::optional<int> integerOf(DcmItem& item, const DcmTagKey& tag);

// US or SS, whichever the file says (implicit VR files cannot say), as its 16 bits.
std::optional<std::uint16_t> wordOf(DcmItem& item, const DcmTagKey& tag, unsigned long index = 0);
bool isSignedShort(DcmItem& item, const DcmTagKey& tag);

// 16-bit words of a US, SS or OW element, such as LUT Data.
std::vector<std::uint16_t> wordsOf(DcmItem& item, const DcmTagKey& tag);

// Eight-bit entries may be packed two to a word, the first in the low byte.
std::vector<std::uint16_t> unpackedBytes(const std::vector<std::uint16_t>& words);

// Item `index` of a sequence, or nullptr.
DcmItem* itemOf(DcmItem& item, const DcmTagKey& sequence, unsigned long index = 0);
unsigned long itemCount(DcmItem& item, const DcmTagKey& sequence);

}
