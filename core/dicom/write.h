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

// A small writer of DICOM Part 10 files, for the demo patients and for tests. Elements are given by
// keyword; values are text as in the standard ("0.7\\0.7"), UTF-8, with Specific Character Set
// ISO_IR 192 added where they are not ASCII. Whole-number and floating-point VRs take decimal text.
class DatasetDraft {
public:
    DatasetDraft& set(const std::string& keyword, std::string value);    // "PatientName", "Wang^Xiaoming"
    // For private and retired elements, or a VR other than the dictionary's ("US" or "SS").
    DatasetDraft& setTag(std::uint16_t group, std::uint16_t element, std::string vr, std::string value);
    DatasetDraft& append(const std::string& sequenceKeyword, DatasetDraft item);

    // Pixels write Rows, Columns, Samples per Pixel, Bits..., Pixel Representation, Photometric
    // Interpretation (MONOCHROME2, RGB for three samples) and Number of Frames (if > 1), each only
    // where set() has not said it already, so that a test can lie.
    DatasetDraft& pixels(int rows, int columns, std::span<const std::int16_t> values, int frames = 1);
    DatasetDraft& pixels(int rows, int columns, std::span<const std::uint16_t> values, int bitsStored = 16,
                         int frames = 1);
    DatasetDraft& pixels(int rows, int columns, std::span<const std::uint8_t> values, int samples = 1, int frames = 1);
    DatasetDraft& floatPixels(int rows, int columns, std::span<const float> values, int frames = 1);
    // Pixel Data of these bytes and nothing else; little endian, `bitsAllocated` 8 or 16.
    DatasetDraft& pixelBytes(std::vector<std::uint8_t> bytes, int bitsAllocated);
    // A table of 16-bit words, such as LUT Data.
    DatasetDraft& setWords(const std::string& keyword, std::vector<std::uint16_t> words);

    const std::map<std::string, std::string>& elements() const { return m_elements; }    // those set by keyword

private:
    friend class DraftWriter;

    struct Tagged {
        std::uint16_t group = 0, element = 0;
        std::string vr, value;
    };

    DatasetDraft& describePixels(int rows, int columns, int samples, int bitsAllocated, int bitsStored, bool isSigned,
                                 int frames);

    std::map<std::string, std::string> m_elements;    // by keyword
    std::vector<Tagged> m_tagged;
    std::map<std::string, std::vector<std::uint16_t>> m_words;    // by keyword
    std::map<std::string, std::vector<DatasetDraft>> m_sequences;    // by keyword
    std::vector<std::uint8_t> m_pixelBytes;
    std::vector<float> m_floats;
    int m_pixelBits = 0;    // 0: no Pixel Data
};

// SOPClassUID and SOPInstanceUID must be set; the meta header and padding follow from the rest. WrongUse
// names a keyword that is not in the dictionary, WriteFailed names the file and says why (disk full);
// a file that could not be finished is removed.
// transferSyntaxUid: implicit, explicit LE and BE, deflated, RLE, JPEG.
Result<void> writeFile(const std::filesystem::path& file, const DatasetDraft& dataset,
                       const std::string& transferSyntaxUid = "1.2.840.10008.1.2.1");

}
