#include "core/nn/calibration.h"

#include "core/nn/augment.h"
#include "core/nn/metrics.h"
#include "core/tasks/pictures.h"

#include <cmath>
#include <gtest/gtest.h>

namespace lantern::nn {

namespace {

double sigmoid(double x) { return 1 / (1 + std::exp(-x)); }

// Cases whose truth is drawn with the probability of `honest`, told by a model that says 3 * honest + 1.
std::vector<Prediction> overconfident(std::size_t count, std::uint64_t seed)
{
    Random random(seed);
    std::vector<Prediction> all;
    for (std::size_t i = 0; i < count; ++i) {
        const double honest = random.normal() * 1.5;
        Prediction one;
        one.target = random.chance(sigmoid(honest)) ? 1 : 0;
        one.logits = {3 * honest + 1};
        all.push_back(one);
    }
    return all;
}

double eceWith(const std::vector<Prediction>& cases, const Calibration& calibration)
{
    std::vector<double> p;
    std::vector<std::uint8_t> truths;
    for (const auto& one : cases) {
        p.push_back(probabilitiesOf(one.logits, calibration)[0]);
        truths.push_back(one.target == 1);
    }
    return expectedCalibrationError(p, truths).value();
}

}

TEST(Calibration, FindsTheTemperatureAndBiasThatWereHidden)
{
    const auto fitted = fittedCalibration(overconfident(20000, 1), "val");
    EXPECT_NEAR(fitted.temperature, 3, 0.2);
    EXPECT_NEAR(fitted.bias, -1.0 / 3, 0.06);    // (3 h + 1) / 3 - 1 / 3 = h
    EXPECT_EQ(fitted.fittedOn, "val");
}

TEST(Calibration, LowersTheErrorOnCasesItHasNotSeen)
{
    const auto fitted = fittedCalibration(overconfident(4000, 2), "val");
    const auto fresh = overconfident(4000, 3);
    EXPECT_GT(eceWith(fresh, {}), 0.08);
    EXPECT_LT(eceWith(fresh, fitted), 0.03);
}

TEST(Calibration, KeepsTheOrderOfCases)
{
    const auto cases = overconfident(500, 4);
    const auto fitted = fittedCalibration(cases, "val");
    for (std::size_t i = 1; i < cases.size(); ++i) {
        const bool wasLess = cases[i - 1].logits[0] < cases[i].logits[0];
        EXPECT_EQ(wasLess,
                  probabilitiesOf(cases[i - 1].logits, fitted)[0] < probabilitiesOf(cases[i].logits, fitted)[0]);
    }
}

TEST(Calibration, SoftensAnOverconfidentSoftmax)
{
    // Always says 5 : 0 : 0 and is right in seven of ten cases.
    std::vector<Prediction> cases;
    for (int i = 0; i < 100; ++i) {
        Prediction one;
        one.logits = {5, 0, 0};
        one.target = i < 70 ? 0 : 1 + i % 2;
        cases.push_back(one);
    }
    const auto fitted = fittedCalibration(cases, "val");
    EXPECT_NEAR(probabilitiesOf(cases[0].logits, fitted)[0], 0.7, 0.01);
    EXPECT_EQ(fitted.bias, 0);
}

TEST(Calibration, StaysAsItIsWithOneClass)
{
    std::vector<Prediction> cases(3);
    for (auto& one : cases) {
        one.logits = {2};
        one.target = 1;
    }
    const auto fitted = fittedCalibration(cases, "val");
    EXPECT_EQ(fitted.temperature, 1);
    EXPECT_EQ(fitted.bias, 0);
    EXPECT_TRUE(fitted.fittedOn.empty());
}

}
