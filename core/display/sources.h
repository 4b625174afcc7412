#pragma once

#include "core/display/picture.h"
#include "core/display/present.h"
#include "core/display/view_state.h"
#include "core/measure/wording.h"
#include "core/nn/outcome.h"
#include "core/objects/key_objects.h"
#include "core/pixels/quantity.h"
#include "core/volume/gap_outlines.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

// What is composed to one picture. Whoever has no such thing leaves it empty.
namespace lantern::display {

// Where the picture stands among those that are scrolled through.
struct StackPlace {
    int index = 0, count = 1;    // from 0
    int loaded = 1;
    std::optional<int> loadedOf = {};    // the slices that a plane is made of; else `count`
    double spacing = 0;    // mm, the usual one; 0 where unknown
    bool isEvenlySpaced = true;
};

enum class HandleState { None, Hovered, Selected };

struct DrawnMeasurement {
    measure::Shape shape;
    measure::MeasurementValues figures;
    int number = 0;    // 0: none is shown, as while drawing
    HandleState handleState = HandleState::None;
};

// A bar at the top that says whose picture it is.
struct Heading {
    std::string words;
    Rgb colour{};
    bool operator==(const Heading&) const = default;
};

struct Sources {
    Picture picture;
    pixels::ImagePtr image = nullptr;    // null while it is being decoded, or where it cannot be
    pixels::Meanings meanings = {};
    StackPlace place = {};
    std::optional<PresentedFrame> presented = {};
    std::optional<double> dotsPerMillimetre = {};    // of the screen; nothing where it does not say its size
    std::vector<volume::GapOutline> gaps = {};
    std::vector<std::shared_ptr<const nn::Outcome>> outcomes = {};    // each drawn as the MapState of its model says
    std::optional<nn::Finding> pointedAt = {};    // a place that is ringed, whether its map is shown or not
    std::vector<DrawnMeasurement> measurements = {};    // in the order of drawing
    measure::LengthUnit lengths = measure::LengthUnit::Millimetre;
    std::vector<Picture> others = {};    // on the screen beside this one, in the same space of the same patient
    std::optional<geometry::PatientPoint> crosshair = {};
    std::optional<Heading> heading = {};
    std::vector<objects::KeyNote> keyNotes = {};    // of the key objects that name this image
};

}
