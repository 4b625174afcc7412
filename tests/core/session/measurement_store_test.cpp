#include "core/session/measurement_store.h"

#include "core/measure/figures.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>

namespace lantern::session {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
namespace fs = std::filesystem;

measure::Measurement length()
{
    measure::Measurement one;
    one.number = 1;
    one.studyUid = "1.2.3";
    one.place = measure::OnImage{"1.2.3.4", 0};
    one.shape = {measure::Kind::Length, {{0, 0}, {3, 4}}};
    one.figures = measure::figuresOf(one.shape, {}, nullptr);
    return one;
}

TEST(MeasurementStore, brings_a_studys_measurements_back)
{
    const test::TemporaryFolder folder;
    const MeasurementStore store(folder.path() / "new" / "folder");
    EXPECT_THAT(store.read("1.2.3").measurements, IsEmpty());
    EXPECT_THAT(store.read("1.2.3").trouble, IsEmpty());
    ASSERT_TRUE(store.write("1.2.3", std::vector{length()}));
    const auto found = store.read("1.2.3");
    ASSERT_EQ(found.measurements.size(), 1U);
    EXPECT_EQ(found.measurements[0].shape, length().shape);
    EXPECT_THAT(store.read("1.2.4").measurements, IsEmpty());
    // The name tells neither the study nor the patient.
    EXPECT_THAT(store.fileOf("1.2.3").filename().string(), Not(HasSubstr("1.2.3")));
    EXPECT_NE(store.fileOf("1.2.3"), store.fileOf("1.2.4"));

    ASSERT_TRUE(store.write("1.2.3", {}));    // all deleted: nothing stays behind
    EXPECT_FALSE(fs::exists(store.fileOf("1.2.3")));
}

TEST(MeasurementStore, puts_a_damaged_file_aside)
{
    const test::TemporaryFolder folder;
    const MeasurementStore store(folder.path());
    for (const char* text : {"not at all", "{\"lanternMeasurements\": 1}"}) {
        std::ofstream(store.fileOf("1.2.3")) << text;
        const auto found = store.read("1.2.3");
        EXPECT_THAT(found.measurements, IsEmpty());
        EXPECT_THAT(found.trouble, HasSubstr("kept aside"));
        EXPECT_FALSE(fs::exists(store.fileOf("1.2.3")));
    }
    // Both are still there, word for word.
    const std::string first = store.fileOf("1.2.3").string() + ".damaged";
    std::ifstream in(first);
    EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), "not at all");
    EXPECT_TRUE(fs::exists(first + "-2"));
    // The next study begins with an empty book, and may be written.
    EXPECT_TRUE(store.write("1.2.3", std::vector{length()}));
    EXPECT_EQ(store.read("1.2.3").measurements.size(), 1U);
}

TEST(MeasurementStore, quotes_what_a_csv_file_must_quote)
{
    auto one = length();
    one.figures.scale = {measure::ScaleSource::Calibrated, {1, "mm"}, {1, "mm"}, "coin, \"large\""};
    one.figures.length->unit = "mm";
    const std::string csv =
        measurementsCsv(std::vector{one}, measure::LengthUnit::Millimetre, [](const auto&) { return "1"; });
    EXPECT_THAT(csv, HasSubstr("1,length,1,5,mm,\"calibrated: coin, \"\"large\"\"\","));
}

}
}
