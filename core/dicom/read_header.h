#pragma once

#include "core/dicom/instance.h"
#include "core/files/file_bytes.h"

#include <string_view>

namespace lantern::dicom {

// Reads the header only, never the pixels. NotFound, Unreadable, Malformed (not DICOM, or cut short
// before Pixel Data). Text comes back as UTF-8 whatever the file's Specific Character Set.
Result<InstancePtr> readHeader(const std::filesystem::path& file);
// The same of a file that is open already.
Result<InstancePtr> readHeader(const std::filesystem::path& file, files::FileBytes& bytes);

// A medium's DICOMDIR (PS3.10 8.6), whatever the file is called: no object of its patients.
bool isTableOfContents(const Instance& instance);

// True for the beginning of a file that starts like DICOM (Part 10 preamble, or a plausible bare data set).
bool looksLikeDicom(std::string_view start);
// The same of a file, which is opened for it.
bool looksLikeDicom(const std::filesystem::path& file);

// DCMTK's codecs and dictionary are registered once, by an object made in main before any thread.
class Library {
public:
    Library();
    ~Library();
    Library(const Library&) = delete;
    Library& operator=(const Library&) = delete;
};

// "JPEG 2000 lossless" for 1.2.840.10008.1.2.4.90; the UID itself where unknown.
std::string transferSyntaxName(const std::string& uid);

// True for transfer syntaxes that always lose something, so that a picture is lossy whatever its Lossy Image
// Compression (0028,2110) says. JPEG 2000 and HTJ2K may or may not.
bool isLossySyntax(const std::string& uid);

}
