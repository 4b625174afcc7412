#pragma once

#include "core/display/drawing.h"
#include "core/pixels/quantity.h"
#include "core/volume/paint_slice.h"
#include "ui/paint/tile.h"

#include <QStringList>
#include <optional>

namespace lantern::paint {

using AnnotationLevel = display::WordLevel;

// What a tile shows, beside what the file's header says.
struct DisplayState {
    int slice = 0, slices = 1;    // slice counts from 0
    int loaded = 1;    // less than of them: "112 of 240 loaded" is said
    std::optional<int> loadedOf = {};    // the slices that a reconstruction is made of; else `slices`
    QString kind = {};    // "Coronal MIP 10 mm" where the picture was computed
    volume::View view;
    volume::DisplaySettings look;
    QString windowName;    // "Lung", "As acquired"; empty where set by hand
    bool hasWindow = true;    // else look's is nobody's yet
    bool isInvertedByReader = false;
    double spacingBetweenSlices = 0;    // mm, the usual one; 0 where unknown
    bool isEvenlySpaced = true;
    bool isDemo = false;
    std::string unit = {};    // of modality values
    std::vector<pixels::Quantity> quantities = {};    // what else they mean
    QString presentationState = {};    // the name of the one that is applied; empty where none is
    QStringList keyNotes = {};    // "Key image: Of Interest"
};

// The same as a composition has it, in words.
DisplayState displayStateOf(const display::Corners& corners);

// The four corners, a line each, the most important first. Absent facts leave no line: nothing is
// invented. Identity stays at every tile size and at level Minimal.
struct CornerText {
    QStringList topLeft, topRight, bottomLeft, bottomRight;
    bool operator==(const CornerText&) const = default;
};

// Words in the application's language; the name's ideographic group first in Chinese.
CornerText cornerText(const display::Picture& picture, const DisplayState& state, AnnotationLevel level,
                      QSizeF tileSize);

// Lines that do not fit one above another are left out from the least important corner. Answers where the words of the
// upper right corner end.
double paintCornerText(QPainter& painter, const Tile& tile, const CornerText& text);

}
