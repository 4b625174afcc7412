#include "core/measure/measurement_store.h"

#include "core/files/csv.h"
#include "core/files/file_lock.h"
#include "core/files/hash.h"
#include "core/files/write_file.h"
#include "core/measure/measurement_json.h"
#include "core/measure/merge.h"
#include "core/measure/messages.h"
#include "core/measure/table.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <mutex>

namespace lantern::measure {

namespace fs = std::filesystem;

namespace {

// "….damaged", or with a number behind where there is one already.
fs::path freeName(const fs::path& file)
{
    std::error_code ignored;
    fs::path free = file.string() + ".damaged";
    for (int i = 2; fs::exists(free, ignored); ++i)
        free = fmt::format("{}.damaged-{}", file.string(), i);
    return free;
}

// A file that cannot be read is put aside under another name, never overwritten.
MeasurementStore::Found readFile(const fs::path& file, const std::string& studyUid)
{
    std::error_code problem;
    if (!fs::exists(file, problem))
        return {};
    constexpr std::uint64_t most = 64u << 20;
    const auto text = files::readText(file, most);
    auto measurements = text ? measure::measurementsFrom(*text, studyUid)
                             : Result<std::vector<measure::Measurement>>(fail(text.error()));
    if (measurements)
        return {*std::move(measurements), {}};

    const fs::path aside = freeName(file);
    fs::rename(file, aside, problem);
    return {{},
            problem ? messages::MeasurementsUnreadable(measurements.error().message)
                    : messages::MeasurementsKeptAside(aside.filename().string())};
}

}

struct MeasurementStore::Known {
    std::mutex mutex;
    std::map<std::string, std::vector<measure::Measurement>> ofStudy;
};

MeasurementStore::MeasurementStore(fs::path folder)
    : m_folder(std::move(folder))
    , m_known(std::make_shared<Known>())
{
}

fs::path MeasurementStore::fileOf(const std::string& studyUid) const
{
    constexpr std::size_t enough = 32;    // hexadecimal digits
    return m_folder / (files::sha256Of(studyUid).substr(0, enough) + ".json");
}

MeasurementStore::Found MeasurementStore::read(const std::string& studyUid) const
{
    const std::lock_guard lock(m_known->mutex);
    auto found = readFile(fileOf(studyUid), studyUid);
    m_known->ofStudy[studyUid] = found.measurements;
    return found;
}

Result<void> MeasurementStore::write(const std::string& studyUid,
                                     std::span<const measure::Measurement> measurements) const
{
    const std::lock_guard lock(m_known->mutex);
    const fs::path file = fileOf(studyUid);
    std::error_code ignored;
    if (measurements.empty() && !fs::exists(file, ignored))
        return {};
    LANTERN_CHECK(files::makeFolder(m_folder));
    const auto alone = files::FileLock::take(m_folder / "lock");
    if (!alone)
        return fail(alone.error());
    auto& known = m_known->ofStudy[studyUid];
    const auto all = measure::merged(known, measurements, readFile(file, studyUid).measurements);
    if (all.empty())
        fs::remove(file, ignored);
    else
        LANTERN_CHECK(files::writeFile(file, std::string_view(measure::fileText(studyUid, all))));
    known.assign(measurements.begin(), measurements.end());
    return {};
}

namespace {

// Units, names and identifiers come out of files, and spreadsheets take a cell that begins like a formula for one.
// A sign alone begins a number, "-3.5 12".
bool isLikeFormula(std::string_view cell)
{
    const auto startsWith = [&](std::string_view some) { return !cell.empty() && some.find(cell[0]) != some.npos; };
    return startsWith("=@\t\r") || (startsWith("+-") && cell.find_first_of("(|!") != cell.npos);
}

void quoteFormulas(std::vector<std::string>& cells)
{
    for (auto& cell : cells)
        if (isLikeFormula(cell))
            cell.insert(cell.begin(), '\'');
}

}

std::string measurementsCsv(std::span<const measure::Measurement> measurements, measure::LengthUnit unit,
                            const std::function<std::string(const measure::Measurement&)>& slice)
{
    auto rows = measure::tableOf(measurements, unit, slice);
    files::Table table{.columns = std::move(rows.front()), .rows = {}};
    table.rows.assign(std::make_move_iterator(rows.begin() + 1), std::make_move_iterator(rows.end()));
    std::ranges::for_each(table.rows, quoteFormulas);
    return files::csvText(table);
}

Result<void> writeMeasurementsCsv(const fs::path& file, std::span<const measure::Measurement> measurements,
                                  measure::LengthUnit unit,
                                  const std::function<std::string(const measure::Measurement&)>& slice)
{
    return files::writeFile(file, std::string_view(measurementsCsv(measurements, unit, slice)));
}

}
