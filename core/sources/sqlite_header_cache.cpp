#include "core/sources/sqlite_header_cache.h"

#include "core/base/log.h"
#include "core/dicom/headers/instance_bytes.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <stdexcept>
#include <sys/stat.h>
#include <unistd.h>

namespace lantern::sources {

namespace {

namespace fs = std::filesystem;

constexpr int daysKept = 30;    // since a folder was last opened
constexpr int daysBetweenMarks = 7;    // so that opening a folder mostly writes nothing
constexpr std::uintmax_t largestFile = std::uintmax_t(1) << 30;
constexpr int patience = 500;    // ms that another program may keep the index to itself

// Whether the file is no good, and not only out of reach.
bool isBroken(const SQLite::Exception& problem)
{
    const int kind = problem.getErrorCode() & 0xff;    // without SQLite's extended codes
    return kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_ERROR || kind == SQLITE_MISMATCH
        || kind == SQLITE_CONSTRAINT;
}

// The bytes must stay where they are until the statement is run.
void bindValue(SQLite::Statement& statement, int at, std::string_view bytes)
{
    statement.bindNoCopy(at, static_cast<const void*>(bytes.data()), static_cast<int>(bytes.size()));
}
void bindValue(SQLite::Statement& statement, int at, std::int64_t number) { statement.bind(at, number); }

// To the statement's parameters, in their order.
template <class... Values>
void bindAll(SQLite::Statement& statement, const Values&... values)
{
    int at = 0;
    (bindValue(statement, ++at, values), ...);
}

template <class... Values>
void run(SQLite::Statement& statement, const Values&... values)
{
    bindAll(statement, values...);
    statement.exec();
    statement.reset();
}

template <class... Values>
void run(SQLite::Database& database, const char* sql, const Values&... values)
{
    SQLite::Statement statement(database, sql);
    run(statement, values...);
}

std::string_view bytesOf(const SQLite::Column& column)
{
    return {static_cast<const char*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

std::int64_t today()
{
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count();
}

// One connection to the index, for as long as one question takes. Who only reads must be able to take back, too, what a
// program left half done that was killed. A connection never leaves its thread, so it needs no lock for each value.
SQLite::Database connection(const fs::path& file)
{
    return {file.c_str(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, patience};
}

// Whether it was made for readers like ours.
bool isOurs(SQLite::Database& database)
{
    if (!database.tableExists("reader"))
        return false;
    SQLite::Statement reader(database, "SELECT version FROM reader");
    return reader.executeStep() && bytesOf(reader.getColumn(0)) == dicom::readerVersion();
}

// Made for its owner alone before SQLite puts anything into it; what SQLite makes beside it gets the same mode.
void makeFile(const fs::path& file)
{
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        throw std::runtime_error("it cannot be made");
    const bool isPrivate = ::fchmod(descriptor, S_IRUSR | S_IWUSR) == 0;
    ::close(descriptor);
    if (!isPrivate)
        throw std::runtime_error("it cannot be kept from other users");
}

// 0 where there is none, or something else has that name.
std::uintmax_t sizeOf(const fs::path& file)
{
    std::error_code problem;
    return fs::is_regular_file(file, problem) ? fs::file_size(file, problem) : 0;
}

void removeFile(const fs::path& file)
{
    std::error_code ignored;
    for (const char* part : {"-journal", "-wal", "-shm", ""})
        fs::remove(fs::path(file) += part, ignored);
}

void makeTables(SQLite::Database& database)
{
    database.exec("CREATE TABLE reader (version BLOB NOT NULL, cleaned INTEGER NOT NULL)");
    run(database, "INSERT INTO reader VALUES (?, ?)", dicom::readerVersion(), today());
    database.exec("CREATE TABLE header (path BLOB PRIMARY KEY, opened INTEGER NOT NULL, device INTEGER NOT NULL,"
                  " inode INTEGER NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,"
                  " changed INTEGER NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID");
}

// Once a day.
void clean(SQLite::Database& database)
{
    if (database.execAndGet("SELECT cleaned FROM reader").getInt64() == today())
        return;
    run(database, "DELETE FROM header WHERE opened < ?", today() - daysKept);
    run(database, "UPDATE reader SET cleaned = ?", today());
}

// From the file itself, and from all below it: '0' follows '/'.
struct Range {
    std::string from, to;
};
std::array<Range, 2> rangesOf(const std::string& root)
{
    const std::string folder = root.ends_with('/') ? root.substr(0, root.size() - 1) : root;
    return {Range{root, root + '\0'}, Range{folder + '/', folder + '0'}};
}

// Runs what may meet a broken index; one that is broken is removed.
template <class Work>
void withIndex(const fs::path& file, const char* what, Work work)
{
    try {
        work();
    } catch (const SQLite::Exception& problem) {
        if (isBroken(problem))
            removeFile(file);
        log::warn(fmt::format("The index of headers could not be {}{}: {}", what,
                              isBroken(problem) ? " and is made anew" : "", problem.what()));
    } catch (const std::exception& problem) {
        log::warn(fmt::format("The index of headers could not be {}: {}", what, problem.what()));
    }
}

}

SqliteHeaderCache::SqliteHeaderCache(fs::path file)
    : m_file(std::move(file))
{
}

fs::path SqliteHeaderCache::defaultFile()
{
    const fs::path name = "lantern/headers.sqlite";
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache == '/')
        return cache / name;
    if (const char* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".cache" / name;
    return {};
}

void SqliteHeaderCache::read(std::span<const std::string> roots,
                             const std::function<void(const dicom::CachedHeader&)>& take)
{
    if (sizeOf(m_file) == 0)
        return;
    withIndex(m_file, "read", [&] {
        auto database = connection(m_file);
        if (!isOurs(database))
            return;
        SQLite::Statement rows(database,
                               "SELECT path, device, inode, size, modified, changed, bytes, opened"
                               " FROM header WHERE path >= ? AND path < ?");
        std::vector<Range> toMark;
        for (const auto& root : roots)
            for (const auto& range : rangesOf(root)) {
                bindAll(rows, range.from, range.to);
                std::int64_t opened = today();
                while (rows.executeStep()) {
                    const auto number = [&](int column) { return rows.getColumn(column).getInt64(); };
                    const auto unsignedNumber = [&](int column) { return static_cast<std::uint64_t>(number(column)); };
                    take({.path = bytesOf(rows.getColumn(0)),
                          .stamp = {.device = unsignedNumber(1),
                                    .inode = unsignedNumber(2),
                                    .size = unsignedNumber(3),
                                    .modified = number(4),
                                    .changed = number(5)},
                          .bytes = bytesOf(rows.getColumn(6))});
                    opened = std::min(opened, number(7));
                }
                rows.reset();
                if (today() - opened >= daysBetweenMarks)
                    toMark.push_back(range);
            }
        if (toMark.empty())
            return;
        auto writing = connection(m_file);
        for (const auto& range : toMark)
            run(writing, "UPDATE header SET opened = ? WHERE path >= ? AND path < ?", today(), range.from, range.to);
    });
}

void SqliteHeaderCache::change(std::span<const dicom::CachedHeader> added, std::span<const std::string> forgotten)
{
    if (m_file.empty())
        return;
    withIndex(m_file, "written", [&] {
        if (sizeOf(m_file) > largestFile)
            removeFile(m_file);
        makeFile(m_file);
        auto database = connection(m_file);
        // A page holds many headers; nothing is lost with the index, so nothing waits for the disk; and what is
        // forgotten leaves no trace in the file.
        database.exec("PRAGMA page_size = 32768");
        database.exec("PRAGMA synchronous = OFF");
        database.exec("PRAGMA secure_delete = ON");
        SQLite::Transaction all(database, SQLite::TransactionBehavior::IMMEDIATE);
        if (!isOurs(database)) {
            database.exec("DROP TABLE IF EXISTS reader");
            database.exec("DROP TABLE IF EXISTS header");
            makeTables(database);
        }
        clean(database);
        SQLite::Statement forget(database, "DELETE FROM header WHERE path = ?");
        for (const auto& path : forgotten)
            run(forget, path);
        SQLite::Statement add(database, "INSERT OR REPLACE INTO header VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        for (const auto& header : added)
            run(add, header.path, today(), static_cast<std::int64_t>(header.stamp.device),
                static_cast<std::int64_t>(header.stamp.inode), static_cast<std::int64_t>(header.stamp.size),
                header.stamp.modified, header.stamp.changed, header.bytes);
        all.commit();
    });
}

}
