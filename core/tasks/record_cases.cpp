#include "core/tasks/record_cases.h"

#include "core/base/numbers.h"
#include "core/files/csv.h"
#include "core/files/write_file.h"
#include "core/record/challenge_record.h"
#include "core/record/read_record.h"
#include "core/tasks/messages.h"

#include <algorithm>
#include <set>

namespace lantern::tasks {

namespace {

constexpr std::string_view idColumn = "RecordID";
constexpr std::string_view deathColumn = "In-hospital_death";

}

std::vector<JudgedRow> judgedRows(const RecordCase& one, std::size_t rows)
{
    if (one.rowTargets.empty())
        return {{rows - 1, one.target}};
    std::vector<JudgedRow> judged;
    for (std::size_t row = 0; row < std::min(rows, one.rowTargets.size()); ++row)
        if (one.rowTargets[row] >= 0)
            judged.push_back({row, one.rowTargets[row]});
    return judged;
}

RecordCase readCase(const files::SourceFile& file, Result<record::IcuStay> (*stayOf)(const record::Record&),
                    std::map<std::string, int>& notes)
{
    const std::filesystem::path name(file.name);
    RecordCase one;
    one.id = name.stem().string();
    const auto parsed = record::parseRecord(files::textOf(file), name.filename().string());
    if (!parsed) {
        one.refusal = messages::UnreadableRecord;
        return one;
    }
    auto stay = stayOf(*parsed);
    if (!stay) {
        one.refusal = stay.error().message;
        return one;
    }
    if (!parsed->skipped.empty())
        ++notes[inEnglish(messages::RecordWithBrokenLines)];
    one.stay = std::move(*stay);
    return one;
}

Result<std::map<std::string, int>> readOutcomes(const std::filesystem::path& file)
{
    LANTERN_TRY(text, files::readText(file));
    LANTERN_TRY(table, files::parseCsv(text, file.filename().string()));
    const auto ids = table.column(idColumn), deaths = table.column(deathColumn);
    if (!ids || !deaths)
        return fail(
            ErrorCode::Malformed,
            messages::OutcomesHaveNoColumns(file.filename().string(), std::string(idColumn), std::string(deathColumn)));
    std::map<std::string, int> outcomes;
    for (const auto& row : table.rows) {
        const auto died = parseInteger(row[*deaths]);
        if (!died || *died < 0 || *died > 1)
            return fail(ErrorCode::Malformed, messages::OutcomeIsNoOutcome(row[*ids], row[*deaths]));
        outcomes[std::string(trimmed(row[*ids]))] = int(*died);
    }
    return outcomes;
}

Result<RecordCases> readCases(const std::filesystem::path& data, const std::map<std::string, int>& outcomes, Job& job)
{
    LANTERN_TRY(source, files::DataSource::open(data));
    RecordCases read;
    std::set<std::string> seen;
    const auto visit = [&](const files::SourceFile& file) -> Result<void> {
        const auto id = std::filesystem::path(file.name).stem().string();
        const auto outcome = outcomes.find(id);
        if (outcome == outcomes.end()) {
            if (record::looksLikeChallengeRecord(files::textOf(file)))
                read.withoutOutcome.push_back(id);
            return {};
        }
        if (!seen.insert(id).second) {
            ++read.notes[inEnglish(messages::SecondFileOfRecord)];
            return {};
        }
        auto one = readCase(file, record::icuStayOf, read.notes);
        one.target = outcome->second;
        read.cases.push_back(std::move(one));
        return {};
    };
    LANTERN_CHECK(source.forEach([](std::string_view name) { return name.ends_with(".txt"); }, visit, job));
    if (read.cases.empty())
        return fail(ErrorCode::NotFound, messages::NoRecordWithOutcome(data.string()));
    std::sort(read.cases.begin(), read.cases.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    std::sort(read.withoutOutcome.begin(), read.withoutOutcome.end());
    for (const auto& [id, died] : outcomes)
        if (!seen.contains(id))
            read.withoutRecord.push_back(id);
    return read;
}

}
