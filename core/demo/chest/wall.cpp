#include "core/demo/chest/wall.h"

#include <numbers>

namespace lantern::demo {

namespace {

// A superellipse |x/a|^n + |(y-c)/b|^n = 1: fuller than an ellipse, as a chest is. z = 0 lies at the
// carina; the thoracic inlet is narrow and tilted, so its centre wanders to the back (+y).
struct Outline {
    float a, b, c;
};

constexpr std::array<AtHeight, 10> cageHalfWidth{
    {{-205, 126}, {-150, 133}, {-100, 136}, {-50, 131}, {0, 120}, {30, 107}, {60, 86}, {80, 66}, {95, 52}, {120, 44}}};
constexpr std::array<AtHeight, 10> cageHalfDepth{
    {{-205, 88}, {-150, 93}, {-100, 95}, {-50, 92}, {0, 85}, {30, 75}, {60, 58}, {80, 46}, {95, 37}, {120, 32}}};
constexpr std::array<AtHeight, 10> cageCentreY{
    {{-205, 0}, {-150, 0}, {-100, 0}, {-50, 1}, {0, 4}, {30, 8}, {60, 15}, {80, 21}, {95, 25}, {120, 24}}};
constexpr std::array<AtHeight, 9> skinHalfWidth{
    {{-205, 149}, {-150, 154}, {-100, 157}, {-50, 158}, {0, 161}, {40, 167}, {70, 172}, {95, 174}, {120, 173}}};
constexpr std::array<AtHeight, 9> skinHalfDepth{
    {{-205, 110}, {-150, 113}, {-100, 114}, {-50, 111}, {0, 105}, {40, 93}, {70, 79}, {95, 72}, {120, 66}}};
constexpr std::array<AtHeight, 9> skinCentreY{
    {{-205, 4}, {-150, 5}, {-100, 6}, {-50, 7}, {0, 10}, {40, 14}, {70, 20}, {95, 24}, {120, 24}}};

Outline cageAt(float z) { return {between(cageHalfWidth, z), between(cageHalfDepth, z), between(cageCentreY, z)}; }
Outline skinAt(float z) { return {between(skinHalfWidth, z), between(skinHalfDepth, z), between(skinCentreY, z)}; }

// Distance of the outline from the axis; the shift of its centre is taken to first order.
float reach(Outline outline, float cosine, float sine, float exponent)
{
    const float sum = std::pow(std::abs(cosine) / outline.a, exponent) + std::pow(std::abs(sine) / outline.b, exponent);
    return std::pow(sum, -1 / exponent) + outline.c * sine;
}

constexpr float cageExponent = 2.35F, skinExponent = 2.45F;
constexpr float ribLayer = 4, wallThickness = 9.5F;    // mm from the cage's outer surface

float bump(float value, float centre, float width)
{
    const float t = (value - centre) / width;
    return std::exp(-t * t);
}

}

ChestContours chestContoursAt(float z)
{
    ChestContours contours;
    const Outline cage = cageAt(z), skin = skinAt(z);
    const float pectoral = 9 * bump(z, 5, 45), belly = bump(z, -210, 80);
    for (std::size_t i = 0; i < ChestContours::directions; ++i) {
        const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / ChestContours::directions;
        const float cosine = std::cos(angle), sine = std::sin(angle);
        const float side = std::abs(cosine), front = std::max(-sine, 0.F), back = std::max(sine, 0.F);
        // The furrow over the spine, the shallow one over the sternum, the pectoral folds beside it.
        const float surface = reach(skin, cosine, sine, skinExponent) - 7 * bump(side, 0, 0.1F) * back
            - 2.5F * bump(side, 0, 0.22F) * front + pectoral * bump(side, 0.62F, 0.22F) * (front > 0 ? 1.F : 0.F);
        const float bones = std::min(reach(cage, cosine, sine, cageExponent), surface - 12);
        const float fat = 5 + 4 * front + 4 * side + 7 * belly + 6 * bump(side, 0.62F, 0.2F) * front + 3 * back
            + 1.5F * std::sin(5 * angle + z / 40);
        contours.skin[i] = surface;
        contours.cage[i] = bones;
        contours.muscle[i] = std::max(surface - fat, bones + 2);
        contours.pleura[i] = bones - wallThickness;
    }
    return contours;
}

Point ribLayerPoint(float angle, float z)
{
    const float cosine = std::sin(angle), sine = std::cos(angle);
    const float radius = reach(cageAt(z), cosine, sine, cageExponent) - ribLayer;
    return {radius * cosine, radius * sine, z};
}

float vertebralCentreY(float z)
{
    static constexpr std::array<AtHeight, 8> keys{
        {{-205, 44}, {-150, 53}, {-100, 60}, {-50, 62}, {0, 59}, {40, 51}, {80, 37}, {120, 22}}};
    return between(keys, z);
}

float diaphragmHeight(float x, float y)
{
    const auto dome = [&](float side, float top, float centreX) {
        // Steep to the wall, nearly flat to the middle, where the heart rests on the central tendon.
        const float outwards = side * x - centreX;
        const float across = outwards / (outwards > 0 ? 62.F : 170.F);
        const float along = (y + 8) / (y > -8 ? 92.F : 84.F);
        const float fall = square(across) + square(along);
        const float depth = mix(48, 72, coverage(y + 8, 110));    // the recess behind is the deepest
        return top - depth * fall * (0.55F + 0.45F * std::min(fall, 1.5F));
    };
    const float right = dome(-1, -84, 66), left = dome(1, -97, 66);
    return mix(right, left, coverage(x, 40)) - 12 * std::exp(-square(x / 38));
}

}
