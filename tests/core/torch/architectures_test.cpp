#include "core/nn/safetensors.h"
#include "tests/core/torch/runtime_fixture.h"

#include <cmath>

namespace lantern {

namespace {

struct Case {
    nn::Architecture architecture;
    nn::Tensors batch;
    std::string loss;
};

nn::Tensor classes(std::int64_t count, std::vector<float> values) { return {{count}, std::move(values)}; }

nn::Tensor disc(std::int64_t count, std::int64_t size)
{
    nn::Tensor mask{{count, 1, size, size}, {}};
    for (std::int64_t n = 0; n < count; ++n)
        for (std::int64_t y = 0; y < size; ++y)
            for (std::int64_t x = 0; x < size; ++x)
                mask.values.push_back(std::hypot(double(x - size / 2), double(y - size / 2)) < double(size) / 5 ? 1
                                                                                                                : 0);
    return mask;
}

std::vector<Case> everyFamily()
{
    return {
        {{"dense", {{"layers", "5,4,2"}, {"activation", "relu"}}},
         {{"input", test::filled({4, 5}, 1)}, {"target", classes(4, {0, 1, 1, 0})}},
         "cross-entropy"},
        {{"plain-cnn", {{"outputs", "1"}}},
         {{"image", test::filled({2, 3, 128, 128}, 2)}, {"target", {{2, 1}, {0, 1}}}},
         "bce"},
        {{"residual-patch", {{"channels", "8,16"}, {"outputs", "2"}}},
         {{"image", test::filled({4, 1, 50, 50}, 3)}, {"target", classes(4, {0, 1, 1, 0})}},
         "cross-entropy"},
        {{"residual-map", {{"channels", "4,8,8"}, {"types", "3"}}},
         {{"image", test::filled({3, 1, 64, 64}, 4)}, {"target", classes(3, {0, 1, 2})}, {"mask", disc(3, 64)}},
         "map-and-type"},
        {{"simple-rnn", {{"inputs", "6"}, {"hidden", "9"}}},
         {{"input", test::filled({4, 7, 6}, 5)},
          {"target", classes(4, {0, 1, 1, 0})},
          {"length", classes(4, {7, 7, 3, 1})}},
         "hourly-bce"},
        {{"gated-rnn", {{"inputs", "6"}, {"narrow", "5"}, {"hidden", "4"}, {"skip", "3"}}},
         {{"input", test::filled({4, 7, 6}, 6)}, {"target", classes(4, {0, 1, 1, 0})}},
         "hourly-bce"},
        {{"gated-rnn", {{"inputs", "6"}, {"narrow", "5"}, {"hidden", "4"}, {"skip", "6"}}},
         {{"input", test::filled({2, 3, 6}, 7)},
          {"target", {{2, 3}, {0, 1, 1, 0, 0, 1}}},
          {"mask", {{2, 3}, {1, 1, 0, 1, 0, 1}}}},
         "each-step-bce"},
    };
}

Result<std::unique_ptr<nn::Network>> trainedBriefly(const Case& family, nn::Tensors* lastAnswer = nullptr)
{
    nn::Recipe recipe;
    recipe.loss = family.loss;
    recipe.learningRate = 1e-3;
    recipe.epochs = 3;
    recipe.batchSize = 2;
    nn::TrainingObserver observer;
    observer.validate = [&](nn::Network& network) -> std::map<std::string, double> {
        auto answer = network.run(family.batch);
        EXPECT_TRUE(answer) << answer.error().sentence();
        if (answer && lastAnswer)
            *lastAnswer = *answer;
        return {};
    };
    QuietJob job;
    return test::runtime().train(family.architecture, test::Examples(family.batch), recipe, observer, job);
}

void expectNear(const nn::Tensors& a, const nn::Tensors& b, float most)
{
    ASSERT_EQ(a.size(), b.size());
    for (const auto& [name, tensor] : a) {
        ASSERT_EQ(tensor.shape, b.at(name).shape) << name;
        for (std::size_t i = 0; i < tensor.values.size(); ++i)
            ASSERT_NEAR(tensor.values[i], b.at(name).values[i], most) << name << " at " << i;
    }
}

}

// Also the guard of norm folding: while training the norms stand apart, afterwards they are folded in.
TEST(EveryFamily, AnswersTheSameAfterItsWeightsWereWrittenAndRead)
{
    for (const auto& family : everyFamily()) {
        SCOPED_TRACE(family.architecture.name);
        nn::Tensors whileTraining;
        auto network = trainedBriefly(family, &whileTraining);
        ASSERT_TRUE(network) << network.error().sentence();
        const auto table = nn::parseSafetensors(nn::safetensorsFrom((*network)->weights()));
        ASSERT_TRUE(table) << table.error().sentence();
        auto loaded = test::runtime().load(family.architecture, *table);
        ASSERT_TRUE(loaded) << loaded.error().sentence();

        const auto answer = (*loaded)->run(family.batch);
        ASSERT_TRUE(answer) << answer.error().sentence();
        expectNear(*answer, *(*network)->run(family.batch), 1e-6f);
        expectNear(*answer, whileTraining, 2e-5f);
        for (const auto& [name, tensor] : *answer)
            for (const float value : tensor.values)
                ASSERT_TRUE(std::isfinite(value)) << name;
    }
}

TEST(PlainCnn, HasTheTextbooksNumberOfWeights)
{
    auto network = trainedBriefly(everyFamily()[1]);
    ASSERT_TRUE(network) << network.error().sentence();
    std::size_t count = 0;
    for (const auto& [name, tensor] : (*network)->weights())
        count += tensor.values.size();
    // 3*3*3*32+32, 3*3*32*64+64, 30*30*64*128+128 and 128+1.
    EXPECT_EQ(count, 896u + 18'496u + 7'372'928u + 129u);
}

// The map over a slice is the patch's answer at every place: far from the border, cell (i, j) must
// say what the patch around pixel (8j, 8i) says when it is given the same surroundings.
TEST(ResidualPatch, MapAveragesTheWindowThatAPatchHad)
{
    const Case family{{"residual-patch", {{"window", "7"}}},
                      {{"image", test::filled({2, 1, 50, 50}, 3)}, {"target", {{2, 1}, {0, 1}}}},
                      "bce"};
    auto network = trainedBriefly(family);
    ASSERT_TRUE(network) << network.error().sentence();

    // 56 x 56 has exactly 7 x 7 cells, so the window at the middle cell is the whole patch.
    const auto answer = (*network)->run({{"image", test::filled({1, 1, 56, 56}, 8)}});
    ASSERT_TRUE(answer) << answer.error().sentence();
    const auto& map = answer->at("map");
    ASSERT_EQ(map.shape, (std::vector<std::int64_t>{1, 1, 7, 7}));
    EXPECT_NEAR(map.values[3 * 7 + 3], answer->at("logits").values[0], 1e-5f);
    EXPECT_NE(map.values[0], map.values[3 * 7 + 3]);
}

// Trap: an answer at hour 3 that changes when hour 5 is known.
TEST(RecurrentFamilies, NeverLookAhead)
{
    for (const auto& family : {everyFamily()[4], everyFamily()[5]}) {
        SCOPED_TRACE(family.architecture.name);
        auto network = trainedBriefly(family);
        ASSERT_TRUE(network) << network.error().sentence();
        auto whole = test::filled({1, 7, 6}, 9);
        auto start = whole;
        start.shape[1] = 4;
        start.values.resize(4 * 6);
        const auto all = (*network)->run({{"input", whole}});
        const auto some = (*network)->run({{"input", start}});
        ASSERT_TRUE(all && some);
        const auto& shorter = some->at("logits").values;
        for (std::size_t i = 0; i < shorter.size(); ++i)
            EXPECT_NEAR(shorter[i], all->at("logits").values[i], 1e-6f);
    }
}

// "1" when the bright square is on the right: learnt in seconds, or something is broken.
TEST(ResidualPatch, LearnsATinySet)
{
    nn::Tensor images{{16, 1, 32, 32}, std::vector<float>(16 * 32 * 32, 0)}, targets{{16, 1}, {}};
    for (std::size_t n = 0; n < 16; ++n) {
        targets.values.push_back(float(n % 2));
        for (std::size_t y = 8; y < 16; ++y)
            for (std::size_t x = 0; x < 8; ++x)
                images.values[(n * 32 + y + n / 4) * 32 + x + (n % 2 ? 20 : 4)] = 1;
    }
    nn::Recipe recipe;
    recipe.loss = "bce";
    recipe.learningRate = 1e-2;
    recipe.epochs = 30;
    recipe.batchSize = 8;
    recipe.gradientClip = 5;
    std::vector<nn::EpochReport> curve;
    nn::TrainingObserver observer;
    observer.report = [&](const nn::EpochReport& report) { curve.push_back(report); };
    QuietJob job;
    auto network =
        test::runtime().train({"residual-patch", {{"channels", "8,16"}, {"dropout", "0"}}},
                              test::Examples({{"image", images}, {"target", targets}}), recipe, observer, job);
    ASSERT_TRUE(network) << network.error().sentence();
    ASSERT_EQ(curve.size(), 30u);
    EXPECT_LT(curve.back().trainingLoss, 0.1 * curve.front().trainingLoss);
    const auto answer = (*network)->run({{"image", images}});
    ASSERT_TRUE(answer);
    for (std::size_t n = 0; n < 16; ++n)
        EXPECT_EQ(answer->at("logits").values[n] > 0, n % 2 == 1) << n;
}

}
