#pragma once

#include <QPalette>
#include <QString>

// The look of every widget: Fusion with this palette and this style sheet, which the shell makes again
// when the text size changes.
namespace lantern::theme {

QPalette palette();
QString styleSheet();    // measures at the current textScale()

}
