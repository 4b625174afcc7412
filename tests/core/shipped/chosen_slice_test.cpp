#include "core/demo/head_phantom.h"
#include "core/nn/package.h"
#include "core/tasks/image_task.h"

#include <cmath>
#include <gtest/gtest.h>

// The shipped mri-brain-tumour on the head that Lantern itself brings: what it marks there, and what it refuses.
namespace lantern {
namespace {

using demo::HeadPhantom;

struct Asked {
    const HeadPhantom& phantom;
    std::shared_ptr<const nn::Model> model;

    explicit Asked(const HeadPhantom& head)
        : phantom(head)
    {
        const auto package =
            nn::Package::open(std::filesystem::path(LANTERN_SOURCE_DIR) / "resources/models/mri-brain-tumour");
        if (!package)
            throw std::runtime_error(package.error().sentence());
        auto loaded = package->load(**nn::openRuntime());
        if (!loaded)
            throw std::runtime_error(loaded.error().sentence());
        model = *std::move(loaded);
    }

    nn::Outcome operator()(std::optional<int> slice) const
    {
        const auto& grid = phantom.grid();
        tasks::SeriesInput series;
        series.modality = "MR";
        series.bodyPart = "HEAD";
        series.orientation = "axial";
        series.description = "T1 after contrast";
        series.contrastAgent = "gadolinium";
        series.slices = HeadPhantom::slices;
        series.onlySlice = slice;
        series.picture = [&](int at) -> Result<nn::ModalityImage> {
            nn::ModalityImage image;
            image.rows = grid.rows;
            image.columns = grid.columns;
            image.spacing = geometry::PixelSpacing{double(grid.spacing), double(grid.spacing)};
            for (const auto value : phantom.scannedSlice(at).t1c)
                image.values.push_back(value);
            return image;
        };
        series.plane = [&](int at) -> std::optional<geometry::ImagePlane> {
            return *geometry::ImagePlane::make({grid.left, grid.top, HeadPhantom::sliceHeight(at)}, {1, 0, 0},
                                               {0, 1, 0}, {double(grid.spacing), double(grid.spacing)});
        };
        series.sopInstanceUid = [](int at) { return std::to_string(at); };
        QuietJob job;
        const auto task = tasks::findImageTask("mri-brain-tumour");
        const auto load = [&]() -> Result<std::shared_ptr<const nn::Model>> { return model; };
        auto outcome = (*task)->reader->read(model->manifest, load, series, {}, job);
        if (!outcome)
            throw std::runtime_error(outcome.error().sentence());
        return *outcome;
    }
};

int sliceAt(float z) { return int(std::lround((z - HeadPhantom::sliceHeight(0)) / HeadPhantom::sliceSpacing)); }

}

// reported: on the demo the two eyes were "meningioma 0.94" and the lesion was unmarked.
TEST(ChosenSlice, OfTheDemoHeadTheTopMarkIsTheLesion)
{
    for (const std::uint64_t seed : {1, 2, 3}) {
        const HeadPhantom head(seed);
        const auto& lesion = head.lesion();
        const int slice = sliceAt(lesion.centre.z);
        const nn::Outcome outcome = Asked(head)(slice);
        ASSERT_EQ(outcome.state, nn::State::Findings) << "seed " << seed << ", highest " << outcome.highest;
        for (const nn::Finding& mark : outcome.findings) {
            ASSERT_TRUE(mark.patient);
            EXPECT_LT(std::hypot(mark.patient->x - double(lesion.centre.x), mark.patient->y - double(lesion.centre.y)),
                      0.55 * double(lesion.diameter))
                << "seed " << seed;
            EXPECT_EQ(mark.slice, slice);
            EXPECT_EQ(mark.label, "glioma");
        }
    }
}

TEST(ChosenSlice, AWholeSeriesIsRefusedWithTheReason)
{
    const HeadPhantom head(1);
    const nn::Outcome outcome = Asked(head)(std::nullopt);
    EXPECT_EQ(outcome.state, nn::State::Refused);
    EXPECT_NE(inEnglish(outcome.reason).find("single slices"), std::string::npos) << inEnglish(outcome.reason);
}

TEST(ChosenSlice, ASliceWithoutABrainIsRefused)
{
    const HeadPhantom head(1);
    const Asked asked(head);
    for (const int slice : {0, 1, 2}) {    // the face and the neck
        const nn::Outcome outcome = asked(slice);
        EXPECT_EQ(outcome.state, nn::State::Refused) << slice;
        EXPECT_NE(inEnglish(outcome.reason).find("brain"), std::string::npos) << inEnglish(outcome.reason);
    }
    for (const int slice : {7, 10, 14, 18, 22})
        EXPECT_NE(asked(slice).state, nn::State::Refused) << slice;
}

}
