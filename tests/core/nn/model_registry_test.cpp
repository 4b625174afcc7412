// Packages are listed once, and noticed when they come, go or change.
#include "core/nn/model_registry.h"

#include "core/files/write_file.h"
#include "core/nn/loaded_models.h"
#include "tests/support/opened_files.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace lantern::nn {

namespace {

namespace fs = std::filesystem;

class Registry : public testing::Test {
protected:
    fs::path folder(const std::string& name) const { return m_folder.path() / name; }

    // Or puts another version in its place.
    void install(const std::string& name, const std::string& version = "1.0.0") const
    {
        const auto runtime = openRuntime();
        ASSERT_TRUE(runtime) << runtime.error().sentence();
        PackageDraft draft;
        draft.manifest.id = name;
        draft.manifest.version = version;
        draft.manifest.task = "classify";
        draft.manifest.labels = labelsNamed({"no", "yes"});
        draft.manifest.networks = {{{"dense", {{"layers", "1,1"}}}, ""}};
        draft.weights = {{{"layer0.weight", {{1, 1}, {0.5f}}}, {"layer0.bias", {{1}, {0.25f}}}}};
        draft.selfTestInput = {{"input", {{1, 1}, {2.0f}}}};
        draft.card = "# " + name;
        const auto written = writePackage(folder(name), draft, **runtime);
        ASSERT_TRUE(written) << written.error().sentence();
    }
    void damage(const fs::path& file) const
    {
        auto bytes = files::readText(file);
        ASSERT_TRUE(bytes);
        (*bytes)[bytes->size() / 2] ^= 1;
        ASSERT_TRUE(files::writeFile(file, std::string_view(*bytes)));
    }
    std::vector<std::string> ids()
    {
        std::vector<std::string> all;
        for (const auto& found : m_registry.list())
            all.push_back(found.id + (found.package ? "" : ", damaged"));
        return all;
    }
    std::string version(const std::string& id)
    {
        const auto package = m_registry.find(id);
        return package ? package->manifest().version : package.error().sentence();
    }

    using Ids = std::vector<std::string>;
    test::TemporaryFolder m_folder;
    ModelRegistry m_registry{{m_folder.path()}};
};

int sumOf(const std::map<std::string, int>& counts)
{
    int sum = 0;
    for (const auto& [name, count] : counts)
        sum += count;
    return sum;
}

}

TEST_F(Registry, ASecondQuestionOpensNoFile)
{
    install("one");
    install("two");
    test::OpenedFiles files(m_folder.path());
    EXPECT_EQ(ids(), Ids({"one", "two"}));
    for (const auto& [name, count] : files.counted())
        EXPECT_EQ(count, 1) << name;

    EXPECT_EQ(ids(), Ids({"one", "two"}));
    for (const auto& found : m_registry.list())
        EXPECT_EQ(found.package->card("en").value(), "# " + found.id);
    EXPECT_EQ(version("two"), "1.0.0");
    EXPECT_FALSE(m_registry.find("three"));
    EXPECT_EQ(m_registry.find(folder("one").string())->manifest().id, "one");
    EXPECT_EQ(sumOf(files.counted()), 0);
}

TEST_F(Registry, ToFindAModelReadsManifestsAlone)
{
    install("one");
    install("two");
    test::OpenedFiles files(m_folder.path());
    EXPECT_EQ(version("two"), "1.0.0");
    for (const auto& [name, count] : files.counted())
        EXPECT_EQ(count, name.find("manifest.") != name.npos ? 1 : 0) << name;
}

TEST_F(Registry, APackageThatComesGoesOrIsReplacedIsSeen)
{
    install("one");
    EXPECT_EQ(ids(), Ids({"one"}));
    install("two");
    EXPECT_EQ(ids(), Ids({"one", "two"}));
    EXPECT_EQ(version("two"), "1.0.0");
    install("two", "2.0.0");
    EXPECT_EQ(version("two"), "2.0.0");
    fs::remove_all(folder("one"));
    EXPECT_EQ(ids(), Ids({"two"}));
    EXPECT_NE(version("one").find("two"), std::string::npos) << "the sentence names those that there are";
}

TEST_F(Registry, ADamagedPackageStaysInTheListWithItsReason)
{
    install("one");
    install("two");
    EXPECT_EQ(ids(), Ids({"one", "two"}));
    const auto weights = folder("two") / "weights.safetensors";
    const auto whole = files::readText(weights);
    damage(weights);
    EXPECT_EQ(ids(), Ids({"one", "two, damaged"}));
    EXPECT_NE(version("two").find("weights.safetensors"), std::string::npos) << version("two");
    ASSERT_TRUE(files::writeFile(weights, std::string_view(*whole)));
    EXPECT_EQ(ids(), Ids({"one", "two"}));
    fs::remove(weights);
    EXPECT_EQ(ids(), Ids({"one", "two, damaged"}));
}

TEST_F(Registry, WhatWasNotListedIsHeldAgainstItsHashesWhenItIsLoaded)
{
    install("one");
    for (const char* name : {"card.md", "selftest.safetensors", "weights.safetensors"}) {
        const auto whole = files::readText(folder("one") / name);
        damage(folder("one") / name);
        LoadedModels models;
        const auto model = models.of(*m_registry.find("one"));
        ASSERT_FALSE(model) << name;
        EXPECT_NE(model.error().sentence().find(name), std::string::npos) << model.error().sentence();
        ASSERT_TRUE(files::writeFile(folder("one") / name, std::string_view(*whole)));
    }
}

TEST_F(Registry, TheFirstFolderWins)
{
    install("one");
    const test::TemporaryFolder other;
    fs::copy(folder("one"), other.path() / "one");
    install("one", "2.0.0");
    ModelRegistry both({m_folder.path(), other.path()});
    ASSERT_EQ(both.list().size(), 1u);
    EXPECT_EQ(both.find("one")->manifest().version, "2.0.0");
}

TEST_F(Registry, NetworksAreLoadedOnceUntilTheyAreReplaced)
{
    install("one");
    install("two");
    LoadedModels models;
    const auto first = models.of(*m_registry.find("one"));
    ASSERT_TRUE(first) << first.error().sentence();
    test::OpenedFiles files(m_folder.path());
    EXPECT_EQ(models.of(*m_registry.find("one")).value(), *first);
    EXPECT_EQ(sumOf(files.counted()), 0);
    install("one", "2.0.0");
    EXPECT_EQ(models.of(*m_registry.find("one")).value()->manifest.version, "2.0.0");

    LoadedModels atMostOne(1);
    const auto one = atMostOne.of(*m_registry.find("one")).value();
    EXPECT_EQ(atMostOne.of(*m_registry.find("one")).value(), one) << "the last one stays whatever it takes";
    ASSERT_TRUE(atMostOne.of(*m_registry.find("two")));
    EXPECT_NE(atMostOne.of(*m_registry.find("one")).value(), one);
}

}
