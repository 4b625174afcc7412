#pragma once

#include <QSize>
#include <QStringList>

namespace lantern::app {

// Scrolls through the longest series under the paths in a bare tile, once with each renderer, and
// prints on stdout what a frame took, from the request to the finished window. The exit status.
int benchScroll(const QStringList& paths, QSize tile);

}
