#pragma once

#include <QFont>

// Type and measures. Everything is written as pixels of the design (text of 13 px) and grows with
// the text size that the reader chose.
namespace lantern::theme {

// 0.9 to 1.6; values outside are brought inside. Set on the GUI thread, before widgets measure.
void setTextScale(double scale);
double textScale();

// Design pixels to logical pixels at the current text size, at least 1 for anything above 0.
int scaled(double designPixels);

// Noto Sans, then Noto Sans CJK SC: naming the SC face keeps Japanese forms of Chinese letters away.
QFont textFont();    // 13 px
QFont smallFont();    // 12 px, the least there is
QFont titleFont();    // 15 px, semi-bold: panel titles
QFont tileFont();    // 12 px: words over a picture

}
