#include "core/demo/chest/phantom.h"

#include "core/demo/chest/lungs.h"

#include <algorithm>
#include <array>

namespace lantern::demo {

namespace {

struct Plan {
    float diameter;
    Lobe lobe;
    enum class Beside { Nothing, Pleura, Vessel } beside;
    const char* site;
};

constexpr std::array<Plan, 5> plans{{
    {17, Lobe::RightUpper, Plan::Beside::Nothing, "right upper lobe, free"},
    {11, Lobe::LeftLower, Plan::Beside::Pleura, "left lower lobe, against the pleura"},
    {8, Lobe::RightLower, Plan::Beside::Vessel, "right lower lobe, beside a vessel"},
    {6, Lobe::LeftUpper, Plan::Beside::Nothing, "left upper lobe, free"},
    {13, Lobe::LeftUpper, Plan::Beside::Vessel, "left upper lobe, beside a vessel"},
}};

// Twigs go through every place of a lung; a branch that a reader would see must stay away.
bool touchesVessel(const LungTrees& trees, Point place, float reach)
{
    const auto touches = [&](const Rod& vessel) { return vessel.radiusA > 1.2F && rodDepth(place, vessel) > -reach; };
    return std::ranges::any_of(trees.arteries, touches) || std::ranges::any_of(trees.veins, touches);
}

}

void ChestPhantom::placeNodules()
{
    Random random(m_seed, 23);
    const auto roll = [&](float low, float high) { return static_cast<float>(random.between(low, high)); };
    for (const Plan& plan : plans) {
        const float radius = plan.diameter / 2;
        for (int attempt = 0; attempt < 200000; ++attempt) {
            Point place{roll(-125, 125), roll(-85, 85), roll(-150, 85)};
            if (plan.beside == Plan::Beside::Vessel) {
                const auto pick = static_cast<std::size_t>(random.next() % m_trees.arteries.size());
                const Rod& vessel = m_trees.arteries[pick];
                if (vessel.radiusA < 0.9F || vessel.radiusA > 2)
                    continue;
                const Point aside = unit(cross(vessel.b - vessel.a, {roll(-1, 1), roll(-1, 1), roll(-1, 1)}));
                place = mix(vessel.a, vessel.b, 0.5F) + (radius + vessel.radiusA * 0.6F) * aside;
            }
            const float depth = lungDepth(place);
            const bool against = plan.beside == Plan::Beside::Pleura;
            if (against ? depth < radius * 0.55F || depth > radius * 0.8F : depth < radius + 7)
                continue;
            if (against && -mediastinumDepth(place) < 25)
                continue;
            // Away from fissures, from the diaphragm's moving edge, and from one another.
            if (lobeAt(place) != plan.lobe || std::abs(majorFissure(place)) < radius + 3 || place.z < -120)
                continue;
            if (place.x < 0 && std::abs(minorFissure(place)) < radius + 3)
                continue;
            const bool crowded = std::any_of(m_nodules.begin(), m_nodules.end(),
                                             [&](const Nodule& other) { return length(other.centre - place) < 40; });
            if (crowded || -mediastinumDepth(place) < radius + 8)
                continue;
            if (plan.beside == Plan::Beside::Nothing && touchesVessel(m_trees, place, radius + 2))
                continue;
            m_nodules.push_back({place, plan.diameter, plan.site});
            break;
        }
    }
}

}
