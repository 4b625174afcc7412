#include "core/dicom/dataset/dicomdir_internal.h"
#include "core/dicom/dataset/values_internal.h"

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

}

bool isDicomdir(const std::filesystem::path& file) { return lowered(file.filename().string()) == "dicomdir"; }

bool canBeOpened(const std::filesystem::path& file) { return std::ifstream(file, std::ios::binary).good(); }

Result<std::vector<std::filesystem::path>> filesOfDicomdir(const std::filesystem::path& file)
{
    DcmFileFormat format;
    const OFCondition read = format.loadFile(OFFilename(file.c_str()));
    DcmSequenceOfItems* records = nullptr;
    if (read.bad() || format.getDataset()->findAndGetSequence(DCM_DirectoryRecordSequence, records).bad())
        return fail(ErrorCode::Malformed,
                    fmt::format("\"{}\" is no readable DICOM directory{}{}.", file.string(), read.bad() ? ": " : "",
                                read.bad() ? read.text() : ""));
    std::vector<std::filesystem::path> files;
    for (DcmObject* record = nullptr; records && (record = records->nextInContainer(record)) != nullptr;) {
        std::filesystem::path exact = file.parent_path(), lower = exact;
        const auto parts = codesOf(*static_cast<DcmItem*>(record), DCM_ReferencedFileID);
        for (const auto& part : parts) {
            exact /= part;
            lower /= lowered(part);
        }
        if (parts.empty())
            continue;
        std::error_code ignored;
        files.push_back(!std::filesystem::exists(exact, ignored) && std::filesystem::exists(lower, ignored) ? lower
                                                                                                            : exact);
    }
    return files;
}

}
