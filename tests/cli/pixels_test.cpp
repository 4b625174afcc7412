#include "tests/support/dicom_maker.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <cstring>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace lantern {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const dicom::Library library;

class Pixels : public testing::Test {
protected:
    std::string file(const char* name) const { return (m_folder.path() / name).string(); }

    template <class Number>
    std::vector<Number> numbers() const
    {
        std::ifstream in(file("out"), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        std::vector<Number> values(bytes.size() / sizeof(Number));
        if (!values.empty())
            std::memcpy(values.data(), bytes.data(), bytes.size());
        return values;
    }

    void writeTwoFrames() const
    {
        auto draft = test::ctSlice().set("RescaleSlope", "2").set("RescaleIntercept", "-10");
        test::written(file("a.dcm"), draft.pixels(1, 2, std::vector<std::int16_t>{-1, 2, 3, 4}, 2));
    }

private:
    test::TemporaryFolder m_folder;
};

TEST_F(Pixels, ModalityValuesOfAllFrames)
{
    writeTwoFrames();
    const auto done = test::runCli({"pixels", file("a.dcm"), "-o", file("out")});
    ASSERT_EQ(done.status, 0) << done.err;
    EXPECT_THAT(numbers<float>(), ElementsAre(-12, -6, -4, -2));
    const auto json = nlohmann::json::parse(done.out);
    EXPECT_EQ(json.at("rows"), 1);
    EXPECT_EQ(json.at("columns"), 2);
    EXPECT_EQ(json.at("frames"), 2);
    EXPECT_EQ(json.at("samples"), 1);
    EXPECT_EQ(json.at("unit"), "HU");
    EXPECT_EQ(json.at("min"), -12);
    EXPECT_EQ(json.at("max"), -2);
    EXPECT_EQ(json.at("transferSyntax"), "1.2.840.10008.1.2.1");
}

TEST_F(Pixels, FramesInSeveralUnitsHaveNoneTogether)
{
    std::filesystem::create_directory(file("series"));
    for (int number = 1; number <= 3; ++number) {
        auto draft = test::ctSlice(number).set("RescaleType", number == 2 ? "US" : "HU");
        test::written(file(("series/" + std::to_string(number)).c_str()),
                      draft.pixels(1, 2, std::vector<std::int16_t>{1, 2}));
    }
    const auto done = test::runCli({"pixels", file("series"), "-o", file("out")});
    ASSERT_EQ(done.status, 0) << done.err;
    EXPECT_TRUE(nlohmann::json::parse(done.out).at("unit").is_null());
}

TEST_F(Pixels, StoredValuesOfOneFrame)
{
    writeTwoFrames();
    const auto done = test::runCli({"pixels", file("a.dcm"), "--stored", "--frame", "1", "-o", file("out")});
    ASSERT_EQ(done.status, 0) << done.err;
    EXPECT_THAT(numbers<std::int32_t>(), ElementsAre(3, 4));
    EXPECT_EQ(nlohmann::json::parse(done.out).at("frames"), 1);
}

TEST_F(Pixels, AFrameBeyondTheLastIsWrongUse)
{
    writeTwoFrames();
    const auto done = test::runCli({"pixels", file("a.dcm"), "--frame", "2", "-o", file("out")});
    EXPECT_EQ(done.status, 2);
    EXPECT_THAT(done.err, HasSubstr("no frame 2"));
    EXPECT_FALSE(std::filesystem::exists(file("out")));
}

TEST_F(Pixels, ATruncatedFileAndAFullDiskAreSentences)
{
    writeTwoFrames();
    EXPECT_THAT(test::runCli({"pixels", file("a.dcm"), "-o", "/dev/full"}).err, HasSubstr("no space left on the disk"));
    std::filesystem::resize_file(file("a.dcm"), std::filesystem::file_size(file("a.dcm")) - 4);
    const auto cut = test::runCli({"pixels", file("a.dcm"), "-o", file("out")});
    EXPECT_EQ(cut.status, 1);
    EXPECT_THAT(cut.err, HasSubstr("break off"));
    EXPECT_FALSE(std::filesystem::exists(file("out")));
}

}
}
