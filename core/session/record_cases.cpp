#include "core/session/record_cases.h"

#include "core/base/numbers.h"
#include "core/files/data_source.h"
#include "core/record/read_record.h"

#include <algorithm>
#include <fmt/format.h>
#include <fstream>
#include <set>
#include <sstream>

namespace lantern::session {

namespace {

constexpr std::string_view idColumn = "RecordID";
constexpr std::string_view deathColumn = "In-hospital_death";

RecordCase caseOf(const files::SourceFile& file, const std::string& id, std::map<std::string, int>& refused)
{
    RecordCase one;
    one.id = id;
    const auto name = std::filesystem::path(file.name).filename().string();
    const std::string_view bytes(reinterpret_cast<const char*>(file.bytes.data()), file.bytes.size());
    const auto parsed = record::parseRecord(bytes, name);
    if (!parsed) {
        ++refused["unreadable record"];
        one.isReadable = false;
        return one;
    }
    auto stay = record::icuStayOf(*parsed);
    if (!stay) {
        ++refused[stay.error().sentence];
        one.isReadable = false;
        return one;
    }
    if (!parsed->skipped.empty())
        ++refused["record with broken lines, scored by the others"];
    one.stay = std::move(*stay);
    return one;
}

}

Result<std::map<std::string, int>> readOutcomes(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return fail(ErrorCode::NotFound, fmt::format("The outcomes \"{}\" cannot be read.", file.string()));
    std::ostringstream text;
    text << stream.rdbuf();
    LANTERN_TRY(table, files::parseCsv(text.str(), file.filename().string()));
    const auto ids = table.column(idColumn), deaths = table.column(deathColumn);
    if (!ids || !deaths)
        return fail(ErrorCode::Malformed,
                    fmt::format("The outcomes \"{}\" have no columns {} and {}.", file.filename().string(), idColumn,
                                deathColumn));
    std::map<std::string, int> outcomes;
    for (const auto& row : table.rows) {
        const auto died = parseInteger(row[*deaths]);
        if (!died || *died < 0 || *died > 1)
            return fail(ErrorCode::Malformed,
                        fmt::format("The outcome of record {} is \"{}\", neither 0 nor 1.", row[*ids], row[*deaths]));
        outcomes[std::string(trimmed(row[*ids]))] = int(*died);
    }
    return outcomes;
}

Result<RecordCases> readCases(const std::filesystem::path& data, const std::map<std::string, int>& outcomes, Job& job)
{
    LANTERN_TRY(source, files::DataSource::open(data));
    RecordCases read;
    std::set<std::string> seen;
    LANTERN_CHECK(source.forEach([](std::string_view name) { return name.ends_with(".txt"); },
                                 [&](const files::SourceFile& file) -> Result<void> {
                                     const auto id = std::filesystem::path(file.name).stem().string();
                                     const auto outcome = outcomes.find(id);
                                     if (outcome == outcomes.end())
                                         return {};
                                     if (!seen.insert(id).second) {
                                         ++read.refused["second file of one record"];
                                         return {};
                                     }
                                     auto one = caseOf(file, id, read.refused);
                                     one.died = outcome->second;
                                     read.cases.push_back(std::move(one));
                                     return {};
                                 },
                                 job));
    if (read.cases.empty())
        return fail(ErrorCode::NotFound,
                    fmt::format("\"{}\" holds no record of the 2012 form that the outcomes know.", data.string()));
    std::sort(read.cases.begin(), read.cases.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return read;
}

}
