#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <filesystem>
#include <map>
#include <string>

namespace lantern::test {

// A .tar.xz with these files, as another program (libarchive's writer) makes it.
inline void makeArchive(const std::filesystem::path& path, const std::map<std::string, std::string>& files)
{
    ::archive* out = archive_write_new();
    archive_write_add_filter_xz(out);
    archive_write_set_format_pax_restricted(out);
    archive_write_open_filename(out, path.c_str());
    for (const auto& [name, text] : files) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, name.c_str());
        archive_entry_set_size(entry, static_cast<la_int64_t>(text.size()));
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        archive_write_header(out, entry);
        archive_write_data(out, text.data(), text.size());
        archive_entry_free(entry);
    }
    archive_write_free(out);
}

}
