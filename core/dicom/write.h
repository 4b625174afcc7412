#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace lantern::dicom {

// A small writer of DICOM Part 10 files, explicit VR little endian, for the demo patients and for
// tests. Elements are given by keyword; values are text as in the standard ("0.7\\0.7"), UTF-8 with
// Specific Character Set ISO_IR 192 added where they are not ASCII. Integer VRs take decimal text.
class DatasetDraft {
public:
    DatasetDraft& set(const std::string& keyword, std::string value);    // "PatientName", "Wang^Xiaoming"
    DatasetDraft& setTag(std::uint16_t group, std::uint16_t element, std::string vr, std::string value);
    DatasetDraft& append(const std::string& sequenceKeyword, DatasetDraft item);

    // Grey pixels; writes Rows, Columns, Bits..., Pixel Representation and Number of Frames (if > 1).
    DatasetDraft& pixels(int rows, int columns, std::span<const std::int16_t> values, int frames = 1);
    DatasetDraft& pixels(int rows, int columns, std::span<const std::uint16_t> values, int bitsStored = 16,
                         int frames = 1);
    DatasetDraft& pixels(int rows, int columns, std::span<const std::uint8_t> values, int samples = 1, int frames = 1);

    struct Element {
        std::string vr, text;
        std::uint16_t group = 0, number = 0;
    };
    const std::map<std::string, std::string>& elements() const { return m_elements; }

private:
    friend Result<void> writeFile(const std::filesystem::path&, const DatasetDraft&, const std::string&);
    std::map<std::string, std::string> m_elements;    // by keyword
    std::vector<std::pair<Element, int>> m_tagged;
    std::vector<std::pair<std::string, std::vector<DatasetDraft>>> m_sequences;
    std::vector<std::uint8_t> m_pixelBytes;    // little endian
    int m_pixelBits = 0;
};

// SOPClassUID and SOPInstanceUID must be set. WriteFailed names the file and says why (disk full).
// transferSyntaxUid: any that DCMTK can encode (implicit, explicit LE and BE, deflated, RLE, JPEG, JPEG-LS).
Result<void> writeFile(const std::filesystem::path& file, const DatasetDraft& dataset,
                       const std::string& transferSyntaxUid = "1.2.840.10008.1.2.1");

}
