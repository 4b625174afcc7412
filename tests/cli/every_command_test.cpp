#include "tests/support/run_program.h"

#include <algorithm>
#include <fstream>
#include <gtest/gtest.h>
#include <regex>

using lantern::test::runCli;

namespace {

// The commands as the shelf's list names them.
std::vector<std::string> commands()
{
    std::ifstream list(std::string(LANTERN_SOURCE_DIR) + "/app/lantern-cli/commands/commands.def");
    std::vector<std::string> names;
    std::string line;
    while (std::getline(list, line)) {
        std::smatch match;
        if (std::regex_search(line, match, std::regex(R"re(^\s*LANTERN_COMMAND\((\w+)\))re")))
            names.push_back(match[1]);
    }
    return names;
}

}

// runCli takes DISPLAY and WAYLAND_DISPLAY out of the environment.
TEST(EveryCommand, ExplainsItselfWithoutADisplay)
{
    ASSERT_FALSE(commands().empty());
    for (const auto& command : commands()) {
        const auto finished = runCli({command, "--help"});
        EXPECT_EQ(finished.status, 0) << command << ": " << finished.err;
        EXPECT_NE(finished.out.find("--help"), std::string::npos) << command << " printed: " << finished.out;
    }
}

TEST(EveryCommand, CallsAnUnknownOptionWrongUse)
{
    for (const auto& command : commands()) {
        const auto finished = runCli({command, "--no-such-option"});
        EXPECT_EQ(finished.status, 2) << command;
        EXPECT_FALSE(finished.err.empty()) << command;
        EXPECT_TRUE(finished.out.empty()) << command << " printed: " << finished.out;
    }
}

TEST(Program, SaysItsVersionAndThatItIsNotForDiagnosis)
{
    EXPECT_EQ(runCli({"--version"}).status, 0);
    EXPECT_NE(runCli({"--help"}).out.find("Not for diagnostic use"), std::string::npos);
}

TEST(Program, CallsNoCommandAndAnUnknownCommandWrongUse)
{
    EXPECT_EQ(runCli({}).status, 2);
    EXPECT_EQ(runCli({"no-such-command"}).status, 2);
}
