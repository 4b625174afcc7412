#include "core/base/part_of_job.h"

#include <gtest/gtest.h>
#include <vector>

using namespace lantern;

namespace {

class Noting final : public Job {
public:
    bool cancelled() const override { return isCancelled; }
    void report(std::int64_t done, std::int64_t total) override
    {
        shares.push_back(static_cast<double>(done) / static_cast<double>(total));
    }
    std::vector<double> shares;
    bool isCancelled = false;
};

}

// Two passes, the second with as many passes of its own as there are things: from 0 to 1 once, never back.
TEST(PartOfJob, PassesAddUp)
{
    Noting whole;
    PartOfJob first(whole, 0, 0.1), second(whole, 0.1, 1);
    for (int i = 1; i <= 4; ++i)
        first.report(i, 4);
    for (int thing = 0; thing < 3; ++thing) {
        PartOfJob each(second, thing / 3.0, (thing + 1) / 3.0);
        for (int i = 1; i <= 5; ++i)
            each.report(i, 5);
    }
    ASSERT_EQ(whole.shares.size(), 19U);
    for (std::size_t i = 1; i < whole.shares.size(); ++i)
        EXPECT_GE(whole.shares[i], whole.shares[i - 1]) << i;
    EXPECT_DOUBLE_EQ(whole.shares[3], 0.1);
    EXPECT_NEAR(whole.shares[8], 0.4, 1e-6);
    EXPECT_DOUBLE_EQ(whole.shares.back(), 1.0);
}

TEST(PartOfJob, HeedsTheWholesCancelling)
{
    Noting whole;
    PartOfJob part(whole, 0, 0.5);
    PartOfJob inner(part, 0, 0.5);
    EXPECT_FALSE(inner.cancelled());
    whole.isCancelled = true;
    EXPECT_TRUE(inner.cancelled());
    inner.report(0, 0);    // nothing is known yet
    EXPECT_TRUE(whole.shares.empty());
}
