// A table of labels or outcomes.
#include "core/files/csv.h"
#include "tests/fuzz/targets/fuzz_target.h"

using namespace lantern;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto table = files::parseCsv(fuzz::textOf(data, size), "fuzzed");
    if (!table)
        return 0;
    for (const auto& row : table->rows)
        fuzz::expect(row.size() == table->columns.size(), "each row is as long as the columns");
    const auto again = files::parseCsv(files::csvText(*table), "written");
    fuzz::expect(again && again->rows == table->rows, "a table that was written reads back the same");
    return 0;
}
