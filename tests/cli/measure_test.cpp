// Figures that a script can check without a window.
#include "tests/support/dicom_maker.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>
#include <numbers>

namespace lantern {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class Measure : public testing::Test {
protected:
    // 20 x 30 pixels of 0.8 mm x 0.4 mm; the value is 2 * (100 * row + column) - 1000 HU.
    void SetUp() override
    {
        std::vector<std::int16_t> values;
        for (int row = 0; row < 20; ++row)
            for (int column = 0; column < 30; ++column)
                values.push_back(static_cast<std::int16_t>(100 * row + column));
        auto draft = test::ctSlice().set("RescaleSlope", "2").set("RescaleIntercept", "-1000");
        test::written(m_file, draft.pixels(20, 30, values));
    }

    json measured(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin(), {"measure", m_file, "--json"});
        const auto done = test::runCli(arguments);
        EXPECT_EQ(done.status, 0) << done.err;
        return done.status == 0 ? json::parse(done.out).at("measurements") : json();
    }

    test::TemporaryFolder m_folder;
    std::string m_file = (m_folder.path() / "a.dcm").string();
};

TEST_F(Measure, is_exact_on_tall_pixels)
{
    const auto all = measured({"--length", "0,0,15,10", "--length", "0,0,10,0", "--angle", "10,0,0,0,10,5",
                               "--rectangle", "3,2,7,4", "--ellipse", "5,5,15,10", "--probe", "7.2,2.9"});
    ASSERT_EQ(all.size(), 6U);
    EXPECT_NEAR(all[0]["length"]["value"], 10, 1e-9);    // 6 and 8
    EXPECT_NEAR(all[1]["length"]["value"], 4, 1e-9);
    EXPECT_EQ(all[1]["length"]["unit"], "mm");
    EXPECT_EQ(all[1]["scale"]["source"], "patient");
    EXPECT_NEAR(all[2]["angle"]["value"], 45, 1e-9);
    EXPECT_NEAR(all[3]["area"]["value"], std::numbers::pi * 2 * 2, 1e-9);
    EXPECT_NEAR(all[4]["area"]["value"], 1.6 * 1.6, 1e-9);
    EXPECT_EQ(all[4]["values"]["count"], 15);
    EXPECT_NEAR(all[4]["values"]["mean"]["value"], -390, 1e-9);
    EXPECT_EQ(all[4]["values"]["min"]["value"], -594);
    EXPECT_EQ(all[4]["values"]["mean"]["unit"], "HU");
    EXPECT_EQ(all[5]["value"]["value"], -386);
}

TEST_F(Measure, says_a_line_each_for_people)
{
    const auto done = test::runCli({"measure", m_file, "--length", "0,0,10,0", "--probe", "0,0", "--cm"});
    EXPECT_EQ(done.out, "Length: 0.40 cm\nProbe: -1000 HU; Column 0, row 0\n");
}

TEST_F(Measure, calls_wrong_places_wrong_use)
{
    for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                      {"--length", "1,2,3"},
                                                      {"--length", "1,2,3,x"},
                                                      {"--probe", "1,2,3"},
                                                      {"--length", "1,2,3,1e9"},
                                                      {"--probe", "1,2", "--frame", "1"}}) {
        auto all = arguments;
        all.insert(all.begin(), {"measure", m_file});
        const auto done = test::runCli(all);
        EXPECT_EQ(done.status, 2) << testing::PrintToString(arguments);
        EXPECT_TRUE(done.out.empty());
        EXPECT_FALSE(done.err.empty());
    }
    EXPECT_EQ(test::runCli({"measure", "/nowhere", "--probe", "1,2"}).status, 1);
}

}
}
