#include "ui/theme/type.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace lantern::theme {

namespace {

double chosenScale = 1;

QFont sans(double designPixels, QFont::Weight weight = QFont::Normal)
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("sans-serif")});
    font.setPixelSize(scaled(designPixels));
    font.setWeight(weight);
    return font;
}

}

void setTextScale(double scale) { chosenScale = std::clamp(scale, 0.9, 1.6); }

double textScale() { return chosenScale; }

int scaled(double designPixels)
{
    const auto pixels = static_cast<int>(std::lround(designPixels * chosenScale));
    return designPixels > 0 ? std::max(pixels, 1) : pixels;
}

QFont textFont() { return sans(13); }
QFont smallFont() { return sans(12); }
QFont titleFont() { return sans(15, QFont::DemiBold); }
QFont tileFont() { return sans(12); }

}
