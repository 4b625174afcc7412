#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace lantern {
namespace {

using testing::HasSubstr;

class Bench : public testing::Test {
protected:
    Bench()
    {
        const auto written = test::runCli({"bench", "series", series, "--slices", "5", "--size", "32", "--json"});
        EXPECT_EQ(written.status, 0) << written.err;
        EXPECT_EQ(nlohmann::json::parse(written.out).at("slices"), 5);
    }

    static nlohmann::json answer(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.begin(), "bench");
        arguments.push_back("--json");
        const auto done = test::runCli(arguments);
        EXPECT_EQ(done.status, 0) << done.err;
        return nlohmann::json::parse(done.out);
    }

    test::TemporaryFolder folder;
    const std::string series = (folder.path() / "series").string();
};

TEST_F(Bench, OpeningComesInItsOrder)
{
    const auto open = answer({"open", series});
    EXPECT_EQ(open.at("slices"), 5);
    EXPECT_EQ(open.at("rows"), 32);
    EXPECT_GT(open.at("headersMs"), 0);
    EXPECT_GT(open.at("firstImageMs"), open.at("headersMs"));
    EXPECT_GT(open.at("lastImageMs"), open.at("firstImageMs"));
    EXPECT_GT(open.at("peakMemoryMB"), 1);
    EXPECT_GT(open.at("readBytesAloneMs"), 0);
}

TEST_F(Bench, ScrollingSaysHowFastAndWhichWay)
{
    const auto scroll = answer({"scroll", series, "--frames", "40", "--width", "64", "--height", "48"});
    EXPECT_EQ(scroll.at("tile"), "64x48");
    EXPECT_EQ(scroll.at("frames"), 40);
    EXPECT_GT(scroll.at("medianMs"), 0);
    EXPECT_GE(scroll.at("slowest1PercentMs"), scroll.at("medianMs"));
    EXPECT_NEAR(scroll.at("framesPerSecond").get<double>() * scroll.at("medianMs").get<double>(), 1000, 50);
    EXPECT_THAT(scroll.at("renderer").get<std::string>(), HasSubstr("CPU painter"));
    EXPECT_THAT(scroll.at("gl").get<std::string>(), HasSubstr("display"));
}

TEST_F(Bench, DecodingIsCountedBySyntax)
{
    const auto decode = answer({"decode", series, "--seconds", "0.01"});
    ASSERT_EQ(decode.at("syntaxes").size(), 1u);
    const auto& only = decode.at("syntaxes").at(0);
    EXPECT_EQ(only.at("transferSyntax"), "1.2.840.10008.1.2.1");
    EXPECT_EQ(only.at("frames"), 5);
    EXPECT_NEAR(only.at("MB").get<double>(), 5 * 32 * 32 * 2 / 1e6, 0.005);
    for (const char* rate : {"MBperSecond", "MBperCpuSecond", "MBperSecondOnTwoCores", "gainOfTwoCores"})
        EXPECT_GT(only.at(rate), 0) << rate;
}

TEST_F(Bench, ScanningIsMeasuredBesideABareParse)
{
    const auto scan = answer({"scan", series, "--rounds", "1"});
    EXPECT_EQ(scan.at("files"), 5);
    EXPECT_EQ(scan.at("parsed"), 5);
    for (const char* kind : {"firstScan", "secondScan", "bareParseOnOneCore"})
        EXPECT_GT(scan.at(kind).at("ms"), 0) << kind;
    for (const char* ratio : {"firstPerBareAndCore", "firstPerBareCpu", "secondPerFirst"})
        EXPECT_GT(scan.at(ratio), 0) << ratio;
    EXPECT_EQ(test::runCli({"bench", "scan", (folder.path() / "absent").string()}).status, 1);
}

TEST_F(Bench, BadInputIsOneSentence)
{
    EXPECT_EQ(test::runCli({"bench"}).status, 2);
    const auto nothing = test::runCli({"bench", "open", (folder.path() / "absent").string()});
    EXPECT_EQ(nothing.status, 1);
    EXPECT_THAT(nothing.err, HasSubstr("absent"));
    const auto model = test::runCli({"bench", "infer", series, "--model", "no-such-model"});
    EXPECT_EQ(model.status, 1);
    EXPECT_THAT(model.err, HasSubstr("no-such-model"));
}

TEST_F(Bench, PlanesAndSlabsAreMeasuredAlongAllThreeAxes)
{
    const auto planes = answer({"reslice", series});
    EXPECT_EQ(planes.at("slices"), 5);
    for (const char* name : {"axial", "coronal", "sagittal"}) {
        const auto& one = planes.at(name);
        EXPECT_EQ(one.at("planes"), std::string(name) == "axial" ? 5 : 32);
        EXPECT_GE(one.at("planeCpuMs"), 0);
        EXPECT_GE(one.at("mip10mmCpuMs"), one.at("planeCpuMs"));
    }
}

}
}
