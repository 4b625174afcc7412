#include "core/learning/logistic_regression.h"

#include <cmath>
#include <gtest/gtest.h>

namespace lantern::learning {

namespace {

double logitOf(double p) { return std::log(p / (1 - p)); }

}

// With one feature that is 0 or 1 the likelihood is greatest where each group has the share that died of it.
TEST(LogisticRegression, TwoGroupsGetTheirOwnShares)
{
    std::vector<double> rows;
    std::vector<int> died;
    const auto add = [&](double group, int deaths, int cases) {
        for (int i = 0; i < cases; ++i) {
            rows.push_back(group);
            died.push_back(i < deaths);
        }
    };
    add(0, 12, 80);
    add(1, 30, 50);
    const auto model = fitLogisticRegression(rows, died, 0);
    EXPECT_NEAR(model.bias, logitOf(12.0 / 80), 1e-9);
    EXPECT_NEAR(model.weights.at(0), logitOf(30.0 / 50) - logitOf(12.0 / 80), 1e-9);
}

// What makes a penalised likelihood greatest is where its gradient vanishes, which is written out here.
TEST(LogisticRegression, ThePenaltyHoldsTheWeightsAndNotTheBias)
{
    const std::vector<double> rows{0.5, -1, 1.5, 2, -0.3, 0.7, 2.2, -0.4, -1.1, 0.1, 0.9, 1.3};    // 6 of 2
    const std::vector<int> died{0, 1, 0, 1, 0, 1};
    constexpr double penalty = 0.7;
    const auto model = fitLogisticRegression(rows, died, penalty);
    double bias = 0, first = -penalty * model.weights.at(0), second = -penalty * model.weights.at(1);
    for (std::size_t n = 0; n < died.size(); ++n) {
        const auto x = std::span(rows).subspan(2 * n, 2);
        const double residual = died[n] - 1 / (1 + std::exp(-model.logit(x)));
        bias += residual;
        first += residual * x[0];
        second += residual * x[1];
    }
    EXPECT_NEAR(bias, 0, 1e-8);
    EXPECT_NEAR(first, 0, 1e-8);
    EXPECT_NEAR(second, 0, 1e-8);
}

TEST(LogisticRegression, OfNobodyThereIsNothingToLearn)
{
    const auto model = fitLogisticRegression({}, {}, 1);
    EXPECT_TRUE(model.weights.empty());
    EXPECT_EQ(model.bias, 0);
}

}
