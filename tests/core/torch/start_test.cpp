#include "tests/core/torch/runtime_fixture.h"

namespace lantern {
namespace {

const nn::Architecture network{"dense", {{"layers", "3,2,1"}}};

test::Examples examples()
{
    return test::Examples({{"input", test::filled({8, 3}, 1)}, {"target", {{8, 1}, {0, 1, 0, 1, 1, 0, 1, 0}}}});
}

nn::Recipe oneStep()
{
    nn::Recipe recipe;
    recipe.loss = "bce";
    recipe.optimiser = "sgd";
    recipe.schedule = "constant";
    recipe.learningRate = 1e-6;    // the weights stay where they begin
    recipe.epochs = 1;
    return recipe;
}

nn::Tensors trained(const nn::Recipe& recipe)
{
    QuietJob job;
    const auto made = test::runtime().train(network, examples(), recipe, {}, job);
    EXPECT_TRUE(made) << made.error().sentence();
    return made ? (*made)->weights() : nn::Tensors{};
}

}

TEST(Start, GivenParametersAreTakenAndTheOthersAreDrawnAsEver)
{
    auto recipe = oneStep();
    const auto drawn = trained(recipe);
    recipe.start = {{"layer0.weight", {{2, 3}, {1, 2, 3, 4, 5, 6}}}};
    const auto begun = trained(recipe);
    for (std::size_t i = 0; i < 6; ++i)
        EXPECT_NEAR(begun.at("layer0.weight").values[i], float(i + 1), 1e-4);
    for (std::size_t i = 0; i < 2; ++i)
        EXPECT_NEAR(begun.at("layer1.weight").values[i], drawn.at("layer1.weight").values[i], 1e-4);
}

TEST(Start, UnknownNamesAndOtherShapesAreRefused)
{
    QuietJob job;
    for (const nn::Tensors& start :
         {nn::Tensors{{"layer9.weight", {{1}, {1}}}}, nn::Tensors{{"layer0.weight", {{3, 2}, {1, 2, 3, 4, 5, 6}}}}}) {
        auto recipe = oneStep();
        recipe.start = start;
        const auto made = test::runtime().train(network, examples(), recipe, {}, job);
        ASSERT_FALSE(made);
        EXPECT_NE(made.error().sentence().find(start.begin()->first), std::string::npos) << made.error().sentence();
    }
}

}
