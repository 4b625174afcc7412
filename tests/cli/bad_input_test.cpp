#include "tests/support/dicom_maker.h"
#include "tests/support/file_bytes.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sstream>

// What people really hand to a program: damaged, cut short, the wrong thing, a disk that is full. Each gives
// one sentence that names it and says what to do, exit status 1 or 3, and leaves what was good usable.
namespace lantern {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using testing::HasSubstr;

const dicom::Library library;

using test::bytesOf;

void write(const fs::path& file, const std::string& bytes) { std::ofstream(file, std::ios::binary) << bytes; }

// One sentence on stderr with these words in it, and the status.
void expectSentence(const test::Finished& done, int status, const std::vector<std::string>& words)
{
    EXPECT_EQ(done.status, status) << done.err;
    EXPECT_EQ(std::ranges::count(done.err, '\n'), 1) << done.err;
    for (const auto& word : words)
        EXPECT_THAT(done.err, HasSubstr(word));
}

class BadInput : public testing::Test {
protected:
    fs::path at(const std::string& name) const { return m_folder.path() / name; }
    std::string text(const std::string& name) const { return at(name).string(); }

    // Two slices of a series, 64 x 64.
    void writeSlices() const
    {
        for (const int number : {1, 2})
            test::written(at(std::to_string(number) + ".dcm"),
                          test::ctSlice(number).pixels(64, 64, std::vector<std::int16_t>(64 * 64, 40)));
    }

    // A small history: a patient with two heart rates.
    static std::string history(const std::string& secondRate)
    {
        const auto rate = [](const std::string& value, const std::string& hour) {
            return R"({"resource":{"resourceType":"Observation","id":"hr)" + hour
                + R"(","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"8867-4",)"
                + R"("display":"Heart rate"}]},"effectiveDateTime":"2025-03-14T)" + hour
                + R"(:00:00Z","valueQuantity":{"value":)" + value
                + R"(,"unit":"/min","system":"http://unitsofmeasure.org","code":"/min"}}})";
        };
        return R"({"resourceType":"Bundle","type":"collection","entry":[)"
               R"({"resource":{"resourceType":"Patient","id":"p","name":[{"family":"Test"}]}},)"
            + rate("81", "10") + "," + rate(secondRate, "11") + "]}";
    }

private:
    test::TemporaryFolder m_folder;
};

TEST_F(BadInput, AFileCutShortInItsHeader)
{
    writeSlices();
    fs::resize_file(at("2.dcm"), 500);
    expectSentence(test::runCli({"pixels", text("2.dcm"), "-o", text("out")}), 1, {"2.dcm", "breaks off", "again"});
    expectSentence(test::runCli({"render", text("2.dcm"), "-o", text("out")}), 1, {"2.dcm", "breaks off", "again"});
    EXPECT_FALSE(fs::exists(at("out")));

    // Beside it, the rest of the folder is as good as before.
    const auto scanned = test::runCli({"scan", text(""), "--json"});
    EXPECT_EQ(scanned.status, 0);
    EXPECT_EQ(json::parse(scanned.out).at("patients").size(), 1u);
    EXPECT_THAT(json::parse(scanned.out).at("unreadable").at(0).at("path").get<std::string>(), HasSubstr("2.dcm"));
    EXPECT_EQ(test::runCli({"render", text(""), "-o", text("out")}).status, 0);
}

TEST_F(BadInput, AFileCutShortInItsPixels)
{
    writeSlices();
    fs::resize_file(at("1.dcm"), fs::file_size(at("1.dcm")) - 1000);
    expectSentence(test::runCli({"pixels", text("1.dcm"), "-o", text("out")}), 1, {"1.dcm", "break off", "again"});
    expectSentence(test::runCli({"render", text("1.dcm"), "-o", text("out")}), 1, {"1.dcm", "break off", "again"});
    EXPECT_FALSE(fs::exists(at("out")));
    EXPECT_EQ(test::runCli({"render", text(""), "--frame", "1", "-o", text("out")}).status, 0);
}

TEST_F(BadInput, AnEmptyFileAndOneThatIsSomethingElse)
{
    write(at("empty.dcm"), "");
    write(at("notes.dcm"), "Not a picture at all.\n");
    expectSentence(test::runCli({"pixels", text("empty.dcm"), "-o", text("out")}), 1, {"empty.dcm", "is empty"});
    expectSentence(test::runCli({"pixels", text("notes.dcm"), "-o", text("out")}), 1, {"notes.dcm", "not a DICOM"});
}

TEST_F(BadInput, AFolderWithoutDicom)
{
    write(at("notes.txt"), "no picture\n");
    for (const auto& command : std::vector<std::vector<std::string>>{
             {"pixels", text(""), "-o", text("out")}, {"render", text(""), "-o", text("out")}, {"scan", text("")}})
        expectSentence(test::runCli(command), command[0] == "scan" ? 3 : 1,
                       {"no DICOM", text(""), "name a file or folder"});
    EXPECT_EQ(json::parse(test::runCli({"scan", text(""), "--json"}).out).at("other"), 1);
}

TEST_F(BadInput, APackageWithAFlippedBit)
{
    const fs::path shipped = fs::path(LANTERN_SOURCE_DIR) / "resources/models/icu-mortality";
    write(at("record.txt"), "Time,Parameter,Value\n00:00,RecordID,7\n00:00,Age,54\n00:07,HR,73\n");
    for (const std::string name : {"weights0.safetensors", "manifest.json", "selftest.safetensors", "card.md"}) {
        fs::remove_all(at("model"));
        fs::copy(shipped, at("model"));
        std::string bytes = bytesOf(at("model") / name);
        bytes[bytes.size() / 2] ^= 1;
        write(at("model") / name, bytes);
        expectSentence(test::runCli({"risk", text("record.txt"), "--model", text("model")}), 1,
                       {name, "damaged", "Install the package again"});
    }
    EXPECT_EQ(test::runCli({"risk", text("record.txt"), "--json"}).status, 0);    // the shipped one is untouched
}

TEST_F(BadInput, AFhirBundleCutInHalf)
{
    const std::string whole = history("83");
    write(at("half.json"), whole.substr(0, whole.size() / 2));
    for (const char* command : {"timeline", "risk"})
        expectSentence(test::runCli({command, text("half.json")}), 1, {"half.json", "cut short", "again"});
    write(at("whole.json"), whole);
    EXPECT_EQ(test::runCli({"timeline", text("whole.json")}).status, 0);
}

TEST_F(BadInput, AFhirRecordWithTextWhereANumberBelongs)
{
    write(at("history.json"), history(R"("fast")"));
    const auto done = test::runCli({"timeline", text("history.json"), "--json"});
    expectSentence(done, 3, {"Observation/hr11", "\"fast\"", "not a number", "correct it"});
    // The other heart rate is there, and the document says itself what is not.
    const json timeline = json::parse(done.out);
    ASSERT_EQ(timeline.at("events").size(), 1u);
    EXPECT_EQ(timeline.at("events").at(0).at("value"), 81);
    EXPECT_EQ(timeline.at("skipped").size(), 1u);
}

TEST_F(BadInput, AChallengeRecordWithTextWhereANumberBelongs)
{
    write(at("7.txt"),
          "Time,Parameter,Value\n00:00,RecordID,7\n00:00,Age,54\n00:07,HR,73\n01:00,HR,fast\n02:00,HR,high\n");
    expectSentence(test::runCli({"timeline", text("7.txt")}), 3, {"2 entries", "7.txt:5", "\"fast\"", "correct"});
    const auto risk = test::runCli({"risk", text("7.txt"), "--model", "icu-mortality", "--json"});
    expectSentence(risk, 3, {"7.txt:5", "\"fast\""});
    EXPECT_EQ(json::parse(risk.out).at("points").size(), 49u);
}

TEST_F(BadInput, AFullDiskWhileAFileIsWritten)
{
    if (!fs::exists("/dev/full"))
        GTEST_SKIP() << "This system has no /dev/full.";
    writeSlices();
    expectSentence(test::runCli({"pixels", text("1.dcm"), "-o", "/dev/full"}), 1, {"/dev/full", "space"});
    expectSentence(test::runCli({"render", text("1.dcm"), "-o", "/dev/full"}), 1, {"/dev/full", "space"});
}

// Where the answer itself goes into a file, its end is as much a part of it as its beginning.
TEST_F(BadInput, AFullDiskWhileTheAnswerIsPrinted)
{
    if (!fs::exists("/dev/full"))
        GTEST_SKIP() << "This system has no /dev/full.";
    writeSlices();
    write(at("whole.json"), history("83"));
    const std::string program = std::string(LANTERN_BINARY_DIR) + "/bin/lantern-cli";
    for (const auto& words : {"scan --no-index --json " + text(""), "timeline " + text("whole.json")}) {
        const int raw = std::system((program + " " + words + " >/dev/full 2>" + text("err")).c_str());
        EXPECT_EQ(WEXITSTATUS(raw), 1) << words;
        EXPECT_THAT(bytesOf(text("err")), HasSubstr("is the disk full?")) << words;
    }
}

TEST_F(BadInput, AFullDiskWhileTheDemoIsWritten)
{
    // A disk of half a megabyte, seen by these processes alone.
    const std::string program = std::string(LANTERN_BINARY_DIR) + "/bin/lantern-cli", disk = text("disk");
    fs::create_directory(disk);
    const auto inside = [&](const std::string& script) {
        return std::system(("unshare -rm sh -c 'mount -t tmpfs -o size=512k none \"" + disk + "\" && { " + script
                            + "; }' >/dev/null 2>" + text("err"))
                               .c_str());
    };
    if (inside("true") != 0)
        GTEST_SKIP() << "This system lets nobody mount a small disk.";
    // The status, and that no file was left half written: what is there is as long as its neighbours.
    const int status = inside("\"" + program + "\" demo \"" + disk + "\"; status=$?; test $(find \"" + disk
                              + "\" -name \"*.dcm\" -size -300k | wc -l) = 0 || exit 99; exit $status");
    EXPECT_EQ(WEXITSTATUS(status), 1);
    const std::string said = bytesOf(text("err"));
    EXPECT_EQ(std::ranges::count(said, '\n'), 1) << said;
    EXPECT_THAT(said, HasSubstr(disk));
    EXPECT_THAT(said, HasSubstr("space"));
}

TEST_F(BadInput, APlaceThatCannotBeWritten)
{
    writeSlices();
    for (const char* command : {"pixels", "render"})
        expectSentence(test::runCli({command, text("1.dcm"), "-o", text("no/such/folder/out")}), 1,
                       {"no/such/folder/out", "No such file or directory"});
}

}
}
