#pragma once

#include "tests/support/codestreams.h"
#include "tests/support/dicom_maker.h"

namespace lantern::test {

// An encapsulated Pixel Data, right or wrong, byte for byte (PS3.5 A.4).
struct Encapsulated {
    std::vector<Bytes> fragments = {};
    std::vector<std::uint32_t> basicOffsets = {};
    std::vector<std::uint64_t> extendedOffsets = {}, extendedLengths = {};
};

// What the header of `picture` says in a draft: size, samples, depth, sign.
dicom::DatasetDraft described(dicom::DatasetDraft draft, const Picture& picture, int bitsAllocated, int frames = 1);

// Writes the draft with these fragments under a transfer syntax that nothing has to know, and reads its header.
dicom::InstancePtr written(const std::filesystem::path& file, const dicom::DatasetDraft& draft,
                           const std::string& transferSyntaxUid, const Encapsulated& pixels);

// Writes the draft, in explicit little endian, with these bytes behind it: elements that no writer would make.
dicom::InstancePtr writtenWith(const std::filesystem::path& file, const dicom::DatasetDraft& draft,
                               const std::string& transferSyntaxUid, const std::string& elements);

// An element of explicit little endian with a long length: OB, OW, OD, OF, UN.
std::string longElement(std::uint16_t group, std::uint16_t element, const std::string& vr, const Bytes& bytes);

// A fragment a frame.
dicom::InstancePtr written(const std::filesystem::path& file, const dicom::DatasetDraft& draft,
                           const std::string& transferSyntaxUid, std::vector<Bytes> frames);

}
