#pragma once

#include "core/base/result.h"

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

// Where each element of a DICOM file stands among its bytes (PS3.5 section 7, PS3.10 section 7): what has to be known
// to change one and leave all others as they are. Nothing is decoded.
namespace lantern::dicom {

using Bytes = std::vector<std::uint8_t>;

struct Tag {
    std::uint16_t group = 0, element = 0;
    auto operator<=>(const Tag&) const = default;
};

std::string nameOf(Tag tag);    // "PatientName (0010,0010)"

struct ElementNode;

// An item of a sequence. All places are bytes from the beginning.
struct ItemNode {
    std::size_t begin = 0, content = 0, contentEnd = 0, end = 0;
    bool hasUndefinedLength = false;
    std::vector<ElementNode> elements;
};

struct ElementNode {
    Tag tag;
    std::string vr;    // as the file has it; of implicit VR the dictionary's, "UN" where that has none
    std::size_t begin = 0, value = 0, valueEnd = 0, end = 0;    // `end` is behind a delimiter, if there is one
    bool hasUndefinedLength = false;
    bool isSequence = false;    // its items could be told apart
    std::vector<ItemNode> items;
};

struct Encoding {
    bool isExplicit = true, isBigEndian = false;
    bool operator==(const Encoding&) const = default;
};

struct ElementTree {
    std::string transferSyntaxUid;
    bool isDeflated = false;
    Bytes bytes;    // of the file; of a deflated one meta information and inflated data set
    std::size_t dataset = 0;    // where the data set begins
    Encoding encoding;    // of the data set
    std::vector<ElementNode> meta, elements;
    // Where the elements could no longer be told apart: a value that breaks off, or bytes that are none. What follows
    // is kept, and nothing can be put behind it.
    std::optional<std::size_t> brokenAt;
};

// Malformed for what is no Part 10 file, or whose meta information breaks off; Refused where a deflated data set
// unpacks to more than core/dicom/limits.h allows.
Result<ElementTree> elementTreeOf(Bytes part10);

// PS3.5 7.1.2: an explicit VR whose length has four bytes behind two that are reserved. One that is not known is taken
// for such, since all that came after 1996 are.
bool vrHasLongLength(const std::string& vr);

// The encoding of elements within a sequence that was met: UN of undefined length holds implicit VR little endian
// whatever stands around it (PS3.5 6.2.2).
Encoding encodingWithin(const ElementNode& sequence, Encoding around);

}
