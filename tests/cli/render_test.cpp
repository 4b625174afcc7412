#include "core/files/image_file.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using testing::HasSubstr;

const dicom::Library library;

// PS3.3 C.11.2.1.2.1, word by word, with ymin 0 and ymax 255.
int greyByTheStandard(double x, double centre, double width)
{
    if (x <= centre - 0.5 - (width - 1) / 2)
        return 0;
    if (x > centre - 0.5 + (width - 1) / 2)
        return 255;
    return static_cast<int>(std::lround(((x - (centre - 0.5)) / (width - 1) + 0.5) * 255));
}

std::size_t indexOf(int column, int row, int columns)
{
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
}

class Render : public testing::Test {
protected:
    std::string file(const std::string& name) const { return (m_folder.path() / name).string(); }

    // A slice of 3 x 4 pixels, square, whose stored values all differ and reach below zero.
    static dicom::DatasetDraft slice(int number = 1)
    {
        auto draft = test::ctSlice(number);
        draft.set("PixelSpacing", "0.5\\0.5").set("RescaleSlope", "2").set("RescaleIntercept", "-10");
        return draft.pixels(3, 4, stored());
    }
    static std::vector<std::int16_t> stored() { return {-40, -20, -9, -1, 0, 1, 5, 12, 30, 55, 80, 110}; }

    std::string writeSlice(const dicom::DatasetDraft& draft = slice(), const std::string& name = "a.dcm") const
    {
        test::written(file(name), draft);
        return file(name);
    }

    // Runs and reads the picture that was written.
    files::PlainImage picture(std::vector<std::string> arguments) const
    {
        arguments.insert(arguments.begin(), "render");
        arguments.insert(arguments.end(), {"-o", file("out.png")});
        const auto done = test::runCli(arguments);
        EXPECT_EQ(done.status, 0) << done.err;
        EXPECT_EQ(done.err, "");
        std::ifstream in(file("out.png"), std::ios::binary);
        const std::vector<std::uint8_t> bytes{std::istreambuf_iterator<char>(in), {}};
        auto image = files::decodeImage(bytes, "out.png");
        if (!image)
            throw std::runtime_error(image.error().sentence());
        return *image;
    }

    static std::array<int, 3> rgbAt(const files::PlainImage& image, int x, int y)
    {
        const auto at = [&](int sample) {
            const int of = image.samples == 1 ? 0 : sample;
            return int{image.values[indexOf(of, static_cast<int>(indexOf(x, y, image.columns)), image.samples)]};
        };
        return {at(0), at(1), at(2)};
    }

    static void expectGrey(const files::PlainImage& image, int x, int y, int grey)
    {
        EXPECT_EQ(rgbAt(image, x, y), (std::array{grey, grey, grey})) << "at column " << x << ", row " << y;
    }

private:
    test::TemporaryFolder m_folder;
};

TEST_F(Render, GreyLevelsAreThoseOfTheStandardsLinearFunction)
{
    const auto input = writeSlice();
    for (const auto& [width, level] : {std::pair{100.0, 40.0}, {1.0, 0.0}, {2.0, -30.5}, {400.0, 40.0}}) {
        const auto image =
            picture({input, "--plain", "--window", std::to_string(width), "--level", std::to_string(level)});
        ASSERT_EQ(image.columns, 4);
        ASSERT_EQ(image.rows, 3);
        for (int i = 0; i < 12; ++i) {
            const double hounsfield = stored()[static_cast<std::size_t>(i)] * 2.0 - 10;
            expectGrey(image, i % 4, i / 4, greyByTheStandard(hounsfield, level, width));
        }
    }
}

TEST_F(Render, TakesTheFilesOwnWindowFirst)
{
    const auto image =
        picture({writeSlice(slice().set("WindowCenter", "20\\300").set("WindowWidth", "90\\1000")), "--plain"});
    for (int i = 0; i < 12; ++i)
        expectGrey(image, i % 4, i / 4, greyByTheStandard(stored()[static_cast<std::size_t>(i)] * 2.0 - 10, 20, 90));
}

TEST_F(Render, Monochrome1IsWhiteAtTheLowestValueAndItsPaddingStaysBlack)
{
    const auto input =
        writeSlice(slice().set("PhotometricInterpretation", "MONOCHROME1").set("PixelPaddingValue", "-40"));
    const auto image = picture({input, "--plain", "--window", "120", "--level", "30"});
    expectGrey(image, 0, 0, 0);
    for (int i = 1; i < 12; ++i) {
        const int level = greyByTheStandard(stored()[static_cast<std::size_t>(i)] * 2.0 - 10, 30, 120);
        EXPECT_NEAR(rgbAt(image, i % 4, i / 4)[0], 255 - level, 1) << i;    // 1: halves round up both ways
    }
}

// Pixels twice as tall as wide, drawn in a picture of 40 x 60: each covers 10 x 20 of it.
TEST_F(Render, TallPixelsAreDrawnTall)
{
    const auto input = writeSlice(slice().set("PixelSpacing", "0.8\\0.4"));
    const auto own = picture({input, "--plain"});
    EXPECT_EQ(own.columns, 4);
    EXPECT_EQ(own.rows, 6);

    const auto image = picture({input, "--plain", "--size", "40x60", "--window", "100", "--level", "40"});
    ASSERT_EQ(image.columns, 40);
    ASSERT_EQ(image.rows, 60);
    const auto hounsfield = [](int column, int row) { return stored()[indexOf(column, row, 4)] * 2.0 - 10; };
    for (int y = 0; y < 60; ++y) {
        for (int x = 0; x < 40; ++x) {
            // Linear between voxel centres, and as at the last centre beyond it.
            const double column = std::clamp((x + 0.5) / 10 - 0.5, 0.0, 3.0);
            const double row = std::clamp((y + 0.5) / 20 - 0.5, 0.0, 2.0);
            const int c = std::min(static_cast<int>(column), 2), r = std::min(static_cast<int>(row), 1);
            const double across = column - c, down = row - r;
            const double upper = std::lerp(hounsfield(c, r), hounsfield(c + 1, r), across);
            const double lower = std::lerp(hounsfield(c, r + 1), hounsfield(c + 1, r + 1), across);
            EXPECT_NEAR(rgbAt(image, x, y)[0], greyByTheStandard(std::lerp(upper, lower, down), 40, 100), 1)
                << "at column " << x << ", row " << y;
        }
    }
}

TEST_F(Render, FramesFollowTheirPlaceInThePatientNotTheirNumber)
{
    for (int number = 1; number <= 3; ++number) {
        auto draft = test::ctSlice(number);
        // Instance Numbers rise as the slices go up; the file names fall.
        draft.set("PixelSpacing", "1\\1").pixels(1, 1, std::vector<std::int16_t>{static_cast<std::int16_t>(number)});
        test::written(file(std::to_string(9 - number) + ".dcm"), draft);
    }
    const auto folder = file("");
    for (int frame = 0; frame < 3; ++frame) {
        const auto image =
            picture({folder, "--plain", "--frame", std::to_string(frame), "--window", "256", "--level", "128"});
        expectGrey(image, 0, 0, frame + 1);
        std::filesystem::remove(file("out.png"));
    }
    const auto beyond = test::runCli({"render", folder, "--frame", "3", "-o", file("out.png")});
    EXPECT_EQ(beyond.status, 2);
    EXPECT_THAT(beyond.err, HasSubstr("no frame 3"));
    EXPECT_FALSE(std::filesystem::exists(file("out.png")));
}

TEST_F(Render, ASeriesIsChosenByItsUid)
{
    writeSlice(slice(1).set("SeriesInstanceUID", "1.2.3"), "a.dcm");
    writeSlice(slice(2).set("SeriesInstanceUID", "1.2.4").set("RescaleIntercept", "0"), "b.dcm");
    const auto image = picture({file(""), "--series", "1.2.3", "--plain", "--window", "256", "--level", "128"});
    expectGrey(image, 3, 2, 210);

    const auto unnamed = test::runCli({"render", file(""), "-o", file("x.png")});
    EXPECT_EQ(unnamed.status, 2);
    EXPECT_THAT(unnamed.err, HasSubstr("holds 2 series"));
    const auto unknown = test::runCli({"render", file(""), "--series", "9.9", "-o", file("x.png")});
    EXPECT_EQ(unknown.status, 1);
    EXPECT_THAT(unknown.err, HasSubstr("no series 9.9"));
}

TEST_F(Render, ColourPassesWithoutAWindow)
{
    auto draft = test::ctSlice();
    draft.set("Modality", "OT").set("PixelSpacing", "1\\1");
    draft.pixels(1, 2, std::vector<std::uint8_t>{200, 10, 3, 0, 255, 128}, 3);
    const auto image = picture({writeSlice(draft), "--plain", "--window", "10", "--level", "5"});
    EXPECT_EQ(rgbAt(image, 0, 0), (std::array{200, 10, 3}));
    EXPECT_EQ(rgbAt(image, 1, 0), (std::array{0, 255, 128}));
}

// With words the picture differs from the plain one at the corners and the edges' middles, and only there.
TEST_F(Render, WordsStandAtTheEdgesAndLeaveTheMiddleAlone)
{
    const auto input = writeSlice();
    const auto plain = picture({input, "--plain", "--size", "640x640"});
    const auto words = picture({input, "--size", "640x640"});
    const auto differences = [&](int left, int top, int right, int bottom) {
        int count = 0;
        for (int y = top; y < bottom; ++y) {
            for (int x = left; x < right; ++x)
                count += rgbAt(plain, x, y) != rgbAt(words, x, y) ? 1 : 0;
        }
        return count;
    };
    EXPECT_EQ(differences(160, 100, 560, 520), 0);
    EXPECT_GT(differences(0, 0, 200, 60), 200) << "name and ID";
    EXPECT_GT(differences(0, 540, 200, 640), 200) << "slice, window and zoom";
    EXPECT_GT(differences(300, 0, 340, 40), 20) << "the top letter";
    EXPECT_GT(differences(600, 300, 640, 340), 20) << "the right letter";
    EXPECT_GT(differences(0, 200, 24, 440), 100) << "the scale bar";
    EXPECT_GT(differences(200, 615, 440, 640), 200) << "the disclaimer";
}

// A state that names slice `number`, turns it and shows it under a window of its own.
dicom::DatasetDraft stateFor(int number)
{
    dicom::DatasetDraft voi;
    voi.set("WindowCenter", "0").set("WindowWidth", "1");
    auto state = test::presentationState(number);
    state.set("ImageRotation", "180").set("ImageHorizontalFlip", "N");
    state.set("RescaleSlope", "2").set("RescaleIntercept", "-10").set("RescaleType", "HU");    // as the image's
    return state.append("SoftcopyVOILUTSequence", voi);
}

TEST_F(Render, APresentationStateIsAppliedToTheImageItNames)
{
    const auto input = writeSlice();
    const auto state = writeSlice(stateFor(1), "state.dcm");
    // Modality values from -90 to 210, black up to -20 and white from 0 on; turned by half a circle.
    const auto image = picture({input, "--presentation-state", state, "--plain"});
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 4; ++column) {
            const double value = stored()[indexOf(column, row, 4)] * 2 - 10;
            expectGrey(image, 3 - column, 2 - row, value < 0 ? 0 : 255);
        }
    const auto other = writeSlice(stateFor(2), "other.dcm");
    const auto refused = test::runCli({"render", input, "--presentation-state", other, "-o", file("no.png")});
    EXPECT_EQ(refused.status, 3);
    EXPECT_THAT(refused.err, HasSubstr("other.dcm\" does not name this image"));
    const auto wrong = test::runCli({"render", input, "--presentation-state", input, "-o", file("no.png")});
    EXPECT_EQ(wrong.status, 2);
    EXPECT_FALSE(std::filesystem::exists(file("no.png")));
}

TEST_F(Render, OverlaysAndShuttersLieOverThePictureAndCanBeLeftOut)
{
    auto draft = slice();
    draft.set("ShutterShape", "RECTANGULAR")
        .set("ShutterLeftVerticalEdge", "1")
        .set("ShutterRightVerticalEdge", "3")
        .set("ShutterUpperHorizontalEdge", "1")
        .set("ShutterLowerHorizontalEdge", "3")
        .set("ShutterPresentationValue", "65535")
        .setTag(0x6000, 0x0010, "US", "1")
        .setTag(0x6000, 0x0011, "US", "1")
        .setTag(0x6000, 0x0050, "SS", "2\\2")
        .setTag(0x6000, 0x0100, "US", "1")
        .setTag(0x6000, 0x0102, "US", "0")
        .setTag(0x6000, 0x3000, "OW", "0001");
    const auto input = writeSlice(draft);
    const std::vector<std::string> window{input, "--plain", "--window", "301", "--level", "60"};
    const auto layered = picture(window);
    expectGrey(layered, 3, 0, 255);
    const auto overlay = rgbAt(layered, 1, 1);
    EXPECT_GT(overlay[1], overlay[0]) << "in a colour of its own";
    auto bare = window;
    bare.push_back("--no-overlays");
    const auto plain = picture(bare);
    expectGrey(plain, 3, 0, greyByTheStandard(-1 * 2 - 10, 60, 301));
    expectGrey(plain, 1, 1, greyByTheStandard(1 * 2 - 10, 60, 301));
    EXPECT_EQ(rgbAt(layered, 2, 2), rgbAt(plain, 2, 2));
}

TEST_F(Render, BadInputIsOneSentence)
{
    const auto input = writeSlice();
    const auto refuses = [&](std::vector<std::string> arguments, int status, const std::string& words) {
        arguments.insert(arguments.begin(), "render");
        arguments.insert(arguments.end(), {"-o", file("out.png")});
        const auto done = test::runCli(arguments);
        EXPECT_EQ(done.status, status) << words;
        EXPECT_THAT(done.err, HasSubstr(words));
        EXPECT_EQ(done.out, "");
        EXPECT_FALSE(std::filesystem::exists(file("out.png")));
    };
    refuses({input, "--window", "400"}, 2, "belong together");
    refuses({input, "--size", "640"}, 2, "\"640\" is not a size");
    refuses({input, "--size", "0x10"}, 2, "\"0x10\" is not a size");
    refuses({input, "--size", "99999x10"}, 2, "is not a size");
    refuses({file("absent.dcm")}, 1, "absent.dcm");
    std::ofstream(file("note.txt")) << "no picture";
    refuses({file("note.txt")}, 1, "There are no DICOM images");

    auto large = test::ctSlice();
    const auto cut = writeSlice(large.pixels(64, 64, std::vector<std::int16_t>(4096)));
    std::filesystem::resize_file(cut, std::filesystem::file_size(cut) - 4);
    refuses({cut}, 1, "a.dcm\": The pixel data break off");

    const auto full = test::runCli({"render", writeSlice(), "-o", file("no/such/folder/out.png")});
    EXPECT_EQ(full.status, 1);
    EXPECT_THAT(full.err, HasSubstr("out.png\": No such file"));
}

// A coronal plane through three axial slices: 4 columns and, of pixels twice as tall as wide, 3 rows.
TEST_F(Render, CutsAPlaneAcrossTheSlices)
{
    for (int number = 1; number <= 3; ++number)
        writeSlice(slice(number), std::to_string(number) + ".dcm");
    const auto image =
        picture({file("."), "--plane", "coronal", "--position", "-19.5", "--window", "100", "--level", "0", "--plain"});
    EXPECT_EQ(image.columns, 4);
    EXPECT_EQ(image.rows, 6);
    // The second row of each slice, from the patient's right to the left.
    for (int y = 0; y < 6; ++y)
        for (int x = 0; x < 4; ++x)
            expectGrey(image, x, y, greyByTheStandard(stored()[indexOf(x, 1, 4)] * 2 - 10, 0, 100));
    // Three rows lie in 1 mm about it: the brightest of them is the third, the darkest the first.
    const auto brightest = picture({file("."), "--plane", "coronal", "--position", "-19.5", "--slab", "1", "--window",
                                    "400", "--level", "0", "--plain"});
    const auto darkest = picture({file("."), "--plane", "coronal", "--position", "-19.5", "--slab", "1", "--mode",
                                  "minip", "--window", "400", "--level", "0", "--plain"});
    for (int x = 0; x < 4; ++x) {
        expectGrey(brightest, x, 3, greyByTheStandard(stored()[indexOf(x, 2, 4)] * 2 - 10, 0, 400));
        expectGrey(darkest, x, 3, greyByTheStandard(stored()[static_cast<std::size_t>(x)] * 2 - 10, 0, 400));
    }
}

TEST_F(Render, reported_own_one_bad_slice_is_a_gap_and_a_sentence)
{
    for (int number = 1; number <= 10; ++number)
        writeSlice(slice(number), std::to_string(number) + ".dcm");
    std::filesystem::resize_file(file("5.dcm"), std::filesystem::file_size(file("5.dcm")) - 4);
    const auto done = test::runCli({"render", file("."), "--plane", "coronal", "-o", file("out.png")});
    EXPECT_EQ(done.status, 0) << done.err;
    EXPECT_THAT(done.err, testing::AllOf(HasSubstr("Slice 5 is left out of the planes"), HasSubstr("5.dcm")));
    EXPECT_TRUE(std::filesystem::exists(file("out.png")));
}

TEST_F(Render, SaysWhyThereIsNoPlane)
{
    const auto one = writeSlice();
    const auto asked = [&](std::vector<std::string> arguments) {
        arguments.insert(arguments.begin(), {"render", one});
        arguments.insert(arguments.end(), {"-o", file("out.png")});
        return test::runCli(arguments);
    };
    const auto refused = asked({"--plane", "axial"});
    EXPECT_EQ(refused.status, 3);
    EXPECT_THAT(refused.err, HasSubstr("cannot be shown in three planes: it has one image only."));
    EXPECT_FALSE(std::filesystem::exists(file("out.png")));
    for (const auto& [arguments, sentence] : std::vector<std::pair<std::vector<std::string>, std::string>>{
             {{"--plane", "diagonal"}, "--plane knows axial, coronal and sagittal, not \"diagonal\""},
             {{"--slab", "5"}, "belong to --plane"},
             {{"--plane", "axial", "--mode", "mip"}, "--mode belongs to --slab"},
             {{"--plane", "axial", "--slab", "5", "--mode", "most"}, "not \"most\""}}) {
        const auto wrong = asked(arguments);
        EXPECT_EQ(wrong.status, 2) << sentence;
        EXPECT_THAT(wrong.err, HasSubstr(sentence));
    }
    writeSlice(slice(2), "b.dcm");
    const auto beside =
        test::runCli({"render", file("."), "--plane", "axial", "--position", "90", "-o", file("out.png")});
    EXPECT_EQ(beside.status, 2);
    EXPECT_THAT(beside.err, HasSubstr("There is no axial plane at 90 mm: they lie from 1.0 to 2.0 mm."));
}

}
}
