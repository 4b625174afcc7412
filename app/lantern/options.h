#pragma once

#include "ui/scene/slice_canvas.h"
#include "ui/viewer/tile_grid.h"

#include <QSize>
#include <QStringList>
#include <optional>

namespace lantern::app {

// What stands on the command line of `lantern`.
struct Options {
    QStringList paths;
    QString screenshot;    // where the picture goes; empty: a person looks at the window
    QSize size;
    std::optional<viewer::Layout> layout;
    QString analyse;    // a model's id
    QString record;    // a history's file
    std::optional<int> textPercent;    // 90 to 160
    bool opensTimeline = false;
    std::optional<scene::Renderer> renderer;
    QString language;
    bool keepsHeaders = true;
    bool isVerbose = false;
    bool benchesScroll = false;    // measure both renderers and quit
    QString wrongUse;    // a sentence where something makes no sense
};

Options parse(const QStringList& arguments);    // may print help or the version and leave

}
