#include "core/demo/head_phantom.h"

#include <array>

namespace lantern::demo {

namespace {

// Signals as a spin echo at 1.5 T gives them, roughly: T1 after contrast, and T2.
constexpr MrSignal air{12, 12}, skinSignal{390, 330}, fat{860, 600}, compactBone{45, 40}, marrow{500, 360},
    muscle{330, 210}, csf{135, 930}, grey{385, 510}, white{535, 340}, deepGrey{430, 410}, sinusBlood{880, 55},
    dura{610, 150}, mucosa{640, 720}, vitreous{150, 900}, rim{930, 470}, necrosis{190, 830}, oedema{405, 800},
    fluidVessel{560, 50};

MrSignal mix(MrSignal from, MrSignal to, float share)
{
    return {demo::mix(from.t1c, to.t1c, share), demo::mix(from.t2, to.t2, share)};
}

constexpr float edge = 0.9F;    // mm

float skinDepth(Point p)
{
    // Above the brow an ellipsoid; below it the head goes on nearly straight, with a face in front.
    float depth = ellipsoidDepth(p, {0, 0, -6}, {77, 97, p.z > -6 ? 94.F : 260.F});
    if (p.z < -20)
        depth = joined(depth, rodDepth(p, {{0, -86, -34}, {0, -104, -66}, 7, 11}), 12);
    return depth;
}

float vaultDepth(Point p) { return ellipsoidDepth(p, {0, -1, 10}, {64, 83, 64}); }

// Height of the anterior fossa's floor in front and of the tentorium behind, which is a tent.
float cerebrumFloor(Point p)
{
    const float front = -20 + 0.12F * (p.y + 22);
    const float tent =
        -21 + 0.15F * (p.y + 22) + 9 * std::exp(-square(p.x / 20)) * coverage(p.y - 16, 30) * coverage(58 - p.y, 40);
    return demo::mix(front, tent, coverage(p.y + 22, 16));
}

float cerebrumDepth(Point p)
{
    float depth = vaultDepth(p);
    depth = std::min(depth, p.z - cerebrumFloor(p));
    const float temporal = ellipsoidDepth({std::abs(p.x), p.y, p.z}, {41, -6, -27}, {23, 37, 21});
    return joined(depth, temporal, 6);
}

float cerebellumDepth(Point p)
{
    const float hemispheres = ellipsoidDepth({std::abs(p.x), p.y, p.z}, {20, 43, -36}, {35, 35, 33});
    return std::min(hemispheres, cerebrumFloor(p) - 2.5F - p.z);
}

float brainstemDepth(Point p)
{
    const float pons = ellipsoidDepth(p, {0, 11, -31}, {16, 13, 15});
    return joined(rodDepth(p, {{0, 9, -8}, {0, 24, -80}, 12, 8.5F}), pons, 6);
}

float ventricleDepth(Point p)
{
    const Point q{std::abs(p.x), p.y, p.z};
    float depth = rodDepth(q, {{5.5F, -32, 15}, {10, -6, 23}, 4.6F, 4});
    depth = std::max(depth, rodDepth(q, {{10, -6, 23}, {19, 30, 19}, 4, 6.5F}));
    depth = std::max(depth, rodDepth(q, {{19, 30, 19}, {22, 52, 12}, 6, 2.2F}));
    depth = std::max(depth, rodDepth(q, {{20, 32, 17}, {34, 14, -10}, 5, 2.4F}));
    depth = std::max(depth, rodDepth(q, {{34, 14, -10}, {31, -10, -22}, 2.2F, 1.6F}));
    depth = std::min(depth, q.x - 0.9F);    // the septum
    depth = std::max(depth, std::min({1.7F - q.x, 15 - std::abs(p.y - 4), 12 - std::abs(p.z - 1)}));    // third
    return std::max(depth, ellipsoidDepth(p, {0, 28, -38}, {8, 5.5F, 10}));    // fourth
}

float deepGreyDepth(Point p)
{
    const Point q{std::abs(p.x), p.y, p.z};
    float depth = ellipsoidDepth(q, {13, -20, 14}, {5, 10, 11});    // caudate
    depth = std::max(depth, ellipsoidDepth(q, {26.5F - 0.12F * p.y, -4, 5}, {6.5F, 17, 12}));    // lentiform
    return std::max(depth, ellipsoidDepth(q, {10, 12, 6}, {8.5F, 14, 10}));    // thalamus
}

// The cleft between the hemispheres, which the corpus callosum interrupts.
float cleftDepth(Point p, float waviness)
{
    const float callosum = ellipsoidDepth(p, {0, 2, 8}, {400, 45, 27});
    const float width = 0.7F + 1.4F * coverage(-p.y - 30, 60);
    return std::min(width - std::abs(p.x - waviness), -callosum);
}

// The lateral fissure, down to the insula.
float sylvianDepth(Point p)
{
    const float x = std::abs(p.x);
    const float height = -4 + 0.8F * (p.y + 6) + 2.5F * std::sin(p.y / 7) + 2 * std::sin(x / 5);
    return std::min({1.3F - 0.7F * std::abs(p.z - height), x - 40, p.y + 30, 26 - p.y});
}

// Large arteries at the base (dark on T2) and the dural sinuses, which take up the contrast medium.
float arteryDepth(Point p)
{
    const Point q{std::abs(p.x), p.y, p.z};
    float depth = rodDepth(p, {{0, -5, -46}, {0, -4, -16}, 1.7F, 1.6F});
    depth = std::max(depth, rodDepth(q, {{13, -14, -48}, {12, -16, -14}, 2.3F, 2}));
    depth = std::max(depth, rodDepth(q, {{12, -16, -14}, {37, -18, -9}, 1.6F, 1.3F}));
    return std::max(depth, rodDepth(q, {{8, -18, -13}, {2, -34, 2}, 1.2F, 1.1F}));
}

float venousSinusDepth(Point p)
{
    // Along the inside of the vault in the midline.
    const float r = std::sqrt(square((p.y + 1) / 83) + square((p.z - 10) / 64));
    const float across = p.z > -8 && (p.y > -40 || p.z > 30) ? std::abs(r - 0.985F) * 70 : 100;
    float depth = 3.6F - std::sqrt(square(p.x) + square(across));
    const Point q{std::abs(p.x), p.y, p.z};
    depth = std::max(depth, rodDepth(q, {{0, 81, -6}, {46, 58, -18}, 4, 3.6F}));
    depth = std::max(depth, rodDepth(q, {{46, 58, -18}, {52, 34, -34}, 3.6F, 3.6F}));
    return std::max(depth, rodDepth(q, {{52, 34, -34}, {34, 20, -56}, 3.6F, 4}));
}

}

HeadPhantom::HeadPhantom(std::uint64_t seed)
    : m_seed(seed)
    , m_grid{.rows = 256, .columns = 256, .spacing = 0.9F, .left = -0.9F * 127.5F, .top = -4 - 0.9F * 127.5F}
    , m_folds(scrambled(seed) ^ 91)
{
    Random random(seed, 31);
    const float side = random.uniform() < 0.5 ? -1.F : 1.F;
    const auto roll = [&](double low, double high) { return static_cast<float>(random.between(low, high)); };
    // As large as such a tumour mostly is when it is found; the shipped network was trained on those.
    m_lesion = {.centre = {side * roll(30, 34), roll(14, 22), roll(30, 34)},
                .diameter = roll(42, 46),
                .oedemaReach = roll(13, 16),
                .site = side > 0 ? "left parietal lobe" : "right parietal lobe"};
}

MrSignal HeadPhantom::withLesion(Point p, MrSignal healthy, float whiteMatter) const
{
    const Point away = p - m_lesion.centre;
    const float distance = length(away), radius = m_lesion.diameter / 2;
    if (distance > radius + 2.2F * m_lesion.oedemaReach)
        return healthy;
    const Point towards = (2.1F / std::max(distance, 0.5F)) * away;
    const float lobes = m_folds.at(towards.x + 9, towards.y, towards.z);
    // Oedema runs along white matter in fingers and spares the cortex.
    const float reach = m_lesion.oedemaReach * (1 + 0.75F * lobes);
    const float swollen = coverage(radius + reach - distance, 7) * whiteMatter;
    MrSignal signal = mix(healthy, oedema, swollen);
    const float outer = radius * (1 + 0.07F * lobes) - distance;
    signal = mix(signal, rim, coverage(outer, edge));
    const float thickness = 3.6F + 1.8F * m_folds.at(towards.x, towards.y + 5, towards.z);
    return mix(signal, necrosis, coverage(outer - thickness, 1.4F));
}

float HeadPhantom::sulcusDistance(Point p) const
{
    const auto field = [&](Point at) {
        // Turned, so that the folds do not follow the axes of the lattice, and bent.
        const Point q{0.8F * at.x + 0.48F * at.y - 0.36F * at.z, -0.6F * at.x + 0.64F * at.y - 0.48F * at.z,
                      0.8F * at.z + 0.6F * at.y};
        const float bend = 0.3F * m_folds.at(q.x / 8, q.y / 8 + 30, q.z / 8);
        return m_folds.at(q.x / 12.5F + bend + 3, q.y / 12.5F + bend, q.z / 12.5F - bend);
    };
    const float here = field(p), step = 0.8F;
    const Point slope{field(p + Point{step, 0, 0}) - here, field(p + Point{0, step, 0}) - here,
                      field(p + Point{0, 0, step}) - here};
    return std::min(step * std::abs(here) / std::max(length(slope), 0.02F), 20.F);
}

MrSignal HeadPhantom::brainAt(Point p, float hull) const
{
    // Swelling pushes the midline a little to the other side; the lesion itself stays where the truth says.
    const Point place = p, away = p - m_lesion.centre;
    const float push = 4 * std::exp(-dot(away, away) / (2 * square(34)));
    if (m_lesion.centre.x > 0)
        p.x += push;
    else
        p.x -= push;

    const float cerebellum = cerebellumDepth(p), stem = brainstemDepth(p), cerebrum = cerebrumDepth(p);
    MrSignal signal = csf;
    if (cerebellum > -1) {
        // Leaves of the cerebellum: thin layers that follow its surface.
        const float bend = 2.2F * m_folds.at(p.x / 14, p.y / 14, p.z / 14);
        const float leaf = std::sin((p.z * 1.5F + 0.25F * std::abs(p.x) + 0.5F * p.y) * 0.9F + bend);
        const float core = coverage(cerebellum - 9 - 2.5F * leaf, 3);
        MrSignal leaves = mix(grey, csf, 0.45F * coverage(leaf - 0.55F, 0.7F) * coverage(9 - cerebellum, 8));
        leaves = mix(leaves, white, core);
        signal = mix(signal, leaves, coverage(cerebellum, edge));
    }
    if (stem > -1)
        signal = mix(signal, mix(white, deepGrey, 0.35F), coverage(stem, edge));
    if (cerebrum > -1) {
        const float waviness = 1.2F * m_folds.at(1, p.y / 30, p.z / 30);
        const float cleft = cleftDepth(p, waviness), sylvian = sylvianDepth(p);
        // Sulci: where a slow random field crosses zero, cut about 20 mm deep from any free surface.
        const float fromSurface = std::min({cerebrum, -cleft, -sylvian});
        const float clear = m_lesion.diameter / 2 + 5 - length(away);    // a mass fills the folds about it
        const float toSulcus = (fromSurface < 26 ? sulcusDistance(p) : 20) + 12 * coverage(clear, 6);
        const float deep = std::max(fromSurface - 11, 0.F);
        const float halfWidth = 1.0F * std::clamp(1 - fromSurface / 18, 0.F, 1.F);
        const float fromFree = std::min(fromSurface, toSulcus - halfWidth + 0.8F * deep);
        const float mottle = 10 * m_folds.at(p.x / 3, p.y / 3, p.z / 4);
        const float whiteShare = coverage(fromFree - 2.9F, 1.3F);
        MrSignal tissue = mix(grey, white, whiteShare);
        tissue = mix(tissue, deepGrey, coverage(deepGreyDepth(p), 1.4F));
        tissue.t1c += mottle, tissue.t2 += mottle;
        tissue = withLesion(place, tissue, whiteShare);
        const float ventricle = ventricleDepth(p);
        tissue = mix(tissue, csf, coverage(ventricle, edge));
        if (ventricle > 1 && p.z > 8 && p.y > 14)    // the choroid plexus enhances
            tissue = mix(tissue, {780, 560},
                         coverage(rodDepth({std::abs(p.x), p.y, p.z}, {{16, 20, 20}, {20, 33, 15}, 1.2F, 2}), 1));
        signal = mix(signal, tissue, coverage(std::min(cerebrum, fromFree), edge));
        // The falx is a thin sheet of dura in the cleft.
        if (cleft > -2 && hull > 2)
            signal =
                mix(signal, dura, 0.8F * coverage(0.5F - std::abs(p.x - waviness), 0.8F) * coverage(cleft + 0.3F, 1));
    }
    if (stem > -10 && p.z > -46)
        signal = mix(signal, csf, coverage(ellipsoidDepth(p, {0, 28, -38}, {8, 5.5F, 10}), edge));
    signal = mix(signal, fluidVessel, coverage(arteryDepth(p), edge));
    return signal;
}

MrSignal HeadPhantom::outsideBrainAt(Point p, float hull, float skin) const
{
    const float x = std::abs(p.x);
    // Soft tissue from the skin inwards: skin, fat, and muscle at the temples and the neck.
    MrSignal signal = mix(air, skinSignal, coverage(skin, edge));
    signal = mix(signal, fat, coverage(skin - 1.6F, edge));
    const float low = coverage(-p.z - 16, 26);
    const float muscled =
        std::max(coverage(p.z + 34, 30) * coverage(30 - p.z, 30) * coverage(-p.y + 20, 40) * coverage(x - 55, 10),
                 low * coverage(p.y - 10, 50));
    const float strands = std::clamp(0.22F + 0.3F * m_folds.at(p.x / 9 + 0.06F * p.y, p.y / 6, p.z / 16)
                                         + 0.22F * m_folds.at(p.x / 3, p.y / 4, p.z / 9),
                                     0.F, 1.F);
    signal = mix(signal, mix(muscle, fat, strands), std::max(muscled, low) * coverage(skin - 4.5F, 1.5F));

    // The vault: two tables of compact bone with marrow between; thin at the temples.
    const float thickness = 7.2F - 2.6F * coverage(x - 52, 16) * coverage(30 - std::abs(p.y), 20);
    const float outer = std::min(hull + thickness + 2.2F, skin - 3);
    const MrSignal diploe = mix(marrow, compactBone, 0.3F + 0.3F * m_folds.at(p.x / 5, p.y / 5, p.z / 5));
    MrSignal bone = mix(compactBone, diploe, coverage(std::min(outer - 1.9F, -hull - 3.6F), 1));
    signal = mix(signal, bone, coverage(outer, edge));

    if (p.z < -10 && p.y < 0) {
        // The face: sinuses with their lining, nasal cavity, orbits with globes, fat and muscles.
        const auto hollow = [&](Point centre, Point radii) {
            const float depth = ellipsoidDepth({x, p.y, p.z}, centre, radii);
            signal = mix(signal, mix(mucosa, air, coverage(depth - 1.4F, 1)), coverage(depth, edge));
        };
        const float base =
            coverage(-p.z - 22, 10) * coverage(skin - 9, 6) * coverage(-hull - 4, 3) * coverage(-p.y - 8, 16);
        signal = mix(signal, mix(mix(muscle, marrow, 0.5F), fat, strands), base);
        const float orbit = ellipsoidDepth({x, p.y, p.z}, {32, -58, -36}, {18, 27, 17});
        signal = mix(signal, fat, coverage(std::min(orbit, skin - 2), edge));
        const float globe = ellipsoidDepth({x, p.y, p.z}, {32, -72, -36}, {12.4F, 12.4F, 12.4F});
        signal = mix(signal, mix({420, 300}, vitreous, coverage(globe - 1.3F, edge)), coverage(globe, edge));
        signal =
            mix(signal, {460, 330}, coverage(ellipsoidDepth({x, p.y, p.z}, {32, -81, -36}, {4.5F, 2.2F, 4.5F}), edge));
        signal = mix(signal, {430, 420},
                     coverage(rodDepth({x, p.y, p.z}, {{31, -60, -36}, {15, -26, -33}, 1.9F, 1.9F}), edge));
        for (const float offset : {-12.F, 12.F})
            signal = mix(signal, {560, 260},
                         coverage(rodDepth({x, p.y, p.z}, {{32 + offset, -66, -36}, {20, -32, -34}, 2, 1.5F}), edge));
        hollow({10, -76, -14}, {11, 7, 9});    // frontal sinus
        hollow({7, -52, -38}, {6, 22, 11});    // ethmoid cells
        hollow({8, -22, -34}, {8, 10, 8});    // sphenoid sinus
        hollow({30, -58, -66}, {14, 17, 13});    // maxillary sinus
        hollow({4, -62, -60}, {3, 26, 14});    // nose
    }
    if (p.z < -20 && p.y > -20) {    // air cells of the mastoid and the petrous bone
        const float petrous = rodDepth({x, p.y, p.z}, {{14, 2, -34}, {60, 26, -38}, 5, 12});
        const MrSignal cells = mix(compactBone, air, coverage(m_folds.at(p.x / 4, p.y / 4, p.z / 4) - 0.1F, 0.4F));
        signal = mix(signal, cells, coverage(std::min({petrous, skin - 6, p.y + 12}), 6) * coverage(-hull - 0.5F, 1));
    }
    return signal;
}

MrSignal HeadPhantom::signalAt(Point p) const
{
    const float skin = skinDepth(p);
    if (skin < -1)
        return air;
    // The hull of all that floats in cerebrospinal fluid.
    float hull = joined(cerebrumDepth(p), cerebellumDepth(p) + 1, 6);
    hull = joined(hull, brainstemDepth(p) + 3, 8);
    hull = std::max(hull, std::min({vaultDepth(p), p.y - 8, p.z + 26}));    // the room about the tentorium
    MrSignal signal = hull < 3 ? outsideBrainAt(p, hull, skin) : csf;
    if (hull > -2.8F) {
        signal = mix(signal, dura, coverage(hull + 2.2F, edge));
        signal = mix(signal, brainAt(p, hull), coverage(hull + 1.6F, edge));
    }
    return mix(signal, sinusBlood, coverage(venousSinusDepth(p), edge) * coverage(hull + 4, 2));
}

HeadSlice HeadPhantom::scannedSlice(int slice) const
{
    HeadSlice out;
    out.t1c.resize(m_grid.count());
    out.t2.resize(m_grid.count());
    Random noise(m_seed, 0x4d52 + static_cast<std::uint64_t>(slice));
    const float z = sliceHeight(slice);
    const float quarter = m_grid.spacing / 4;
    // Four places of the voxel, so spread that each axis is seen at two and more.
    const std::array<Point, 4> places{
        {{-quarter, -quarter, -1.4F}, {quarter, quarter, -0.5F}, {quarter, -quarter, 0.5F}, {-quarter, quarter, 1.4F}}};
    for (int row = 0; row < m_grid.rows; ++row)
        for (int column = 0; column < m_grid.columns; ++column) {
            const Point p{m_grid.x(column), m_grid.y(row), z};
            MrSignal sum;
            for (const Point place : places) {
                const MrSignal one = signalAt(p + place);
                sum.t1c += one.t1c / places.size();
                sum.t2 += one.t2 / places.size();
            }
            // Coils see what is near them a little brighter.
            const float shading =
                0.94F + 0.05F * std::sin(p.x / 60 + 0.4F) + 0.06F * square(p.y / 90) + 0.04F * p.z / 70;
            // Magnitude images: noise in both channels, hence never below zero.
            const auto stored = [&](float signal, float deviation) {
                const float real = signal * shading + deviation * static_cast<float>(noise.normal());
                const float imaginary = deviation * static_cast<float>(noise.normal());
                return static_cast<std::uint16_t>(
                    std::lround(std::min(std::sqrt(real * real + imaginary * imaginary), 4095.F)));
            };
            const std::size_t i = m_grid.index(column, row);
            out.t1c[i] = stored(sum.t1c, 11);
            out.t2[i] = stored(sum.t2, 12);
        }
    return out;
}

}
