#include "core/pixels/voi.h"

#include <algorithm>
#include <cmath>

namespace lantern::pixels {

namespace {

// PS3.3 C.11.2.1.2.1 with ymin 0 and ymax 1. Its first two conditions take everything when the
// width is 1, so nothing is ever divided by zero. Widths below 1 are not allowed and read as 1.
double linear(double centre, double width, double x)
{
    width = std::max(width, 1.0);
    if (x <= centre - 0.5 - (width - 1) / 2)
        return 0;
    if (x > centre - 0.5 + (width - 1) / 2)
        return 1;
    return (x - (centre - 0.5)) / (width - 1) + 0.5;
}

// C.11.2.1.3.2. A width that is not positive is not allowed and reads as a threshold.
double linearExact(double centre, double width, double x)
{
    width = std::max(width, 0.0);
    if (x <= centre - width / 2)
        return 0;
    if (x > centre + width / 2)
        return 1;
    return (x - centre) / width + 0.5;
}

// C.11.2.1.3.1
double sigmoid(double centre, double width, double x)
{
    if (!(width > 0))
        return x > centre ? 1 : 0;
    return 1 / (1 + std::exp(-4 * (x - centre) / width));
}

}

double brightness(const Window& window, double modalityValue)
{
    switch (window.function) {
    case WindowFunction::Linear: return linear(window.centre, window.width, modalityValue);
    case WindowFunction::LinearExact: return linearExact(window.centre, window.width, modalityValue);
    case WindowFunction::Sigmoid: return sigmoid(window.centre, window.width, modalityValue);
    }
    return 0;
}

double brightness(const VoiLut& lut, double modalityValue)
{
    if (lut.entries.empty())
        return 0;
    // Clamped as a double: a value far outside would not fit an integer.
    const double last = static_cast<double>(lut.entries.size() - 1);
    const double entry = std::clamp(std::floor(modalityValue - lut.firstMapped + 0.5), 0.0, last);
    const double white = std::exp2(lut.bits) - 1;
    return std::min(lut.entries[static_cast<std::size_t>(entry)] / white, 1.0);
}

double brightness(const Voi& voi, double modalityValue)
{
    return std::visit([&](const auto& kind) { return brightness(kind, modalityValue); }, voi);
}

Window windowLike(const VoiLut& lut)
{
    constexpr double low = 0.1, high = 0.9;
    const auto last = lut.entries.empty() ? 0 : lut.entries.size() - 1;
    const auto level = [&](std::size_t entry) { return brightness(lut, lut.firstMapped + static_cast<double>(entry)); };
    std::size_t first = 0, end = last;
    if (!lut.entries.empty() && level(0) < low && level(last) > high) {
        while (level(first) < low)
            ++first;
        while (end > first && level(end - 1) >= high)
            --end;
    }
    const bool rises = end > first && (first > 0 || end < last);
    const double width = std::max(static_cast<double>(end - first) / (rises ? high - low : 1), 1.0);
    return {.centre = lut.firstMapped + static_cast<double>(first + end) / 2,
            .width = width,
            .function = WindowFunction::LinearExact,
            .explanation = {}};
}

}
