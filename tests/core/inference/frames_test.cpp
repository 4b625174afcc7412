// Decoded frames that one holds are not decoded for another; those that nobody holds, or whose file changed, are.
#include "core/inference/frames.h"

#include "core/pixels/values.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>

namespace lantern {
namespace {

const dicom::Library library;

class HeldFrames : public testing::Test {
protected:
    dicom::FrameRef frame(int number, std::int16_t value = 7) const
    {
        const auto file = m_folder.path() / (std::to_string(number) + ".dcm");
        return {test::written(file, test::ctSlice(number).pixels(2, 2, std::vector<std::int16_t>(4, value))), 0};
    }
    inference::Frames counting()
    {
        return [this](const dicom::FrameRef& one) {
            ++m_decoded;
            return inference::decodedFrame(one);
        };
    }
    test::TemporaryFolder m_folder;
    int m_decoded = 0;
};

}

TEST_F(HeldFrames, AreSharedWhileSomebodyHoldsThem)
{
    inference::SharedFrames shared(counting());
    const auto one = frame(1);
    auto held = shared.of(one).value();
    EXPECT_EQ(shared.of(one).value(), held);
    EXPECT_EQ(m_decoded, 1);
    held.reset();
    EXPECT_TRUE(shared.of(one));
    EXPECT_EQ(m_decoded, 2);
}

TEST_F(HeldFrames, OfAFileThatWasReplacedAreDecodedAnew)
{
    inference::SharedFrames shared(counting());
    const auto one = frame(1, 7);
    const auto held = shared.of(one).value();
    frame(1, 9);
    const auto now = shared.of(one).value();
    EXPECT_EQ(pixels::modalityValueAt(std::get<pixels::GreyImage>(*now), 0, 0).value()
                  - pixels::modalityValueAt(std::get<pixels::GreyImage>(*held), 0, 0).value(),
              2);
}

TEST_F(HeldFrames, OfOneWorkStayWithinItsBudget)
{
    const auto one = frame(1), two = frame(2);
    const auto bytes = pixels::bytesOf(**inference::decodedFrame(one));
    const auto frames = inference::heldFrames(counting(), bytes + bytes / 2);
    for (int i = 0; i < 3; ++i) {
        EXPECT_TRUE(frames(one));
        EXPECT_TRUE(frames(two));
    }
    EXPECT_EQ(m_decoded, 1 + 3) << "the second does not fit";
}

}
