// What an analysis asks of a series' files and of a package, and what it keeps.
#include "core/inference/analyse.h"

#include "core/dicom/scan.h"
#include "core/nn/model_registry.h"
#include "tests/support/chest.h"
#include "tests/support/opened_files.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace lantern {
namespace {

namespace fs = std::filesystem;

const dicom::Library library;

class Analyse : public testing::Test {
protected:
    fs::path ct() const { return m_folder.path() / "ct"; }
    fs::path modelFolder() const { return m_folder.path() / "model"; }

    void SetUp() override
    {
        fs::copy(fs::path(LANTERN_SOURCE_DIR) / "resources/models/ct-nodule", modelFolder());
        auto package = nn::Package::byManifest(modelFolder());
        ASSERT_TRUE(package) << package.error().sentence();
        m_package = *std::move(package);
    }
    dicom::Series scanned() const
    {
        QuietJob job;
        const std::vector<fs::path> paths{ct()};
        const auto catalogue = dicom::scan(paths, job);
        return catalogue->patients.at(0).studies.at(0).series.at(0);
    }
    nn::Outcome analysed(const dicom::Series& series, int firstSlice = 0)
    {
        QuietJob job;
        m_mapped = 0;
        auto outcome = m_analyser.analyse(series, m_package,
                                          {.firstSlice = firstSlice,
                                           .onlySlice = {},
                                           .threads = 1,
                                           .mapReady = [this](int, const auto&) { ++m_mapped; }},
                                          job);
        EXPECT_TRUE(outcome) << outcome.error().sentence();
        return outcome.value_or(nn::Outcome{});
    }
    // Most and least often that a slice was decoded since the last question.
    std::pair<int, int> decoded()
    {
        int least = 1000, most = 0;
        for (const auto& [slice, count] : m_decoded) {
            least = std::min(least, count);
            most = std::max(most, count);
        }
        m_decoded.clear();
        return most == 0 ? std::pair(0, 0) : std::pair(least, most);
    }

    test::TemporaryFolder m_folder;
    nn::Package m_package;
    nn::LoadedModels m_models;
    std::map<std::string, int> m_decoded;
    int m_mapped = 0;
    inference::Analyser m_analyser{m_models, [this](const dicom::FrameRef& frame) {
                                       ++m_decoded[frame.instance->sopInstanceUid];
                                       return inference::decodedFrame(frame);
                                   }};
};

}

TEST_F(Analyse, DecodesEachSliceOnce)
{
    test::writeChest(ct(), true);
    EXPECT_NE(analysed(scanned()).state, nn::State::Refused);
    EXPECT_EQ(m_decoded.size(), 12u);
    EXPECT_EQ(decoded(), std::pair(1, 1));
}

TEST_F(Analyse, AskingAgainOpensNoFileAndReportsTheMapsAgain)
{
    test::writeChest(ct(), true);
    const auto series = scanned();
    const auto first = analysed(series);
    const int mapped = m_mapped;
    EXPECT_GT(mapped, 0);
    decoded();
    test::OpenedFiles files(m_folder.path());
    const auto second = analysed(series, 3);
    EXPECT_EQ(second.finishedAt, first.finishedAt);
    EXPECT_EQ(m_mapped, mapped);
    EXPECT_EQ(decoded(), std::pair(0, 0));
    for (const auto& [name, count] : files.counted())
        EXPECT_EQ(count, 0) << name;
}

TEST_F(Analyse, AFileThatWasReplacedIsAnalysedAnew)
{
    test::writeChest(ct(), true);
    const auto series = scanned();
    EXPECT_NE(analysed(series).state, nn::State::Refused);
    decoded();
    test::writeChest(ct(), false);    // the same UIDs and as many bytes
    EXPECT_EQ(analysed(series).state, nn::State::Refused);
    EXPECT_EQ(decoded(), std::pair(1, 1));
}

TEST_F(Analyse, ASeriesThatIsRefusedLoadsNoNetwork)
{
    test::writeChest(ct(), false);
    fs::remove(modelFolder() / "weights.safetensors");
    test::OpenedFiles files(modelFolder());
    const auto outcome = analysed(scanned());
    EXPECT_EQ(outcome.state, nn::State::Refused) << inEnglish(outcome.reason);
    EXPECT_EQ(outcome.model.sha256, m_package.sha256());
    for (const auto& [name, count] : files.counted())
        EXPECT_EQ(count, 0) << name;
}

TEST_F(Analyse, APackageThatIsDamagedIsAFailureWithItsReason)
{
    test::writeChest(ct(), true);
    fs::remove(modelFolder() / "weights.safetensors");
    const auto outcome = analysed(scanned());
    EXPECT_EQ(outcome.state, nn::State::Failed);
    EXPECT_NE(inEnglish(outcome.reason).find("weights.safetensors"), std::string::npos);
}

}
