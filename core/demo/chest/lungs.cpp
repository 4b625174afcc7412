#include "core/demo/chest/lungs.h"

#include "core/demo/chest/wall.h"

#include <array>

namespace lantern::demo {

namespace {

// The thoracic wall as one formula, for single points; slices use the table of chest_wall.h.
float wallDepth(Point p)
{
    const float angle = std::atan2(p.x, p.y);
    constexpr float fromMiddleOfRibToPleura = 5.5F;
    const Point onWall = ribLayerPoint(angle, p.z);
    return std::sqrt(square(onWall.x) + square(onWall.y)) - fromMiddleOfRibToPleura
        - std::sqrt(square(p.x) + square(p.y));
}

}

float mediastinumDepth(Point p)
{
    const auto body = [&](Point centre, Point radii) { return ellipsoidDepth(p, centre, radii); };
    // The heart lies with its base to the right and back, its apex to the left and front.
    float depth = body({-10, -16, -56}, {34, 40, 42});
    depth = joined(depth, body({32, -26, -73}, {46, 42, 40}), 24);
    depth = joined(depth, body({58, -40, -88}, {26, 26, 24}), 20);
    // Great vessels and upper mediastinum.
    depth = joined(depth, body({2, -16, 4}, {35, 44, 44}), 22);
    depth = joined(depth, rodDepth(p, {{2, 0, 30}, {0, 6, 110}, 30, 26}), 20);
    depth = joined(depth, rodDepth(p, {{20, -4, 34}, {24, 26, 26}, 17, 15}), 10);
    // Hila.
    depth = joined(depth, rodDepth(p, {{-20, 0, -8}, {-44, 6, -14}, 18, 12}), 12);
    depth = joined(depth, rodDepth(p, {{20, 8, 0}, {43, 18, -6}, 17, 12}), 12);
    // Spine and descending aorta.
    const float spineY = vertebralCentreY(p.z);
    depth = joined(depth, 20 - std::sqrt(square(p.x) + square(p.y - spineY - 1)), 8);
    depth = joined(depth, 20 - std::sqrt(square(p.x) + square(p.y - spineY - 22)), 8);
    const float aortaX = between(std::array<AtHeight, 3>{{{-190, 6}, {-90, 18}, {20, 23}}}, p.z);
    if (p.z < 30)
        depth = joined(depth, 14.5F - std::sqrt(square(p.x - aortaX) + square(p.y - spineY + 21)), 10);
    // What hangs the heart and vessels between spine and breastbone.
    const float plate = 4 + 7 * std::exp(-square((p.z + 108) / 26)) - std::abs(p.x - 5);
    depth = joined(depth, p.y < 0 ? plate : plate + 5, 16);
    // The lower front of the heart lies on fat beside the diaphragm.
    return joined(depth, body({48, -58, -104}, {24, 18, 14}), 16);
}

float lungApexDepth(Point p)
{
    const float side = p.x < 0 ? -1.F : 1.F;
    if (p.z < 20)
        return 1000;
    // A hyperboloid: rounded at its top under the first rib, a cone as wide as the chest further down.
    const float away = std::sqrt(1 + square((p.x - side * 33) / 28) + square((p.y - 24) / 30)) - 1;
    return (100 - p.z - 45 * away) / 1.6F;
}

float lungDepth(Point p)
{
    const float slope = 0.6F;    // of the diaphragm, roughly: turns height into distance
    const float above = (p.z - diaphragmHeight(p.x, p.y)) * slope;
    return std::min({shared(wallDepth(p), -mediastinumDepth(p), pleuralRounding), above, lungApexDepth(p)});
}

float majorFissure(Point p)
{
    // From the back at T3/T4 obliquely down to the front at the diaphragm, with a slight swing.
    const float swing = 5 * std::sin(p.x / 28) - 0.0011F * square(std::abs(p.x) - 70);
    const float height = (p.x < 0 ? -34.F : -28.F) + 0.9F * p.y + swing;
    return (p.z - height) * 0.743F;
}

float minorFissure(Point p) { return p.z + 30 - 0.0018F * square(p.x + 70) - 4 * std::sin(p.y / 30); }

Lobe lobeAt(Point p)
{
    if (p.x > 0)
        return majorFissure(p) > 0 ? Lobe::LeftUpper : Lobe::LeftLower;
    if (majorFissure(p) <= 0)
        return Lobe::RightLower;
    return minorFissure(p) > 0 ? Lobe::RightUpper : Lobe::RightMiddle;
}

}
