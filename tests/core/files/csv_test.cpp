#include "core/files/csv.h"

#include <gtest/gtest.h>

namespace lantern::files {
namespace {

// Trap: radiologists' remarks hold commas, quotes and line ends.
TEST(Csv, ReadsQuotedCommasQuotesAndLineEnds)
{
    const auto table = parseCsv("\xEF\xBB\xBF"
                                "file,remark\r\na.png,\"left, \"\"upper\"\"\nlobe\"\r\nb.png,\r\n",
                                "t.csv");
    ASSERT_TRUE(table) << table.error().sentence();
    EXPECT_EQ(table->columns, (std::vector<std::string>{"file", "remark"}));
    ASSERT_EQ(table->rows.size(), 2u);
    EXPECT_EQ(table->cell(0, "remark"), "left, \"upper\"\nlobe");
    EXPECT_EQ(table->cell(1, "file"), "b.png");
    EXPECT_EQ(table->cell(1, "remark"), "");
    EXPECT_EQ(table->cell(1, "no such column"), "");
}

TEST(Csv, WritesWhatItReads)
{
    const Table table{{"a", "b"}, {{"1,2", "x\"y"}, {"", "line\nend"}}};
    const auto again = parseCsv(csvText(table), "t.csv");
    ASSERT_TRUE(again) << again.error().sentence();
    EXPECT_EQ(again->columns, table.columns);
    EXPECT_EQ(again->rows, table.rows);
}

TEST(Csv, NamesTheLineWhoseFieldsDoNotMatch)
{
    const auto table = parseCsv("a,b\n1,2\n1,2,3\n", "labels.csv");
    ASSERT_FALSE(table);
    EXPECT_EQ(table.error().code, ErrorCode::Malformed);
    EXPECT_NE(table.error().sentence().find("line 3"), std::string::npos) << table.error().sentence();
}

TEST(Csv, RefusesAQuoteThatIsNeverClosed) { EXPECT_FALSE(parseCsv("a,b\n\"1,2\n", "t.csv")); }

}
}
