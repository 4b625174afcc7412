#include "core/nn/metrics.h"

#include <gtest/gtest.h>

namespace lantern::nn {

namespace {

using Numbers = std::vector<double>;
using Marks = std::vector<std::uint8_t>;

}

// scikit-learn's documentation prints these for roc_auc_score, average_precision_score and
// brier_score_loss.
TEST(Metrics, GiveWhatScikitLearnDocuments)
{
    const Numbers scores{0.1, 0.4, 0.35, 0.8};
    const Marks truths{0, 0, 1, 1};
    EXPECT_DOUBLE_EQ(auroc(scores, truths).value(), 0.75);
    EXPECT_NEAR(auprc(scores, truths).value(), 0.8333333333, 1e-9);
    EXPECT_NEAR(brier(Numbers{0.1, 0.9, 0.8, 0.3}, Marks{0, 1, 1, 0}).value(), 0.0375, 1e-12);
}

TEST(Metrics, CountTiesHalf)
{
    EXPECT_DOUBLE_EQ(auroc(Numbers{0.5, 0.5}, Marks{0, 1}).value(), 0.5);
    // Pairs: 0.9 beats both negatives; 0.5 ties one and loses to none of the others.
    EXPECT_DOUBLE_EQ(auroc(Numbers{0.9, 0.5, 0.5, 0.1}, Marks{1, 1, 0, 0}).value(), (2 + 0.5 + 1) / 4);
    // Taken together, the tie has precision 2 / 3 for the second half of the recall.
    EXPECT_DOUBLE_EQ(auprc(Numbers{0.9, 0.5, 0.5, 0.1}, Marks{1, 1, 0, 0}).value(), 0.5 * 1 + 0.5 * (2.0 / 3));
}

TEST(Metrics, AreUndefinedWithOneClass)
{
    EXPECT_FALSE(auroc(Numbers{0.1, 0.2}, Marks{1, 1}));
    EXPECT_FALSE(auroc(Numbers{0.1, 0.2}, Marks{0, 0}));
    EXPECT_FALSE(auprc(Numbers{0.1, 0.2}, Marks{0, 0}));
    EXPECT_FALSE(sensitivity(Numbers{0.1}, Marks{0}, 0.5));
    EXPECT_FALSE(specificity(Numbers{0.1}, Marks{1}, 0.5));
    EXPECT_FALSE(accuracy(Numbers{}, Marks{}, 0.5));
    EXPECT_FALSE(expectedCalibrationError(Numbers{}, Marks{}));
}

TEST(Metrics, PutTheThresholdItselfOnThePositiveSide)
{
    const Numbers scores{0.2, 0.5, 0.5, 0.9};
    const Marks truths{0, 0, 1, 1};
    EXPECT_DOUBLE_EQ(accuracy(scores, truths, 0.5).value(), 0.75);
    EXPECT_DOUBLE_EQ(sensitivity(scores, truths, 0.5).value(), 1);
    EXPECT_DOUBLE_EQ(specificity(scores, truths, 0.5).value(), 0.5);
}

// Two bins: [0, 0.5) holds 0.2 and 0.4 with one positive (gap |0.3 - 0.5|), [0.5, 1] holds 0.7 and 1.0
// with two (gap |0.85 - 1|); each weighs a half.
TEST(Metrics, WeighTheGapsOfTheBins)
{
    EXPECT_NEAR(expectedCalibrationError(Numbers{0.2, 0.4, 0.7, 1.0}, Marks{0, 1, 1, 1}, 2).value(),
                0.5 * 0.2 + 0.5 * 0.15, 1e-12);
}

TEST(Metrics, CompareMasks)
{
    const std::vector<float> mask{1, 1, 0, 0}, other{0, 1, 1, 1}, empty{0, 0, 0, 0};
    EXPECT_DOUBLE_EQ(dice(mask, other).value(), 2.0 * 1 / (2 + 3));
    EXPECT_DOUBLE_EQ(dice(mask, mask).value(), 1);
    EXPECT_DOUBLE_EQ(dice(mask, empty).value(), 0);
    EXPECT_FALSE(dice(empty, empty));
    EXPECT_TRUE(pointing(std::vector<float>{0.1f, 0.9f, 0.3f, 0.2f}, mask).value());
    EXPECT_FALSE(pointing(std::vector<float>{0.1f, 0.2f, 0.9f, 0.2f}, mask).value());
    EXPECT_FALSE(pointing(mask, empty).has_value());
}

TEST(Bootstrap, DrawsWholeGroups)
{
    // Mean of 100 cases that are all alike within their two groups: resampling cases would give a narrow
    // interval, resampling the groups gives both ends.
    std::vector<std::string> groups;
    for (int i = 0; i < 100; ++i)
        groups.push_back(i < 50 ? "a" : "b");
    const Figure mean = [&](std::span<const std::size_t> cases) -> std::optional<double> {
        double sum = 0;
        for (const auto i : cases)
            sum += groups[i] == "b";
        return sum / double(cases.size());
    };
    const auto byGroup = bootstrapped(groups, mean).value();
    EXPECT_DOUBLE_EQ(byGroup.value, 0.5);
    EXPECT_DOUBLE_EQ(byGroup.low, 0);
    EXPECT_DOUBLE_EQ(byGroup.high, 1);

    const std::vector<std::string> alone(100);
    const auto byCase = bootstrapped(alone, mean).value();
    // Binomial: 0.5 -+ 1.96 * 0.05.
    EXPECT_NEAR(byCase.low, 0.402, 0.03);
    EXPECT_NEAR(byCase.high, 0.598, 0.03);
}

TEST(Bootstrap, PairsTheDifference)
{
    // Two figures that differ by exactly one on every resample have an interval without width.
    const std::vector<std::string> groups(20);
    const Figure one = [](std::span<const std::size_t> cases) -> std::optional<double> { return double(cases[0]) + 1; };
    const Figure other = [](std::span<const std::size_t> cases) -> std::optional<double> { return double(cases[0]); };
    const auto difference = pairedDifference(groups, one, other).value();
    EXPECT_DOUBLE_EQ(difference.value, 1);
    EXPECT_DOUBLE_EQ(difference.low, 1);
    EXPECT_DOUBLE_EQ(difference.high, 1);
}

}
