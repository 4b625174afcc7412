#pragma once

#include "core/nn/outcome.h"
#include "ui/theme/icons.h"

#include <QColor>
#include <QString>

namespace lantern::findings {

// A model as the panel knows it, before and after it has said something.
struct ModelEntry {
    QString id, version, task;
    double threshold = 0;    // its own, where the reader moves none
    bool looksAtOneSlice = false;    // at the one on screen, when it is asked; else at the whole series
    bool isCalibrated = false;    // else its numbers are scores, not probabilities
    Message trouble;    // why the package cannot be used; empty where it can
    bool operator==(const ModelEntry&) const = default;
};

// One model and the open series: what was said, and how it stands now.
struct AnalysisStatus {
    nn::Outcome outcome;
    bool isStale = false;    // the series changed since
    double share = 0;    // done of a running analysis, 0 to 1; 0 until the first step
};

// How a line around a card is drawn. With icon and word it tells the states apart without colour.
enum class Line { Dashed, Dotted, Thin, Thick, DashDotted, Filled };

struct Look {
    theme::Icon icon;
    QColor colour;
    Line line;
};

Look lookOf(const AnalysisStatus& status);

// "Nothing above threshold (0.31 under 0.50)". Never the word "normal".
QString headlineOf(const AnalysisStatus& status);
QString placeOf(const nn::Finding& finding);    // "slice 41 · 8 mm", "... · wider than trained for"
QString timeOf(const nn::Outcome& outcome);    // "14:02" today, "2026-03-02 14:02" before, local
bool hasResult(const AnalysisStatus& status);    // there is a map to show

}
