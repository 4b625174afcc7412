#include "core/files/archive.h"

#include "core/files/messages.h"

#include <archive.h>
#include <archive_entry.h>
#include <memory>

namespace lantern::files {

namespace {

struct Closer {
    void operator()(::archive* reader) const { archive_read_free(reader); }
};

// An archive may name its entries as it likes; here a name is only a key, and a plain one.
std::string plainName(std::string_view name)
{
    std::string plain;
    while (!name.empty()) {
        const auto slash = name.find('/');
        const auto part = name.substr(0, slash);
        if (!part.empty() && part != "." && part != "..") {
            if (!plain.empty())
                plain += '/';
            plain += part;
        }
        name = slash == std::string_view::npos ? std::string_view() : name.substr(slash + 1);
    }
    return plain;
}

// A name may promise any size; room grows only as bytes really arrive.
constexpr std::size_t largestEntry = std::size_t(4) << 30;

}

Result<void> forEachInArchive(const std::filesystem::path& file, const DataSource::Wanted& wanted,
                              const DataSource::Visit& visit, Job& job)
{
    const std::unique_ptr<::archive, Closer> reader(archive_read_new());
    if (!reader)
        return fail(ErrorCode::OutOfMemory, messages::NoMemoryForArchive);
    archive_read_support_filter_all(reader.get());
    archive_read_support_format_tar(reader.get());

    const auto damaged = [&] {
        const char* why = archive_error_string(reader.get());
        return fail(
            ErrorCode::Malformed,
            messages::ArchiveIsDamaged(file.string(), why ? messages::OthersWords(why) : messages::NoReasonGiven));
    };

    if (archive_read_open_filename(reader.get(), file.c_str(), 1 << 18) != ARCHIVE_OK)
        return damaged();

    for (;;) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, messages::ReadingCancelled);
        archive_entry* entry = nullptr;
        const int status = archive_read_next_header(reader.get(), &entry);
        if (status == ARCHIVE_EOF)
            return {};
        if (status < ARCHIVE_WARN)
            return damaged();
        if (archive_entry_filetype(entry) != AE_IFREG)
            continue;
        const char* entryName = archive_entry_pathname_utf8(entry);
        if (!entryName)
            entryName = archive_entry_pathname(entry);
        SourceFile found;
        found.name = plainName(entryName ? entryName : "");
        if (found.name.empty() || !wanted(found.name))
            continue;
        for (;;) {
            const std::size_t have = found.bytes.size();
            if (have > largestEntry)
                return fail(ErrorCode::Refused, messages::EntryTooLarge(found.name, file.string()));
            found.bytes.resize(have + (1 << 16));
            const auto got = archive_read_data(reader.get(), found.bytes.data() + have, 1 << 16);
            if (got < 0)
                return damaged();
            found.bytes.resize(have + static_cast<std::size_t>(got));
            if (got == 0)
                break;
        }
        LANTERN_CHECK(visit(std::move(found)));
    }
}

}
