#include "ui/theme/type.h"

#include <QStringList>

#include <algorithm>
#include <cmath>

namespace lantern::theme {

namespace {

double chosenScale = 1;

// Tells all who follow that there is another size; those who were made first hear it first.
class TextSize final : public QObject {
    Q_OBJECT
Q_SIGNALS:
    void changed();
};

TextSize& textSize()
{
    static TextSize size;
    return size;
}

QFont sans(double designPixels, QFont::Weight weight = QFont::Normal)
{
    QFont font;
    font.setFamilies({QStringLiteral("Noto Sans"), QStringLiteral("Noto Sans CJK SC"), QStringLiteral("sans-serif")});
    font.setPixelSize(scaled(designPixels));
    font.setWeight(weight);
    return font;
}

}

void setTextScale(double scale)
{
    const double wanted = std::clamp(scale, 0.9, 1.6);
    if (wanted == chosenScale)
        return;
    chosenScale = wanted;
    Q_EMIT textSize().changed();
}

double textScale() { return chosenScale; }

void followTextSize(QObject* receiver, const std::function<void()>& fit)
{
    fit();
    QObject::connect(&textSize(), &TextSize::changed, receiver, fit);
}

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

#include "type.moc"
