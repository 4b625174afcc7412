#include "core/files/unpack.h"

#include "core/files/messages.h"

#include <archive.h>
#include <archive_entry.h>
#include <array>
#include <memory>

namespace lantern::files {

namespace {

struct Closer {
    void operator()(::archive* reader) const { archive_read_free(reader); }
};

enum class End { Whole, Limit, Damaged };

// Appends until the end or the limit.
End unpack(std::string_view bytes, std::string& into, std::size_t limit, Message& why)
{
    const std::unique_ptr<::archive, Closer> reader(archive_read_new());
    const auto damaged = [&] {
        const char* said = reader ? archive_error_string(reader.get()) : nullptr;
        why = said ? messages::OthersWords(said) : messages::NoReasonGiven;
        return End::Damaged;
    };
    if (!reader)
        return damaged();
    archive_read_support_filter_gzip(reader.get());
    archive_read_support_format_raw(reader.get());
    archive_read_support_format_empty(reader.get());
    archive_entry* entry = nullptr;
    if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
        return damaged();
    const int status = archive_read_next_header(reader.get(), &entry);
    if (status == ARCHIVE_EOF)
        return End::Whole;
    if (status != ARCHIVE_OK)
        return damaged();
    std::array<char, 1 << 16> part;
    for (;;) {
        const auto got = archive_read_data(reader.get(), part.data(), part.size());
        if (got < 0)
            return damaged();
        if (got == 0)
            return End::Whole;
        into.append(part.data(), std::min(std::size_t(got), limit - into.size()));
        if (into.size() == limit)
            return End::Limit;
    }
}

}

bool isGzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

Result<std::string> unpacked(std::string_view bytes, const std::string& name, std::size_t limit)
{
    std::string text;
    Message why;
    switch (unpack(bytes, text, limit, why)) {
    case End::Whole: return text;
    case End::Limit: return fail(ErrorCode::Refused, messages::UnpacksToTooMuch(name, limit));
    case End::Damaged: break;
    }
    return fail(ErrorCode::Malformed, messages::GzipIsDamaged(name, why));
}

std::string unpackedStart(std::string_view bytes, std::size_t most)
{
    std::string text;
    Message why;
    unpack(bytes, text, most, why);
    return text;
}

}
