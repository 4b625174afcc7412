#include "core/nn/package.h"
#include "tests/core/torch/runtime_fixture.h"

namespace lantern {

// What is shipped must open, have the hashes that its manifest says, and pass its self-test here.
TEST(ShippedModels, OpenAndPassTheirSelfTest)
{
    const auto folder = std::filesystem::path(LANTERN_SOURCE_DIR) / "resources/models";
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        SCOPED_TRACE(entry.path().filename().string());
        const auto package = nn::Package::open(entry.path());
        ASSERT_TRUE(package) << package.error().sentence();
        const auto model = package->load(test::runtime());
        EXPECT_TRUE(model) << model.error().sentence();
        EXPECT_TRUE(package->card("en"));
        EXPECT_TRUE(package->card("zh"));
        ++count;
    }
    EXPECT_GT(count, 0);
}

}
