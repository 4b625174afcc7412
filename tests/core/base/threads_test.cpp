#include "core/base/threads.h"

#include <cstdlib>
#include <gtest/gtest.h>
#include <string>

using namespace lantern;

TEST(Threads, OneCoreStaysFreeForTheWindow)
{
    EXPECT_EQ(threadsBesideWindow(0), 1);    // not known
    EXPECT_EQ(threadsBesideWindow(1), 1);
    for (int cores = 2; cores <= 256; ++cores) {
        EXPECT_LT(threadsBesideWindow(cores), cores);
        EXPECT_GE(threadsBesideWindow(cores), 1);
        EXPECT_LE(threadsBesideWindow(cores), 8);
    }
    EXPECT_EQ(threadsBesideWindow(4), 3);
}

TEST(Threads, WhatSomebodyHasSetStays)
{
    for (const char* name : {"OMP_WAIT_POLICY", "GOMP_SPINCOUNT", "OPENBLAS_NUM_THREADS"})
        unsetenv(name);
    setenv("OPENBLAS_NUM_THREADS", "3", 1);
    EXPECT_TRUE(askThreadsToSleep());
    EXPECT_EQ(std::getenv("OPENBLAS_NUM_THREADS"), std::string("3"));
    EXPECT_EQ(std::getenv("OMP_WAIT_POLICY"), std::string("passive"));
    EXPECT_EQ(std::getenv("GOMP_SPINCOUNT"), std::string("0"));
    EXPECT_FALSE(askThreadsToSleep()) << "else a program would start itself for ever";
}
