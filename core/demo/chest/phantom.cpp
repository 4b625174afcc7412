#include "core/demo/chest/phantom.h"

#include "core/demo/chest/organs.h"
#include "core/demo/chest/wall.h"

#include <array>
#include <numbers>

namespace lantern::demo {

namespace {

constexpr float air = -1000, edge = 1.1F;    // edges blurred as by a soft reconstruction kernel, mm

}

ChestPhantom::ChestPhantom(std::uint64_t seed)
    : m_seed(seed)
    , m_grid{.rows = 512, .columns = 512, .spacing = 0.72F, .left = -0.72F * 255.5F, .top = 14 - 0.72F * 255.5F}
    , m_texture(scrambled(seed) ^ 7)
    , m_trees(growLungTrees(seed))
    , m_bones(chestBones())
    , m_spine(vertebrae())
{
    m_radius.resize(m_grid.count());
    m_direction.resize(m_grid.count());
    for (int row = 0; row < m_grid.rows; ++row)
        for (int column = 0; column < m_grid.columns; ++column) {
            const float x = m_grid.x(column), y = m_grid.y(row);
            const float turns = std::atan2(y, x) / (2 * std::numbers::pi_v<float>);
            const auto step = static_cast<int>(std::lround(turns * ChestContours::directions));
            m_radius[m_grid.index(column, row)] = std::sqrt(x * x + y * y);
            m_direction[m_grid.index(column, row)] = static_cast<std::uint16_t>(
                (step + static_cast<int>(ChestContours::directions)) % static_cast<int>(ChestContours::directions));
        }
    placeNodules();
}

float ChestPhantom::lungHu(Point p) const
{
    // Blood sinks: the back of a lung is denser in a patient who lies on it.
    const float texture =
        17 * m_texture.at(p.x / 8, p.y / 8, p.z / 8) + 16 * m_texture.at(p.x / 2.6F, p.y / 2.6F, p.z / 3);
    float hu = -846 + 0.42F * p.y + texture;
    const float major = std::abs(majorFissure(p));
    const float minor = p.x < 0 && majorFissure(p) > 0 ? std::abs(minorFissure(p)) : 10;
    hu += 95 * coverage(0.55F - std::min(major, minor), 1.5F);
    return hu;
}

void ChestPhantom::paintBody(SlicePainter& painter) const
{
    const float z = painter.z();
    const ChestContours contours = chestContoursAt(z);
    auto& values = painter.values();

    const auto muscleHu = [&](Point p) {
        // Muscles are parted by sheets of fat: where a slow random field crosses zero.
        // The sheets follow the chest's curve, so the field is long around it and short across it.
        const float r = std::sqrt(p.x * p.x + p.y * p.y) + 1;
        const float field = m_texture.at(3 * p.x / r + p.z / 110, 3 * p.y / r,
                                         r / 15 + 0.15F * m_texture.at(p.x / 9, p.y / 9, p.z / 20));
        const float strands = 5 * m_texture.at(p.x / 3, p.y / 3, p.z / 12);
        return mix(60 + strands, -88, coverage(0.07F - std::abs(field), 0.09F));
    };
    const auto insideHu = [&](Point p, float pleura) {
        const float above = (p.z - diaphragmHeight(p.x, p.y)) * 0.6F;
        const float free = shared(pleura, -mediastinumDepth(p), pleuralRounding);
        const float apex = lungApexDepth(p);
        const float lung = std::min({above, free, apex});
        float hu = -96 + 9 * m_texture.at(p.x / 8, p.y / 8, p.z / 8);
        // Above the cupolas lies the neck: mostly muscle.
        if (p.z > 60)
            hu = mix(hu, muscleHu(p), coverage(p.z - 88 + 0.2F * p.y, 30));
        if (above < 3 && p.z < -70)
            hu = mix(hu, abdomenHu(p, m_texture), coverage(-above, edge));
        return lung > -edge ? mix(hu, lungHu(p), coverage(lung, edge)) : hu;
    };

    for (int row = 0; row < m_grid.rows; ++row)
        for (int column = 0; column < m_grid.columns; ++column) {
            const std::size_t i = m_grid.index(column, row);
            const std::size_t direction = m_direction[i];
            const float r = m_radius[i];
            const float skin = contours.skin[direction] - r;
            float& hu = values[i];
            hu = air;
            if (skin < -edge)
                continue;
            const Point p{m_grid.x(column), m_grid.y(row), z};
            const float pleura = contours.pleura[direction] - r;
            if (pleura < edge) {
                const float muscle = contours.muscle[direction] - r, cage = contours.cage[direction] - r;
                hu = mix(hu, 10, coverage(skin, edge));
                if (skin > 1)
                    hu = mix(hu, -108 + 7 * m_texture.at(p.x / 10, p.y / 10, p.z / 10), coverage(skin - 2, edge));
                if (muscle > -edge)
                    hu = mix(hu, muscleHu(p), coverage(muscle, edge));
                if (cage > -edge)    // a little fat lies under the ribs, muscle between them
                    hu = mix(hu, mix(48, -70, coverage(cage - 7.6F, 1.2F)), coverage(cage, edge));
            }
            if (pleura > -edge)
                hu = mix(hu, insideHu(p, pleura), coverage(pleura, edge));
        }
}

void ChestPhantom::paintTrees(SlicePainter& painter) const
{
    // Thin vessels do not fill a voxel: their edge is wider than they are, so they fade.
    const auto vessel = [&](const Rod& rod, float blood) {
        const Box box = painter.boxOf(rod, 0.7F);
        painter.eachIn(box, [&](Point p, float& there) {
            const float cover = coverage(rodDepth(p, rod), 1.3F);
            if (cover > 0)
                there = std::max(there, mix(there, blood, cover));
        });
    };
    for (const Rod& rod : m_trees.veins)
        vessel(rod, 150);
    for (const Rod& rod : m_trees.arteries)
        vessel(rod, 155);
    for (const Rod& rod : m_trees.bronchi) {
        const float wall = 0.45F + 0.12F * rod.radiusA;
        painter.paintRod({rod.a, rod.b, rod.radiusA + wall, rod.radiusB + wall}, -80, 1);
    }
    for (const Rod& rod : m_trees.bronchi)
        painter.paintRod(rod, -980, 1);
}

void ChestPhantom::paintBones(SlicePainter& painter) const
{
    const float z = painter.z();
    // Pieces of a bone overlap, so each is painted as compact bone first and marrow after, all together.
    for (const bool marrow : {false, true})
        for (const Bone& bone : m_bones) {
            if (z < bone.lowest() || z > bone.highest())
                continue;
            Rod rod = bone.rod;
            if (marrow) {
                rod.radiusA -= bone.tissue.cortex, rod.radiusB -= bone.tissue.cortex;
                if (rod.radiusA <= 0.2F)
                    continue;
            }
            // Boxes are in the patient, rods in the stretched space.
            const float reach = std::max(rod.radiusA, rod.radiusB);
            const auto low = [&](float a, float b, float s) { return (std::min(a, b) - reach) / s - 1; };
            const auto high = [&](float a, float b, float s) { return (std::max(a, b) + reach) / s + 1; };
            const Box box{low(rod.a.x, rod.b.x, bone.stretch.x), high(rod.a.x, rod.b.x, bone.stretch.x),
                          low(rod.a.y, rod.b.y, bone.stretch.y), high(rod.a.y, rod.b.y, bone.stretch.y)};
            const float value = marrow ? bone.tissue.marrowHu : bone.tissue.cortexHu;
            painter.paint(box, value, marrow ? 1 : edge, [&](Point p) {
                return rodDepth({p.x * bone.stretch.x, p.y * bone.stretch.y, p.z * bone.stretch.z}, rod);
            });
        }

    for (std::size_t i = 0; i < m_spine.size(); ++i) {
        const Vertebra& bone = m_spine[i];
        const float away = z - bone.centreZ;
        const float centreY = vertebralCentreY(z);
        const float middle = bone.height / 2;
        const float discBelow = i + 1 < m_spine.size()
            ? (bone.centreZ - middle + m_spine[i + 1].centreZ + m_spine[i + 1].height / 2) / 2
            : bone.centreZ - middle - 3;
        if (away > middle + 4 || z < discBelow - 1)
            continue;
        const float waist = 1.6F * (1 - square(std::min(std::abs(away) / middle, 1.F)));
        const Box box{-26, 26, centreY - 22, centreY + 22};
        const auto footprint = [&](Point p) {
            // A bean: rounded in front, hollow towards the canal.
            const Point local{p.x, p.y - centreY, 0};
            const float bean = ellipsoidDepth(local, {}, {bone.halfWidth - waist, bone.halfDepth - waist, 100});
            return std::min(bean, bone.halfDepth - 2.5F - local.y + 0.012F * square(local.x));
        };
        if (std::abs(away) < middle + 6)
            painter.paint(box, 92, 1.2F, [&](Point p) {    // disc, wherever the body below does not cover it
                return std::min(footprint(p) + 0.6F, middle + 3.2F - std::abs(away));
            });
        const auto body = [&](Point p) {
            const float flat = footprint(p);
            const float plate = middle - 1.2F * coverage(flat - 4, 8) - std::abs(away);
            return std::min(flat, plate);
        };
        painter.paint(box, 560, edge, body);
        painter.eachIn(box, [&](Point p, float& there) {
            const float inner = coverage(body(p) - 1.1F, 1);
            if (inner > 0)
                there = mix(there, 185 + 34 * m_texture.at(p.x / 1.8F, p.y / 1.8F, p.z / 2), inner);
        });
    }
    // The spinal canal with its cord.
    const float canalY = vertebralCentreY(z) + between(std::array<AtHeight, 2>{{{-200, 23}, {110, 18}}}, z);
    painter.paintEllipsoid({0, canalY, z}, {9.5F, 8, 100}, -20, 1.2F);
    painter.paintEllipsoid({0, canalY, z}, {8.4F, 7, 100}, 18, 1.2F);
    painter.paintEllipsoid({0, canalY, z}, {4.6F, 3.6F, 100}, 40, 1.5F);
}

void ChestPhantom::paintNodules(SlicePainter& painter) const
{
    for (const Nodule& nodule : m_nodules) {
        const float radius = nodule.diameter / 2;
        if (std::abs(painter.z() - nodule.centre.z) > radius + 8)
            continue;
        const Point c = nodule.centre;
        const float reach = radius + 8;
        const float salt = c.x * 0.37F;    // so that no two nodules have the same lobes
        painter.paint({c.x - reach, c.x + reach, c.y - reach, c.y + reach}, 48, 1.7F, [&](Point p) {
            const Point away = p - c;
            const float distance = length(away);
            const Point towards = (1.9F / std::max(distance, 0.5F)) * away;
            const float lobes = 0.09F * m_texture.at(towards.x + salt, towards.y, towards.z);
            return radius * (1 + lobes) - distance;
        });
        if (nodule.diameter < 12)
            continue;
        // Larger ones pull fine strands towards themselves.
        Random random(m_seed, static_cast<std::uint64_t>(1000 * nodule.diameter));
        for (int i = 0; i < 9; ++i) {
            const Point direction = unit({static_cast<float>(random.normal()), static_cast<float>(random.normal()),
                                          static_cast<float>(random.normal())});
            const auto reachOut = static_cast<float>(random.between(1.3, 1.75));
            const Rod strand{c + 0.8F * radius * direction, c + reachOut * radius * direction, 0.8F, 0.3F};
            painter.paintRod(strand, -200, 1.4F);
        }
    }
}

std::vector<float> ChestPhantom::anatomyAt(float z) const
{
    SlicePainter painter(m_grid, z);
    paintBody(painter);
    paintTrees(painter);
    paintNodules(painter);
    paintMediastinum(painter);
    paintBones(painter);
    return std::move(painter.values());
}

}
