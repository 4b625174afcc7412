#include "tests/core/torch/runtime_fixture.h"

#include <limits>

namespace lantern {

namespace {

const nn::Architecture small{"residual-patch", {{"channels", "4,8"}}};

nn::Tensors goodWeights()
{
    nn::Recipe recipe;
    recipe.loss = "bce";
    recipe.epochs = 1;
    QuietJob job;
    auto network = test::runtime().train(
        small, test::Examples({{"image", test::filled({2, 1, 16, 16}, 1)}, {"target", {{2, 1}, {0, 1}}}}), recipe, {},
        job);
    return network ? (*network)->weights() : nn::Tensors{};
}

std::string refusalOf(const nn::Architecture& architecture, const nn::Tensors& weights)
{
    const auto network = test::runtime().load(architecture, weights);
    return network ? "" : network.error().sentence();
}

}

TEST(Load, RefusesWeightsThatDoNotFit)
{
    const auto good = goodWeights();
    ASSERT_EQ(refusalOf(small, good), "");

    auto weights = good;
    weights.erase("head.bias");
    EXPECT_EQ(refusalOf(small, weights), "The weights lack \"head.bias\".");

    weights = good;
    weights["stray"] = {{1}, {0}};
    EXPECT_EQ(refusalOf(small, weights), "The weights hold \"stray\", which the network does not have.");

    weights = good;
    weights["head.weight"] = {{8, 1}, std::vector<float>(8)};
    EXPECT_EQ(refusalOf(small, weights), "The weight \"head.weight\" has the shape [8, 1]; the network needs [1, 8].");

    weights = good;
    weights["head.weight"].values.pop_back();
    EXPECT_EQ(refusalOf(small, weights), "The tensor \"head.weight\" has 7 values, which is not its shape [1, 8].");

    weights = good;
    weights["head.weight"].values[3] = std::numeric_limits<float>::quiet_NaN();
    EXPECT_EQ(refusalOf(small, weights), "The weight \"head.weight\" holds a value that is not a number.");

    weights = good;
    weights["head.weight"].shape = {-1, -8};
    EXPECT_NE(refusalOf(small, weights), "");
}

TEST(Load, RefusesAnArchitectureThatMakesNoSense)
{
    EXPECT_EQ(refusalOf({"transformer", {}}, {}), "There is no network family \"transformer\".");
    EXPECT_EQ(refusalOf({"residual-patch", {{"chanels", "4"}}}, {}),
              "The network residual-patch has no parameter \"chanels\".");
    EXPECT_EQ(refusalOf({"residual-patch", {{"channels", "4,many"}}}, {}),
              "The parameter channels of residual-patch is \"many\"; it should be a whole number from 1 to 4096.");
    EXPECT_NE(refusalOf({"residual-patch", {{"channels", "900000000"}}}, {}), "");
    EXPECT_NE(refusalOf({"residual-patch", {{"channels", ""}}}, {}), "");
    EXPECT_NE(refusalOf({"residual-patch", {{"dropout", "1.5"}}}, {}), "");
    EXPECT_NE(refusalOf({"gated-rnn", {{"inputs", "4"}, {"skip", "5"}}}, {}), "");
}

TEST(Run, RefusesInputsThatDoNotFit)
{
    auto network = test::runtime().load(small, goodWeights());
    ASSERT_TRUE(network);
    const auto refusal = [&](const nn::Tensors& inputs) {
        const auto answer = (*network)->run(inputs);
        return answer ? "" : answer.error().sentence();
    };
    EXPECT_EQ(refusal({{"image", test::filled({1, 1, 16, 16}, 1)}}), "");
    EXPECT_EQ(refusal({}), "The tensor \"image\" is missing.");
    EXPECT_EQ(refusal({{"image", test::filled({1, 3, 16, 16}, 1)}}),
              "The tensor \"image\" has the shape [1, 3, 16, 16] instead of [-1, 1, -1, -1].");
    EXPECT_NE(refusal({{"image", {{1, 1, 16, 16}, {1.0f}}}}), "");
    EXPECT_NE(refusal({{"image", {{0, 1, 16, 16}, {}}}}), "");
    // And it still answers afterwards.
    EXPECT_EQ(refusal({{"image", test::filled({1, 1, 16, 16}, 1)}}), "");
}

TEST(Train, RefusesWhatCannotBeLearnt)
{
    const test::Examples data({{"image", test::filled({2, 1, 16, 16}, 1)}, {"target", {{2}, {0, 7}}}});
    QuietJob job;
    const auto refusal = [&](nn::Recipe recipe) {
        recipe.epochs = 1;
        const auto trained = test::runtime().train({"residual-patch", {{"outputs", "2"}}}, data, recipe, {}, job);
        return trained ? "" : trained.error().sentence();
    };
    nn::Recipe recipe;
    recipe.loss = "hinge";
    EXPECT_EQ(refusal(recipe), "There is no loss \"hinge\".");
    recipe.loss = "cross-entropy";
    EXPECT_EQ(refusal(recipe), "A target is outside the network's 2 classes.");
    recipe.lossParameters["smooth"] = 1;
    EXPECT_EQ(refusal(recipe), "The loss cross-entropy has no parameter \"smooth\".");
    recipe.lossParameters.clear();
    recipe.optimiser = "lbfgs";
    EXPECT_EQ(refusal(recipe), "There is no optimiser \"lbfgs\".");
}

}
