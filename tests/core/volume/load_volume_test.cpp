#include "core/dicom/scan.h"
#include "core/pixels/values.h"
#include "core/volume/reslice.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <atomic>
#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern::volume {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

const dicom::Library library;

// Counts, and asks to stop after so many slices.
class CountingJob final : public Job {
public:
    explicit CountingJob(int stopAfter = 1'000'000)
        : m_stopAfter(stopAfter)
    {
    }
    bool cancelled() const override { return reports >= m_stopAfter; }
    void report(std::int64_t done, std::int64_t total) override
    {
        ++reports;
        highest = std::max(highest.load(), done);
        EXPECT_EQ(total, m_total);
    }
    void expectTotal(std::int64_t total) { m_total = total; }

    std::atomic<int> reports = 0;
    std::atomic<std::int64_t> highest = 0;

private:
    int m_stopAfter;
    std::int64_t m_total = 4;
};

class LoadVolume : public testing::Test {
protected:
    // Slices of 2 x 3000 pixels, 2.5 mm apart. Their files' names and their Instance Numbers run against
    // their places, and each has a slope of its own, as PET has.
    void write(int slices = 4)
    {
        for (int i = 0; i < slices; ++i) {
            auto draft = test::ctSlice(slices - i);
            draft.set("ImagePositionPatient", "-10\\-20\\" + std::to_string(100 + 2.5 * i))
                .set("RescaleSlope", std::to_string(i + 1))
                .set("RescaleIntercept", "-1000");
            change(draft, i);
            draft.pixels(2, columns, ramp(2, 10 * i));
            test::written(m_folder.path() / (std::to_string(i * 7 % 10) + ".dcm"), draft);
        }
    }

    static constexpr int columns = 3000, pixelCount = 2 * columns;

    static std::vector<std::int16_t> ramp(int rows, int from)
    {
        std::vector<std::int16_t> stored;
        for (int pixel = 0; pixel < rows * columns; ++pixel)
            stored.push_back(static_cast<std::int16_t>(from + pixel));
        return stored;
    }

    virtual void change(dicom::DatasetDraft&, int) { }

    dicom::Series series() const
    {
        QuietJob job;
        const std::vector<std::filesystem::path> paths{m_folder.path()};
        auto catalogue = dicom::scan(paths, job);
        EXPECT_TRUE(catalogue) << catalogue.error().sentence();
        return catalogue->patients.at(0).studies.at(0).series.at(0);
    }

    std::filesystem::path folder() const { return m_folder.path(); }

private:
    test::TemporaryFolder m_folder;
};

TEST_F(LoadVolume, PutsEverySliceAtItsPlaceWithItsOwnScale)
{
    write();
    const auto found = series();
    CountingJob job;
    const auto volume = loadVolume(found, job);
    ASSERT_TRUE(volume) << volume.error().sentence();
    const Volume& v = **volume;
    EXPECT_EQ(v.slices.size(), 4U);
    EXPECT_EQ(v.loaded(), 4U);
    EXPECT_EQ(v.rows, 2);
    EXPECT_EQ(v.columns, columns);
    EXPECT_DOUBLE_EQ(v.spacing, 2.5);
    EXPECT_EQ(v.unit, "HU");
    EXPECT_EQ(job.reports, 4);
    EXPECT_EQ(job.highest, 4);

    // Instance Numbers fall as the slices go up; a volume goes up whatever they say.
    for (std::size_t slice = 0; slice < 4; ++slice) {
        EXPECT_DOUBLE_EQ(v.slices[slice].plane.depth(), 100 + 2.5 * static_cast<double>(slice));
        EXPECT_DOUBLE_EQ(v.slices[slice].depth, 2.5 * static_cast<double>(slice));
        const auto values = pixels::modalityValues(std::get<pixels::GreyImage>(*v.slices[slice].image));
        for (std::size_t pixel = 0; pixel < pixelCount; ++pixel)
            EXPECT_FLOAT_EQ(values[pixel], static_cast<float>((10 * slice + pixel) * (slice + 1)) - 1000);
    }
}

// A volume is its slices as they were decoded, in two bytes a pixel, and nothing beside them.
TEST_F(LoadVolume, TakesNoMoreMemoryThanItsSlices)
{
    write();
    QuietJob job;
    const auto volume = loadVolume(series(), job);
    ASSERT_TRUE(volume) << volume.error().sentence();
    for (const Slice& slice : (*volume)->slices)
        EXPECT_TRUE(
            std::holds_alternative<std::vector<std::int16_t>>(std::get<pixels::GreyImage>(*slice.image).samples));
}

TEST_F(LoadVolume, StopsWhenAskedTo)
{
    write();
    CountingJob job(1);
    const auto volume = loadVolume(series(), job);
    ASSERT_FALSE(volume);
    EXPECT_EQ(volume.error().code, ErrorCode::Cancelled);
}

class PaddedVolume : public LoadVolume {
    void change(dicom::DatasetDraft& draft, int) override
    {
        draft.set("PixelPaddingValue", "0").set("PixelPaddingRangeLimit", "1");
    }
};

TEST_F(PaddedVolume, KeepsTheRangeOfPadding)
{
    write();
    QuietJob job;
    const auto volume = loadVolume(series(), job);
    ASSERT_TRUE(volume) << volume.error().sentence();
    // The lowest slice begins with the stored values 0 to 5; 0 and 1 are padding.
    const auto& lowest = (*volume)->slices.front();
    const auto row = reslice(**volume, lowest.plane, 1, 6);
    const auto& values = std::get<std::vector<float>>(std::get<pixels::GreyImage>(*row).samples);
    EXPECT_TRUE(std::isnan(values[0]) && std::isnan(values[1]));
    EXPECT_THAT(std::vector<float>(values.begin() + 2, values.end()), ElementsAre(-998, -997, -996, -995));
}

// Whoever stacked the slices must not be trusted blindly.
TEST_F(LoadVolume, LeavesOutASliceOfAnotherSize)
{
    write();
    auto found = series();
    auto draft = test::ctSlice(2);
    const auto odd = test::written(folder() / "odd.dcm", draft.pixels(1, columns, ramp(1, 0)));
    auto victim = *found.frames[2].instance;
    victim.path = odd->path;
    victim.transferSyntaxUid = odd->transferSyntaxUid;
    found.frames[2].instance = std::make_shared<const dicom::Instance>(std::move(victim));
    QuietJob job;
    const auto volume = loadVolume(found, job);
    ASSERT_TRUE(volume) << volume.error().sentence();
    ASSERT_EQ((*volume)->leftOut.size(), 1U);
    EXPECT_EQ((*volume)->leftOut[0].frame, 2U);
    EXPECT_EQ((*volume)->gaps.size(), 1U);

    auto empty = volumeOf(found);
    ASSERT_TRUE(empty);
    const auto set = setImage(
        *empty, 2,
        std::make_shared<const pixels::Image>(pixels::GreyImage{.rows = 1, .columns = columns, .samples = ramp(1, 0)}));
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code, ErrorCode::Refused);
    EXPECT_THAT(set.error().sentence(), HasSubstr("Slice 3 has 3000 x 1 pixels instead of 3000 x 2"));
}

// As in the window: nine of ten slices are planes with a gap, and the tenth is told.
TEST_F(LoadVolume, reported_own_one_bad_slice_is_a_gap_and_told)
{
    for (const std::vector<std::size_t>& bad :
         std::vector<std::vector<std::size_t>>{{4}, {0}, {9}, {2, 3}, {0, 5, 9}}) {
        write(10);
        const auto found = series();
        for (const auto slice : bad) {
            const auto& victim = found.frames[slice].instance->path;
            std::filesystem::resize_file(victim, std::filesystem::file_size(victim) - 4);
        }
        QuietJob job;
        const auto loaded = loadVolume(found, job);
        ASSERT_TRUE(loaded) << loaded.error().sentence();
        const Volume& volume = **loaded;
        ASSERT_EQ(volume.leftOut.size(), bad.size());
        for (std::size_t i = 0; i < bad.size(); ++i) {
            EXPECT_EQ(volume.leftOut[i].frame, bad[i]);
            EXPECT_THAT(volume.leftOut[i].reason.sentence(),
                        testing::AllOf(HasSubstr("break off"),
                                       HasSubstr(found.frames[bad[i]].instance->path.filename().string())));
        }
        EXPECT_EQ(volume.loaded(), 10 - bad.size());
        for (std::size_t slice = 0; slice < 10; ++slice) {
            const auto plane = *found.frames[slice].facts().plane;
            const auto row = reslice(volume, plane, 1, 6);
            const auto& values = std::get<std::vector<float>>(std::get<pixels::GreyImage>(*row).samples);
            if (std::ranges::find(bad, slice) != bad.end())
                EXPECT_TRUE(std::isnan(values[0])) << slice;
            else
                EXPECT_FLOAT_EQ(values[0], static_cast<float>(10 * (9 - slice) * (10 - slice)) - 1000) << slice;
        }
    }
}

TEST_F(LoadVolume, FailsWithTheFirstReasonWhereFewerThanTwoSlicesCanBeRead)
{
    write(3);
    const auto found = series();
    for (const std::size_t slice : {0U, 2U}) {
        const auto& victim = found.frames[slice].instance->path;
        std::filesystem::resize_file(victim, std::filesystem::file_size(victim) - 4);
    }
    CountingJob job;
    job.expectTotal(3);
    const auto volume = loadVolume(found, job);
    ASSERT_FALSE(volume);
    EXPECT_NE(volume.error().code, ErrorCode::Refused);
    EXPECT_THAT(volume.error().sentence(), HasSubstr("break off"));
}

}
}
