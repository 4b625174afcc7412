#include "core/dicom/part10/dicomdir_internal.h"

#include "core/dicom/messages.h"
#include "core/dicom/part10/dicom_file_internal.h"
#include "core/dicom/part10/medium_internal.h"
#include "core/files/file_bytes.h"
#include "core/files/messages.h"
#include "core/files/system_problem.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <set>
#include <sys/stat.h>

namespace lantern::dicom {

namespace {

namespace fs = std::filesystem;

// "DICOMDIR" as a medium may write it: "dicomdir", "DICOMDIR;1", "DICOMDIR.".
bool isCalledDicomdir(const fs::path& file)
{
    constexpr std::string_view name = "dicomdir";
    const auto called = file.filename().string();
    const auto isSame = [](char a, char b) { return a == std::tolower(static_cast<unsigned char>(b)); };
    return called.size() >= name.size() && std::equal(name.begin(), name.end(), called.begin(), isSame)
        && (called.size() == name.size() || called[name.size()] == ';' || called.substr(name.size()) == ".");
}

// Media Storage SOP Class UID out of a meta header, which is always in explicit little endian (PS3.10 7.1).
std::string statedClass(std::string_view start)
{
    constexpr std::string_view tag("\x02\x00\x02\x00UI", 6);
    const auto at = start.substr(0, 1024).find(tag);
    if (at == start.npos || at + tag.size() + 2 > start.size())
        return {};
    const auto* length = reinterpret_cast<const unsigned char*>(start.data() + at + tag.size());
    const auto uid = start.substr(at + tag.size() + 2, length[0] + 256u * length[1]);
    return std::string(uid.substr(0, uid.find('\0')));
}

// A File ID names folders and a file below the table's, nothing else (PS3.10 8.5). A few writers part the components
// by slashes. Nothing where it leads elsewhere.
std::optional<std::vector<std::string>> componentsOf(const std::vector<std::string>& fileId)
{
    std::vector<std::string> components;
    for (const std::string& value : fileId) {
        if (value.starts_with('/') || (value.size() >= 2 && value[1] == ':'))
            return std::nullopt;
        std::string_view rest = value;
        while (!rest.empty()) {
            const auto slash = std::min(rest.find('/'), rest.size());
            const auto part = rest.substr(0, slash);
            rest.remove_prefix(std::min(slash + 1, rest.size()));
            if (part == "..")
                return std::nullopt;
            if (!part.empty() && part != ".")
                components.emplace_back(part);
        }
    }
    return components;
}

// What may not be looked into cannot be said to be lost.
Message whyNotFound(const fs::path& path, const std::string& table)
{
    struct stat facts { };
    if (::stat(path.c_str(), &facts) != 0 && errno != ENOENT && errno != ENOTDIR)
        return files::messages::FileUnreadable(files::systemProblem(errno));
    return messages::NamedButNotThere(table);
}

std::string joined(const std::vector<std::string>& fileId)
{
    std::string path;
    for (const auto& part : fileId)
        path += (path.empty() ? "" : "/") + part;
    return path;
}

// Offsets from record to record that lead to none (PS3.3 F.3.2.2); a reader that follows them loses what lies there.
std::size_t offsetsThatLeadNowhere(DcmDataset& dataset, DcmSequenceOfItems& records)
{
    std::set<Uint32> places;
    std::vector<Uint32> offsets;
    const auto note = [&](DcmItem& item, const DcmTagKey& tag) {
        if (Uint32 offset = 0; item.findAndGetUint32(tag, offset).good() && offset != 0)
            offsets.push_back(offset);
    };
    note(dataset, DCM_OffsetOfTheFirstDirectoryRecordOfTheRootDirectoryEntity);
    note(dataset, DCM_OffsetOfTheLastDirectoryRecordOfTheRootDirectoryEntity);
    for (DcmObject* at = nullptr; (at = records.nextInContainer(at)) != nullptr;) {
        auto* record = dynamic_cast<DcmDirectoryRecord*>(at);
        if (!record)
            return 0;
        places.insert(record->getFileOffset());
        note(*record, DCM_OffsetOfTheNextDirectoryRecord);
        note(*record, DCM_OffsetOfReferencedLowerLevelDirectoryEntity);
    }
    return static_cast<std::size_t>(
        std::ranges::count_if(offsets, [&](Uint32 offset) { return !places.contains(offset); }));
}

}

bool isDicomdir(const fs::path& file)
{
    files::FileBytes bytes(file);
    return isDicomdir(file, bytes);
}

bool isDicomdir(const fs::path& file, files::FileBytes& bytes)
{
    if (bytes.problem() == 0 && !bytes.isPlain())
        return false;
    const auto stated = bytes.problem() == 0 ? statedClass(bytes.start()) : std::string();
    return stated.empty() ? isCalledDicomdir(file) : stated == UID_MediaStorageDirectoryStorage;
}

Result<TableOfContents> tableOfContents(const fs::path& file, files::FileBytes& bytes)
{
    const auto name = file.filename().string();
    DicomFile directory;
    const OFCondition read = directory.load(bytes, DCM_UndefinedTagKey);
    DcmSequenceOfItems* records = nullptr;
    const bool hasRecords =
        directory.dataset().findAndGetSequence(DCM_DirectoryRecordSequence, records).good() && records->card() > 0;
    if (!hasRecords)
        return fail(ErrorCode::Malformed,
                    read.bad() ? messages::NoReadableTableSince(file.string(), read.text())
                               : messages::NoReadableTable(file.string()));
    TableOfContents table;
    if (read.bad())
        table.refused.push_back({file, messages::TableBreaksOff(file.string(), records->card(), read.text())});
    if (const auto wrong = offsetsThatLeadNowhere(directory.dataset(), *records); wrong > 0)
        table.notes.push_back(messages::OffsetsLeadNowhere(name, wrong));
    Medium medium(file.parent_path());
    std::set<std::vector<std::string>> met;
    for (DcmObject* record = nullptr; (record = records->nextInContainer(record)) != nullptr;) {
        auto& item = *static_cast<DcmItem*>(record);
        const auto fileId = codesOf(item, DCM_ReferencedFileID);
        if (joined(fileId).empty() || !met.insert(fileId).second)
            continue;
        const auto components = componentsOf(fileId);
        if (!components) {
            table.refused.push_back({file.parent_path() / joined(fileId), messages::NamedOutsideOfMedium(name)});
            continue;
        }
        const auto path = file.parent_path() / joined(*components);
        if (const auto found = medium.find(*components))
            table.files.push_back(found->string());
        else if (const bool isCut = read.bad() && !records->nextInContainer(record);    // its name may be cut too
                 !isCut && wordOf(item, DCM_RecordInUseFlag) != 0)    // 0: what it named was deleted (PS3.3 F.3.2.2)
            table.lost.push_back({path, whyNotFound(path, name)});
    }
    return table;
}

}
