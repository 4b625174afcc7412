#include "core/tasks/sepsis_figures.h"

#include <cmath>
#include <cstdint>
#include <gtest/gtest.h>

namespace lantern::tasks {

namespace {

// A stay of so many hours whose label begins at `labelled` (no sepsis: -1), warned in the hours [from, to).
void add(PredictedRisks& risks, std::size_t patient, int hours, int labelled, int from, int to)
{
    for (int hour = 0; hour < hours; ++hour)
        risks.add(hour >= from && hour < to ? 0.9 : 0.1, labelled >= 0 && hour >= labelled, patient);
}

}

// By hand from the definition. The label begins at hour 20, so the onset is hour 26: warnings count from hour 14 (0),
// grow to hour 20 (1) and fall to hour 29 (0); silence costs from hour 21 (-2/9) to hour 29 (-2).
TEST(SepsisUtility, IsOneForTheBestWarningsAndNoneForNone)
{
    PredictedRisks best, never;
    add(best, 1, 40, 20, 14, 30);
    add(best, 2, 40, -1, 0, 0);
    add(never, 1, 40, 20, 0, 0);
    EXPECT_NEAR(normalisedUtility(best, 0.5).value(), 1, 1e-12);
    EXPECT_NEAR(normalisedUtility(never, 0.5).value(), 0, 1e-12);
}

TEST(SepsisUtility, CountsEachHourAsThePaperDoes)
{
    // Early: 0/6 ... 6/6 (hours 14 to 20) are 3.5; late: 8/9 ... 0 (hours 21 to 29) are 4; silence: -2/9 (1 + ... + 9)
    // = -10.
    const double possible = 3.5 + 4 + 10;
    const auto of = [](int labelled, int from, int to) {
        PredictedRisks risks;
        add(risks, 1, 40, 20, labelled < 0 ? 0 : from, labelled < 0 ? 0 : to);
        add(risks, 2, 40, -1, labelled < 0 ? from : 0, labelled < 0 ? to : 0);
        return normalisedUtility(risks, 0.5).value();
    };
    EXPECT_NEAR(of(20, 20, 21), 1 / possible, 1e-12) << "six hours before the onset";
    EXPECT_NEAR(of(20, 17, 18), 0.5 / possible, 1e-12);
    EXPECT_NEAR(of(20, 26, 27), (3.0 / 9 + 12.0 / 9) / possible, 1e-12) << "at the onset: 3/9 in place of -12/9";
    EXPECT_NEAR(of(20, 0, 10), -0.5 / possible, 1e-12) << "ten hours too early";
    EXPECT_NEAR(of(20, 30, 40), 0, 1e-12) << "too late to matter";
    EXPECT_NEAR(of(-1, 0, 40), -2 / possible, 1e-12) << "forty false hours";
}

TEST(SepsisUtility, NeedsSomebodyWithSepsis)
{
    PredictedRisks risks;
    add(risks, 1, 10, -1, 0, 5);
    EXPECT_FALSE(normalisedUtility(risks, 0.5));
    EXPECT_FALSE(sepsisFigures(risks, 0.5).contains("utility"));
    EXPECT_FALSE(sepsisFigures(risks, 0.5).contains("auroc"));
}

// No other threshold among the predictions is worth more.
TEST(SepsisUtility, TheThresholdIsTheBestThereIs)
{
    PredictedRisks risks;
    std::uint32_t state = 7;
    const auto random = [&] {
        state = state * 1664525u + 1013904223u;
        return double(state >> 8) / double(1u << 24);
    };
    for (std::size_t patient = 0; patient < 12; ++patient)
        for (int hour = 0; hour < 30; ++hour) {
            const bool isLabelled = patient < 4 && hour >= 15;
            risks.add(std::round((0.2 * random() + (isLabelled ? 0.15 : 0)) * 50) / 50, isLabelled, patient);
        }
    const double best = normalisedUtility(risks, thresholdOfBestUtility(risks)).value();
    EXPECT_GT(best, 0);
    for (const double threshold : risks.probabilities)
        EXPECT_LE(normalisedUtility(risks, threshold).value(), best + 1e-12);
}

// Resamples draw whole patients: one patient's hours never vary among themselves.
TEST(SepsisFigures, IntervalsAreOfPatients)
{
    PredictedRisks risks;
    add(risks, 1, 40, 20, 14, 30);
    add(risks, 2, 40, 20, 14, 30);
    const auto figures = sepsisFigures(risks, 0.5);
    EXPECT_NEAR(figures.at("utility").low, 1, 1e-12);
    EXPECT_NEAR(figures.at("utility").high, 1, 1e-12);
    EXPECT_EQ(groupsOf(risks).front(), groupsOf(risks)[39]);
    EXPECT_NE(groupsOf(risks)[39], groupsOf(risks)[40]);
}

}
