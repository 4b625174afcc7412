#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::files {

// A table with named columns, every cell as its text.
struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;    // each as long as `columns`

    std::optional<std::size_t> column(std::string_view name) const;
    // The cell, or an empty text where the table has no such column.
    const std::string& cell(std::size_t row, std::string_view name) const;
};

// RFC 4180: quoted fields may hold commas, quotes and line ends; LF and CRLF; a byte order mark is
// skipped. The first line names the columns. `name` is for the error's sentence. Malformed tells the line.
Result<Table> parseCsv(std::string_view text, const std::string& name);

std::string csvText(const Table& table);

}
