// What a network is given of a DICOM file.
#include "core/inference/modality_image.h"

#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using testing::ElementsAre;

const dicom::Library library;

nn::ModalityImage imageOf(const dicom::DatasetDraft& draft)
{
    const test::TemporaryFolder folder;
    return inference::modalityImage(*test::written(folder.path() / "a.dcm", draft), 0).value();
}

// A radiograph's padding is white by its value, in one polarity or the other.
dicom::DatasetDraft padded(const std::string& photometric, const std::string& padding)
{
    return test::ctSlice()
        .set("Modality", "DX")
        .set("RescaleSlope", "")
        .set("RescaleIntercept", "")
        .set("PhotometricInterpretation", photometric)
        .setTag(0x0028, 0x0120, "US", padding)
        .pixels(2, 2, std::vector<std::uint16_t>{0, 100, 300, 4095}, 12);
}

}

TEST(Traps, trap_31_padding_is_background_to_a_network)
{
    EXPECT_THAT(imageOf(padded("MONOCHROME2", "4095")).values, ElementsAre(0, 100, 300, 0));
    EXPECT_THAT(imageOf(padded("MONOCHROME1", "0")).values, ElementsAre(4095, 100, 300, 4095));
    nn::InputRule rule;
    rule.high = 4095;
    const auto seen = nn::prepare(imageOf(padded("MONOCHROME1", "0")), rule).value();
    EXPECT_THAT(seen.values, ElementsAre(0, 3995.0F / 4095, 3795.0F / 4095, 0));
    // In Hounsfield units nothing is turned.
    auto ct = test::ctSlice().set("RescaleIntercept", "-1024").setTag(0x0028, 0x0120, "SS", "-2000");
    EXPECT_THAT(imageOf(ct.pixels(1, 3, std::vector<std::int16_t>{-2000, 30, 1024})).values,
                ElementsAre(30 - 1024, 30 - 1024, 0));
}

}
