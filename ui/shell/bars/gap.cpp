#include "ui/shell/bars/gap.h"

#include "ui/theme/type.h"

#include <QBoxLayout>

namespace lantern::shell {

void addGap(QBoxLayout& line, int designPixels)
{
    auto* gap = new QSpacerItem(0, 0);
    line.addSpacerItem(gap);
    theme::followTextSize(&line, [&line, gap, designPixels] {
        const bool isRow = line.direction() == QBoxLayout::LeftToRight || line.direction() == QBoxLayout::RightToLeft;
        const int length = theme::scaled(designPixels);
        gap->changeSize(isRow ? length : 0, isRow ? 0 : length, isRow ? QSizePolicy::Fixed : QSizePolicy::Minimum,
                        isRow ? QSizePolicy::Minimum : QSizePolicy::Fixed);
        line.invalidate();
    });
}

}
