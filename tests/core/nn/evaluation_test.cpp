#include "core/nn/evaluation.h"

#include "tests/support/said.h"

#include <gtest/gtest.h>

namespace lantern::nn {

namespace {

Prediction said(int target, std::vector<double> probabilities, Message refusal = {})
{
    Prediction one;
    one.target = target;
    one.probabilities = std::move(probabilities);
    one.refusal = std::move(refusal);
    return one;
}

const std::vector<std::string> two{"no", "yes"}, three{"a", "b", "c"};

}

TEST(Evaluation, ScoresTheSecondOfTwoLabels)
{
    const std::vector<Prediction> cases{said(0, {0.1}), said(0, {0.4}), said(1, {0.35}), said(1, {0.8})};
    const auto result = evaluate(cases, two);
    EXPECT_EQ(result.n, 4u);
    EXPECT_DOUBLE_EQ(result.figures.at("auroc").value, 0.75);
    EXPECT_DOUBLE_EQ(result.figures.at("accuracy").value, 0.75);
    EXPECT_TRUE(result.perLabel.contains("yes"));
    EXPECT_TRUE(result.undefined.empty());
}

TEST(Evaluation, NeverGainsByRefusing)
{
    // The refused case is the one that is wrong: it stays in n and in the figures.
    const std::vector<Prediction> cases{said(0, {0.1}), said(0, {0.9}, test::said("too small")), said(1, {0.8}),
                                        said(1, {0.7})};
    const auto result = evaluate(cases, two);
    EXPECT_EQ(result.n, 4u);
    EXPECT_EQ(result.accepted, 3u);
    EXPECT_DOUBLE_EQ(result.figures.at("auroc").value, 0.5);
    EXPECT_DOUBLE_EQ(result.acceptedFigures.at("auroc").value, 1);
    EXPECT_EQ(result.refused, (std::map<std::string, std::size_t>{{"too small", 1}}));
}

TEST(Evaluation, ListsWhatOneClassCannotGive)
{
    const std::vector<Prediction> cases{said(1, {0.1}), said(1, {0.9})};
    const auto result = evaluate(cases, two);
    EXPECT_FALSE(result.figures.contains("auroc"));
    EXPECT_FALSE(result.figures.contains("auprc"));
    EXPECT_TRUE(result.undefined.contains("auroc"));
    EXPECT_TRUE(result.undefined.contains("auroc yes"));
    EXPECT_DOUBLE_EQ(result.figures.at("accuracy").value, 0.5);
    EXPECT_TRUE(result.figures.contains("brier"));
}

TEST(Evaluation, AveragesOneAgainstRestOverTheLabelsThatOccur)
{
    // a against the rest: 1; b against the rest: pairs (0.5 over 0.2, 0.5 over 0.6) = 0.5.
    const std::vector<Prediction> cases{said(0, {0.7, 0.2, 0.1}), said(1, {0.3, 0.5, 0.2}), said(0, {0.4, 0.6, 0.0})};
    const auto result = evaluate(cases, three);
    EXPECT_DOUBLE_EQ(result.perLabel.at("a").at("auroc").value, 1);
    EXPECT_DOUBLE_EQ(result.perLabel.at("b").at("auroc").value, 0.5);
    EXPECT_DOUBLE_EQ(result.figures.at("auroc").value, 0.75);
    EXPECT_TRUE(result.undefined.contains("auroc c"));
    EXPECT_FALSE(result.undefined.contains("auroc"));
    EXPECT_NEAR(result.figures.at("accuracy").value, 2.0 / 3, 1e-12);
    // Brier summed over the labels, by hand: 0.14, 0.38, 0.72.
    EXPECT_NEAR(result.figures.at("brier").value, (0.14 + 0.38 + 0.72) / 3, 1e-12);
}

TEST(Evaluation, LeavesOutLabelsThatTheModelDoesNotKnow)
{
    const std::vector<Prediction> cases{said(-1, {0.9}), said(1, {0.9}), said(0, {0.2})};
    const auto result = evaluate(cases, two);
    EXPECT_EQ(result.n, 2u);
    EXPECT_EQ(result.unlabelled, 1u);
}

TEST(Evaluation, OfNothingIsUndefinedThroughout)
{
    const auto result = evaluate({}, two);
    EXPECT_EQ(result.n, 0u);
    EXPECT_TRUE(result.figures.empty());
    EXPECT_TRUE(result.undefined.contains("accuracy"));
}

TEST(Evaluation, AveragesFurtherFiguresOverTheCasesThatHaveThem)
{
    std::vector<Prediction> cases{said(0, {0.1}), said(1, {0.9}), said(1, {0.8})};
    cases[1].further["dice"] = 0.5;
    cases[2].further["dice"] = 0.9;
    EXPECT_DOUBLE_EQ(evaluate(cases, two).figures.at("dice").value, 0.7);
}

}
