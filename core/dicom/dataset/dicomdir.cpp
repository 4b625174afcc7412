#include "core/dicom/dataset/dicom_file_internal.h"
#include "core/dicom/dataset/dicomdir_internal.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <fstream>

namespace lantern::dicom {

namespace {

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

// The entry of `folder` with this name, whatever its case: file systems and copying programs turn the
// capitals of a File ID into small letters, in part or all, and some keep the version ";1" of a CD.
std::filesystem::path childNamed(const std::filesystem::path& folder, const std::string& name)
{
    std::error_code ignored;
    if (std::filesystem::exists(folder / name, ignored))
        return folder / name;
    for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
        const auto found = lowered(entry.path().filename().string());
        if (found == lowered(name) || found == lowered(name) + ";1")
            return entry.path();
    }
    return folder / name;
}

}

bool isDicomdir(const std::filesystem::path& file) { return lowered(file.filename().string()) == "dicomdir"; }

bool canBeOpened(const std::filesystem::path& file) { return std::ifstream(file, std::ios::binary).good(); }

Result<std::vector<std::filesystem::path>> filesOfDicomdir(const std::filesystem::path& file)
{
    DicomFile directory;
    const OFCondition read = directory.load(file);
    DcmSequenceOfItems* records = nullptr;
    if (read.bad() || directory.dataset().findAndGetSequence(DCM_DirectoryRecordSequence, records).bad())
        return fail(ErrorCode::Malformed,
                    fmt::format("\"{}\" is no readable DICOM directory{}{}.", file.string(), read.bad() ? ": " : "",
                                read.bad() ? read.text() : ""));
    std::vector<std::filesystem::path> files;
    for (DcmObject* record = nullptr; records && (record = records->nextInContainer(record)) != nullptr;) {
        const auto parts = codesOf(*static_cast<DcmItem*>(record), DCM_ReferencedFileID);
        // A File ID names folders and a file below the directory, nothing else (PS3.10 8.5).
        const bool isBelow = std::none_of(parts.begin(), parts.end(), [](const std::string& part) {
            return part == ".." || part.find('/') != std::string::npos;
        });
        if (parts.empty() || !isBelow)
            continue;
        std::filesystem::path path = file.parent_path();
        for (const auto& part : parts)
            path = childNamed(path, part);
        files.push_back(path);
    }
    return files;
}

}
