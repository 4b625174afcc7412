#include "core/measure/measurement_store.h"

#include "core/measure/figures.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <sys/wait.h>
#include <unistd.h>

namespace lantern::measure {
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
    EXPECT_TRUE(store.read("1.2.3").trouble.empty());
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
        EXPECT_THAT(inEnglish(found.trouble), HasSubstr("kept aside"));
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

// Two windows are two stores on one folder: neither knows of the other.
class TwoWindows : public testing::Test {
protected:
    static measure::Measurement called(const std::string& uid, int number, double end = 4)
    {
        auto one = length();
        one.uid = uid;
        one.number = number;
        one.shape.points[1] = {3, end};
        return one;
    }
    std::vector<std::string> kept() const
    {
        std::vector<std::string> lines;
        for (const auto& one : MeasurementStore(m_folder.path()).read("1.2.3").measurements)
            lines.push_back(one.uid + " " + std::to_string(one.number) + " to "
                            + std::to_string(static_cast<int>(one.shape.points[1].row)));
        return lines;
    }

    test::TemporaryFolder m_folder;
    MeasurementStore m_one{m_folder.path()}, m_two{m_folder.path()};
};

TEST_F(TwoWindows, what_each_adds_stays)
{
    for (const auto* store : {&m_one, &m_two})
        EXPECT_THAT(store->read("1.2.3").measurements, IsEmpty());
    ASSERT_TRUE(m_one.write("1.2.3", std::vector{called("a", 1)}));
    ASSERT_TRUE(m_two.write("1.2.3", std::vector{called("b", 1)}));
    ASSERT_TRUE(m_one.write("1.2.3", std::vector{called("a", 1), called("c", 2)}));
    // Two that were given one number apart from each other are told apart.
    EXPECT_THAT(kept(), testing::UnorderedElementsAre("a 1 to 4", "b 2 to 4", "c 3 to 4"));
}

TEST_F(TwoWindows, what_either_changes_or_deletes_is_so_for_both)
{
    const std::vector all{called("a", 1), called("b", 2), called("c", 3), called("d", 4)};
    ASSERT_TRUE(m_one.write("1.2.3", all));
    ASSERT_EQ(m_two.read("1.2.3").measurements.size(), 4U);
    // One moves a and deletes b; the other, which still shows them, deletes c and moves d.
    ASSERT_TRUE(m_one.write("1.2.3", std::vector{called("a", 1, 9), all[2], all[3]}));
    ASSERT_TRUE(m_two.write("1.2.3", std::vector{all[0], all[1], called("d", 4, 8)}));
    EXPECT_THAT(kept(), testing::UnorderedElementsAre("a 1 to 9", "d 4 to 8"));
    // Nothing comes back with the next change.
    ASSERT_TRUE(m_one.write("1.2.3", std::vector{called("a", 1, 9), all[2], all[3], called("e", 5)}));
    EXPECT_THAT(kept(), testing::UnorderedElementsAre("a 1 to 9", "d 4 to 8", "e 5 to 4"));
    ASSERT_TRUE(m_one.write("1.2.3", {}));
    ASSERT_TRUE(m_two.write("1.2.3", {}));
    EXPECT_THAT(kept(), IsEmpty());
}

TEST_F(TwoWindows, that_write_at_once_wait_for_each_other)
{
    constexpr int each = 12;    // all of them together take less than one waits for another, on a busy machine too
    std::vector<pid_t> children;
    for (const char* name : {"p", "q", "r"}) {
        children.push_back(::fork());
        if (children.back() == 0) {
            const MeasurementStore store(m_folder.path());
            std::vector<measure::Measurement> mine;
            bool good = true;
            for (int i = 1; i <= each; ++i) {
                mine.push_back(called(name + std::to_string(i), i));
                good = good && store.write("1.2.3", mine);
            }
            ::_exit(good ? 0 : 1);
        }
    }
    for (const pid_t child : children) {
        int status = 0;
        ::waitpid(child, &status, 0);
        EXPECT_EQ(status, 0);
    }
    EXPECT_EQ(kept().size(), 3U * each);
}

// What was written by a version without uids is the same measurement for all that read it.
TEST_F(TwoWindows, measurements_of_an_older_version_are_known_by_their_number)
{
    auto old = length();
    ASSERT_TRUE(m_one.write("1.2.3", std::vector{old}));
    std::ifstream in(m_one.fileOf("1.2.3"));
    std::string text(std::istreambuf_iterator<char>(in), {});
    const auto uid = text.find("\"uid\"");
    ASSERT_NE(uid, text.npos);
    const auto begin = text.rfind(',', uid), value = text.find('"', text.find(':', uid));    // the last of its keys
    text.erase(begin, text.find('"', value + 1) + 1 - begin);
    std::ofstream(m_one.fileOf("1.2.3")) << text;
    const auto one = m_one.read("1.2.3").measurements, two = m_two.read("1.2.3").measurements;
    ASSERT_EQ(one.size(), 1U);
    ASSERT_TRUE(m_one.write("1.2.3", one));
    ASSERT_TRUE(m_two.write("1.2.3", {}));
    EXPECT_THAT(kept(), IsEmpty());
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
