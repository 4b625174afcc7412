// What was measured, kept, taken back and brought again.
#include "core/measure/book.h"
#include "core/measure/measurement_json.h"
#include "core/measure/table.h"

#include <gmock/gmock.h>
#include <nlohmann/json.hpp>

namespace lantern::measure {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const Scales tall{{ScaleSource::Magnified, {0.4, "mm"}, {0.8, "mm"}, "1.10"}, {}};

Measurement lengthOf(double columns, const std::string& study = "1.2", int frame = 0)
{
    Measurement measurement;
    measurement.studyUid = study;
    measurement.seriesId = study + ".1";
    measurement.place = OnImage{study + ".1.7", frame};
    measurement.shape = {Kind::Length, {{0, 0}, {columns, 0}}};
    measurement.figures = figuresOf(measurement.shape, tall, nullptr);
    return measurement;
}

Measurement areaOf(const pixels::Image& image)
{
    Measurement measurement = lengthOf(1);
    measurement.shape = {Kind::Ellipse, {{0, 0}, {3, 2}}};
    measurement.figures = figuresOf(measurement.shape, tall, &image);
    return measurement;
}

std::vector<double> columnsIn(const Book& book)
{
    std::vector<double> all;
    for (const auto& one : book.all())
        all.push_back(one.shape.points[1].column);
    return all;
}

TEST(Book, takes_every_step_back_and_forth)
{
    Book book;
    const int first = book.add(lengthOf(1));
    const int second = book.add(lengthOf(2));
    book.add(lengthOf(3));
    const Shape longer{Kind::Length, {{0, 0}, {20, 0}}};
    book.change(second, longer, figuresOf(longer, tall, nullptr));
    book.remove(first);
    EXPECT_THAT(columnsIn(book), ElementsAre(20, 3));
    EXPECT_EQ(book.undo(), "1.2");
    EXPECT_THAT(columnsIn(book), ElementsAre(1, 20, 3));    // back in its old place
    book.undo();
    EXPECT_THAT(columnsIn(book), ElementsAre(1, 2, 3));
    EXPECT_DOUBLE_EQ(book.find(second)->figures.length->value, 0.8);
    book.redo();
    book.redo();
    EXPECT_THAT(columnsIn(book), ElementsAre(20, 3));
    EXPECT_FALSE(book.redo());
    for (int i = 0; i < 5; ++i)
        EXPECT_TRUE(book.undo());
    EXPECT_FALSE(book.undo());
    EXPECT_THAT(columnsIn(book), IsEmpty());
    book.redo();
    book.add(lengthOf(9));    // another way from here: what was undone is gone
    EXPECT_FALSE(book.canRedo());
    EXPECT_THAT(columnsIn(book), ElementsAre(1, 9));
}

TEST(Book, clears_one_study_in_one_step)
{
    Book book;
    book.add(lengthOf(1));
    book.add(lengthOf(2, "1.3"));
    book.add(lengthOf(3));
    book.clear("1.2");
    EXPECT_THAT(columnsIn(book), ElementsAre(2));
    book.undo();
    EXPECT_THAT(columnsIn(book), ElementsAre(1, 2, 3));
}

TEST(Book, gives_no_number_twice_within_a_study)
{
    Book book;
    book.add(lengthOf(1));
    const int second = book.add(lengthOf(2));
    book.remove(second);
    const int third = book.add(lengthOf(3));
    EXPECT_EQ(book.find(third)->number, 3);
    EXPECT_EQ(book.find(book.add(lengthOf(4, "1.3")))->number, 1);
}

TEST(Book, opens_a_study_without_a_step_to_undo)
{
    Book book;
    book.add(lengthOf(1, "1.3"));
    auto old = lengthOf(5);
    old.number = 4;
    book.open("1.2", {old});
    EXPECT_TRUE(book.isOpen("1.2"));
    EXPECT_EQ(book.find(book.add(lengthOf(6)))->number, 5);
    book.undo();
    book.undo();
    EXPECT_FALSE(book.canUndo());
    EXPECT_THAT(columnsIn(book), ElementsAre(5));
}

TEST(Place, is_the_image_or_the_plane_and_not_the_tile)
{
    const auto plane = [](double z) {
        return *geometry::ImagePlane::make({0, 0, z}, {1, 0, 0}, {0, 1, 0}, {.betweenRows = 2, .betweenColumns = 1});
    };
    EXPECT_TRUE(isSamePlace(OnImage{"1", 2}, OnImage{"1", 2}));
    EXPECT_FALSE(isSamePlace(OnImage{"1", 2}, OnImage{"1", 3}));
    EXPECT_TRUE(isSamePlace(OnPlane{"f", plane(1)}, OnPlane{"f", plane(1.0001)}));
    EXPECT_FALSE(isSamePlace(OnPlane{"f", plane(1)}, OnPlane{"f", plane(1.01)}));
    EXPECT_FALSE(isSamePlace(OnPlane{"f", plane(1)}, OnPlane{"g", plane(1)}));
    EXPECT_FALSE(isSamePlace(OnPlane{"f", plane(1)}, OnPlane{"f", plane(1), "MAXIMUM 10"}));
    EXPECT_FALSE(isSamePlace(OnPlane{"f", plane(1)}, OnImage{"1", 2}));
}

TEST(Kept, measurements_come_back_as_they_were)
{
    pixels::GreyImage grey{.rows = 3, .columns = 4, .samples = std::vector<std::int16_t>(12, 7)};
    grey.rescale = {1.5, 2, "HU"};
    Measurement onPlane = lengthOf(3);
    onPlane.place = OnPlane{
        "1.9",
        *geometry::ImagePlane::make({1.25, -2, 3}, {0, 1, 0}, {0, 0, -1}, {.betweenRows = 2, .betweenColumns = 0.5}),
        "MAXIMUM 10"};
    Measurement probe = lengthOf(1);
    probe.shape = {Kind::Probe, {{1, 2}}};
    const pixels::Image image = grey;
    probe.figures = figuresOf(probe.shape, tall, &image);
    std::vector<Measurement> all{lengthOf(1), areaOf(image), onPlane, probe};
    for (int i = 0; i < 4; ++i)
        all[static_cast<std::size_t>(i)].number = i + 1;

    const auto back = measurementsFrom(fileText("1.2", all), "1.2");
    ASSERT_TRUE(back) << back.error().sentence();
    ASSERT_EQ(back->size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ((*back)[i].shape, all[i].shape);
        EXPECT_EQ((*back)[i].number, all[i].number);
        EXPECT_EQ((*back)[i].studyUid, "1.2");
        EXPECT_TRUE(isSamePlace((*back)[i].place, all[i].place)) << i;
        EXPECT_EQ((*back)[i].figures, all[i].figures) << i;
    }
}

TEST(Kept, a_damaged_text_is_refused_with_a_sentence)
{
    const std::string good = fileText("1.2", std::vector{lengthOf(1)});
    EXPECT_EQ(measurementsFrom(good, "1.3").error().code, ErrorCode::Malformed);    // another study's
    for (std::size_t length = 0; length + 1 < good.size(); length += 7)
        EXPECT_FALSE(measurementsFrom(good.substr(0, length), "1.2")) << length;
    for (const char* bad : {"", "[]", "null", "{\"lanternMeasurements\":1}",
                            R"({"lanternMeasurements":1,"study":"1.2","measurements":[{"kind":"length"}]})"})
        EXPECT_EQ(measurementsFrom(bad, "1.2").error().code, ErrorCode::Malformed) << bad;
    auto newer = nlohmann::json::parse(good);
    newer["lanternMeasurements"] = 2;
    EXPECT_EQ(measurementsFrom(newer.dump(), "1.2").error().code, ErrorCode::Unsupported);
    auto lacking = nlohmann::json::parse(good);
    lacking["measurements"][0]["points"].erase(0);
    EXPECT_FALSE(measurementsFrom(lacking.dump(), "1.2"));
}

TEST(Wishes, wish_2_picture_list_and_csv_say_the_same)
{
    const auto measurement = lengthOf(50);
    const auto rows = tableOf(std::vector{measurement}, LengthUnit::Millimetre, [](const auto&) { return "3"; });
    const auto cell = [&](const std::string& column) {
        const auto found = std::ranges::find(rows[0], column);
        return rows[1][static_cast<std::size_t>(found - rows[0].begin())];
    };
    ASSERT_EQ(rows[0].size(), rows[1].size());
    EXPECT_EQ(lineOf(measurement.figures), "20.0 mm (est. magn. 1.10)");
    EXPECT_EQ(cell("text"), lineOf(measurement.figures));
    EXPECT_EQ(cell("value") + " " + cell("unit") + " (" + cell("scale") + ")", lineOf(measurement.figures));
    EXPECT_EQ(cell("slice"), "3");

    // What is pixels in the picture is pixels in the table.
    auto bare = measurement;
    bare.figures = figuresOf(bare.shape, Scales{}, nullptr);
    const auto again = tableOf(std::vector{bare}, LengthUnit::Millimetre, [](const auto&) { return ""; });
    EXPECT_THAT(again[1], testing::IsSupersetOf({"50", "px", "no spacing", "50 px (no spacing)"}));

    pixels::GreyImage grey{.rows = 3, .columns = 4, .samples = std::vector<std::int16_t>(12, 7)};
    grey.rescale = {1, 0, "HU"};
    const auto area = areaOf(grey);
    const auto values = tableOf(std::vector{area}, LengthUnit::Centimetre, [](const auto&) { return ""; });
    ASSERT_EQ(values[0].size(), values[1].size());
    EXPECT_THAT(values[1], testing::IsSupersetOf({"7.0", "0.0", "7", "HU", "cm²"}));
}

}
}
