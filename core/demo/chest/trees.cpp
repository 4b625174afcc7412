#include "core/demo/chest/lungs.h"

#include <array>

namespace lantern::demo {

namespace {

constexpr float twigRadius = 0.5F;
constexpr float murray = 1 / 2.8F;    // radius grows with this power of what is supplied

struct Grower {
    std::vector<Rod>& rods;
    Random& random;

    // One branch, bent a little: straight ones look like wire.
    void add(Point a, Point b, float radiusA, float radiusB)
    {
        const Point axis = b - a;
        const float span = length(axis);
        const Point across = unit(cross(axis, {0.31F, 0.52F, -0.8F}));
        const auto sway = static_cast<float>(random.between(-0.09, 0.09)) * span;
        const Point middle = mix(a, b, 0.5F) + sway * across;
        const float radius = (radiusA + radiusB) / 2;
        rods.push_back({a, middle, radiusA, radius});
        rods.push_back({middle, b, radius, radiusB});
    }

    // Supplies the points from `from`, which a vessel of radius `arriving` reaches.
    void grow(Point from, float arriving, std::span<Point> points)
    {
        const auto count = static_cast<float>(points.size());
        const float radius = std::min(arriving, twigRadius * std::pow(count, murray));
        if (points.size() == 1) {
            add(from, points[0], radius, twigRadius * 0.7F);
            return;
        }
        Point centre{};
        for (const Point p : points)
            centre = centre + (1 / count) * p;
        const Point to = mix(from, centre, points.size() < 6 ? 0.6F : 0.46F);
        add(from, to, arriving, radius);

        // Halve the points by the plane that holds the branch and cuts their longest spread across it.
        const Point along = unit(centre - from);
        const Point u = unit(cross(along, {0.37F, -0.61F, 0.7F})), v = cross(along, u);
        float uu = 0, vv = 0, uv = 0;
        for (const Point p : points) {
            const float a = dot(p - centre, u), b = dot(p - centre, v);
            uu += a * a, vv += b * b, uv += a * b;
        }
        const float turn = std::atan2(2 * uv, uu - vv) / 2;
        const Point normal = std::cos(turn) * u + std::sin(turn) * v;
        const auto middle =
            std::partition(points.begin(), points.end(), [&](Point p) { return dot(p - centre, normal) < 0; });
        const auto left = static_cast<std::size_t>(middle - points.begin());
        if (left == 0 || left == points.size()) {
            add(to, points[0], radius, twigRadius);
            return;
        }
        grow(to, radius, points.first(left));
        grow(to, radius, points.subspan(left));
    }
};

struct LobeRoots {
    Lobe lobe;
    Point artery, vein, bronchus;
};

// Where vessels and airways enter each lobe.
constexpr std::array<LobeRoots, 5> roots{{
    {Lobe::RightUpper, {-44, 0, -2}, {-40, -8, -16}, {-38, 16, -4}},
    {Lobe::RightMiddle, {-44, -4, -26}, {-40, -12, -30}, {-40, 4, -34}},
    {Lobe::RightLower, {-44, 12, -26}, {-34, 22, -48}, {-38, 22, -34}},
    {Lobe::LeftUpper, {44, 10, 4}, {42, -4, -14}, {42, 12, -14}},
    {Lobe::LeftLower, {46, 26, -14}, {36, 26, -46}, {42, 28, -28}},
}};

// The airway that runs beside an artery: about as wide, and gone where it is too thin to see.
void accompany(const std::vector<Rod>& arteries, std::vector<Rod>& bronchi)
{
    for (const Rod& artery : arteries) {
        if (artery.radiusA < 2.2F || artery.radiusA > 4.2F)
            continue;
        const Point axis = unit(artery.b - artery.a);
        Point aside = Point{0, 1, -0.6F} - dot(Point{0, 1, -0.6F}, axis) * axis;
        aside = unit(aside);
        const float offset = 0.85F, wall = 0.9F;
        bronchi.push_back({artery.a + (artery.radiusA * (1 + offset) + wall) * aside,
                           artery.b + (artery.radiusB * (1 + offset) + wall) * aside, artery.radiusA * 0.72F,
                           artery.radiusB * 0.72F});
    }
}

}

LungTrees growLungTrees(std::uint64_t seed)
{
    Random random(seed, 11);
    std::array<std::vector<Point>, 5> forArteries, forVeins;
    const auto scatter = [&](std::array<std::vector<Point>, 5>& lobes, int count) {
        while (count > 0) {
            const Point p{static_cast<float>(random.between(-130, 130)), static_cast<float>(random.between(-95, 95)),
                          static_cast<float>(random.between(-175, 105))};
            if (lungDepth(p) < 3.5F || std::abs(majorFissure(p)) < 3)
                continue;
            lobes[static_cast<std::size_t>(lobeAt(p))].push_back(p);
            --count;
        }
    };
    scatter(forArteries, 4600);
    scatter(forVeins, 3800);

    LungTrees trees;
    for (const LobeRoots& root : roots) {
        const auto lobe = static_cast<std::size_t>(root.lobe);
        Grower{trees.arteries, random}.grow(root.artery, 5.2F, forArteries[lobe]);
        Grower{trees.veins, random}.grow(root.vein, 4.8F, forVeins[lobe]);
    }
    accompany(trees.arteries, trees.bronchi);
    return trees;
}

}
