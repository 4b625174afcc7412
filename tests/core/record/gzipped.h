#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <string>

namespace lantern::test {

// The text as another program (libarchive's writer) packs it into a .gz.
inline std::string gzipped(const std::string& text)
{
    std::string packed(text.size() + 4096, '\0');
    std::size_t used = 0;
    auto* writer = archive_write_new();
    archive_write_add_filter_gzip(writer);
    archive_write_set_format_raw(writer);
    archive_write_set_bytes_in_last_block(writer, 1);
    archive_write_open_memory(writer, packed.data(), packed.size(), &used);
    auto* one = archive_entry_new();
    archive_entry_set_filetype(one, AE_IFREG);
    archive_write_header(writer, one);
    archive_write_data(writer, text.data(), text.size());
    archive_write_close(writer);
    archive_entry_free(one);
    archive_write_free(writer);
    packed.resize(used);
    return packed;
}

}
