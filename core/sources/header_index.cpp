#include "core/sources/header_index.h"

#include "core/base/log.h"
#include "core/dicom/headers/instance_bytes.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <fcntl.h>
#include <fmt/format.h>
#include <memory>
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

// What SQLite says no to; isBroken where the file is no good, and not only out of reach.
struct Trouble : std::runtime_error {
    Trouble(const std::string& what, bool broken)
        : std::runtime_error(what)
        , isBroken(broken)
    {
    }
    bool isBroken;
};

class Statement {
public:
    Statement(sqlite3* database, const char* sql)
        : m_database(database)
    {
        check(sqlite3_prepare_v2(database, sql, -1, &m_statement, nullptr));
    }
    ~Statement() { sqlite3_finalize(m_statement); }
    Statement(const Statement&) = delete;
    Statement& operator=(const Statement&) = delete;

    // The bytes must stay where they are until the statement is run.
    Statement& bind(int at, std::string_view bytes)
    {
        check(sqlite3_bind_blob64(m_statement, at, bytes.data(), bytes.size(), SQLITE_STATIC));
        return *this;
    }
    Statement& bind(int at, std::int64_t number)
    {
        check(sqlite3_bind_int64(m_statement, at, number));
        return *this;
    }
    bool next()
    {
        const int answer = sqlite3_step(m_statement);
        if (answer != SQLITE_ROW && answer != SQLITE_DONE)
            check(answer);
        return answer == SQLITE_ROW;
    }
    void run()
    {
        while (next()) { }
        sqlite3_reset(m_statement);
    }
    void again() { sqlite3_reset(m_statement); }

    std::int64_t number(int column) const { return sqlite3_column_int64(m_statement, column); }
    std::string_view bytes(int column) const
    {
        const auto* data = static_cast<const char*>(sqlite3_column_blob(m_statement, column));
        return {data, static_cast<std::size_t>(sqlite3_column_bytes(m_statement, column))};
    }

private:
    void check(int answer)
    {
        if (answer == SQLITE_OK)
            return;
        const int kind = answer & 0xff;    // without SQLite's extended codes
        throw Trouble(sqlite3_errmsg(m_database),
                      kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_ERROR || kind == SQLITE_MISMATCH
                          || kind == SQLITE_CONSTRAINT);
    }

    sqlite3* m_database;
    sqlite3_stmt* m_statement = nullptr;
};

std::int64_t today()
{
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now()).time_since_epoch().count();
}

// One connection to the index, for as long as one question takes.
class Database {
public:
    explicit Database(const fs::path& file)
    {
        sqlite3* opened = nullptr;
        // Who only reads must be able to take back, too, what a program left half done that was killed.
        const int mode = SQLITE_OPEN_READWRITE;
        // A connection never leaves its thread, so it needs no lock for each value of each row.
        const int answer = sqlite3_open_v2(file.c_str(), &opened, mode | SQLITE_OPEN_NOMUTEX, nullptr);
        m_database.reset(opened);
        if (answer != SQLITE_OK)
            throw Trouble(opened ? sqlite3_errmsg(opened) : "there is no memory for it", false);
        sqlite3_busy_timeout(opened, patience);
    }

    Statement statement(const char* sql) { return {m_database.get(), sql}; }
    void run(const char* sql) { statement(sql).run(); }

    // Whether it was made for readers like ours.
    bool isOurs()
    {
        if (Statement tables = statement("SELECT count(*) FROM sqlite_schema WHERE name = 'reader'");
            !tables.next() || tables.number(0) == 0)
            return false;
        auto reader = statement("SELECT version FROM reader");
        return reader.next() && reader.bytes(0) == dicom::readerVersion();
    }

private:
    std::unique_ptr<sqlite3, int (*)(sqlite3*)> m_database{nullptr, sqlite3_close};
};

// Made for its owner alone before SQLite puts anything into it; what SQLite makes beside it gets the same mode.
void makeFile(const fs::path& file)
{
    std::error_code ignored;
    fs::create_directories(file.parent_path(), ignored);
    const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (descriptor < 0)
        throw Trouble("it cannot be made", false);
    const bool isPrivate = ::fchmod(descriptor, S_IRUSR | S_IWUSR) == 0;
    ::close(descriptor);
    if (!isPrivate)
        throw Trouble("it cannot be kept from other users", false);
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

void makeTables(Database& database)
{
    database.run("CREATE TABLE reader (version BLOB NOT NULL, cleaned INTEGER NOT NULL)");
    database.statement("INSERT INTO reader VALUES (?, ?)").bind(1, dicom::readerVersion()).bind(2, today()).run();
    database.run("CREATE TABLE header (path BLOB PRIMARY KEY, opened INTEGER NOT NULL, device INTEGER NOT NULL,"
                 " inode INTEGER NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,"
                 " changed INTEGER NOT NULL, bytes BLOB NOT NULL) WITHOUT ROWID");
}

// Once a day.
void clean(Database& database)
{
    auto cleaned = database.statement("SELECT cleaned FROM reader");
    if (cleaned.next() && cleaned.number(0) == today())
        return;
    cleaned.again();
    database.statement("DELETE FROM header WHERE opened < ?").bind(1, today() - daysKept).run();
    database.statement("UPDATE reader SET cleaned = ?").bind(1, today()).run();
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
    } catch (const Trouble& trouble) {
        if (trouble.isBroken)
            removeFile(file);
        log::warn(fmt::format("The index of headers could not be {}{}: {}", what,
                              trouble.isBroken ? " and is made anew" : "", trouble.what()));
    } catch (const std::exception& problem) {
        log::warn(fmt::format("The index of headers could not be {}: {}", what, problem.what()));
    }
}

}

HeaderIndex::HeaderIndex(fs::path file)
    : m_file(std::move(file))
{
}

fs::path HeaderIndex::defaultFile()
{
    const fs::path name = "lantern/headers.sqlite";
    if (const char* cache = std::getenv("XDG_CACHE_HOME"); cache && *cache == '/')
        return cache / name;
    if (const char* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".cache" / name;
    return {};
}

void HeaderIndex::read(std::span<const std::string> roots, const std::function<void(const dicom::KeptHeader&)>& take)
{
    if (sizeOf(m_file) == 0)
        return;
    withIndex(m_file, "read", [&] {
        Database database(m_file);
        if (!database.isOurs())
            return;
        auto rows = database.statement("SELECT path, device, inode, size, modified, changed, bytes, opened"
                                       " FROM header WHERE path >= ? AND path < ?");
        std::vector<Range> toMark;
        for (const auto& root : roots)
            for (const auto& range : rangesOf(root)) {
                rows.bind(1, range.from).bind(2, range.to);
                std::int64_t opened = today();
                while (rows.next()) {
                    const auto unsignedNumber = [&](int column) {
                        return static_cast<std::uint64_t>(rows.number(column));
                    };
                    take({.path = rows.bytes(0),
                          .stamp = {.device = unsignedNumber(1),
                                    .inode = unsignedNumber(2),
                                    .size = unsignedNumber(3),
                                    .modified = rows.number(4),
                                    .changed = rows.number(5)},
                          .bytes = rows.bytes(6)});
                    opened = std::min(opened, rows.number(7));
                }
                rows.again();
                if (today() - opened >= daysBetweenMarks)
                    toMark.push_back(range);
            }
        if (toMark.empty())
            return;
        Database writing(m_file);
        for (const auto& range : toMark)
            writing.statement("UPDATE header SET opened = ? WHERE path >= ? AND path < ?")
                .bind(1, today())
                .bind(2, range.from)
                .bind(3, range.to)
                .run();
    });
}

void HeaderIndex::change(std::span<const dicom::KeptHeader> added, std::span<const std::string> forgotten)
{
    if (m_file.empty())
        return;
    withIndex(m_file, "written", [&] {
        if (sizeOf(m_file) > largestFile)
            removeFile(m_file);
        makeFile(m_file);
        Database database(m_file);
        // A page holds many headers; nothing is lost with the index, so nothing waits for the disk; and what is
        // forgotten leaves no trace in the file.
        database.run("PRAGMA page_size = 32768");
        database.run("PRAGMA synchronous = OFF");
        database.run("PRAGMA secure_delete = ON");
        database.run("BEGIN IMMEDIATE");
        if (!database.isOurs()) {
            database.run("DROP TABLE IF EXISTS reader");
            database.run("DROP TABLE IF EXISTS header");
            makeTables(database);
        }
        clean(database);
        auto forget = database.statement("DELETE FROM header WHERE path = ?");
        for (const auto& path : forgotten)
            forget.bind(1, path).run();
        auto add = database.statement("INSERT OR REPLACE INTO header VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        for (const auto& header : added)
            add.bind(1, header.path)
                .bind(2, today())
                .bind(3, static_cast<std::int64_t>(header.stamp.device))
                .bind(4, static_cast<std::int64_t>(header.stamp.inode))
                .bind(5, static_cast<std::int64_t>(header.stamp.size))
                .bind(6, header.stamp.modified)
                .bind(7, header.stamp.changed)
                .bind(8, header.bytes)
                .run();
        database.run("COMMIT");
    });
}

}
