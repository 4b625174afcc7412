#pragma once

#include "core/pixels/image.h"

#include <vector>

// Digital subtraction (PS3.3 C.7.6.10): what contrast medium added to a picture.
namespace lantern::pixels {

// By which the mask is moved before it is taken away, in pixels: down and to the right.
struct MaskShift {
    double rows = 0, columns = 0;
    bool operator==(const MaskShift&) const = default;
};

// The mean of frames of one size, one after the other, so that a film's need not be held at once. In modality
// values; no data where one of them has none.
class FrameMean {
public:
    void add(const GreyImage& frame) { add(frame, frame.rescale); }
    void add(const GreyImage& frame, const Rescale& rescale);    // of another rescale than its own
    bool isEmpty() const { return m_count == 0; }
    int rows() const { return m_rows; }
    int columns() const { return m_columns; }
    std::vector<float> values() const;    // not a number where there is no data

private:
    int m_rows = 0, m_columns = 0, m_count = 0;    // a frame of another size than the first is left out
    std::vector<float> m_sums;
};

// What contrast medium added, its unit that of the frames. Of the mask `visible`, 0 to 1, is left standing. Linear
// between the mask's pixels; no data where the shifted mask does not reach, or is of another size.
GreyImage subtracted(const FrameMean& contrast, const FrameMean& mask, MaskShift shift = {}, double visible = 0);

}
