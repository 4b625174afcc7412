#include "core/files/csv.h"

#include "core/base/lines.h"
#include "core/files/messages.h"

#include <algorithm>

namespace lantern::files {

std::optional<std::size_t> Table::column(std::string_view name) const
{
    const auto found = std::find(columns.begin(), columns.end(), name);
    if (found == columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

const std::string& Table::cell(std::size_t row, std::string_view name) const
{
    static const std::string nothing;
    const auto where = column(name);
    return where ? rows[row][*where] : nothing;
}

namespace {

struct Reader {
    std::string_view text;
    const std::string& name;
    std::size_t at = 0;
    std::size_t line = 1;

    bool atEnd() const { return at >= text.size(); }

    // One record and the line end behind it.
    Result<std::vector<std::string>> record()
    {
        std::vector<std::string> fields(1);
        const std::size_t firstLine = line;
        while (!atEnd()) {
            const char c = text[at++];
            if (c == '"' && fields.back().empty()) {
                LANTERN_CHECK(quoted(fields.back(), firstLine));
            } else if (c == ',') {
                fields.emplace_back();
            } else if (c == '\n') {
                ++line;
                break;
            } else if (c != '\r' || (at < text.size() && text[at] != '\n')) {
                fields.back() += c;
            }
        }
        return fields;
    }

    Result<void> quoted(std::string& field, std::size_t firstLine)
    {
        while (!atEnd()) {
            const char c = text[at++];
            if (c == '\n')
                ++line;
            if (c != '"') {
                field += c;
            } else if (!atEnd() && text[at] == '"') {
                field += '"';
                ++at;
            } else {
                return {};
            }
        }
        return fail(ErrorCode::Malformed, messages::QuotesStayOpen(name, firstLine));
    }
};

}

Result<Table> parseCsv(std::string_view text, const std::string& name)
{
    Reader reader{withoutByteOrderMark(text), name};
    if (reader.atEnd())
        return fail(ErrorCode::Malformed, messages::TableIsEmpty(name));

    Table table;
    LANTERN_TRY(columns, reader.record());
    table.columns = std::move(columns);
    while (!reader.atEnd()) {
        const std::size_t line = reader.line;
        LANTERN_TRY(fields, reader.record());
        if (fields.size() == 1 && fields[0].empty())
            continue;    // blank lines, most often the last one
        if (fields.size() != table.columns.size())
            return fail(ErrorCode::Malformed,
                        messages::FieldsUnlikeColumns(name, fields.size(), line, table.columns.size()));
        table.rows.push_back(std::move(fields));
    }
    return table;
}

std::string csvText(const Table& table)
{
    std::string text;
    const auto add = [&](const std::vector<std::string>& fields) {
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if (i > 0)
                text += ',';
            if (fields[i].find_first_of(",\"\r\n") == std::string::npos) {
                text += fields[i];
                continue;
            }
            text += '"';
            for (const char c : fields[i]) {
                if (c == '"')
                    text += '"';
                text += c;
            }
            text += '"';
        }
        text += '\n';
    };
    add(table.columns);
    for (const auto& row : table.rows)
        add(row);
    return text;
}

}
