#pragma once

#include <QFont>
#include <QObject>

#include <functional>

// Type and measures. Everything is written as pixels of the design (text of 13 px) and grows with
// the text size that the reader chose.
namespace lantern::theme {

// 0.9 to 1.6; values outside are brought inside. Set on the GUI thread, at any time.
void setTextScale(double scale);
double textScale();

// Calls `fit` now, and again whenever the text size has changed, as long as `receiver` lives. For the fonts and
// measures that are handed to Qt once; those asked for at each painting follow by themselves.
void followTextSize(QObject* receiver, const std::function<void()>& fit);

// Design pixels to logical pixels at the current text size, at least 1 for anything above 0.
int scaled(double designPixels);

// Noto Sans, then Noto Sans CJK SC: naming the SC face keeps Japanese forms of Chinese letters away.
QFont textFont();    // 13 px
QFont smallFont();    // 12 px, the least there is
QFont titleFont();    // 15 px, semi-bold: panel titles
QFont tileFont();    // 12 px: words over a picture

}
