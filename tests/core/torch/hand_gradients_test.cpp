#include "tests/core/torch/runtime_fixture.h"

#include <cmath>

// A 3-2-1 network of sigmoids, small enough to differentiate on paper. The same steps are taken by
// the formulas and by the module (autograd, its losses, its SGD); the weights must agree.
namespace lantern {

namespace {

double sigmoid(double z) { return 1 / (1 + std::exp(-z)); }

enum class Cost { CrossEntropy, MeanSquares };

struct ByHand {
    double w1[2][3], b1[2], w2[2], b2;

    // One example x with the answer y. a1 = s(w1 x + b1), a2 = s(w2 a1 + b2).
    void step(const double (&x)[3], double y, Cost cost, double rate)
    {
        double a1[2];
        for (int i = 0; i < 2; ++i)
            a1[i] = sigmoid(w1[i][0] * x[0] + w1[i][1] * x[1] + w1[i][2] * x[2] + b1[i]);
        const double a2 = sigmoid(w2[0] * a1[0] + w2[1] * a1[1] + b2);

        // Cross-entropy takes the sigmoid's slope away: delta2 = a2 - y. With C = (a2 - y)^2 it stays.
        const double delta2 = cost == Cost::CrossEntropy ? a2 - y : 2 * (a2 - y) * a2 * (1 - a2);
        double delta1[2];
        for (int i = 0; i < 2; ++i)
            delta1[i] = delta2 * w2[i] * a1[i] * (1 - a1[i]);

        b2 -= rate * delta2;
        for (int i = 0; i < 2; ++i) {
            w2[i] -= rate * delta2 * a1[i];
            b1[i] -= rate * delta1[i];
            for (int j = 0; j < 3; ++j)
                w1[i][j] -= rate * delta1[i] * x[j];
        }
    }
};

const nn::Architecture threeTwoOne{"dense", {{"layers", "3,2,1"}, {"activation", "sigmoid"}}};

nn::Recipe plainDescent(Cost cost, double rate, int epochs)
{
    nn::Recipe recipe;
    recipe.loss = cost == Cost::CrossEntropy ? "bce" : "mse";
    if (cost == Cost::MeanSquares)
        recipe.lossParameters["sigmoid"] = 1;
    recipe.optimiser = "sgd";
    recipe.schedule = "constant";
    recipe.learningRate = rate;
    recipe.batchSize = 1;
    recipe.epochs = epochs;
    return recipe;
}

class HandGradients : public testing::TestWithParam<Cost> { };

TEST_P(HandGradients, EqualThoseOfTheTrainer)
{
    const double x[3] = {0.5, -1.0, 2.0}, y = 1;
    const test::Examples examples({{"input", {{1, 3}, {0.5f, -1.0f, 2.0f}}}, {"target", {{1, 1}, {1.0f}}}});

    // A rate too small to count shows the weights that the seed gives.
    QuietJob job;
    auto begun = test::runtime().train(threeTwoOne, examples, plainDescent(GetParam(), 1e-30, 1), {}, job);
    ASSERT_TRUE(begun) << begun.error().sentence();
    auto start = (*begun)->weights();
    ByHand hand{};
    for (int i = 0; i < 2; ++i) {
        for (int j = 0; j < 3; ++j)
            hand.w1[i][j] = start.at("layer0.weight").values[std::size_t(3 * i + j)];
        hand.b1[i] = start.at("layer0.bias").values[std::size_t(i)];
        hand.w2[i] = start.at("layer1.weight").values[std::size_t(i)];
    }
    hand.b2 = start.at("layer1.bias").values[0];

    const double rate = 0.7;
    const int steps = 25;
    auto trained = test::runtime().train(threeTwoOne, examples, plainDescent(GetParam(), rate, steps), {}, job);
    ASSERT_TRUE(trained) << trained.error().sentence();
    const double before = hand.b2;
    for (int i = 0; i < steps; ++i)
        hand.step(x, y, GetParam(), rate);
    EXPECT_GT(std::abs(hand.b2 - before), 0.1);    // it did learn something

    const auto weights = (*trained)->weights();
    for (int i = 0; i < 2; ++i) {
        for (int j = 0; j < 3; ++j)
            EXPECT_NEAR(weights.at("layer0.weight").values[std::size_t(3 * i + j)], hand.w1[i][j], 2e-6);
        EXPECT_NEAR(weights.at("layer0.bias").values[std::size_t(i)], hand.b1[i], 2e-6);
        EXPECT_NEAR(weights.at("layer1.weight").values[std::size_t(i)], hand.w2[i], 2e-6);
    }
    EXPECT_NEAR(weights.at("layer1.bias").values[0], hand.b2, 2e-6);
}

INSTANTIATE_TEST_SUITE_P(BothCosts, HandGradients, testing::Values(Cost::CrossEntropy, Cost::MeanSquares));

}

}
