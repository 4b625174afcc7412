#pragma once

#include "core/base/result.h"
#include "core/measure/shape.h"

#include <CLI/CLI.hpp>
#include <array>
#include <string>
#include <vector>

namespace lantern::cli {

// --length, --angle, --ellipse, --rectangle and --probe, each as often as wanted.
struct ShapeOptions {
    std::array<std::vector<std::string>, 5> texts;    // by measure::Kind, as they were written
};

void addShapeOptions(CLI::App& command, ShapeOptions& options);

// WrongUse quotes what is no list of places.
Result<std::vector<measure::Shape>> shapesOf(const ShapeOptions& options);

}
