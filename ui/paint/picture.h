#pragma once

#include "core/display/compose.h"

#include <QImage>

// A composed picture by itself: for files, and for paper.
namespace lantern::paint {

// A view on pixels that live elsewhere, as QImage has them.
QImage imageOver(const volume::Picture& pixels);

// Of the view's size, drawn by the CPU painter, with all that lies over it.
QImage drawn(const display::Composition& composition);

}
