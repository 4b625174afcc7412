#pragma once

#include <algorithm>
#include <cmath>
#include <span>

// The few shapes that the phantoms are made of. Lengths are millimetres, axes LPS as in
// geometry::PatientPoint; floats, since these run a hundred million times.
namespace lantern::demo {

struct Point {
    float x = 0, y = 0, z = 0;
    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y, a.z + b.z}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y, a.z - b.z}; }
    friend Point operator*(float factor, Point p) { return {factor * p.x, factor * p.y, factor * p.z}; }
};

inline float dot(Point a, Point b) { return a.x * b.x + a.y * b.y + a.z * b.z; }
inline float length(Point p) { return std::sqrt(dot(p, p)); }
inline Point cross(Point a, Point b) { return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x}; }
inline Point unit(Point p) { return (1 / std::max(length(p), 1e-6F)) * p; }
inline float mix(float from, float to, float share) { return from + share * (to - from); }
inline Point mix(Point from, Point to, float share) { return from + share * (to - from); }
inline float square(float value) { return value * value; }

// How much of a voxel lies inside: `depth` mm below the surface, which is blurred over `width` mm.
inline float coverage(float depth, float width)
{
    const float t = std::clamp(depth / width + 0.5F, 0.F, 1.F);
    return t * t * (3 - 2 * t);
}

// Depths below a surface: positive inside, about millimetres near the surface.
inline float ellipsoidDepth(Point p, Point centre, Point radii)
{
    const Point q{(p.x - centre.x) / radii.x, (p.y - centre.y) / radii.y, (p.z - centre.z) / radii.z};
    const Point slope{q.x / radii.x, q.y / radii.y, q.z / radii.z};
    const float r = length(q);
    return r < 0.05F ? std::min({radii.x, radii.y, radii.z}) : r * (1 - r) / std::max(length(slope), 1e-6F);
}

// A rod from a to b that grows from one radius to the other.
struct Rod {
    Point a, b;
    float radiusA = 1, radiusB = 1;
};

// Of the nearest point on the axis: its share of the way from a to b.
inline float alongRod(Point p, const Rod& rod)
{
    const Point axis = rod.b - rod.a;
    return std::clamp(dot(p - rod.a, axis) / std::max(dot(axis, axis), 1e-6F), 0.F, 1.F);
}

inline float rodDepth(Point p, const Rod& rod)
{
    const float t = alongRod(p, rod);
    return mix(rod.radiusA, rod.radiusB, t) - length(p - mix(rod.a, rod.b, t));
}

// The depth of two bodies grown together with a fillet of `blend` mm (a polynomial smooth maximum).
inline float joined(float depthA, float depthB, float blend)
{
    const float h = std::max(blend - std::abs(depthA - depthB), 0.F) / blend;
    return std::max(depthA, depthB) + h * h * blend / 4;
}

// The depth of what two bodies share, its inner corners rounded by `blend` mm.
inline float shared(float depthA, float depthB, float blend) { return -joined(-depthA, -depthB, blend); }

// A measure that is known at some heights z (rising) and runs smoothly between them.
struct AtHeight {
    float z, value;
};

inline float between(std::span<const AtHeight> keys, float z)
{
    if (z <= keys.front().z)
        return keys.front().value;
    if (z >= keys.back().z)
        return keys.back().value;
    std::size_t i = 0;
    while (keys[i + 1].z < z)
        ++i;
    const auto slope = [&](std::size_t k) {    // of a Catmull-Rom spline, in value per mm
        const std::size_t low = k == 0 ? 0 : k - 1, high = std::min(k + 1, keys.size() - 1);
        return (keys[high].value - keys[low].value) / (keys[high].z - keys[low].z);
    };
    const float span = keys[i + 1].z - keys[i].z, t = (z - keys[i].z) / span;
    const float t2 = t * t, t3 = t2 * t;
    return (2 * t3 - 3 * t2 + 1) * keys[i].value + (t3 - 2 * t2 + t) * span * slope(i)
        + (3 * t2 - 2 * t3) * keys[i + 1].value + (t3 - t2) * span * slope(i + 1);
}

}
