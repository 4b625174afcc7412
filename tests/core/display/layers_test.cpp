// Which layers lie over a picture and where, against geometry worked out by hand.
#include "core/display/compose.h"
#include "tests/support/phantom.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace lantern::display {
namespace {

// A picture of 1 mm pixels, unless `spacing` says otherwise, in the patient.
Picture pictureAt(geometry::PatientPoint corner, geometry::Direction row, geometry::Direction column, int rows,
                  int columns, geometry::PixelSpacing spacing = {1, 1})
{
    static const auto series = test::phantomSeries({});
    auto picture = pictureOf(series.frames.front());
    picture.rows = rows;
    picture.columns = columns;
    picture.plane = geometry::ImagePlane::make(corner, row, column, spacing).value();
    return picture;
}

constexpr geometry::Direction left{1, 0, 0}, back{0, 1, 0}, feet{0, 0, -1};

Sources sourcesOf(const Picture& picture)
{
    static const auto image = test::phantomImage(test::phantomSeries({}).frames.front(), test::ramp);
    return {.picture = picture, .image = image};
}

std::vector<volume::Polyline> referenceLines(const Picture& on, std::vector<Picture> others)
{
    auto sources = sourcesOf(on);
    sources.others = std::move(others);
    ViewState state;
    state.view = {.width = 100, .height = 100};
    state.layers[LayerId::reference_lines].isOn = true;
    for (const auto& layer : compose(state, sources).layers)
        if (layer.id == LayerId::reference_lines)
            return std::get<Lines>(layer.drawing).lines;
    return {};
}

// Whichever way round it is drawn.
void expectLine(const volume::Polyline& line, geometry::PixelPoint a, geometry::PixelPoint b)
{
    ASSERT_EQ(line.size(), 2u);
    auto ends = line;
    const auto isFirst = [&](geometry::PixelPoint one) {
        return std::abs(one.column - a.column) + std::abs(one.row - a.row) < 1e-9;
    };
    if (!isFirst(ends.front()))
        std::ranges::reverse(ends);
    EXPECT_NEAR(ends.front().column, a.column, 1e-9);
    EXPECT_NEAR(ends.front().row, a.row, 1e-9);
    EXPECT_NEAR(ends.back().column, b.column, 1e-9);
    EXPECT_NEAR(ends.back().row, b.row, 1e-9);
}

}

// An axial slice of 100 x 80 mm about the origin, and a sagittal one 12 mm to the left of its corner that reaches from
// 30 mm behind the axial one's first row to 20 mm further.
TEST(ReferenceLines, ASagittalPictureCutsAnAxialOneInAColumn)
{
    const auto axial = pictureAt({-50, -40, 10}, left, back, 80, 100);
    const auto sagittal = pictureAt({-38, -10, 60}, back, feet, 90, 21);
    const auto lines = referenceLines(axial, {sagittal});
    ASSERT_EQ(lines.size(), 1u);
    // Column 12; its pixels' outer edges are half a pixel beyond their centres: rows 29.5 to 50.5.
    expectLine(lines[0], {12, 29.5}, {12, 50.5});
    // And the other way: the axial picture lies 50 mm below the sagittal one's first row, across all its columns.
    const auto back2 = referenceLines(sagittal, {axial});
    ASSERT_EQ(back2.size(), 1u);
    expectLine(back2[0], {-0.5, 50}, {20.5, 50});
}

// Pixels of 2 x 0.5 mm: a row more is 2 mm, a column more half a one.
TEST(ReferenceLines, FollowThePixelsOwnSize)
{
    const auto axial = pictureAt({0, 0, 0}, left, back, 20, 60, {2, 0.5});
    const auto coronal = pictureAt({-100, 7, 50}, left, feet, 100, 200);
    const auto lines = referenceLines(axial, {coronal});
    ASSERT_EQ(lines.size(), 1u);
    expectLine(lines[0], {-0.5, 3.5}, {59.5, 3.5});
}

// A plane tilted by 45 degrees about the left-right axis crosses at the row where its height is the slice's.
TEST(ReferenceLines, AnObliquePictureCutsWhereItsHeightIsTheSlices)
{
    const auto axial = pictureAt({0, 0, 5}, left, back, 40, 40);
    const double half = std::sqrt(0.5);
    const auto oblique = pictureAt({0, 3, 0}, left, {0, half, half}, 40, 40);    // height 5 at y = 8
    const auto lines = referenceLines(axial, {oblique});
    ASSERT_EQ(lines.size(), 1u);
    expectLine(lines[0], {-0.5, 8}, {39.5, 8});
}

TEST(ReferenceLines, ParallelPicturesAndThoseThatEndBeforeLeaveNone)
{
    const auto axial = pictureAt({0, 0, 0}, left, back, 40, 40);
    EXPECT_TRUE(referenceLines(axial, {pictureAt({0, 0, 9}, left, back, 40, 40)}).empty());
    EXPECT_TRUE(referenceLines(axial, {pictureAt({0, 9, -5}, left, feet, 40, 40)}).empty()) << "ends 4.5 mm above";
    EXPECT_TRUE(referenceLines(axial, {pictureAt({90, 9, 5}, back, feet, 40, 40)}).empty()) << "beside it";
    auto nowhere = pictureAt({0, 9, 5}, left, feet, 40, 40);
    nowhere.plane.reset();
    EXPECT_TRUE(referenceLines(axial, {nowhere}).empty());
    auto sources = sourcesOf(axial);
    sources.others = {pictureAt({0, 9, 5}, left, feet, 40, 40)};
    for (const auto& layer : compose(ViewState(), sources).layers)
        EXPECT_NE(layer.id, LayerId::reference_lines) << "only where it was asked for";
}

namespace {

std::shared_ptr<const nn::Outcome> outcomeOf(const std::string& model, std::vector<float> cells)
{
    nn::Outcome outcome;
    outcome.state = nn::State::Findings;
    outcome.model = {model, "1.0.0", ""};
    outcome.maps = {{.rows = 2,
                     .columns = 2,
                     .originColumn = 5,
                     .originRow = 7,
                     .cellColumns = 10,
                     .cellRows = 15,
                     .probabilities = std::make_shared<const std::vector<float>>(std::move(cells))}};
    outcome.findings.emplace_back().pixel = {5, 7};
    return std::make_shared<const nn::Outcome>(std::move(outcome));
}

int countOf(const Composition& composition, LayerId id)
{
    return static_cast<int>(std::ranges::count(composition.layers, id, &Layer::id));
}

}

// Two models, two colours, each switched by itself; numbers are those of the first one's list.
TEST(Maps, OfTwoModelsLieOverOnePicture)
{
    auto sources = sourcesOf(pictureOf(test::phantomSeries({}).frames.front()));
    sources.outcomes = {outcomeOf("nodules", {0.9F, 0, 0, 0}), outcomeOf("vessels", {0, 0.7F, 0, 0})};
    ViewState state;
    state.view = {.width = 100, .height = 100};
    state.maps = {{.model = "nodules", .showTint = true},
                  {.model = "vessels", .showTint = true, .colours = pixels::ColourMapId::Cividis}};
    const auto both = compose(state, sources);
    ASSERT_EQ(both.scene.maps.size(), 2u);
    EXPECT_EQ(both.scene.maps[0].probabilities, sources.outcomes[0]->maps[0].probabilities);
    EXPECT_EQ(both.scene.maps[1].colours, pixels::ColourMapId::Cividis);
    EXPECT_EQ(countOf(both, LayerId::contours), 2);
    EXPECT_EQ(countOf(both, LayerId::legend), 2);
    std::vector<Rgb> colours;
    std::vector<int> numbers;
    for (const auto& layer : both.layers) {
        if (const auto* lines = std::get_if<Lines>(&layer.drawing))
            colours.push_back(*lines->colour);
        if (const auto* marks = std::get_if<Marks>(&layer.drawing))
            numbers.push_back(marks->marks.at(0).number);
    }
    ASSERT_EQ(colours.size(), 2u);
    EXPECT_NE(colours[0], colours[1]);
    EXPECT_EQ(numbers, (std::vector{1, 0}));

    state.maps[0].isOn = false;
    const auto second = compose(state, sources);
    ASSERT_EQ(second.scene.maps.size(), 1u);
    EXPECT_EQ(second.scene.maps[0].probabilities, sources.outcomes[1]->maps[0].probabilities);
    EXPECT_EQ(countOf(second, LayerId::contours), 1);
    state.hidesOverlays = true;
    EXPECT_TRUE(compose(state, sources).scene.maps.empty());
}

// PS3.4 N.2: the shutter hides the picture and nothing that lies over it; words stand above all.
TEST(Layers, AreDrawnInOneOrder)
{
    auto sources = sourcesOf(pictureOf(test::phantomSeries({}).frames.front()));
    auto image = std::get<pixels::GreyImage>(*sources.image);
    image.shutter = std::make_shared<const pixels::ShutterMask>(
        pixels::ShutterMask{pixels::Bitmap::blank(image.rows, image.columns)});
    image.overlays = {std::make_shared<const pixels::Overlay>()};
    sources.image = std::make_shared<const pixels::Image>(std::move(image));
    sources.gaps = {{}};
    sources.measurements = {{}};
    sources.outcomes = {outcomeOf("nodules", {0.9F, 0, 0, 0})};
    sources.heading = Heading{"Somebody"};
    ViewState state;
    state.view = {.width = 100, .height = 100};
    state.maps = {{.model = "nodules"}};
    const auto idsOf = [&] {
        std::vector<LayerId> ids;
        for (const auto& layer : compose(state, sources).layers)
            ids.push_back(layer.id);
        return ids;
    };
    using enum LayerId;
    EXPECT_EQ(idsOf(),
              (std::vector{shutter, overlays, gaps, contours, marks, measurements, heading, corners, letters, legend,
                           scale_bar}));
    state.hidesOverlays = true;
    EXPECT_EQ(idsOf(), (std::vector{shutter, gaps, heading})) << "whose picture it is stays to be seen";
    state.hidesOverlays = false;
    state.layers[overlays].isOn = false;
    state.layers[gaps] = {.colour = Rgb{1, 2, 3}, .opacity = 0.5};
    EXPECT_EQ(idsOf().at(1), gaps);
    const auto composition = compose(state, sources);
    EXPECT_EQ(composition.layers.at(1).colour, (Rgb{1, 2, 3}));
    EXPECT_EQ(composition.layers.at(1).opacity, 0.5);
    sources.image = nullptr;
    EXPECT_EQ(idsOf(), (std::vector{heading, corners, letters, legend})) << "while the image is being decoded";
}

}
