#pragma once

#include "tests/support/dicom_maker.h"

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace lantern::test {

// Twelve slices of a body with two lungs and, on slices 5 to 7, a round nodule in the right one;
// `lungs` false leaves the body solid. One slice may lack its rescale.
inline void writeChest(const std::filesystem::path& folder, bool lungs, int rawSlice = 0)
{
    constexpr int side = 256;
    std::filesystem::create_directories(folder);
    for (int number = 1; number <= 12; ++number) {
        std::vector<std::int16_t> hu;
        for (int row = 0; row < side; ++row) {
            for (int column = 0; column < side; ++column) {
                const auto within = [&](double x, double y, double a, double b) {
                    return std::pow((column - x) / a, 2) + std::pow((row - y) / b, 2) <= 1;
                };
                double value = within(128, 120, 110, 80) ? 40 : -1000;
                if (lungs && (within(80, 120, 35, 55) || within(176, 120, 35, 55)))
                    value = -850;
                if (number >= 5 && number <= 7 && within(80, 120, 5, 5))
                    value = 30;
                hu.push_back(static_cast<std::int16_t>(value));
            }
        }
        auto draft = ctSlice(number);
        draft.set("PixelSpacing", "1.0\\1.0")
            .set("ImagePositionPatient", "-128\\-120\\" + std::to_string(number * 2))
            .set("BodyPartExamined", "CHEST")
            .set("RescaleSlope", number == rawSlice ? "" : "1")
            .set("RescaleIntercept", number == rawSlice ? "" : "0")
            .set("RescaleType", "HU")
            .pixels(side, side, hu);
        written(folder / (std::to_string(number) + ".dcm"), draft);
    }
}

}
