#pragma once

#include "ui/theme/colours.h"

#include <QIcon>
#include <QPixmap>

namespace lantern::theme {

// Tabler's outline icons, one enumerator for each file in resources/icons.
enum class Icon {
#define LANTERN_ICON(name, file) name,
#include "ui/theme/icons.def"
#undef LANTERN_ICON
};

// Drawn in one colour, sharp at any size and pixel ratio; disabled controls get the outline colour.
QIcon icon(Icon which, const QColor& colour = colour::text);

// For painting over a picture. `edge` in logical pixels.
QPixmap iconPixmap(Icon which, const QColor& colour, int edge, qreal pixelRatio);

}
