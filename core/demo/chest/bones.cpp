#include "core/demo/chest/bones.h"

#include "core/demo/chest/wall.h"

#include <array>
#include <numbers>

namespace lantern::demo {

namespace {

// Centres of C6 ... L1 in mm; the carina (z = 0) stands before T4/T5.
constexpr std::array<float, 15> centres{114, 97, 79, 60, 40, 19, -3, -26, -49, -73, -97, -122, -148, -175, -204};
constexpr std::size_t firstThoracic = 2;

Point scaled(Point p, Point factor) { return {p.x * factor.x, p.y * factor.y, p.z * factor.z}; }

Bone bone(Point a, Point b, float radiusA, float radiusB, Point stretch = {1, 1, 1})
{
    return {.rod = {scaled(a, stretch), scaled(b, stretch), radiusA, radiusB}, .stretch = stretch, .tissue = {}};
}

void addChain(std::vector<Bone>& bones, std::span<const Point> points, float radius, Point stretch, BoneTissue tissue)
{
    for (std::size_t i = 0; i + 1 < points.size(); ++i) {
        bones.push_back(bone(points[i], points[i + 1], radius, radius, stretch));
        bones.back().tissue = tissue;
    }
}

struct RibShape {
    float drop;    // mm from the spine to the front end
    float end;    // radians from the back where bone turns into cartilage
    bool reachesSternum;
};

constexpr std::array<RibShape, 12> ribShapes{{{36, 2.55F, true},
                                              {60, 2.62F, true},
                                              {78, 2.62F, true},
                                              {92, 2.58F, true},
                                              {102, 2.5F, true},
                                              {110, 2.4F, true},
                                              {114, 2.28F, true},
                                              {112, 2.12F, true},
                                              {104, 1.98F, true},
                                              {94, 1.8F, false},
                                              {74, 1.35F, false},
                                              {50, 0.95F, false}}};

// Where the cartilage of each rib meets the sternum (those of 8 and 9 climb to that of 7).
constexpr std::array<float, 9> sternalHeight{42, 22, 2, -18, -38, -58, -74, -82, -90};

void addRib(std::vector<Bone>& bones, std::size_t number, float side)
{
    const RibShape& shape = ribShapes[number];
    const float top = centres[firstThoracic + number] + 7;
    const auto layerPoint = [&](float angle) {
        const float share = angle / std::numbers::pi_v<float>;
        return ribLayerPoint(side * angle, top - shape.drop * share * (0.45F + 0.75F * share));
    };
    // Head and neck run from the vertebral body over the transverse process into the cage.
    const float centreY = vertebralCentreY(top);
    std::vector<Point> line{{side * 17, centreY + 7, top}, {side * 30, centreY + 23, top + 1}};
    const float start = number == 0 ? 0.75F : 0.52F;
    constexpr int steps = 26;
    for (int i = 0; i <= steps; ++i)
        line.push_back(layerPoint(start + (shape.end - start) * static_cast<float>(i) / steps));
    const float radius = number == 0 ? 3.2F : 3.6F;
    addChain(bones, line, radius, {1, 1, 0.58F}, {.cortex = 1.4F, .cortexHu = 860, .marrowHu = 240});

    if (!shape.reachesSternum)
        return;
    const Point end = line.back();
    const float goal = sternalHeight[number];
    std::vector<Point> cartilage{end};
    for (int i = 1; i <= 8; ++i) {
        const float share = static_cast<float>(i) / 8, angle = mix(shape.end, 2.98F, share);
        cartilage.push_back(ribLayerPoint(side * angle, mix(end.z, goal, share * share)));
    }
    addChain(bones, cartilage, 4, {1, 1, 0.62F}, {.cortex = 0.7F, .cortexHu = 150, .marrowHu = 95});
}

void addArch(std::vector<Bone>& bones, float centreZ, float centreY)
{
    for (const float side : {-1.F, 1.F}) {
        const Point pedicleRoot{side * 12, centreY + 8, centreZ + 4}, facet{side * 14, centreY + 22, centreZ + 2};
        bones.push_back(bone(pedicleRoot, facet, 3.6F, 4.6F, {1, 1, 0.6F}));
        bones.push_back(bone(facet, {side * 31, centreY + 29, centreZ + 7}, 3.8F, 4, {1, 1, 0.7F}));
        bones.push_back(bone(facet, {0, centreY + 31, centreZ - 5}, 3.2F, 3.2F, {1, 1, 0.35F}));
    }
    bones.push_back(bone({0, centreY + 31, centreZ - 5}, {0, centreY + 43, centreZ - 19}, 2.6F, 3.2F, {1, 1, 0.45F}));
}

void addSternum(std::vector<Bone>& bones)
{
    const auto at = [](float z) {
        Point p = ribLayerPoint(std::numbers::pi_v<float>, z);
        p.y -= 1;
        return p;
    };
    constexpr BoneTissue sternum{.cortex = 1, .cortexHu = 480, .marrowHu = 130};
    // Stretch shrinks x, so a radius of 5 front to back becomes a plate several times as wide.
    for (const float z : {46.F, 34.F, 22.F})
        addChain(bones, std::array{at(z), at(z - 10)}, 5.5F, {z > 40 ? 0.2F : 0.26F, 1, 0.8F}, sternum);
    for (const float z : {6.F, -16.F, -38.F, -60.F})
        addChain(bones, std::array{at(z), at(z - 19)}, 5, {0.32F, 1, 0.9F}, sternum);
    addChain(bones, std::array{at(-86), at(-104)}, 3, {0.4F, 1, 1}, sternum);
}

void addShoulder(std::vector<Bone>& bones, float side)
{
    constexpr BoneTissue clavicle{.cortex = 1.8F, .cortexHu = 900, .marrowHu = 220};
    addChain(bones,
             std::array<Point, 6>{{{side * 17, -40, 52},
                                   {side * 38, -48, 60},
                                   {side * 65, -46, 70},
                                   {side * 95, -30, 83},
                                   {side * 120, -10, 98},
                                   {side * 138, 2, 108}}},
             5.4F, {1, 1, 1}, clavicle);

    // The blade: a thin fan between its medial and lateral edges, with thick edges.
    constexpr BoneTissue blade{.cortex = 1, .cortexHu = 560, .marrowHu = 240};
    for (float share = 0; share <= 1; share += 0.04F) {
        const Point medial = mix(Point{side * 98, 88, -28}, Point{side * 62, 74, 88}, share);
        const Point lateral = mix(Point{side * 104, 86, -28}, Point{side * 129, 30, 96}, share);
        const Point middle = mix(medial, lateral, 0.5F) + Point{0, 5 * share, 0};
        addChain(bones, std::array{medial, middle, lateral}, 1.7F, {1, 1, 0.45F}, blade);
        bones.push_back(bone(lateral, lateral + Point{side, -1, 1}, 3.6F, 3.6F, {1, 1, 0.6F}));
    }
    addChain(bones, std::array<Point, 3>{{{side * 72, 78, 60}, {side * 103, 64, 82}, {side * 138, 36, 104}}}, 3.6F,
             {1, 1, 0.7F}, {.cortex = 1.4F, .cortexHu = 650, .marrowHu = 230});
    bones.push_back(bone({side * 128, 30, 96}, {side * 131, 26, 108}, 9, 10));    // glenoid
    bones.push_back(bone({side * 148, 18, 112}, {side * 156, 10, 150}, 20, 14));    // upper arm, raised
}

}

std::vector<Vertebra> vertebrae()
{
    std::vector<Vertebra> spine;
    for (std::size_t i = 0; i < centres.size(); ++i) {
        const float above = i == 0 ? 17 : centres[i - 1] - centres[i];
        const float below = i + 1 == centres.size() ? 30 : centres[i] - centres[i + 1];
        const float grown = static_cast<float>(i) / static_cast<float>(centres.size() - 1);
        spine.push_back(
            {centres[i], (above + below) / 2 - mix(3.5F, 6, grown), mix(13.5F, 20, grown), mix(9.5F, 15.5F, grown)});
    }
    return spine;
}

std::vector<Bone> chestBones()
{
    std::vector<Bone> bones;
    for (const float side : {-1.F, 1.F}) {
        for (std::size_t number = 0; number < ribShapes.size(); ++number)
            addRib(bones, number, side);
        addShoulder(bones, side);
    }
    for (const float centreZ : centres)
        addArch(bones, centreZ, vertebralCentreY(centreZ));
    addSternum(bones);
    return bones;
}

}
