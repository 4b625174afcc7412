// What `cmake --install` leaves behind, alone and elsewhere.
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>

namespace lantern {

TEST(Install, ProgramsFindTheirModelsAndTheModuleThatRunsThem)
{
    const test::TemporaryFolder folder;
    const auto prefix = folder.path() / "usr";
    const auto installed = test::runProgram("cmake", {"--install", LANTERN_BINARY_DIR, "--prefix", prefix.string()});
    ASSERT_EQ(installed.status, 0) << installed.err;

    const auto program = prefix / "bin/lantern-cli";
    const auto models = test::runProgram(program, {"models"});
    EXPECT_EQ(models.status, 0) << models.err;
    EXPECT_THAT(models.out, testing::HasSubstr(prefix.string()));

    if (!std::filesystem::exists(prefix / "lib/lantern/liblantern_torch.so"))
        GTEST_SKIP() << "built without the module that runs networks";
    const auto record = folder.path() / "7.txt";
    std::ofstream(record) << "Time,Parameter,Value\n00:00,RecordID,7\n00:00,Age,54\n00:07,HR,73\n00:20,HR,81\n";
    const auto risk = test::runProgram(program, {"risk", record.string()});
    EXPECT_EQ(risk.status, 0) << risk.err;
    EXPECT_THAT(risk.out, testing::HasSubstr("hour  time"));
}

}
