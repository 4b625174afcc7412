#include "core/learning/labelled_examples.h"
#include "core/tasks/image_task.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

#include <cmath>

namespace lantern {

namespace {

nn::Package shipped(const std::string& id)
{
    auto package = nn::Package::open(std::filesystem::path(LANTERN_SOURCE_DIR) / "resources/models" / id);
    if (!package)
        throw std::runtime_error(package.error().sentence());
    return *package;
}

// Every `step`-th row of the test split.
files::ImageSet someOf(const std::string& folder, std::size_t step)
{
    QuietJob job;
    auto set = files::loadImageSet(test::sharedData("imaging/" + folder), "test", job);
    if (!set)
        throw std::runtime_error(set.error().sentence());
    std::vector<std::vector<std::string>> rows;
    for (std::size_t row = 0; row < set->size(); row += step)
        rows.push_back(set->table.rows[row]);
    set->table.rows = std::move(rows);
    return std::move(*set);
}

std::vector<std::vector<double>> probabilities(const nn::Package& package, const files::ImageSet& set)
{
    QuietJob job;
    const auto task = tasks::findImageTask(package.manifest().task);
    const auto model = package.load(**nn::openRuntime());
    if (!model)
        throw std::runtime_error(model.error().sentence());
    const auto made = learning::labelledExamples(*(*task)->trainer, set, {0, set.size()}, (*model)->manifest, job);
    if (!made || !made->unreadable.empty())
        throw std::runtime_error(made ? inEnglish(made->unreadable.front().refusal) : made.error().sentence());
    const auto networks = (*model)->parts();
    const auto scored = (*task)->trainer->predict(networks, (*model)->manifest, made->examples, job);
    if (!scored)
        throw std::runtime_error(scored.error().sentence());
    std::vector<std::vector<double>> all;
    for (const auto& one : *scored)
        all.push_back(one.probabilities);
    return all;
}

struct Writing {
    std::string photometric, modality;
    double slope = 1, intercept = 0;    // stored = (value - intercept) / slope
    bool isTurned = false;    // stored = largest - stored, as MONOCHROME1 of numbers without a unit means
};

// The same pictures as DICOM files with 16 bits and a spacing; `valueOf` says what a grey of the file meant.
files::ImageSet asDicom(const files::ImageSet& set, const std::filesystem::path& folder, const Writing& how,
                        const std::function<double(double)>& valueOf)
{
    files::ImageSet dicom;
    dicom.name = folder.string();
    dicom.table.columns = {"file", "label"};
    for (std::size_t row = 0; row < set.size(); ++row) {
        const auto grey = files::toGrey(set.image(set.cell(row, "file")).value());
        std::vector<std::uint16_t> stored;
        for (const auto value : grey.values)
            stored.push_back(static_cast<std::uint16_t>(std::lround((valueOf(value) - how.intercept) / how.slope)));
        if (how.isTurned) {
            for (auto& value : stored)
                value = static_cast<std::uint16_t>(65535 - value);
        }
        auto draft = test::ctSlice(int(row) + 1);
        draft.set("Modality", how.modality)
            .set("PhotometricInterpretation", how.photometric)
            .set("PixelSpacing", "0.7\\0.7")
            .pixels(grey.rows, grey.columns, stored);
        if (how.modality == "CT")
            draft.set("RescaleSlope", std::to_string(how.slope))
                .set("RescaleIntercept", std::to_string(how.intercept))
                .set("RescaleType", "HU");
        else
            draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.4");
        const std::string name = std::to_string(row) + ".dcm";
        test::written(folder / name, draft);
        dicom.images[name] = {name, {}, folder / name};
        dicom.table.rows.push_back({name, set.cell(row, "label")});
    }
    return dicom;
}

void expectAlike(const std::vector<std::vector<double>>& one, const std::vector<std::vector<double>>& other)
{
    ASSERT_EQ(one.size(), other.size());
    double least = 1, most = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        for (std::size_t k = 0; k < one[i].size(); ++k)
            EXPECT_NEAR(one[i][k], other[i][k], 0.02) << "picture " << i;
        least = std::min(least, one[i].back());
        most = std::max(most, one[i].back());
    }
    EXPECT_GT(most - least, 0.5) << "pictures that are all alike prove nothing";
}

double hounsfield(double grey) { return -1000 + grey / 255 * 1400; }
double sixteenfold(double grey) { return 16 * grey; }

}

TEST(RoundTrip, CtPatchesAsDicomGetTheSameProbabilities)
{
    LANTERN_NEEDS_DATA("imaging/ct_nodule_luna16");
    const test::TemporaryFolder folder;
    const auto package = shipped("ct-nodule");
    const auto set = someOf("ct_nodule_luna16", 20);
    const auto expected = probabilities(package, set);
    expectAlike(expected,
                probabilities(package, asDicom(set, folder.path(), {"MONOCHROME2", "CT", 1, -1024}, hounsfield)));
    // HU mean the same in either polarity.
    expectAlike(expected,
                probabilities(package, asDicom(set, folder.path(), {"MONOCHROME1", "CT", 0.5, -2000}, hounsfield)));
}

TEST(RoundTrip, MrSlicesAsDicomGetTheSameProbabilities)
{
    LANTERN_NEEDS_DATA("imaging/mri_brain_tumour");
    const test::TemporaryFolder folder;
    const auto package = shipped("mri-brain-tumour");
    const auto set = someOf("mri_brain_tumour", 16);
    const auto expected = probabilities(package, set);
    expectAlike(expected, probabilities(package, asDicom(set, folder.path(), {"MONOCHROME2", "MR"}, sixteenfold)));
    expectAlike(expected,
                probabilities(package, asDicom(set, folder.path(), {"MONOCHROME1", "MR", 1, 0, true}, sixteenfold)));
}

}
