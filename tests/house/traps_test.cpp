#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace {

const fs::path tests = fs::path(LANTERN_SOURCE_DIR) / "tests";

std::string textOf(const fs::path& file)
{
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

// trap_38_the_default_window_has_its_half, wherever a test of that name is written.
std::set<std::string> namesInTests()
{
    static const std::regex name(
        R"re((?:TEST|TEST_F|TEST_P)\(\w+,\s*((?:trap|wish)_\d+_\w+)\)|void\s+((?:trap|wish)_\d+_\w+)\(\))re");
    std::set<std::string> found;
    for (const auto& entry : fs::recursive_directory_iterator(tests)) {
        if (entry.path().extension() != ".cpp")
            continue;
        const auto text = textOf(entry.path());
        for (std::sregex_iterator match(text.begin(), text.end(), name), end; match != end; ++match) {
            const std::string slot = (*match)[2];
            if (slot.empty())
                found.insert((*match)[1]);
            else if (!slot.ends_with("_data"))    // the table of a QtTest's slot
                found.insert(slot);
        }
    }
    return found;
}

// Rows "| trap 38 | what it is | held by |" of tests/README.md: the last column by "trap_38".
std::map<std::string, std::string> rows()
{
    static const std::regex row(R"re(^\| (trap|wish) (\d+) \|[^|]*\| ([^|]+) \|$)re");
    std::map<std::string, std::string> found;
    std::ifstream lines(tests / "README.md");
    std::string line;
    while (std::getline(lines, line))
        if (std::smatch match; std::regex_match(line, match, row)) {
            EXPECT_TRUE(found.emplace(match[1].str() + "_" + match[2].str(), match[3]).second) << line;
        }
    return found;
}

// Display traps 1 to 86, and of the wishes 1 to 50 those that must not fail even once.
std::set<std::string> numbers()
{
    static const std::set<int> lesserWishes{11, 21, 22, 34, 43, 47};
    std::set<std::string> all;
    for (int number = 1; number <= 86; ++number)
        all.insert("trap_" + std::to_string(number));
    for (int number = 1; number <= 50; ++number)
        if (!lesserWishes.contains(number))
            all.insert("wish_" + std::to_string(number));
    return all;
}

std::string numberOf(const std::string& name) { return name.substr(0, name.find('_', 5)); }

}

// Each row names tests that exist, or says what it waits for.
TEST(Traps, EachStandsInTheTableWithItsTestsOrAReason)
{
    const auto table = rows();
    const auto written = namesInTests();
    static const std::regex quoted(R"re(`((?:trap|wish)_\d+_\w+)`)re");
    for (const auto& number : numbers()) {
        const auto row = table.find(number);
        if (row == table.end()) {
            ADD_FAILURE() << number << " has no row in tests/README.md";
            continue;
        }
        const std::string& heldBy = row->second;
        std::sregex_iterator match(heldBy.begin(), heldBy.end(), quoted), end;
        if (match == end) {
            EXPECT_EQ(heldBy.rfind("Waits: ", 0), 0u) << number << ": " << heldBy;
        }
        for (; match != end; ++match)
            EXPECT_TRUE(written.contains((*match)[1])) << number << " names a test that is not there: " << (*match)[1];
    }
}

// And no test of that kind is left out of the table.
TEST(Traps, EachTestStandsInTheTable)
{
    const auto table = rows();
    for (const auto& name : namesInTests()) {
        const auto row = table.find(numberOf(name));
        ASSERT_NE(row, table.end()) << name;
        EXPECT_NE(row->second.find("`" + name + "`"), std::string::npos) << name << " is not in tests/README.md";
    }
}
