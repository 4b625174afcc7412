#include "core/base/recent.h"

#include <gtest/gtest.h>

namespace lantern {

TEST(Recent, WhatWasUsedLastStaysWithinTheBudget)
{
    Recent<int> values(10);
    values.keep("a", 1, 4);
    values.keep("b", 2, 4);
    EXPECT_EQ(values.find("a"), 1);    // so "b" is the older one now
    values.keep("c", 3, 4);
    EXPECT_EQ(values.find("b"), std::nullopt);
    EXPECT_EQ(values.find("a"), 1);
    EXPECT_EQ(values.find("c"), 3);
}

TEST(Recent, TheLastOneStaysWhateverItTakes)
{
    Recent<int> values(10);
    values.keep("a", 1, 4);
    values.keep("large", 2, 100);
    EXPECT_EQ(values.find("a"), std::nullopt);
    EXPECT_EQ(values.find("large"), 2);
    values.keep("large", 3, 1);    // in the place of the other
    values.keep("b", 4, 9);
    EXPECT_EQ(values.find("large"), 3);
    EXPECT_EQ(values.find("b"), 4);
}

}
