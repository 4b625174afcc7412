#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <filesystem>
#include <string>
#include <vector>

namespace lantern::test {

struct ArchiveEntry {
    std::string name, bytes;
    std::string linkTo = {};    // a symbolic link; else a file
};

// An archive with these entries, as another program (libarchive's writer) makes it; its kind by the name's end: .zip,
// .7z, .iso, .tar, .tar.gz, .tar.xz, .tar.bz2, .tar.zst. A password locks a .zip ("aes256" or "zipcrypto").
inline void makeArchive(const std::filesystem::path& path, const std::vector<ArchiveEntry>& entries,
                        const std::string& password = {}, const std::string& cipher = "aes256")
{
    ::archive* out = archive_write_new();
    const auto name = path.filename().string();
    if (name.ends_with(".zip"))
        archive_write_set_format_zip(out);
    else if (name.ends_with(".7z"))
        archive_write_set_format_7zip(out);
    else if (name.ends_with(".iso"))
        archive_write_set_format_iso9660(out);
    else
        archive_write_set_format_pax_restricted(out);
    if (name.ends_with("gz"))
        archive_write_add_filter_gzip(out);
    else if (name.ends_with("xz"))
        archive_write_add_filter_xz(out);
    else if (name.ends_with("bz2"))
        archive_write_add_filter_bzip2(out);
    else if (name.ends_with("zst"))
        archive_write_add_filter_zstd(out);
    if (!password.empty()) {
        archive_write_set_options(out, ("zip:encryption=" + cipher).c_str());
        archive_write_set_passphrase(out, password.c_str());
    }
    archive_write_open_filename(out, path.c_str());
    for (const auto& one : entries) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, one.name.c_str());
        archive_entry_set_filetype(entry, one.linkTo.empty() ? AE_IFREG : AE_IFLNK);
        if (!one.linkTo.empty())
            archive_entry_set_symlink(entry, one.linkTo.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(one.bytes.size()));
        archive_entry_set_perm(entry, 0644);
        archive_write_header(out, entry);
        archive_write_data(out, one.bytes.data(), one.bytes.size());
        archive_entry_free(entry);
    }
    archive_write_close(out);
    archive_write_free(out);
}

}
