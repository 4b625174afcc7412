#include "core/files/hash.h"
#include "core/nn/package.h"

#include "core/files/write_file.h"
#include "core/nn/safetensors.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace lantern::nn {

namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

// A small package of our own, so that nothing here waits for a large one.
class PackageTest : public testing::Test {
protected:
    void SetUp() override
    {
        const auto opened = openRuntime();
        ASSERT_TRUE(opened) << opened.error().sentence();
        m_runtime = *opened;
        PackageDraft draft;
        draft.manifest.id = "tiny";
        draft.manifest.version = "1.0.0";
        draft.manifest.task = "classify";
        draft.manifest.labels = labelsNamed({"no", "yes"});
        const Architecture dense{"dense", {{"layers", "3,2,1"}}};
        draft.manifest.networks = {{dense, ""}};
        draft.weights = {{{"layer0.weight", {{2, 3}, {0.1f, -0.2f, 0.3f, 0.4f, 0.5f, -0.6f}}},
                          {"layer0.bias", {{2}, {0.1f, -0.1f}}},
                          {"layer1.weight", {{1, 2}, {0.7f, -0.8f}}},
                          {"layer1.bias", {{1}, {0.2f}}}}};
        draft.selfTestInput = {{"input", {{1, 3}, {0.1f, 0.5f, -0.3f}}}};
        draft.card = "# tiny";
        draft.cardChinese = "# 小";
        const auto written = writePackage(folder(), draft, *m_runtime);
        ASSERT_TRUE(written) << written.error().sentence();
    }

    fs::path folder() const { return m_temporary.path() / "tiny"; }

    std::string textOf(const fs::path& file) const { return *files::readText(folder() / file); }
    void write(const fs::path& file, const std::string& text) const
    {
        ASSERT_TRUE(files::writeFile(folder() / file, std::string_view(text)));
    }
    // Makes the manifest say something else, with hashes that fit, as a forger would.
    void forge(const std::function<void(nlohmann::ordered_json&)>& change) const
    {
        auto json = nlohmann::ordered_json::parse(textOf("manifest.json"));
        change(json);
        const std::string text = json.dump(2);
        write("manifest.json", text);
        write("manifest.sha256", files::sha256Of(text) + "  manifest.json\n");
    }
    void refusedWith(const std::string& word) const
    {
        const auto package = Package::open(folder());
        if (!package) {
            EXPECT_EQ(package.error().code, ErrorCode::Malformed);
            EXPECT_NE(package.error().sentence().find(word), std::string::npos) << package.error().sentence();
            return;
        }
        const auto model = package->load(*m_runtime);
        ASSERT_FALSE(model) << "the package was taken";
        EXPECT_NE(model.error().sentence().find(word), std::string::npos) << model.error().sentence();
    }

    TemporaryFolder m_temporary;
    Runtime* m_runtime = nullptr;
};

}

TEST_F(PackageTest, OpensAndRunsItsSelfTest)
{
    const auto package = Package::open(folder());
    ASSERT_TRUE(package) << package.error().sentence();
    EXPECT_EQ(package->manifest().id, "tiny");
    EXPECT_EQ(package->card("zh").value(), "# 小");
    EXPECT_EQ(package->card("en").value(), "# tiny");
    EXPECT_TRUE(package->load(*m_runtime));
}

TEST_F(PackageTest, RefusesOneFlippedBitInAnyFile)
{
    int count = 0;
    for (const auto& entry : fs::directory_iterator(folder())) {
        const auto name = entry.path().filename().string();
        const std::string whole = textOf(name);
        for (const std::size_t at : {std::size_t(0), whole.size() / 2, whole.size() - 2}) {
            std::string damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ 1);
            // Behind the hash, manifest.sha256 only repeats the file's name.
            if (name == "manifest.sha256" && at >= 64)
                continue;
            write(name, damaged);
            const auto package = Package::open(folder());
            ASSERT_FALSE(package) << name << " at " << at;
            EXPECT_EQ(package.error().code, ErrorCode::Malformed);
            const std::string named = name == "manifest.sha256" ? "manifest.json" : name;
            EXPECT_NE(package.error().sentence().find(named), std::string::npos) << package.error().sentence();
            EXPECT_NE(package.error().sentence().find("damaged"), std::string::npos) << package.error().sentence();
        }
        write(name, whole);
        ++count;
    }
    EXPECT_EQ(count, 6);    // manifest and its hash, weights, self-test, two cards
    EXPECT_TRUE(Package::open(folder()));
}

TEST_F(PackageTest, RefusesAMissingAndACutFile)
{
    const std::string weights = textOf("weights.safetensors");
    write("weights.safetensors", weights.substr(0, weights.size() / 2));
    refusedWith("weights.safetensors");
    fs::remove(folder() / "weights.safetensors");
    refusedWith("lacks its file");
}

TEST_F(PackageTest, RefusesASelfTestThatGivesOtherNumbers)
{
    auto test = *parseSafetensors(textOf("selftest.safetensors"));
    for (auto& [name, tensor] : test) {
        if (name.starts_with("output0/"))
            tensor.values[0] += 0.5f;
    }
    const std::string forged = safetensorsFrom(test);
    write("selftest.safetensors", forged);
    forge([&](auto& json) { json["files"]["selftest.safetensors"] = files::sha256Of(forged); });
    refusedWith("failed its self-test");
}

TEST_F(PackageTest, RefusesAManifestThatLies)
{
    const std::string honest = textOf("manifest.json"), seal = textOf("manifest.sha256");
    const auto again = [&](const std::function<void(nlohmann::ordered_json&)>& change, const std::string& word) {
        SCOPED_TRACE(word);
        write("manifest.json", honest);
        write("manifest.sha256", seal);
        forge(change);
        refusedWith(word);
    };
    again([](auto& json) { json["networks"][0]["architecture"]["layers"] = "4,2,1"; }, "");
    again([](auto& json) { json["networks"][0]["architecture"]["name"] = "oracle"; }, "oracle");
    again([](auto& json) { json["networks"][0]["weights"] = "../secret"; }, "../secret");
    again([](auto& json) { json["files"].erase("weights.safetensors"); }, "weights.safetensors");
    again([](auto& json) { json["files"]["/etc/passwd"] = "00"; }, "no plain file name");
    again([](auto& json) { json["calibration"]["temperature"] = 0; }, "temperature");
    again([](auto& json) { json["selfTest"].erase("tolerance"); }, "tolerance");
    again([](auto& json) { json["labels"] = 3; }, "labels");
    again([](auto& json) { json["labels"][1]["id"] = "no"; }, "\"no\" stands twice");
    again([](auto& json) { json["labels"][1].erase("id"); }, "id");
    again([](auto& json) { json["labels"][1]["text"] = 3; }, "text");
    again([](auto& json) { json["inputs"] = "a series"; }, "inputs");
    again([](auto& json) { json["inputs"] = {{{"slot", "a"}, {"kind", "scent"}}}; }, "scent");
    again([](auto& json) { json["inputs"] = {{{"slot", "a"}, {"kind", "reading"}}}; }, "model");
    again([](auto& json) { json["format"] = 9; }, "format");
    again([](auto& json) { json["networks"] = nlohmann::json::array(); }, "no network");
}

TEST_F(PackageTest, SaysWhatIsNoPackage)
{
    const auto none = Package::open(m_temporary.path() / "nothing");
    ASSERT_FALSE(none);
    EXPECT_EQ(none.error().code, ErrorCode::NotFound);
    write("manifest.json", "not JSON");
    write("manifest.sha256", files::sha256Of("not JSON"));
    refusedWith("JSON");
}

}
