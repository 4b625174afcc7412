#include "core/learning/evaluate_images.h"
#include "tests/support/shared_data.h"

namespace lantern {

namespace {

learning::ImageEvaluation onTestSplit(const std::string& id, const std::string& data, nn::Manifest& manifest)
{
    const auto package = nn::Package::open(std::filesystem::path(LANTERN_SOURCE_DIR) / "resources/models" / id);
    if (!package)
        throw std::runtime_error(package.error().sentence());
    manifest = package->manifest();
    QuietJob job;
    auto result = learning::evaluateImageModel(*package, test::sharedData("imaging/" + data), "test", 1, job);
    if (!result)
        throw std::runtime_error(result.error().sentence());
    return std::move(*result);
}

// What the manifest says must be what comes out.
void expectStated(const nn::Figures& found, const nn::Manifest& manifest)
{
    ASSERT_TRUE(manifest.metrics.contains("test"));
    for (const auto& [name, stated] : manifest.metrics.at("test")) {
        ASSERT_TRUE(found.contains(name)) << name;
        EXPECT_NEAR(found.at(name).value, stated.value, 0.002) << name;
    }
}

}

TEST(ShippedFigures, OfCtNoduleAreReached)
{
    LANTERN_NEEDS_DATA("imaging/ct_nodule_luna16");
    nn::Manifest manifest;
    const auto result = onTestSplit("ct-nodule", "ct_nodule_luna16", manifest);
    EXPECT_EQ(result.evaluation.n, 1186u);
    EXPECT_GE(result.evaluation.figures.at("auroc").value, 0.975);
    EXPECT_LE(result.evaluation.figures.at("ece").value, 0.03);
    expectStated(result.evaluation.figures, manifest);
}

TEST(ShippedFigures, OfMriBrainTumourAreReached)
{
    LANTERN_NEEDS_DATA("imaging/mri_brain_tumour");
    nn::Manifest manifest;
    const auto result = onTestSplit("mri-brain-tumour", "mri_brain_tumour", manifest);
    const auto& figures = result.evaluation.figures;
    EXPECT_EQ(result.evaluation.n, 397u);
    EXPECT_GE(figures.at("auroc_tumours").value, 0.98);
    EXPECT_GE(figures.at("dice").value, 0.66);
    EXPECT_GE(figures.at("pointing").value, 0.87);
    EXPECT_LE(figures.at("masks_without_tumour").value, 0.10);
    expectStated(figures, manifest);
}

}
