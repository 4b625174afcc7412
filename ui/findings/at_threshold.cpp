#include "ui/findings/at_threshold.h"

#include "core/nn/marks.h"

namespace lantern::findings {

AtThreshold::OutcomePtr AtThreshold::of(const OutcomePtr& whole, std::optional<double> threshold)
{
    if (!whole)
        return nullptr;
    const double wanted = threshold.value_or(whole->threshold);
    for (const Kept& kept : m_kept)
        if (kept.whole == whole && kept.threshold == wanted)
            return kept.at;
    Kept& kept = m_kept[m_next++ % m_kept.size()];
    kept = {whole, std::make_shared<const nn::Outcome>(nn::atThreshold(*whole, wanted)), wanted};
    return kept.at;
}

}
