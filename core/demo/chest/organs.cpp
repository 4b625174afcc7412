#include "core/demo/chest/organs.h"

#include "core/demo/chest/wall.h"

#include <array>

namespace lantern::demo {

namespace {

constexpr float arterialBlood = 178, venousBlood = 164, muscle = 62, wall = 48, air = -1000;

// A tube through some points; the ends of its pieces are round, so they join without a seam.
void paintTube(SlicePainter& painter, std::span<const Point> line, float radius, float value)
{
    for (std::size_t i = 0; i + 1 < line.size(); ++i)
        painter.paintRod({line[i], line[i + 1], radius, radius}, value, 1.2F);
}

void paintHeart(SlicePainter& painter)
{
    constexpr float myocardium = 112;
    painter.paintEllipsoid({37, -28, -74}, {37, 34, 33}, myocardium, 1.6F);    // left ventricle and septum
    painter.paintEllipsoid({56, -38, -87}, {20, 20, 18}, myocardium, 1.6F);
    painter.paintEllipsoid({2, -42, -70}, {38, 21, 35}, myocardium, 1.6F);    // right ventricle's thin wall
    painter.paintEllipsoid({2, -42, -69}, {35, 18, 32}, venousBlood, 1.6F);
    painter.paintEllipsoid({14, -44, -42}, {16, 15, 26}, venousBlood, 1.6F);    // outflow
    painter.paintEllipsoid({-28, -14, -54}, {17, 25, 31}, venousBlood, 1.6F);    // right atrium
    painter.paintEllipsoid({4, 12, -38}, {31, 17, 21}, arterialBlood, 1.6F);    // left atrium
    painter.paintEllipsoid({40, -24, -74}, {25, 20, 22}, arterialBlood, 1.8F);    // left ventricle
    painter.paintEllipsoid({28, -10, -58}, {20, 18, 15}, arterialBlood, 1.8F);
    for (const Point p : {Point{48, -32, -78}, Point{38, -12, -78}})    // papillary muscles
        painter.paintEllipsoid(p, {4, 4, 9}, myocardium, 1.5F);
    // A calcified coronary, as a smoker's heart has it.
    for (const Point p : {Point{30, -46, -44}, Point{34, -47, -48}, Point{39, -46, -53}})
        painter.paintEllipsoid(p, {1.6F, 1.4F, 2.2F}, 520, 1);
}

void paintGreatVessels(SlicePainter& painter)
{
    const auto tube = [&](std::initializer_list<Point> line, float radius, float value) {
        paintTube(painter, std::span(line.begin(), line.size()), radius, value);
    };
    painter.paintRod({{18, -18, 0}, {-14, -6, -6}, 11, 10}, venousBlood, 1.2F);    // right pulmonary artery
    painter.paintRod({{-14, -6, -6}, {-42, 4, -12}, 10, 7.5F}, venousBlood, 1.2F);
    tube({{14, -42, -30}, {18, -34, -10}, {19, -18, 4}, {28, 4, 8}, {43, 14, 0}}, 12, venousBlood);    // trunk, left
    tube({{43, 14, 0}, {46, 26, -14}}, 8, venousBlood);
    tube({{-42, 4, -12}, {-44, 12, -26}}, 7.5F, venousBlood);
    tube({{-27, -20, 44}, {-29, -14, 10}, {-29, -10, -34}}, 9, venousBlood + 30);    // upper caval vein
    tube({{-27, -20, 44}, {-24, -28, 60}, {-30, -24, 86}, {-28, -14, 120}}, 6.5F, venousBlood + 24);
    tube({{-26, -22, 44}, {0, -32, 52}, {24, -30, 62}, {34, -20, 88}, {30, -12, 120}}, 6, venousBlood + 24);
    tube({{-22, 0, -84}, {-26, 6, -120}, {-26, 16, -205}}, 11.5F, venousBlood - 18);    // lower caval vein
    tube({{-22, 5, -32}, {-40, -8, -16}}, 5.5F, arterialBlood);    // pulmonary veins
    tube({{-20, 14, -46}, {-34, 22, -48}}, 6, arterialBlood);
    tube({{30, 8, -30}, {42, -4, -14}}, 5.5F, arterialBlood);
    tube({{30, 16, -44}, {38, 26, -46}}, 6, arterialBlood);

    tube({{10, -18, -46}, {-4, -24, -26}, {-12, -24, 0}, {-10, -20, 26}}, 15, arterialBlood);    // aorta
    tube({{-10, -20, 26}, {-4, -12, 37}, {8, 2, 42}, {18, 16, 36}, {23, 28, 24}}, 12.5F, arterialBlood);
    std::array<Point, 12> descending{};
    for (std::size_t i = 0; i < descending.size(); ++i) {
        const float z = 24 - 21 * static_cast<float>(i);
        const float x = between(std::array<AtHeight, 3>{{{-190, 6}, {-90, 18}, {20, 23}}}, z);
        descending[i] = {x, vertebralCentreY(z) - 21, z};
    }
    paintTube(painter, descending, 11.5F, arterialBlood);
    painter.paintEllipsoid({11, 14, 48}, {1.8F, 3, 2}, 620, 1);    // plaque in the arch
    tube({{-4, -12, 40}, {-14, -12, 62}, {-22, -4, 90}, {-22, -2, 120}}, 6, arterialBlood);
    tube({{4, -3, 44}, {9, 0, 70}, {20, 0, 96}, {21, -2, 120}}, 4.4F, arterialBlood);
    tube({{13, 10, 42}, {17, 12, 70}, {22, 8, 98}, {38, -4, 108}, {64, -14, 102}, {98, -14, 90}, {140, -6, 86}}, 5,
         arterialBlood);
    tube({{-22, -3, 94}, {-38, -6, 108}, {-64, -14, 102}, {-98, -14, 90}, {-140, -6, 86}}, 5, arterialBlood);
    tube({{-9, 38, 16}, {-26, 18, 17}, {-29, -6, 14}}, 4, venousBlood);    // azygos and its arch
    for (float z = 16; z > -190; z -= 20)
        tube({{-9, vertebralCentreY(z) - 20, z}, {-9, vertebralCentreY(z - 20) - 20, z - 20}}, 3.4F, venousBlood - 10);
}

void paintAirwaysAndGullet(SlicePainter& painter)
{
    const auto airway = [&](std::span<const Point> line, float radius) {
        paintTube(painter, line, radius + 1.6F, wall);
        paintTube(painter, line, radius, air);
    };
    for (float z = 114; z > -110; z -= 12) {
        const auto at = [](float height) {
            const float x = between(std::array<AtHeight, 4>{{{-110, 16}, {-60, 5}, {0, 3}, {110, 4}}}, height);
            const float y = vertebralCentreY(height)
                - between(std::array<AtHeight, 4>{{{-110, 42}, {-60, 30}, {0, 25}, {110, 16}}}, height);
            return Point{x, y, height};
        };
        painter.paintRod({at(z), at(z - 12), 7, 7}, wall, 1.5F);
        if (static_cast<int>(z) % 36 == 6)
            painter.paintRod({at(z), at(z - 9), 2, 1.4F}, -400, 1.5F);
    }
    const std::array<Point, 5> left{{{3, 14, 2}, {13, 14, -10}, {27, 14, -22}, {38, 18, -30}, {43, 26, -40}}};
    const std::array<Point, 4> right{{{1, 14, 2}, {-13, 16, -12}, {-28, 18, -24}, {-38, 21, -42}}};
    const std::array<Point, 2> rightUpper{{{-18, 16, -14}, {-42, 14, -6}}};
    const std::array<Point, 4> trachea{{{0, -12, 125}, {0, 0, 80}, {1, 8, 40}, {2, 14, 2}}};
    airway(left, 5.2F);
    airway(right, 6);
    airway(rightUpper, 4);
    airway(trachea, 7.8F);
    // The carina: lumina of the three must not be closed by each other's walls.
    paintTube(painter, left, 5.2F, air);
    paintTube(painter, right, 6, air);
}

struct Ball {
    Point centre, radii;
};

constexpr std::array<Rod, 5> hepaticVeins{{{{-26, 8, -112}, {-78, 20, -124}, 5, 2.4F},
                                           {{-24, 4, -112}, {-46, -50, -122}, 4.6F, 2},
                                           {{-20, 2, -112}, {12, -46, -118}, 4, 2},
                                           {{-22, -14, -172}, {-58, -10, -158}, 6, 4},
                                           {{-58, -10, -158}, {-96, 16, -150}, 4, 2}}};

// Loops of gut that hold fluid, stool and some gas.
constexpr std::array<Ball, 4> bowel{{{{96, -18, -192}, {24, 27, 24}},
                                     {{30, -46, -212}, {34, 22, 20}},
                                     {{52, -4, -204}, {20, 17, 18}},
                                     {{66, -52, -196}, {18, 18, 26}}}};

}

void paintMediastinum(SlicePainter& painter)
{
    if (painter.z() < 26)
        paintHeart(painter);
    paintGreatVessels(painter);
    paintAirwaysAndGullet(painter);
    for (const float side : {-1.F, 1.F})
        painter.paintEllipsoid({side * 15, -8, 104}, {7, 10, 20}, 170, 1.5F);    // thyroid
    painter.paintEllipsoid({2, -46, 18}, {9, 4, 20}, -20, 5);    // what is left of the thymus
    // Small lymph nodes, as everyone has.
    for (const Point p : {Point{-18, 2, 22}, Point{-20, -2, 34}, Point{12, 4, 20}, Point{-2, 24, -14}})
        painter.paintEllipsoid(p, {4, 3, 4.5F}, muscle, 1.2F);
}

float abdomenHu(Point p, const SmoothNoise& texture)
{
    const float below = (diaphragmHeight(p.x, p.y) - p.z) * 0.6F;
    constexpr float edge = 1.4F;
    float hu = -104 + 8 * texture.at(p.x / 9, p.y / 9, p.z / 9);
    // The left lobe reaches over the midline in front.
    const float rightLobe =
        std::min({-6 - p.x - 0.3F * (p.y + 20) + 0.2F * (p.z + 150) + 5 * std::sin(p.z / 17 + p.y / 30), 84 - p.y,
                  16 + 0.5F * std::abs(p.x + 10) - (p.y - 24)});
    const float leftLobe = ellipsoidDepth(p, {8, -52, -122}, {54, 32, 46});
    const float liver = std::min(below - 2.2F, joined(rightLobe, leftLobe, 14));
    hu = mix(hu, 112 + 5 * texture.at(p.x / 6, p.y / 6, p.z / 6), coverage(liver, edge));
    if (liver > 4)
        for (const Rod& vein : hepaticVeins)
            hu = mix(hu, 158, coverage(rodDepth(p, vein), 2));
    for (const Ball& loop : bowel) {
        const float depth = ellipsoidDepth(p, loop.centre, loop.radii);
        const float content = p.y < loop.centre.y - 7 ? -900 : 25 + 40 * texture.at(p.x / 4, p.y / 4, p.z / 4);
        hu = mix(hu, mix(66, content, coverage(depth - 2.5F, 1.5F)), coverage(depth, edge));
    }
    const float spleen = std::min(below - 2.5F, ellipsoidDepth(p, {92, 40, -150}, {34, 44, 46}));
    hu = mix(hu, 126, coverage(spleen, edge));
    const float kidney = ellipsoidDepth(p, {p.x < 0 ? -52.F : 54.F, 58, p.x < 0 ? -222.F : -212.F}, {26, 24, 48});
    hu = mix(hu, 168, coverage(kidney, edge));
    const float fundus =
        joined(ellipsoidDepth(p, {62, -2, -134}, {34, 34, 34}), ellipsoidDepth(p, {50, -36, -164}, {36, 26, 34}), 16);
    const float stomach = std::min(below - 2.5F, fundus);
    hu = mix(hu, 74, coverage(stomach, edge));
    // The patient lies on the back, so the gastric bubble stands in front of a level.
    hu = mix(hu, mix(24, -960, coverage(-24 - p.y, 1)), coverage(stomach - 4, edge));
    // The diaphragm itself.
    return mix(muscle, hu, coverage(below - 2.2F, 1.2F));
}

}
