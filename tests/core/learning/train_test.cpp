#include "core/learning/train.h"

#include "core/files/image_file.h"
#include "core/files/write_file.h"
#include "core/nn/package.h"
#include "tests/support/temporary_folder.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace lantern::learning {

namespace {

namespace fs = std::filesystem;

// Sixteen pictures: a bright square on the left or on the right.
void writePictures(const fs::path& folder)
{
    std::string labels = "file,label,split\n";
    for (int i = 0; i < 16; ++i) {
        files::PlainImage image{16, 16, 1, 8, {}};
        for (int at = 0; at < 256; ++at)
            image.values.push_back(std::uint16_t((at % 16 < 8) == (i % 2 == 0) ? 200 - i : 20 + at % 5));
        const std::string name = fmt::format("{}.png", i);
        ASSERT_TRUE(files::writeFile(folder / name, *files::encodePng(image)));
        labels += fmt::format("{},{},{}\n", name, i % 2 == 0 ? "left" : "right", i < 12 ? "train" : "val");
    }
    ASSERT_TRUE(files::writeFile(folder / "labels.csv", std::string_view(labels)));
}

class StoppableJob final : public Job {
public:
    bool cancelled() const override { return isStopped; }
    void report(std::int64_t, std::int64_t) override { }
    bool isStopped = false;
};

class Training : public testing::Test {
protected:
    void SetUp() override
    {
        fs::create_directories(data());
        writePictures(data());
    }
    fs::path data() const { return m_folder.path() / "data"; }
    fs::path package(const std::string& name) const { return m_folder.path() / name; }

    // Stops after `stopAfter` epochs where that is not 0.
    Result<Trained> run(const std::string& name, bool resume, int stopAfter, std::vector<int>& epochs)
    {
        TrainRequest request;
        request.task = "classify";
        request.data = data();
        request.package = package(name);
        request.epochs = 3;
        request.batchSize = 4;
        request.resume = resume;
        StoppableJob job;
        TrainingWatch watch;
        watch.say = [](const std::string&) {};
        watch.epoch = [&](const nn::EpochReport& report, int) {
            epochs.push_back(report.epoch);
            job.isStopped = report.epoch == stopAfter;
        };
        return train(request, watch, job);
    }

    test::TemporaryFolder m_folder;
};

}

TEST_F(Training, ResumesToTheSameBits)
{
    std::vector<int> whole, first, second;
    ASSERT_TRUE(run("whole", false, 0, whole));
    const auto stopped = run("broken", false, 1, first);
    ASSERT_FALSE(stopped);
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_FALSE(fs::exists(package("broken") / "manifest.json"));
    const auto resumed = run("broken", true, 0, second);
    ASSERT_TRUE(resumed) << resumed.error().sentence();

    EXPECT_EQ(first, (std::vector<int>{1}));
    EXPECT_EQ(second, (std::vector<int>{1, 2, 3})) << "the curve is whole again";
    const auto weights = files::readText(package("whole") / "weights.safetensors");
    EXPECT_EQ(*weights, *files::readText(package("broken") / "weights.safetensors"));
    EXPECT_TRUE(nn::Package::open(package("broken")));
    EXPECT_TRUE(fs::exists(resumed->workFolder / "curves.csv"));
}

TEST_F(Training, SaysWhatIsWrongWithTheRequest)
{
    TrainRequest request;
    request.task = "classify";
    request.data = data();
    request.package = package("none");
    request.architecture = "oracle";
    StoppableJob job;
    TrainingWatch watch;
    watch.say = [](const std::string&) {};
    watch.epoch = [](const nn::EpochReport&, int) {};
    const auto unknown = train(request, watch, job);
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::WrongUse);
    EXPECT_NE(unknown.error().sentence().find("oracle"), std::string::npos);

    request.architecture.clear();
    request.task = "fortune";
    EXPECT_EQ(train(request, watch, job).error().code, ErrorCode::NotFound);
    request.task = "classify";
    request.data = package("nowhere");
    EXPECT_EQ(train(request, watch, job).error().code, ErrorCode::NotFound);
}

}
