// Siemens mosaics: a volume whose slices are tiles of one picture. Enhanced objects of the same slices are the truth.
#include "core/dicom/decode.h"
#include "core/dicom/makers/csa_header.h"
#include "core/dicom/stacks/mosaic.h"
#include "tests/fuzz/damage.h"
#include "tests/support/csa.h"
#include "tests/support/dicom_folder.h"
#include "tests/support/encapsulate.h"

#include <cmath>
#include <fmt/format.h>
#include <gmock/gmock.h>

namespace lantern {
namespace {

using dicom::WarningCode;
using geometry::Direction;
using geometry::PatientPoint;
using testing::HasSubstr;
using testing::IsEmpty;

const dicom::Library library;

std::string three(Direction d) { return fmt::format("{:.9g}\\{:.9g}\\{:.9g}", d.x, d.y, d.z); }

// A volume, and how a mosaic of it is written.
struct Volume {
    int tiles = 5, rows = 6, columns = 4;
    Direction alongRow{1, 0, 0}, downColumn{0, 1, 0};
    PatientPoint first{-30, -40, 16};    // centre of the first voxel of the first slice
    double betweenRows = 3, betweenColumns = 2.5, step = 4;    // mm; below 0 against the normal
    int number = 1;    // of the volume in a series

    Direction normal() const { return geometry::cross(alongRow, downColumn); }
    Direction way() const
    {
        const auto n = normal();
        const double sign = step < 0 ? -1 : 1;
        return {sign * n.x, sign * n.y, sign * n.z};
    }
    PatientPoint corner(int slice) const
    {
        const auto n = normal();
        return {first.x + slice * step * n.x, first.y + slice * step * n.y, first.z + slice * step * n.z};
    }
    int across() const { return static_cast<int>(std::ceil(std::sqrt(tiles))); }
    std::int16_t value(int slice, int row, int column) const
    {
        return static_cast<std::int16_t>(1000 * number + 100 * slice + 10 * row + column);
    }

    // The large picture; places without a slice are 0.
    std::vector<std::int16_t> mosaic() const
    {
        const int width = across() * columns;
        std::vector<std::int16_t> values(static_cast<std::size_t>(across() * rows * width));
        for (int slice = 0; slice < tiles; ++slice)
            for (int row = 0; row < rows; ++row)
                for (int column = 0; column < columns; ++column)
                    values[static_cast<std::size_t>((slice / across() * rows + row) * width + slice % across() * columns
                                                    + column)] = value(slice, row, column);
        return values;
    }
    // Where the corner of the large picture would lie if it were one slice about the same middle.
    PatientPoint cornerOfMosaic() const
    {
        const double left = (across() - 1) * columns / 2.0 * betweenColumns,
                     up = (across() - 1) * rows / 2.0 * betweenRows;
        return {first.x - left * alongRow.x - up * downColumn.x, first.y - left * alongRow.y - up * downColumn.y,
                first.z - left * alongRow.z - up * downColumn.z};
    }
    std::string orientation() const { return three(alongRow) + "\\" + three(downColumn); }
};

dicom::DatasetDraft header(const Volume& volume)
{
    auto draft = test::ctSlice(volume.number);
    const auto corner = volume.cornerOfMosaic();
    return draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.4")
        .set("Modality", "MR")
        .set("Manufacturer", "SIEMENS")
        .set("ImageType", "ORIGINAL\\PRIMARY\\M\\ND\\MOSAIC")
        .set("AcquisitionNumber", std::to_string(volume.number))
        .set("AcquisitionMatrix", fmt::format("{}\\0\\0\\{}", volume.columns, volume.rows))
        .set("SpacingBetweenSlices", fmt::format("{}", std::abs(volume.step)))
        .set("PixelSpacing", fmt::format("{}\\{}", volume.betweenRows, volume.betweenColumns))
        .set("ImagePositionPatient", three({corner.x, corner.y, corner.z}))
        .set("ImageOrientationPatient", volume.orientation())
        .pixels(volume.across() * volume.rows, volume.across() * volume.columns, volume.mosaic());
}

dicom::DatasetDraft withCsa(dicom::DatasetDraft draft, const Volume& volume, bool isNewer = true)
{
    const auto way = volume.way();
    const auto number = [](double value) { return fmt::format("{:.8f}", value); };
    const test::CsaTags tags{{"EchoLinePosition", {"36"}},
                             {"NumberOfImagesInMosaic", {std::to_string(volume.tiles)}},
                             {"SliceNormalVector", {number(way.x), number(way.y), number(way.z)}},
                             {"B_value", {}}};
    return draft.setTag(0x0029, 0x0010, "LO", "SIEMENS CSA HEADER")
        .setTag(0x0029, 0x1010, "OB", test::hex(test::csa(tags, isNewer)));
}

// The same slices as an enhanced object.
dicom::DatasetDraft twin(const Volume& volume)
{
    auto draft = test::ctSlice(1);
    draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.4.1").set("Modality", "MR").set("SOPInstanceUID", "1.2.3.4.5.6");
    dicom::DatasetDraft shared, measures, orientation;
    measures.set("PixelSpacing", fmt::format("{}\\{}", volume.betweenRows, volume.betweenColumns));
    orientation.set("ImageOrientationPatient", volume.orientation());
    draft.append("SharedFunctionalGroupsSequence",
                 shared.append("PixelMeasuresSequence", measures).append("PlaneOrientationSequence", orientation));
    std::vector<std::int16_t> values;
    for (int slice = 0; slice < volume.tiles; ++slice) {
        dicom::DatasetDraft frame, position;
        const auto corner = volume.corner(slice);
        position.set("ImagePositionPatient", three({corner.x, corner.y, corner.z}));
        draft.append("PerFrameFunctionalGroupsSequence", frame.append("PlanePositionSequence", position));
        for (int row = 0; row < volume.rows; ++row)
            for (int column = 0; column < volume.columns; ++column)
                values.push_back(volume.value(slice, row, column));
    }
    return draft.pixels(volume.rows, volume.columns, values, volume.tiles);
}

class Mosaic : public test::DicomFolder {
protected:
    void expectTwins(const dicom::Instance& mosaic, const dicom::Instance& truth)
    {
        ASSERT_EQ(mosaic.pixels.frames, truth.pixels.frames);
        ASSERT_EQ(mosaic.pixels.rows, truth.pixels.rows);
        ASSERT_EQ(mosaic.pixels.columns, truth.pixels.columns);
        for (int frame = 0; frame < truth.pixels.frames; ++frame) {
            const auto &ours = mosaic.frames[static_cast<std::size_t>(frame)].plane,
                       &theirs = truth.frames[static_cast<std::size_t>(frame)].plane;
            ASSERT_TRUE(ours && theirs) << frame;
            for (const auto& pixel : {geometry::PixelPoint{0, 0}, geometry::PixelPoint{3, 5}}) {
                const auto a = ours->patientFromPixel(pixel), b = theirs->patientFromPixel(pixel);
                EXPECT_NEAR(a.x, b.x, 1e-4) << frame;
                EXPECT_NEAR(a.y, b.y, 1e-4) << frame;
                EXPECT_NEAR(a.z, b.z, 1e-4) << frame;
            }
            const auto one = dicom::decodeStored(mosaic, frame), two = dicom::decodeStored(truth, frame);
            ASSERT_TRUE(one) << one.error().sentence();
            ASSERT_TRUE(two) << two.error().sentence();
            EXPECT_EQ(one->values, two->values) << frame;
            EXPECT_THAT(one->warnings, IsEmpty());
        }
    }

    static std::vector<Volume> volumes()
    {
        const double s = std::sqrt(0.5);
        std::vector<Volume> all;
        for (const int tiles : {2, 3, 4, 5, 9, 10, 16, 17, 36, 37, 64})
            all.push_back({.tiles = tiles});
        all.push_back({.step = -4});
        all.push_back({.alongRow = {0, 1, 0}, .downColumn = {0, 0, -1}, .first = {80, 10, 20}});
        all.push_back({.alongRow = {0, 1, 0}, .downColumn = {0, 0, -1}, .first = {80, 10, 20}, .step = -2.2});
        all.push_back({.tiles = 12, .alongRow = {1, 0, 0}, .downColumn = {0, s, -s}, .first = {1, 2, 3}, .step = 3.3});
        all.push_back(
            {.tiles = 12, .rows = 3, .columns = 8, .alongRow = {s, 0, s}, .downColumn = {0, 1, 0}, .step = -3.3});
        return all;
    }
};

TEST_F(Mosaic, SlicesLieWhereThoseOfTheEnhancedTwinDo)
{
    for (const auto& volume : volumes())
        for (const bool isNewer : {true, false})
            for (const char* syntax : {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2",
                                       "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.70"}) {
                SCOPED_TRACE(fmt::format("{} tiles, step {}, {}, {}", volume.tiles, volume.step, isNewer, syntax));
                const auto truth = test::written(folder() / "twin.dcm", twin(volume));
                expectTwins(*test::written(folder() / "m.dcm", withCsa(header(volume), volume, isNewer), syntax),
                            *truth);
            }
}

// Where the CSA header was taken out, the number stands in an element of its own and the slices in the protocol.
TEST_F(Mosaic, TheProtocolPlacesSlicesToo)
{
    for (const auto& volume : volumes())
        for (const bool isReversed : {false, true}) {
            std::string protocol = "<XProtocol>\n### ASCCONV BEGIN ###\nulVersion = 0x1\nsSliceArray.lSize\t = \t"
                + std::to_string(volume.tiles) + "\n";
            for (int slice = 0; slice < volume.tiles; ++slice) {
                const auto corner = volume.corner(isReversed ? volume.tiles - 1 - slice : slice);
                const auto across = volume.columns / 2.0 * volume.betweenColumns,
                           down = volume.rows / 2.0 * volume.betweenRows;
                const auto middle = [&](double from, double a, double b) { return from + across * a + down * b; };
                for (const auto& [axis, at] :
                     {std::pair{"dSag", middle(corner.x, volume.alongRow.x, volume.downColumn.x)},
                      std::pair{"dCor", middle(corner.y, volume.alongRow.y, volume.downColumn.y)},
                      std::pair{"dTra", middle(corner.z, volume.alongRow.z, volume.downColumn.z)}})
                    if (at != 0)
                        protocol += fmt::format("sSliceArray.asSlice[{}].sPosition.{}\t = \t{:.8f}\n", slice, axis, at);
            }
            protocol += "### ASCCONV END ###\n";
            auto draft = header(volume);
            draft.setTag(0x0019, 0x0010, "LO", "SIEMENS MR HEADER")
                .setTag(0x0019, 0x100a, "US", std::to_string(volume.tiles))
                .setTag(0x0029, 0x0011, "LO", "SIEMENS CSA HEADER")
                .setTag(0x0029, 0x1120, "OB", test::hex(protocol));
            const auto truth = test::written(folder() / "twin.dcm", twin(volume));
            for (const char* syntax : {"1.2.840.10008.1.2", "1.2.840.10008.1.2.1"}) {
                SCOPED_TRACE(fmt::format("{} tiles, step {}, {}", volume.tiles, volume.step, syntax));
                expectTwins(*test::written(folder() / "m.dcm", draft, syntax), *truth);
            }
        }
}

TEST_F(Mosaic, WithoutFactsItIsShownAsItIsAndHasNoScale)
{
    const Volume volume{.tiles = 12, .rows = 16, .columns = 16};
    auto noNormal = header(volume);
    noNormal.setTag(0x0019, 0x0010, "LO", "SIEMENS MR HEADER").setTag(0x0019, 0x100a, "US", "12");
    auto tooMany = volume;
    tooMany.tiles = 80;
    auto turned = volume;
    turned.alongRow = {0, 0, 1};
    auto noPlace = withCsa(header(volume), volume);
    noPlace.set("ImagePositionPatient", "");
    const std::vector<std::pair<dicom::DatasetDraft, std::string>> cases{
        {header(volume), "it does not say of how many"},
        {noNormal, "which way they follow"},
        {withCsa(header(volume), tooMany), "80 do not fit into 64 x 64 pixels"},
        {withCsa(header(volume), turned), "its normal contradicts"},
        {noPlace, "where it lies"}};
    for (const auto& [draft, reason] : cases) {
        const auto instance = test::written(folder() / "m.dcm", draft);
        SCOPED_TRACE(reason);
        EXPECT_EQ(instance->pixels.frames, 1);
        EXPECT_EQ(instance->pixels.rows, 64);
        EXPECT_FALSE(instance->frames.at(0).plane);
        EXPECT_FALSE(instance->pixelSpacing);
        EXPECT_TRUE(instance->calibrations.empty());
        EXPECT_THAT(said(instance->warnings, WarningCode::Mosaic),
                    testing::AllOf(HasSubstr(reason), HasSubstr("no scale")));
        const auto image = dicom::decodeStored(*instance, 0);
        ASSERT_TRUE(image) << image.error().sentence();
        const auto values = volume.mosaic();
        EXPECT_EQ(std::get<std::vector<std::int32_t>>(image->values),
                  std::vector<std::int32_t>(values.begin(), values.end()));
    }
}

// Newer scanners take mosaics apart themselves and leave the word.
TEST_F(Mosaic, reported_dcm2niix_553_the_word_alone_makes_none)
{
    auto enhanced = twin({});
    enhanced.set("ImageType", "ORIGINAL\\PRIMARY\\M\\ND\\MOSAIC");
    const auto object = test::written(folder() / "a.dcm", enhanced);
    EXPECT_EQ(object->pixels.frames, 5);
    EXPECT_TRUE(object->frames.at(0).plane);
    EXPECT_THAT(said(object->warnings, WarningCode::Mosaic), IsEmpty());
    for (const int larger : {1, 2}) {    // as acquired, and interpolated
        auto slice = test::ctSlice();
        slice.set("ImageType", "ORIGINAL\\PRIMARY\\M\\ND\\MOSAIC").set("AcquisitionMatrix", "64\\0\\0\\64");
        const std::vector<std::int16_t> values(static_cast<std::size_t>(64 * 64 * larger * larger));
        const auto one = test::written(folder() / "a.dcm", slice.pixels(64 * larger, 64 * larger, values));
        EXPECT_EQ(one->pixels.frames, 1);
        EXPECT_TRUE(one->frames.at(0).plane) << larger;
        EXPECT_TRUE(one->pixelSpacing);
        EXPECT_THAT(said(one->warnings, WarningCode::Mosaic), IsEmpty());
    }
}

TEST_F(Mosaic, EachOfASeriesIsAVolumeOfItsOwn)
{
    for (int number = 1; number <= 4; ++number) {
        const Volume volume{.tiles = 7, .number = number};
        writeAsIs(withCsa(header(volume), volume));
    }
    const auto stacks = onlyStudy();
    ASSERT_EQ(stacks.size(), 4u);
    for (const auto& stack : stacks) {
        ASSERT_EQ(stack.frames.size(), 7u);
        for (const auto& frame : stack.frames) {
            EXPECT_EQ(frame.instance->sopInstanceUid, stack.frames.front().instance->sopInstanceUid);
            const auto stored = dicom::decodeStored(*frame.instance, frame.frame);
            ASSERT_TRUE(stored);
            EXPECT_EQ(std::get<std::vector<std::int32_t>>(stored->values).front(),
                      1000 * *frame.instance->acquisitionNumber + 100 * frame.frame);
        }
        EXPECT_DOUBLE_EQ(stack.spacingBetweenSlices, 4);
    }
}

TEST_F(Mosaic, ColoursAreTakenApartToo)
{
    const Volume volume{.tiles = 3, .rows = 2, .columns = 2};
    auto draft = header(volume);
    std::vector<std::uint8_t> values;
    for (int i = 0; i < 4 * 4 * 3; ++i)
        values.push_back(static_cast<std::uint8_t>(i));
    for (const bool isPlanar : {false, true}) {
        auto coloured = withCsa(test::ctSlice(), volume);
        coloured.set("ImageType", "DERIVED\\PRIMARY\\DIFFUSION\\MOSAIC")
            .set("SpacingBetweenSlices", "4")
            .set("PlanarConfiguration", isPlanar ? "1" : "0");
        const auto instance = test::written(folder() / "m.dcm", coloured.pixels(4, 4, values, 3));
        ASSERT_EQ(instance->pixels.frames, 3);
        const auto stored = dicom::decodeStored(*instance, 1);    // rows 0 and 1, columns 2 and 3
        ASSERT_TRUE(stored) << stored.error().sentence();
        EXPECT_EQ(std::get<std::vector<std::int32_t>>(stored->values),
                  isPlanar ? (std::vector<std::int32_t>{2, 18, 34, 3, 19, 35, 6, 22, 38, 7, 23, 39})
                           : (std::vector<std::int32_t>{6, 7, 8, 9, 10, 11, 18, 19, 20, 21, 22, 23}));
    }
}

TEST_F(Mosaic, DamagedTablesEndWhereTheyMakeNoSense)
{
    const test::CsaTags tags{
        {"NumberOfImagesInMosaic", {"12"}}, {"SliceNormalVector", {"0.1", "0.2", "0.97"}}, {"Note", {"text"}}};
    for (const bool isNewer : {true, false}) {
        const auto bytes = test::csa(tags, isNewer);
        const auto read = [](const std::string& text) {
            return dicom::csaHeader({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
        };
        EXPECT_EQ(read(bytes).at("SliceNormalVector"), (std::vector<std::string>{"0.1", "0.2", "0.97"}));
        EXPECT_EQ(read(bytes).at("Note"), std::vector<std::string>{"text"});
        for (std::size_t length = 0; length < bytes.size(); ++length)
            EXPECT_LE(read(bytes.substr(0, length)).size(), tags.size());
        for (std::uint32_t seed = 1; seed <= 300; ++seed)
            read(test::Damage(seed)(bytes));
    }
}

}
}
