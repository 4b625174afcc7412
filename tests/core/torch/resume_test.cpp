#include "core/nn/safetensors.h"
#include "tests/core/torch/runtime_fixture.h"
#include "tests/support/temporary_folder.h"

#include <fstream>

namespace lantern {

namespace {

// Asks to stop at a step, as Ctrl-C would.
class StoppingJob final : public Job {
public:
    explicit StoppingJob(std::int64_t step)
        : m_step(step)
    {
    }
    bool cancelled() const override { return m_done >= m_step; }
    void report(std::int64_t done, std::int64_t) override { m_done = done; }

private:
    std::int64_t m_step, m_done = 0;
};

const nn::Architecture network{"residual-patch", {{"channels", "4,8"}, {"dropout", "0.4"}}};

test::Examples examples()
{
    return test::Examples(
        {{"image", test::filled({10, 1, 24, 24}, 1)}, {"target", {{10, 1}, {0, 1, 0, 1, 1, 0, 1, 0, 0, 1}}}});
}

nn::Recipe recipeWith(const std::string& optimiser)
{
    nn::Recipe recipe;
    recipe.loss = "bce";
    recipe.optimiser = optimiser;
    recipe.momentum = optimiser == "sgd" ? 0.9 : 0;
    recipe.learningRate = 1e-2;
    recipe.weightDecay = 1e-2;
    recipe.warmUp = 0.1;
    recipe.gradientClip = 1;
    recipe.epochs = 4;
    recipe.batchSize = 4;    // three batches an epoch
    return recipe;
}

// The live network answers in the middle of training without disturbing it.
nn::TrainingObserver observerWith(std::vector<nn::EpochReport>& curve)
{
    nn::TrainingObserver observer;
    observer.report = [&curve](const nn::EpochReport& report) { curve.push_back(report); };
    observer.validate = [](nn::Network& live) -> std::map<std::string, double> {
        const auto answer = live.run({{"image", test::filled({1, 1, 24, 24}, 7)}});
        EXPECT_TRUE(answer);
        return {{"logit", double(answer->at("logits").values[0])}};
    };
    return observer;
}

}

TEST(Checkpoint, ResumesBitForBit)
{
    for (const std::string optimiser : {"sgd", "adam", "adamw"}) {
        SCOPED_TRACE(optimiser);
        const auto recipe = recipeWith(optimiser);
        const auto data = examples();

        QuietJob quiet;
        std::vector<nn::EpochReport> straightCurve;
        auto straight = test::runtime().train(network, data, recipe, observerWith(straightCurve), quiet);
        ASSERT_TRUE(straight) << straight.error().sentence();

        const test::TemporaryFolder folder;
        std::vector<nn::EpochReport> curve;
        auto observer = observerWith(curve);
        observer.checkpoint = folder.path() / "checkpoint";
        StoppingJob stopsInTheThirdEpoch(7);
        auto stopped = test::runtime().train(network, data, recipe, observer, stopsInTheThirdEpoch);
        ASSERT_FALSE(stopped);
        EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
        EXPECT_EQ(curve.size(), 2u);

        curve.clear();
        observer.resume = true;
        auto resumed = test::runtime().train(network, data, recipe, observer, quiet);
        ASSERT_TRUE(resumed) << resumed.error().sentence();
        test::expectSame((*straight)->weights(), (*resumed)->weights());
        ASSERT_EQ(curve.size(), 4u);
        for (std::size_t i = 0; i < 4; ++i) {
            EXPECT_EQ(curve[i].epoch, int(i) + 1);
            EXPECT_EQ(curve[i].trainingLoss, straightCurve[i].trainingLoss);
            EXPECT_EQ(curve[i].learningRate, straightCurve[i].learningRate);
            EXPECT_EQ(curve[i].scores, straightCurve[i].scores);
        }
        EXPECT_FALSE(std::filesystem::exists(folder.path() / "checkpoint.part"));

        // Another seed must give other weights, or the comparison above says nothing.
        auto otherRecipe = recipe;
        otherRecipe.seed = 2;
        std::vector<nn::EpochReport> ignored;
        auto other = test::runtime().train(network, data, otherRecipe, observerWith(ignored), quiet);
        ASSERT_TRUE(other);
        EXPECT_NE((*straight)->weights().at("head.weight").values, (*other)->weights().at("head.weight").values);
    }
}

TEST(Checkpoint, KeepsTheBestEpochAcrossAStopAndStopsEarly)
{
    auto recipe = recipeWith("adamw");
    recipe.epochs = 9;
    recipe.patience = 2;
    const auto data = examples();
    const test::TemporaryFolder folder;

    std::map<int, nn::Tensors> weightsAfter;
    int epoch = 0;
    nn::TrainingObserver observer;
    observer.keepBest = true;
    observer.checkpoint = folder.path() / "checkpoint";
    observer.validate = [&](nn::Network& live) -> std::map<std::string, double> {
        weightsAfter[++epoch] = live.weights();
        return {{"score", epoch == 2 ? 0.9 : 0.1 * epoch}};
    };
    StoppingJob stopsInTheThirdEpoch(7);
    ASSERT_FALSE(test::runtime().train(network, data, recipe, observer, stopsInTheThirdEpoch));
    observer.resume = true;
    QuietJob quiet;
    auto trained = test::runtime().train(network, data, recipe, observer, quiet);
    ASSERT_TRUE(trained) << trained.error().sentence();
    EXPECT_EQ(epoch, 4);    // two epochs without a better one
    test::expectSame((*trained)->weights(), weightsAfter.at(2));
}

TEST(Checkpoint, OfAnotherRecipeOrDamagedIsRefused)
{
    const auto data = examples();
    const test::TemporaryFolder folder;
    nn::TrainingObserver observer;
    observer.checkpoint = folder.path() / "checkpoint";
    auto recipe = recipeWith("adam");
    QuietJob quiet;
    ASSERT_TRUE(test::runtime().train(network, data, recipe, observer, quiet));
    observer.resume = true;
    recipe.learningRate *= 2;
    auto other = test::runtime().train(network, data, recipe, observer, quiet);
    ASSERT_FALSE(other);
    EXPECT_NE(other.error().sentence().find("another network or recipe"), std::string::npos)
        << other.error().sentence();

    std::filesystem::resize_file(observer.checkpoint, std::filesystem::file_size(observer.checkpoint) / 2);
    auto damaged = test::runtime().train(network, data, recipe, observer, quiet);
    ASSERT_FALSE(damaged);
    EXPECT_NE(damaged.error().sentence().find("damaged"), std::string::npos) << damaged.error().sentence();
}

// Those of older versions were archives of the tensor library, in which code can stand that runs when it is opened.
TEST(Checkpoint, OfAnOlderVersionIsRefusedUnopened)
{
    const test::TemporaryFolder folder;
    nn::TrainingObserver observer;
    observer.checkpoint = folder.path() / "checkpoint";
    observer.resume = true;
    std::ofstream(observer.checkpoint, std::ios::binary) << "PK\x03\x04 checkpoint/code/__torch__.py";
    QuietJob quiet;
    const auto trained = test::runtime().train(network, examples(), recipeWith("adam"), observer, quiet);
    ASSERT_FALSE(trained);
    EXPECT_EQ(trained.error().code, ErrorCode::Unsupported);
    EXPECT_NE(trained.error().sentence().find("older version"), std::string::npos) << trained.error().sentence();
    EXPECT_NE(trained.error().sentence().find("--resume"), std::string::npos);
}

// Any program that reads safetensors finds the weights, and nothing but numbers and words.
TEST(Checkpoint, IsAPlainTableOfTensors)
{
    const test::TemporaryFolder folder;
    nn::TrainingObserver observer;
    observer.checkpoint = folder.path() / "checkpoint";
    auto recipe = recipeWith("adamw");
    recipe.epochs = 1;
    QuietJob quiet;
    auto trained = test::runtime().train(network, examples(), recipe, observer, quiet);
    ASSERT_TRUE(trained) << trained.error().sentence();
    const auto tensors = nn::readSafetensors(observer.checkpoint);
    ASSERT_TRUE(tensors) << tensors.error().sentence();
    for (const auto& [name, weight] : (*trained)->weights())
        EXPECT_EQ(tensors->at("weight/" + name).values, weight.values) << name;
    EXPECT_TRUE(tensors->contains("optimiser/0/exp_avg_sq"));
}

TEST(Checkpoint, ThatCannotBeWrittenEndsTheTrainingWithASentence)
{
    nn::TrainingObserver observer;
    observer.checkpoint = "/proc/nowhere/checkpoint";
    QuietJob quiet;
    auto trained = test::runtime().train(network, examples(), recipeWith("adam"), observer, quiet);
    ASSERT_FALSE(trained);
    EXPECT_EQ(trained.error().code, ErrorCode::WriteFailed);
}

}
