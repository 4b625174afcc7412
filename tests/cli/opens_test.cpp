// How often the programs open the files that they are asked about, counted by the file system.
#include "tests/support/chest.h"
#include "tests/support/opened_files.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <fstream>
#include <gtest/gtest.h>

namespace lantern {

namespace {

namespace fs = std::filesystem;

class Opens : public testing::Test {
protected:
    fs::path at(const std::string& name) const { return m_folder.path() / name; }

    // A copy of its own, so that nobody else opens it meanwhile.
    fs::path packageOf(const std::string& id) const
    {
        fs::create_directories(at("models"));
        fs::copy(fs::path(LANTERN_SOURCE_DIR) / "resources/models" / id, at("models") / id);
        return at("models") / id;
    }

    // 20 minutes of a stay in intensive care.
    fs::path record(const std::string& name) const
    {
        std::ofstream(at(name)) << "Time,Parameter,Value\n00:00,RecordID,7\n00:00,Age,54\n00:07,HR,73\n00:20,HR,81\n";
        return at(name);
    }

private:
    test::TemporaryFolder m_folder;
};

void expectEach(const std::map<std::string, int>& counts, int least, int most)
{
    EXPECT_FALSE(counts.empty());
    for (const auto& [name, count] : counts) {
        EXPECT_GE(count, least) << name;
        EXPECT_LE(count, most) << name;
    }
}

bool isSeal(const std::string& name) { return name.find("manifest.") != name.npos; }

}

TEST_F(Opens, AnalyseOpensASliceForItsHeaderAndOnceForItsPixels)
{
    test::writeChest(at("ct"), true);
    const auto package = packageOf("ct-nodule");
    test::OpenedFiles slices(at("ct")), files(package);
    const auto finished = test::runCli({"analyse", at("ct").string(), "--model", package.string()});
    ASSERT_EQ(finished.status, 0) << finished.err;
    expectEach(slices.counted(), 2, 2);
    expectEach(files.counted(), 1, 1);
}

TEST_F(Opens, AnalyseWithPicturesOpensASliceAtMostThreeTimes)
{
    test::writeChest(at("ct"), true);
    test::OpenedFiles slices(at("ct"));
    const auto finished =
        test::runCli({"analyse", at("ct").string(), "--model", "ct-nodule", "--out", at("out").string()});
    ASSERT_EQ(finished.status, 0) << finished.err;
    expectEach(slices.counted(), 2, 3);
}

TEST_F(Opens, ASeriesThatIsRefusedCostsNoWeights)
{
    test::writeChest(at("ct"), false);
    const auto package = packageOf("ct-nodule");
    test::OpenedFiles files(package);
    EXPECT_EQ(test::runCli({"analyse", at("ct").string(), "--model", package.string()}).status, 3);
    for (const auto& [name, count] : files.counted())
        EXPECT_EQ(count, isSeal(name) ? 1 : 0) << name;
}

TEST_F(Opens, RiskReadsEachFileOfTheModelOnce)
{
    const auto package = packageOf("icu-mortality");
    const auto history = record("record.txt");
    test::OpenedFiles files(package);
    const auto finished = test::runCli({"risk", history.string(), "--model", package.string()});
    ASSERT_EQ(finished.status, 0) << finished.err;
    expectEach(files.counted(), 1, 1);
}

TEST_F(Opens, ARecordWithoutAStayCostsNoWeights)
{
    const auto package = packageOf("icu-mortality");
    std::ofstream(at("ward.json")) << R"({"resourceType":"Bundle","type":"collection","entry":[
{"resource":{"resourceType":"Patient","id":"p","gender":"female","birthDate":"1950-01-01"}}]})";
    test::OpenedFiles files(package);
    const auto finished = test::runCli({"risk", at("ward.json").string(), "--model", package.string()});
    EXPECT_EQ(finished.status, 3) << finished.err;
    for (const auto& [name, count] : files.counted())
        EXPECT_EQ(count, isSeal(name) ? 1 : 0) << name;
}

TEST_F(Opens, TheListOfModelsReadsEachFileOnce)
{
    packageOf("ct-nodule");
    packageOf("mri-brain-tumour");
    test::OpenedFiles files(at("models"));
    ::setenv("LANTERN_MODELS", at("models").c_str(), 1);
    const auto finished = test::runCli({"models"});
    ::unsetenv("LANTERN_MODELS");
    ASSERT_EQ(finished.status, 0) << finished.err;
    expectEach(files.counted(), 1, 1);
}

// The list, what is suitable, an analysis and a score: what is listed is read once, what is run once more.
TEST_F(Opens, TheWindowOpensASliceAtMostFourTimesAndListsModelsOnce)
{
    test::writeChest(at("patient/ct"), true);
    for (const auto* id : {"ct-nodule", "mri-brain-tumour", "icu-mortality", "sepsis-monitor"})
        packageOf(id);
    test::OpenedFiles slices(at("patient")), files(at("models"));
    ::setenv("LANTERN_MODELS", at("models").c_str(), 1);
    const auto finished =
        test::runWindow({"--screenshot", at("window.png").string(), "--analyse", "ct-nodule", at("patient").string()});
    ::unsetenv("LANTERN_MODELS");
    ASSERT_EQ(finished.status, 0) << finished.err;
    expectEach(slices.counted(), 2, 4);
    for (const auto& [name, count] : files.counted())
        EXPECT_EQ(count, !isSeal(name) && name.starts_with("ct-nodule") ? 2 : 1) << name;
}

}
