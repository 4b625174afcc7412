#pragma once

#include "core/dicom/edit/element_tree.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Changing a few elements of a real file and keeping everything else to the byte: private elements, odd VRs and
// lengths, encapsulated pixels, padding, what follows a break. For de-identification, and for whatever is written
// again.
namespace lantern::dicom {

// Where an element stands: by its tag, within items of sequences from the outside in.
struct ElementPath {
    struct Step {
        Tag sequence;
        std::size_t item = 0;    // from 0
        auto operator<=>(const Step&) const = default;
    };
    std::vector<Step> within = {};
    Tag tag;
    auto operator<=>(const ElementPath&) const = default;
};

std::string nameOf(const ElementPath& path);    // "Referenced Series Sequence (0008,1115) > item 1 > ..."

// A value field in little endian; for a file in big endian its numbers are turned round.
struct ElementValue {
    std::string vr;    // two letters; of a file in implicit VR it goes unsaid
    Bytes bytes;    // of even length
};

// Text in the data set's own character set, padded to an even length as its VR wants it (PS3.5 6.2).
ElementValue textValue(std::string vr, std::string_view text);

struct Edit {
    ElementPath path;
    std::optional<ElementValue> value;    // nothing: the element goes, if it is there
};

// The value field as it lies in the file; nothing where there is no such element, or it is a sequence.
std::optional<std::span<const std::uint8_t>> valueAt(const ElementTree& tree, const ElementPath& path);

// The file with these changes. An element that stands there more than once is changed each time; one that is not there
// yet is put where its tag belongs. Lengths of sequences and
// items around a change follow, as does Group Length where it stands, and the SOP Class and Instance UID of the meta
// information follow those of the data set. Not kept to the byte is a deflated data set: it is deflated anew, unless
// nothing was changed.
// WrongUse names what cannot be changed: a path that leads to no item, a value of odd length or too long for its VR,
// the transfer syntax, a place behind a break in the file.
Result<Bytes> edited(const ElementTree& tree, std::span<const Edit> edits);

}
