#pragma once

#include "core/demo/shapes.h"

#include <array>

namespace lantern::demo {

// The chest's nested skins as distances from the axis x = y = 0, one for each of many directions:
// all are star-shaped, so a voxel is placed among them by one look into a table.
struct ChestContours {
    static constexpr std::size_t directions = 1024;
    using Contour = std::array<float, directions>;
    Contour skin;    // outer surface
    Contour muscle;    // where subcutaneous fat ends
    Contour cage;    // outer surface of the ribs
    Contour pleura;    // inner surface of the thoracic wall
};

ChestContours chestContoursAt(float z);

// The middle of the rib layer, `angle` radians from the back (0) over the patient's left side
// (pi / 2) to the sternum (pi); negative angles run over the right side.
Point ribLayerPoint(float angle, float z);

// Front to back place of the vertebral bodies' centres.
float vertebralCentreY(float z);

// Height of the diaphragm above a place in the plane; the lungs lie above it.
float diaphragmHeight(float x, float y);

}
