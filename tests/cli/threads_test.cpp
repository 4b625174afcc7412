#include "tests/support/run_program.h"

#include <cstdlib>
#include <gtest/gtest.h>

// OpenMP says at its start how its threads will wait; the last to say so is the one that computes. It comes with Qt,
// before main() begins, so that variables set there come too late for it.
TEST(Threads, ThatWaitSleep)
{
    unsetenv("OMP_WAIT_POLICY");
    unsetenv("GOMP_SPINCOUNT");
    setenv("OMP_DISPLAY_ENV", "verbose", 1);
    const auto finished = lantern::test::runCli({"--version"});
    unsetenv("OMP_DISPLAY_ENV");
    EXPECT_EQ(finished.status, 0);
    const auto last = finished.err.rfind("OMP_WAIT_POLICY");
    ASSERT_NE(last, std::string::npos) << "OpenMP is no part of the program any more; then neither is this test.";
    EXPECT_EQ(finished.err.find("OMP_WAIT_POLICY = 'PASSIVE'", last), last) << finished.err;
    EXPECT_NE(finished.err.find("GOMP_SPINCOUNT = '0'", last), std::string::npos) << finished.err;
}
