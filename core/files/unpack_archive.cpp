#include "core/files/unpack_archive.h"

#include "core/files/data_source.h"
#include "core/files/descriptor.h"
#include "core/files/messages.h"
#include "core/files/system_problem.h"

#include <algorithm>
#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <memory>
#include <optional>
#include <string_view>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace lantern::files {

namespace {

namespace fs = std::filesystem;

struct Closer {
    void operator()(::archive* reader) const { archive_read_free(reader); }
};

// Programs of another system write names with their own divider.
std::string withSlashes(std::string name)
{
    if (name.find('/') == std::string::npos)
        std::ranges::replace(name, '\\', '/');
    return name;
}

// The name below the folder; nothing where it leads elsewhere.
std::optional<fs::path> placeOf(const std::string& name)
{
    if (name.empty() || name.front() == '/' || (name.size() > 1 && name[1] == ':'))
        return std::nullopt;
    fs::path place;
    for (const auto& part : fs::path(name)) {
        if (part == "..")
            return std::nullopt;
        if (!part.empty() && part != ".")
            place /= part;
    }
    return place.empty() ? std::nullopt : std::optional(place);
}

class Unpacking {
public:
    Unpacking(const fs::path& file, const fs::path& folder, std::span<const std::string> passwords, Job& job,
              const ArchiveLimits& limits)
        : m_file(file)
        , m_folder(folder)
        , m_hasPasswords(!passwords.empty())
        , m_job(job)
        , m_limits(limits)
        , m_reader(archive_read_new())
    {
        std::error_code ignored;
        m_size = static_cast<std::uint64_t>(fs::file_size(file, ignored));
        if (m_limits.bytes == 0)
            m_limits.bytes = (std::uint64_t(512) << 20) + 100 * m_size;
        if (!m_reader)
            return;
        archive_read_support_filter_all(m_reader.get());
        archive_read_support_format_tar(m_reader.get());
        archive_read_support_format_zip(m_reader.get());
        archive_read_support_format_7zip(m_reader.get());
        archive_read_support_format_iso9660(m_reader.get());
        for (const auto& password : passwords)
            if (!password.empty())
                archive_read_add_passphrase(m_reader.get(), password.c_str());
    }

    Result<std::vector<NotRead>> run()
    {
        if (!m_reader)
            return fail(ErrorCode::OutOfMemory, messages::NoMemoryForArchive);
        if (archive_read_open_filename(m_reader.get(), m_file.c_str(), 1 << 18) != ARCHIVE_OK)
            return damaged();
        for (;;) {
            if (m_job.cancelled())
                return fail(ErrorCode::Cancelled, messages::OpeningCancelled);
            archive_entry* entry = nullptr;
            const int status = archive_read_next_header(m_reader.get(), &entry);
            if (status == ARCHIVE_EOF)
                return std::move(m_left);
            if (status < ARCHIVE_WARN) {
                if (archive_read_has_encrypted_entries(m_reader.get()) > 0)
                    return locked();
                if (m_files == 0)
                    return damaged();
                m_left.push_back({m_file, messages::ArchiveDamagedBehind(m_files, reason())});
                return std::move(m_left);
            }
            LANTERN_CHECK(take(entry));
            m_job.report(std::min(archive_filter_bytes(m_reader.get(), -1), static_cast<std::int64_t>(m_size)),
                         static_cast<std::int64_t>(m_size));
        }
    }

private:
    Message reason() const
    {
        const char* why = archive_error_string(m_reader.get());
        return why ? messages::OthersWords(why) : Message(messages::NoReasonGiven);
    }
    tl::unexpected<Error> damaged() const
    {
        return fail(ErrorCode::Malformed, messages::ArchiveIsDamaged(m_file.filename().string(), reason()));
    }
    tl::unexpected<Error> locked() const
    {
        const std::string why = inEnglish(reason());
        if (why.find("not supported") != std::string::npos || why.find("unsupported") != std::string::npos)
            return fail(ErrorCode::Unsupported, messages::CipherUnsupported(m_file.filename().string()));
        return fail(ErrorCode::Locked,
                    m_hasPasswords ? messages::WrongPassword(m_file.filename().string())
                                   : messages::NeedsPassword(m_file.filename().string()));
    }

    void leave(const std::string& name, Message why) { m_left.push_back({name, std::move(why)}); }

    Result<void> take(archive_entry* entry)
    {
        const char* said = archive_entry_pathname_utf8(entry);
        if (!said)
            said = archive_entry_pathname(entry);
        const std::string name = withSlashes(said ? said : "");
        const auto type = archive_entry_filetype(entry);
        if (type == AE_IFDIR)
            return {};
        if (type != AE_IFREG || archive_entry_hardlink(entry)) {
            leave(name, messages::LinkInArchive);
            return {};
        }
        const auto place = placeOf(name);
        if (!place) {
            leave(name, messages::LeadsOutsideArchive);
            return {};
        }
        if (++m_files > m_limits.files)
            return fail(ErrorCode::Refused, messages::TooManyFiles(m_file.filename().string(), m_limits.files));
        // What it says of itself is enough to refuse it; what it does not say is counted as it comes.
        if (archive_entry_size_is_set(entry) != 0
            && m_bytes + static_cast<std::uint64_t>(archive_entry_size(entry)) > m_limits.bytes)
            return tooMuch();
        return write(*place, name, archive_entry_is_encrypted(entry) != 0);
    }

    Result<void> write(const fs::path& place, const std::string& name, bool isEncrypted)
    {
        const auto target = m_folder / place;
        std::error_code problem;
        fs::create_directories(target.parent_path(), problem);
        const Descriptor file(
            problem ? -1 : ::open(target.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
        if (file.number() < 0) {
            const int why = problem ? problem.value() : errno;
            if (why == ENOSPC)
                return full();
            leave(name,
                  why == EEXIST ? Message(messages::NameStandsTwice) : messages::NameNotWritten(systemProblem(why)));
            return {};
        }
        for (;;) {
            if (m_job.cancelled())
                return fail(ErrorCode::Cancelled, messages::OpeningCancelled);
            const auto got = archive_read_data(m_reader.get(), m_part.data(), m_part.size());
            if (got == 0)
                return {};
            if (got < 0) {
                if (isEncrypted)
                    return locked();
                leave(name, messages::EntryIsDamaged(reason()));
                ::unlink(target.c_str());
                return {};
            }
            m_bytes += static_cast<std::uint64_t>(got);
            if (m_bytes > m_limits.bytes)
                return tooMuch();
            LANTERN_CHECK(append(file.number(), {m_part.data(), static_cast<std::size_t>(got)}));
        }
    }

    Result<void> append(int file, std::string_view bytes)
    {
        struct statvfs disk { };
        m_unchecked += bytes.size();
        if (constexpr std::uint64_t often = 16 << 20; m_unchecked >= often) {
            m_unchecked = 0;
            if (::statvfs(m_folder.c_str(), &disk) == 0
                && std::uint64_t(disk.f_bavail) * disk.f_frsize < m_limits.keepFree)
                return full();
        }
        while (!bytes.empty()) {
            const auto written = ::write(file, bytes.data(), bytes.size());
            if (written < 0 && errno == EINTR)
                continue;
            if (written < 0)
                return errno == ENOSPC
                    ? full()
                    : fail(ErrorCode::WriteFailed,
                           messages::CannotUnpack(m_file.filename().string(), m_folder.string(), systemProblem(errno)));
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
        return {};
    }
    tl::unexpected<Error> tooMuch() const
    {
        return fail(ErrorCode::Refused, messages::ArchiveIsBomb(m_file.filename().string(), m_size, m_limits.bytes));
    }
    tl::unexpected<Error> full() const
    {
        return fail(ErrorCode::WriteFailed, messages::NoSpaceToUnpack(m_folder.string(), m_file.filename().string()));
    }

    const fs::path &m_file, &m_folder;
    bool m_hasPasswords;
    Job& m_job;
    ArchiveLimits m_limits;
    std::unique_ptr<::archive, Closer> m_reader;
    std::array<char, 1 << 16> m_part;
    std::uint64_t m_size = 0, m_bytes = 0, m_files = 0, m_unchecked = 0;
    std::vector<NotRead> m_left;
};

}

bool isArchive(const fs::path& file)
{
    FileBytes bytes(file);
    return isArchive(file, bytes);
}

bool isArchive(const fs::path& file, FileBytes& bytes)
{
    constexpr std::size_t tarMark = 257, dicomMark = 128, isoMark = 0x8001;
    const auto start = bytes.start();
    const auto has = [&](std::size_t at, std::string_view mark) {
        return start.size() > at && start.substr(at).starts_with(mark);
    };
    if (has(dicomMark, "DICM"))
        return false;
    if (has(0, "PK\x03\x04") || has(0, "PK\x05\x06") || has(0, "7z\xBC\xAF\x27\x1C") || has(tarMark, "ustar"))
        return true;
    const bool isPacked = has(0, "\x1F\x8B")
        || has(0,
               std::string_view("\xFD"
                                "7zXZ\0",
                                6))
        || has(0, "BZh") || has(0, "\x28\xB5\x2F\xFD");
    if (isPacked)
        return isArchiveName(file.filename().string());
    std::array<char, 5> mark{};
    return bytes.read(isoMark, mark.data(), mark.size()) == mark.size()
        && std::string_view(mark.data(), mark.size()) == "CD001";
}

Result<std::vector<NotRead>> unpackArchive(const fs::path& archive, const fs::path& folder,
                                           std::span<const std::string> passwords, Job& job,
                                           const ArchiveLimits& limits)
{
    return Unpacking(archive, folder, passwords, job, limits).run();
}

}
