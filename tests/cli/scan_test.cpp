#include "tests/support/dicom_maker.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <chrono>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <thread>

namespace lantern {
namespace {

using testing::HasSubstr;

const dicom::Library library;

dicom::DatasetDraft slice(int number)
{
    return test::ctSlice(number).pixels(3, 2, std::vector<std::int16_t>{0, 1, 2, 3, 4, 5});
}

TEST(Scan, PrintsTheShapeThatScriptsRelyOn)
{
    const test::TemporaryFolder folder;
    for (const int number : {1, 2, 4})
        test::written(folder.path() / (std::to_string(number) + ".dcm"),
                      slice(number).set("PatientName", "Wang^Xiaoming=王^小明"));
    std::ofstream(folder.path() / "notes.txt") << "no picture\n";
    const auto done = test::runCli({"scan", folder.path().string(), "--json"});
    ASSERT_EQ(done.status, 0) << done.err;
    const auto json = nlohmann::json::parse(done.out);
    EXPECT_EQ(json.at("other"), 1);
    EXPECT_TRUE(json.at("unreadable").empty());
    const auto& patient = json.at("patients").at(0);
    EXPECT_EQ(patient.at("id"), "T1");
    EXPECT_EQ(patient.at("name"), "Wang Xiaoming (王小明)");
    EXPECT_TRUE(patient.contains("birthDate") && patient.contains("sex"));
    const auto& study = patient.at("studies").at(0);
    EXPECT_EQ(study.at("date"), "20260102");
    EXPECT_TRUE(study.contains("uid") && study.contains("description"));
    const auto& series = study.at("series").at(0);
    EXPECT_EQ(series.at("modality"), "CT");
    EXPECT_EQ(series.at("instances"), 3);
    EXPECT_EQ(series.at("frames"), 3);
    EXPECT_EQ(series.at("rows"), 3);
    EXPECT_EQ(series.at("columns"), 2);
    EXPECT_EQ(series.at("spacing"), nlohmann::json::array({0.8, 0.4, 2.0}));
    EXPECT_EQ(series.at("transferSyntaxes"), nlohmann::json::array({"1.2.840.10008.1.2.1"}));
    EXPECT_EQ(series.at("orientation"), "axial");
    EXPECT_EQ(series.at("warnings").at(0).at("code"), "unequal-spacing");
    EXPECT_THAT(series.at("warnings").at(0).at("text").get<std::string>(), HasSubstr("1 gap"));
}

TEST(Scan, UnreadableFilesAreListedAndTheRestIsFine)
{
    const test::TemporaryFolder folder;
    test::written(folder.path() / "good.dcm", slice(1));
    test::written(folder.path() / "cut.dcm", slice(2));
    std::filesystem::resize_file(folder.path() / "cut.dcm", 400);
    const auto done = test::runCli({"scan", folder.path().string(), "--json"});
    EXPECT_EQ(done.status, 0);
    const auto json = nlohmann::json::parse(done.out);
    EXPECT_EQ(json.at("patients").size(), 1u);
    ASSERT_EQ(json.at("unreadable").size(), 1u);
    EXPECT_THAT(json.at("unreadable").at(0).at("path").get<std::string>(), HasSubstr("cut.dcm"));
}

TEST(Scan, NothingToSearchIsOneSentence)
{
    const auto done = test::runCli({"scan", "/nowhere/at/all"});
    EXPECT_EQ(done.status, 1);
    EXPECT_THAT(done.err, HasSubstr("/nowhere/at/all"));
}

TEST(Scan, AFolderWithoutDicomIsSearchedAndEmpty)
{
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "notes.txt") << "no picture\n";
    const auto done = test::runCli({"scan", folder.path().string()});
    EXPECT_EQ(done.status, 3);
    EXPECT_THAT(done.out, HasSubstr("1 other file."));
    EXPECT_THAT(done.err, HasSubstr(folder.path().string()));
}

// Whatever could not be read is named, on paper and as JSON, and the status says whether anything was.
TEST(Scan, AllThatWasNotReadIsNamedWithTheReason)
{
    const test::TemporaryFolder folder;
    const auto at = [&](const std::string& name) { return folder.path() / name; };
    test::written(at("good.dcm"), slice(1));
    std::ofstream(at("empty.dcm")).flush();
    std::ofstream(at("notes.txt")) << "no picture\n";
    std::filesystem::create_symlink("nowhere", at("lost"));
    ASSERT_EQ(::mkfifo(at("pipe").c_str(), 0600), 0);
    const auto done = test::runCli({"scan", folder.path().string(), "--json"});
    EXPECT_EQ(done.status, 0);
    const auto json = nlohmann::json::parse(done.out);
    std::set<std::string> named;
    for (const auto& one : json.at("unreadable"))
        named.insert(std::filesystem::path(one.at("path").get<std::string>()).filename().string() + ": "
                     + one.at("reason").get<std::string>());
    EXPECT_THAT(named,
                testing::ElementsAre(HasSubstr("empty.dcm: \"empty.dcm\" is empty"),
                                     HasSubstr("lost: This link leads to nothing"), HasSubstr("pipe: This is a pipe")));
    EXPECT_EQ(json.at("others"), nlohmann::json::array({at("notes.txt").string()}));
    const auto text = test::runCli({"scan", folder.path().string()}).out;
    for (const char* name : {"empty.dcm", "lost", "pipe", "notes.txt"})
        EXPECT_THAT(text, HasSubstr(at(name).string()));
}

TEST(Scan, WhereNothingCouldBeReadTheStatusSaysSo)
{
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "empty.dcm").flush();
    const auto done = test::runCli({"scan", folder.path().string(), "--json"});
    EXPECT_EQ(done.status, 3);
    EXPECT_EQ(nlohmann::json::parse(done.out).at("unreadable").size(), 1u);
    EXPECT_THAT(done.err, HasSubstr("1 file is named above"));
}

// No command waits for a pipe that nobody writes to.
TEST(Scan, APipeIsRefusedByEveryCommandAtOnce)
{
    const test::TemporaryFolder folder;
    const auto pipe = (folder.path() / "pipe").string();
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    for (const auto& command : std::vector<std::vector<std::string>>{{"scan", pipe},
                                                                     {"pixels", pipe, "-o", pipe + ".out"},
                                                                     {"render", pipe, "-o", pipe + ".out"},
                                                                     {"timeline", pipe}}) {
        const auto done = test::runCli(command);
        EXPECT_EQ(done.status, 1) << command.front();
        EXPECT_THAT(done.err, HasSubstr(pipe)) << command.front();
    }
}

TEST(Scan, TheIndexIsForItsOwnerAndCanBeLeftOut)
{
    const test::TemporaryFolder folder;
    const auto images = folder.path() / "images", cache = folder.path() / "cache";
    std::filesystem::create_directories(images);
    test::written(images / "1.dcm", slice(1));
    const auto without = test::runCli({"scan", images.string(), "--json", "--no-index"}, cache);
    EXPECT_FALSE(std::filesystem::exists(cache));
    const auto first = test::runCli({"scan", images.string(), "--json"}, cache);
    EXPECT_EQ(first.out, without.out);
    // It was written a moment ago, so nothing is known of it yet: the index is not even begun.
    EXPECT_EQ(test::runCli({"scan", images.string(), "--json"}, cache).out, without.out);
    std::this_thread::sleep_for(std::chrono::milliseconds(2100));
    for (int i = 0; i < 2; ++i)
        EXPECT_EQ(test::runCli({"scan", images.string(), "--json"}, cache).out, without.out);
    const auto index = cache / "lantern" / "headers.sqlite";
    ASSERT_TRUE(std::filesystem::exists(index));
    EXPECT_EQ(std::filesystem::status(index).permissions() & std::filesystem::perms::all,
              std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    EXPECT_THAT(test::runCli({"scan", "--help"}, cache).out, HasSubstr(index.string()));
}

}
}
